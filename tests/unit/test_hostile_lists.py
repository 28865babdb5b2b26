"""Class lists and files of any content: maps, names and sentences in bounds, never an error."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from geodata import free_text
from geodata.exports import class_list, class_results, data_files
from geodata.lessons.reading import lessons
from geodata.scenario import is_sound
from tests.unit.test_class_list import BASE
from tests.unit.test_hostile_doors import ANY, LONG_MS, took_ms

QUESTIONS = [
    (lesson.id, question.id) for lesson in lessons().values() for question in lesson.questions
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "sign",
    [
        '"',
        '"\n',
        "=\n",
        "a.",
        "a@",
        "[](",
        '=A("',
        "?at=1,",
        "1/1/",
        "urldefense.com/v3/__",
        "\u0301",
        "lesson=how-far&a=",
        "#lesson=",
        "%0A~+",
    ],
)
def test_forty_lines_of_one_sign_take_no_time_as_a_class_list(sign: str) -> None:
    long = f"?lesson=how-far&a={sign * 8000}"[:7900]
    for text in (
        sign * 50_000,
        f"{long}\n" * 35,
        f"?at=1,2 {sign * 900}\n" * 45,
        f"{(sign * 2000)[:1990]}\n" * 45,
    ):
        assert took_ms(lambda text=text: class_list.read(text)) < 60 * LONG_MS  # type: ignore[misc]


@given(
    some.lists(
        ANY | ANY.map(lambda text: f"{text} https://a.example/?at=50,34 {text}"), max_size=60
    )
)
@settings(max_examples=100)
def test_any_class_list_gives_maps_and_a_bounded_number_of_lines(rows: list[str]) -> None:
    pupils, problems = class_list.read("\n".join(rows))
    assert len(pupils) <= class_list.MOST
    assert len(problems) <= 2 * class_list.MOST + 2
    assert all(problem.isprintable() and len(problem) < 400 for problem in problems)
    assert all(
        len(pupil.name) <= free_text.LONGEST["name"] and is_sound(pupil.scenario)
        for pupil in pupils
    )


@given(some.lists(ANY, max_size=20), some.sampled_from(QUESTIONS))
@settings(max_examples=100)
def test_any_answers_of_a_class_are_results_and_a_table_without_a_formula(
    given_answers: list[str], asked: tuple[str, str]
) -> None:
    lesson, question = asked
    rows = [
        f"{answer} https://a.example/lessons?"
        + urlencode({"lesson": lesson, "a": f"{question}~2f~{answer}~{answer}"}, errors="replace")
        for answer in given_answers
    ]
    for result in class_results.build(class_list.read("\n".join(rows))[0]):
        for place, (_, _, known) in enumerate(result.questions):
            class_results.numbers(result, place)
            counted = class_results.errors(result, place)
            assert sum(len(error.students) for error in counted) <= 2 * len(result.students)
            assert known.id == question or not counted
        table = class_results.write((result,), lambda *_: [], by_name=True).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(data_files.FORMULA_SIGNS)]


def test_a_name_longer_than_what_a_csv_reader_takes_is_refused_by_line() -> None:
    pupils, problems = class_list.read(
        f"https://a.example/?at=50,34 {'x' * (csv.field_size_limit() + 1)}"
    )
    assert pupils == ()
    assert "longer than 2,000 letters" in problems[-1]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"PK\x03\x04" + b"\0" * 50, "no text file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no text file"),
        ("Anna,x".encode("utf-16-le"), "no text file"),
        (b"," * 1_000_000, "too large"),
        (b"\xff\xfe\x00", "has no link"),
        (b"\xef\xbb\xbf", ""),
        (bytes(range(1, 256)), "has no link"),
    ],
    ids=str,
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(file: bytes, said: str) -> None:
    pupils, problems = class_list.read_file(file)
    assert pupils == ()
    assert said in " ".join(problems)
    assert len(problems) <= class_list.MOST


@given(some.binary(max_size=400))
@settings(max_examples=100)
def test_any_bytes_are_read_without_harm(file: bytes) -> None:
    assert all(problem.isprintable() for problem in class_list.read_file(file)[1])


def test_many_bad_links_are_named_in_a_bounded_number_of_lines_and_each_student_in_one() -> None:
    bad = "&".join(f"{key}=x" for key in ("at", "range", "from", "show", "day", "q"))
    _, problems = class_list.read(
        "\n".join(f"S{number} {BASE}/?{bad}" for number in range(40)), BASE
    )
    assert len(problems) <= 82
    assert all(any(f"“S{number}”" in line for line in problems) for number in range(40))
