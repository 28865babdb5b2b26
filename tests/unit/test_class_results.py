"""Results of a class: marks are the students' own, errors are counted, a table is safe to open."""

from __future__ import annotations

import csv
import io
import random
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from geodata.exports import class_list, class_results
from geodata.exports.class_results import LessonResult
from geodata.lessons import progress
from geodata.lessons.marking import RIGHT
from geodata.lessons.parts import Lesson, NumberQuestion, TextQuestion
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import DEFAULT, to_query
from tests.unit import lesson_answers, random_answers
from tests.unit.test_hostile_doors import took_ms

BASE = "https://atlas.example"
LESSON = lessons()["where-is-kursk"]
PLACES = {question.id: place for place, question in enumerate(LESSON.questions)}
MOSCOW = LESSON.questions[PLACES["moscow"]]
IN_KM = "That is the distance in km."


def _link(now: Progress) -> str:
    """The address as a student's browser has it."""
    query = to_query(DEFAULT) | progress.to_query(now)
    return f"{BASE}/lessons?{urlencode(query, doseq=True)}"


def _walk(given: dict[str, list[str]], lesson: Lesson = LESSON) -> Progress:
    now = Progress(lesson.id)
    for question in lesson.questions:
        for answer in given.get(question.id, []):
            now = now.give(question, answer)
    return now


def _results(*walks: tuple[str, Progress]) -> LessonResult:
    pupils, problems = class_list.read("\n".join(f"{name}, {_link(now)}" for name, now in walks))
    assert problems == ()
    (result,) = class_results.build(pupils)
    return result


def _draw(chance: random.Random, lesson: Lesson) -> Progress:
    now = Progress(lesson.id, step=chance.randrange(len(lesson.steps) + 1))
    for question in lesson.questions:
        for _ in range(chance.randrange(4)):
            right = chance.random() < 0.3
            given = (
                lesson_answers.right(question) if right else random_answers.draw(chance, question)
            )
            now = now.give(question, given)
        if chance.random() < 0.1:
            now = now.show(question)
    return now


@pytest.mark.slow
def test_marks_and_scores_of_a_thousand_students_are_those_of_their_own_pages() -> None:
    chance = random.Random(24)
    every = list(lessons().values())
    walks = [_draw(chance, chance.choice(every)) for _ in range(1000)]
    compared = 0
    for start in range(0, len(walks), class_list.MOST):
        urls = [_link(now) for now in walks[start : start + class_list.MOST]]
        pupils, _ = class_list.read("\n".join(f"{place}a {url}" for place, url in enumerate(urls)))
        assert len(pupils) == len(urls)
        own = [
            progress.from_query(parse_qs(urlsplit(url).query, keep_blank_values=True), lessons())
            for url in urls
        ]
        for result in class_results.build(pupils):
            theirs = [now for now in own if now.lesson == result.lesson.id]
            for student, now in zip(result.students, theirs, strict=True):
                marks = [now.mark(question) for question in result.lesson.questions]
                assert [cell.mark for cell in student.cells] == marks
                assert student.score == progress.score(now, result.lesson)
                compared += 1
    assert compared == 1000


def test_a_cell_says_state_tries_and_both_answers() -> None:
    moscow = f"{MOSCOW.answer.value:.0f}" if isinstance(MOSCOW, NumberQuestion) else ""
    result = _results(
        ("Right", _walk({"moscow": ["458", moscow]})),
        ("Wrong", _walk({"moscow": ["458", "460", "900"]})),
        ("Shown", _walk({"moscow": ["458"]}).show(MOSCOW)),
        ("Open", Progress(LESSON.id)),
    )
    cells = [cell for _, cell in result.column(PLACES["moscow"])]
    assert [(cell.state, cell.tries) for cell in cells] == [
        (RIGHT, 2), ("wrong", 3), ("shown", 1), ("open", 0),
    ]  # fmt: skip
    assert [(cell.first, cell.last) for cell in cells[1:]] == [
        ("458 (miles)", "900 (miles)"), ("458 (miles)", "458 (miles)"), ("", ""),
    ]  # fmt: skip
    assert result.per_cent(PLACES["moscow"]) == 25
    assert result.at_once(PLACES["moscow"]) == 0
    stuck = [(student.name, cell.tries) for student, _, cell in class_results.stuck(result)]
    assert stuck == [("Wrong", 3), ("Shown", 1)]


def test_errors_are_counted_by_their_hints_whether_first_or_last() -> None:
    right = lesson_answers.right(MOSCOW)
    result = _results(
        ("A", _walk({"moscow": ["458"]})),
        ("B", _walk({"moscow": ["457", right]})),
        ("C", _walk({"moscow": ["457", "459"]})),
        ("D", _walk({"moscow": ["900"]})),
        ("E", _walk({"moscow": ["458 km"]})),
        ("F", _walk({"moscow": [right]})),
    )
    place = PLACES["moscow"]
    found = class_results.errors(result, place)
    assert found[0].hint.startswith(IN_KM)
    assert [student.name for student in found[0].students] == ["A", "B", "C"]
    assert class_results.commonest(result, place).startswith(f"3 of 6: {IN_KM}")
    assert sum(len(error.students) for error in found) == 5
    numbers = class_results.numbers(result, place)
    assert sorted(round(value) for value, _ in numbers) == [284, 284, 457, 457, 458, 459, 900]
    assert sum(kind == "first answer" for _, kind in numbers) == 5


def test_every_foreseen_error_of_every_question_is_found_by_its_hint() -> None:
    for lesson in lessons().values():
        for place, question in enumerate(lesson.questions):
            for hint, given in lesson_answers.wrong(lesson.id, question):
                result = _results(("A", _walk({question.id: [given]}, lesson)))
                (error,) = class_results.errors(result, place)
                assert hint in error.hint


def test_maps_that_lack_the_same_have_one_error_whatever_else_is_said_of_each() -> None:
    far = ["at=50.45,30.52&range=40km", "at=48,37&range=40km"]
    result = _results(
        *((name, _walk({"city": [given]})) for name, given in zip("AB", far, strict=True))
    )
    ((error),) = class_results.errors(result, PLACES["city"])
    assert len(error.students) == 2
    assert result.students[0].cells[0].last.startswith("40 km around Kyiv")


def test_choices_are_counted_at_first_and_at_last() -> None:
    place = PLACES["direction"]
    question = LESSON.questions[place]
    (_, wrong), *_ = lesson_answers.wrong(LESSON.id, question)
    right = lesson_answers.right(question)
    result = _results(
        ("A", _walk({"direction": [wrong, right]})),
        ("B", _walk({"direction": [right]})),
        ("C", _walk({"direction": [wrong]})),
    )
    counted = {
        option.id: (first, last) for option, first, last in class_results.choices(result, place)
    }
    assert (counted[wrong], counted[right]) == ((2, 1), (1, 2))


def test_the_same_name_has_one_number_in_all_lessons_and_the_nameless_have_their_own() -> None:
    other = Progress("how-far")
    text = "\n".join(f"{name} {_link(now)}" for name, now in (
        ("Ann", Progress(LESSON.id)), ("", Progress(LESSON.id)), ("", other), ("Ann", other),
    ))  # fmt: skip
    first, second = class_results.build(class_list.read(text)[0])
    assert [student.called(by_name=False) for student in first.students] == ["Pupil 1", "Pupil 2"]
    assert [student.called(by_name=True) for student in second.students] == ["Pupil 3", "Ann"]


@pytest.mark.parametrize("sign", [",", ";"])
def test_the_table_has_ticks_and_no_formula_and_no_name_where_names_are_hidden(sign: str) -> None:
    place = PLACES["tell"]
    question = LESSON.questions[place]
    assert isinstance(question, TextQuestion)
    said = f'=HYPERLINK(1) {question.model}; "and", more'
    result = _results(
        ("Ann", _walk({"tell": [said], "moscow": ["-5"]})), ("Ben", Progress(LESSON.id))
    )
    for by_name in (True, False):
        file = class_results.write(
            (result,), lambda *at: [1, 0] if at[1:] == (place, 0) else [], by_name, sign
        )
        heads, *rows = csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=sign)
        assert len(rows) == 2 * len(LESSON.questions)
        assert all(len(row) == len(heads) for row in rows)
        assert not [one for row in rows for one in row if one.startswith(("=", "+", "-", "@"))]
        assert rows[place][5:] == ["written", "1", f"'{said}", f"'{said}", "1; 2", "2", "4"]
        assert {row[0] for row in rows} == ({"Ann", "Ben"} if by_name else {"Pupil 1", "Pupil 2"})


def test_a_class_of_thirty_five_is_read_and_marked_in_time() -> None:
    chance = random.Random(1)
    text = "\n".join(f"Student {place}a, {_link(_draw(chance, LESSON))}" for place in range(35))

    def read() -> None:
        (result,) = class_results.build(class_list.read(text)[0])
        for place in PLACES.values():
            class_results.errors(result, place)

    assert took_ms(read) < 2000
