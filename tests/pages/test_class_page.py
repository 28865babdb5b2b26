"""A teacher's class: ten students' links as they come, pasted or as a file, are read right."""

from __future__ import annotations

from textwrap import wrap
from typing import Any
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from geodata.lessons import progress
from geodata.lessons.parts import MapQuestion
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import DEFAULT, to_query
from tests.pages.opening import open_page, refusals
from tests.unit import lesson_answers

LESSON = lessons()["where-is-kursk"]
SAID = "Kursk lies in Russia, just over the border, north-east of Sumy in Ukraine, 82 miles away."


def _walk(most: int, **instead: list[str]) -> Progress:
    """Right answers to the first questions, or others instead."""
    now = Progress(LESSON.id)
    for question in LESSON.questions[:most]:
        for given in instead.get(question.id, [lesson_answers.right(question)]):
            now = now.give(question, given)
    return now


def _address(now: Progress) -> str:
    query = to_query(DEFAULT) | progress.to_query(now)
    return f"https://atlas.example/lessons?{urlencode(query, doseq=True)}"


def _code(now: Progress) -> str:
    query = {key: found for key, found in progress.to_query(now).items() if key != "step"}
    return urlencode(query, doseq=True, safe=",~")


RIGHT = _walk(7, tell=[SAID])
WRONG = _walk(7, moscow=["458"], direction=["south-east"], tell=["Kursk is a city of some size."])
STUCK = _walk(3, moscow=["900", "800", "700", "600"])
HALF = _walk(3)
CUT = _address(_walk(4))[: _address(_walk(4)).index("a=capital") + len("a=capital~1")]
FORM = f"""Timestamp,Email Address,What is your name?,"Paste your link, please"
2024/11/25 9:15:03 AM GMT+2,faye@school.example,Faye Miller,"{_address(HALF)}"
"""
# By name: what is pasted or the file, and how many of seven questions are right, or are words that
# are written.
STUDENTS: dict[str, tuple[str | bytes, int]] = {
    "Anna Right": (f"Anna Right, {_address(RIGHT)}", 7),
    "Ben Wrong": (f"Ben Wrong, {_address(WRONG)}", 4),
    "Cy Stuck": (f"Cy Stuck: {_address(STUCK)}", 2),
    "Di Half": (f"Di Half\n{_address(HALF)}", 3),
    "Eve Cut": (f"Eve Cut, {CUT}", 3),
    "Gil Wrapped": ("Gil Wrapped\n" + "\n".join(wrap(_address(RIGHT), 76)), 7),
    "Іван Петренко": (f"Ім'я;Посилання\r\nІван Петренко;{_address(HALF)}\r\n".encode("cp1251"), 3),
    "Özge Excel": (f"sep=;\r\nName;Link\r\nÖzge Excel;{_address(HALF)}\r\n".encode("utf-8-sig"), 3),
    "Faye Miller": (FORM.encode(), 3),
    "Hana File": (f"Hana File, {_code(RIGHT)}", 7),
}  # fmt: skip
PASTED = "\n".join(text for text, _ in STUDENTS.values() if isinstance(text, str))


def _open(text: str, file: bytes | None = None) -> AppTest:
    page = open_page("class")
    page.text_area[0].set_value(text)
    if file is not None:
        page.file_uploader[0].set_value(("class.csv", file, "text/csv"))
    page.button[0].click().run()
    assert not page.exception
    return page


def _matrix(page: AppTest) -> Any:
    return page.dataframe[0].value.set_index("Student")


def _finished(row: Any) -> int:
    return sum(str(cell).startswith(("✔ right", "≈ written")) for cell in row)


def test_ten_students_links_are_read_right_and_what_was_cut_is_told() -> None:
    page = _open(PASTED)
    told = refusals(page)
    assert len(told) == 1
    assert told[0].startswith("Line 6, “Eve Cut”: a=“capital~1” is not an answer")
    seen = {name: _finished(row) for name, row in _matrix(page).iterrows()}
    for name, (text, right) in STUDENTS.items():
        if isinstance(text, bytes):
            page = _open("", text)
            is_guessed = any("Windows-1251" in line for line in refusals(page))
            assert is_guessed == (name == "Іван Петренко")
            seen |= {called: _finished(row) for called, row in _matrix(page).iterrows()}
        assert seen[name] == right
    assert len(seen) == len(STUDENTS)


def test_the_page_says_whom_to_help_with_what() -> None:
    page = _open(PASTED)
    assert page.subheader[0].value == "Where is Kursk?: 7 students"
    lines = [text.value for text in page.text]
    stuck = next(line for line in lines if line.startswith("Cy Stuck, step 3"))
    assert "wrong at try 4. Too large." in stuck
    cell = _matrix(page).loc["Cy Stuck"].iloc[3]
    assert cell == "✘ wrong, try 4: 900 (miles) → 600 (miles)"
    rows = page.dataframe[1].value
    assert rows["Commonest error"].iloc[2].startswith("1 of 7: That is the distance in km.")
    assert rows["No answer"].iloc[6] == 3


def test_names_go_with_one_switch_from_everything() -> None:
    page = _open(PASTED)
    page.toggle[0].set_value(True).run()
    page.selectbox[0].set_value(2).run()
    everything = " ".join(
        [
            *(text.value for text in page.text),
            *(one.proto.body for one in page.get("html") if 'role="alert"' not in one.proto.body),
            *map(str, _matrix(page).index),
        ]
    )
    assert "Pupil 2" in everything
    assert not [name for name in STUDENTS if name in everything]


@pytest.mark.parametrize("index", range(len(LESSON.questions)))
def test_each_question_opens_with_its_errors(index: int) -> None:
    page = _open(PASTED)
    page.selectbox[0].set_value(index).run()
    assert not page.exception
    question = LESSON.questions[index]
    assert f"**{question.ask}**" in [one.value for one in page.markdown]
    charts = page.get("vega_lite_chart")
    of_pins = 1  # how many airfields the answers reach
    assert len(charts) - of_pins == (question.id in ("moscow", "share"))
    if isinstance(question, MapQuestion):
        assert "No wrong answer is known." in [one.value for one in page.text]


def test_ticks_stay_with_their_words_and_go_into_the_table() -> None:
    page = _open(PASTED)
    page.selectbox[0].set_value(6).run()
    page.pills[0].set_value([0, 2]).run()
    page.selectbox[0].set_value(0).run()
    page.selectbox[0].set_value(6).run()
    assert page.pills[0].value == [0, 2]
    page.text_area[0].set_value(f"Zed, {_address(HALF)}\n{PASTED}").run()
    page.selectbox[0].set_value(6).run()
    assert page.pills[0].value == [0, 2]
    kept = page.session_state["session"].widget_values
    assert sum(kept[name] == [0, 2] for name in kept if str(name).startswith("ticks ")) == 1


def test_everybodys_pins_are_those_of_a_question_or_of_the_links_that_are_maps() -> None:
    page = _open(f"Ann, https://atlas.example/?at=50.45,30.52&range=300km\n{PASTED}")
    pins = page.selectbox[1]
    assert pins.options == [
        "Links of maps: 1",
        "Where is Kursk? 1. Find the city: 7",
        "Where is Kursk? 5. A ring between two capitals: 4",
    ]
    assert "Ann: near Kyiv, 300 km" in [one.value for one in page.text]
    pins.set_value(pins.options[1]).run()
    words = next(one.value for one in page.text if one.value.startswith("Anna Right: near Kursk"))
    assert words.count("near Kursk") == 7
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert not [one for one in page.text if "Anna Right" in one.value]


def test_nothing_of_a_list_goes_into_the_address() -> None:
    page = _open(PASTED)
    assert set(page.query_params) <= {"at", "range", "from", "day", "show"}


def test_a_map_alone_has_no_results_and_a_lesson_alone_says_so() -> None:
    page = _open("Ann, https://atlas.example/?at=50.45,30.52")
    assert [head.value for head in page.header] == ["Everybody’s pins", "Their maps on paper"]
    assert not page.dataframe
    assert refusals(_open("")) == ["Paste at least one link first."]
