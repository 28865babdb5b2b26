"""The lessons in the file: opened from a disk, without a network, walked right, wrong and empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geodata import links
from geodata.lessons import marking, progress
from geodata.lessons.parts import (
    Lesson,
    MapQuestion,
    Step,
)
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import USUAL
from tests.e2e.conftest import NARROW, WIDE
from tests.e2e.lesson_reader import SITE, Reader, open_window, write_file
from tests.unit import lesson_answers as answers

LESSONS = lessons()
LINES = LESSONS["which-line"]
DRAWN = "at=50.91,34.80&range=300km&from=border"


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as one file."""
    return write_file(tmp_path_factory.mktemp("living"), SITE)


@pytest.fixture(params=[WIDE], ids=["1366x768"])
def reader(request: pytest.FixtureRequest, browser: Browser, living: Path) -> Iterator[Reader]:
    """A fresh window of a browser without a network."""
    yield from open_window(browser, living, request.param)


def _as_given(step: Step, given: str) -> str:
    """An answer as the file takes it: a map with the usual layers, and none if no hand moved it."""
    question = step.question
    if not isinstance(question, MapQuestion):
        return given
    shown, opened = (
        links.query(replace(one, show=USUAL)) for one in (marking.shown_map(given), step.map)
    )
    is_right = marking.mark(question, shown).state == marking.RIGHT
    return "" if shown == opened and not is_right else shown


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
@pytest.mark.parametrize("reader", [WIDE, NARROW], indirect=True, ids=["1366x768", "390x844"])
def test_a_lesson_is_walked_empty_wrong_and_right_with_the_marks_of_the_site(
    reader: Reader, lesson: Lesson
) -> None:
    page = reader.page
    number = list(LESSONS).index(lesson.id) + 1
    reader.open().button(f"Begin lesson {number}").click()
    now = Progress(lesson.id)
    for index, step in enumerate(lesson.steps):
        reader.at_step(lesson, index)
        expect(page.locator("#step-title")).to_be_focused()
        question = step.question
        assert question
        reader.check(question, "")
        given = [*(answer for _, answer in answers.wrong(lesson.id, question))]
        for answer in (*given, answers.right(question)):
            reader.answer(question, answer)
            taken = _as_given(step, answer)
            reader.check(question, taken)
            now = now.give(question, taken)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        reader.button("To the summary" if step is lesson.steps[-1] else "Next").click()
    assert progress.from_query(reader.parts(), LESSONS) == now.go(len(lesson.steps))
    score = progress.score(now, lesson)
    expect(page.locator("#lesson-score")).to_have_text(f"{score.right} of {score.marked} right")
    assert score.right == score.marked


def test_a_reload_brings_answers_marks_step_and_map_back(reader: Reader) -> None:
    page = reader.page
    reader.open("lesson=which-line&step=1")
    reader.answer(LINES.questions[0], "held")
    reader.check(LINES.questions[0], "held")
    reader.button("Next").click()
    reader.at_step(LINES, 1)
    page.get_by_role("radio", name="The border").check()
    page.get_by_role("button", name="300 km").first.click()
    expect(page).to_have_url(re.compile("range=300km&from=border"))
    reader.check(LINES.questions[1], DRAWN)
    shown, parts = reader.map(), reader.parts()
    page.reload()
    reader.at_step(LINES, 1)
    reader.says("right", "Right: the map shows it.")
    assert (reader.map(), reader.parts()) == (shown, parts)
    expect(page.get_by_role("radio", name="The border")).to_be_checked()
    reader.button("Back").click()
    reader.at_step(LINES, 0)
    reader.says("wrong", marking.mark(LINES.questions[0], "held").words)
    expect(page.get_by_role("radio", name="From land that Ukraine holds")).to_be_checked()
    page.go_back()
    reader.at_step(LINES, 1)
    assert reader.map() == shown


def test_a_map_as_the_step_opened_it_is_no_answer(reader: Reader) -> None:
    reader.open("lesson=which-line&step=2")
    reader.button("Check").click()
    reader.says("none", "Set the map first, then press Check.")
    assert "a=" not in reader.page.url


def test_the_own_map_comes_back_on_leaving_and_a_lesson_waits_where_it_was_left(
    reader: Reader,
) -> None:
    page = reader.page
    reader.open("at=49.98,36.25&range=150km&lesson=")
    own = reader.map()
    reader.button("Begin lesson 3").click()
    reader.answer(LINES.questions[0], "border")
    reader.check(LINES.questions[0], "border")
    reader.button("Next").click()
    reader.lay(DRAWN)
    reader.button("All lessons").click()
    expect(page.locator("#lesson-title")).to_be_focused()
    assert reader.map() == own
    assert reader.parts()["lesson"] == [""]
    reader.button("Resume lesson 3, step 2 of 6").click()
    reader.at_step(LINES, 1)
    assert reader.map().start == "border"
    reader.button("All lessons").click()
    reader.button("Begin lesson 3 anew").click()
    reader.at_step(LINES, 0)
    expect(page.locator("#question-mark .mark")).to_have_count(0)
    assert page.locator("#question input:checked").count() == 0
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator("#lessons")).to_be_hidden()
    assert reader.map() == own
    assert "lesson" not in reader.parts()


def test_what_was_typed_and_not_yet_checked_is_still_there(reader: Reader) -> None:
    reader.open("lesson=which-line&step=6")
    reader.page.get_by_label("Your answer").fill("A half-done thought")
    reader.button("Back").click()
    reader.button("Next").click()
    expect(reader.page.get_by_label("Your answer")).to_have_value("A half-done thought")


def test_a_link_that_fixes_controls_lets_no_hand_move_them_and_waits_for_the_answer(
    reader: Reader,
) -> None:
    lesson, page = LESSONS["how-far"], reader.page
    reader.open("lesson=how-far&step=3&lock=points,range,steps")
    expect(page.get_by_text("has fixed some controls")).to_be_visible()
    expect(page.get_by_role("slider", name="Range")).to_have_count(0)
    expect(reader.button("Next")).to_be_disabled()
    pin = page.locator(".launch").first
    pin.press("ArrowRight")
    assert page.evaluate("() => rangeMap.handState.at(0)") == [50.91, 34.8]
    reader.answer(lesson.questions[2], "15")
    reader.button("Check").click()
    expect(reader.button("Next")).to_be_enabled()
    reader.button("Next").click()
    reader.at_step(lesson, 3)
    expect(page.get_by_role("slider", name="Range")).to_be_visible()  # its question needs it
    assert reader.parts()["lock"] == ["points,range,steps"]


def test_a_right_answer_stays_and_that_is_said(reader: Reader) -> None:
    reader.open("lesson=which-line&step=1&a=kirby~1~border")
    reader.answer(LINES.questions[0], "held")
    reader.button("Check").click()
    words = marking.mark(LINES.questions[0], "held").words
    reader.says("wrong", f"{words} Your right answer of before still counts.")
    assert reader.parts()["a"] == ["kirby~1~border"]


def test_what_an_address_holds_that_is_none_of_a_lesson_is_said_as_text(reader: Reader) -> None:
    reader.open("lesson=which-line&step=99&a=%3Cimg%20src=x%20onerror=alert(1)%3E&lock=nothing")
    told = reader.page.locator("#lesson-ignored")
    asked = {"lesson": "which-line", "step": "99", "lock": "nothing"}
    read = progress.from_query({**asked, "a": "<img src=x onerror=alert(1)>"}, LESSONS)
    expect(told).to_have_text(re.compile(".*".join(map(re.escape, read.ignored)), re.DOTALL))
    expect(told.locator("img")).to_have_count(0)
    reader.open("lesson=nonsense")
    expect(told).to_contain_text("is not a lesson of this site")
    expect(reader.button("Begin lesson 1")).to_be_visible()


def test_an_address_without_a_lesson_opens_the_map(reader: Reader) -> None:
    reader.page.goto(f"{reader.file.as_uri()}#at=49.98,36.25&range=150km")
    reader.page.locator("#map_div[data-ready=true]").wait_for()
    expect(reader.page.locator("#lessons")).to_be_hidden()
    expect(reader.page.locator("#map_div")).to_be_visible()
    assert reader.map().range_value == 150
