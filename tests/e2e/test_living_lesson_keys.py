"""The file's lessons by keyboard, and by what a screen reader is given; axe and large targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from geodata.lessons import cities_in_words
from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.lessons.reading import lessons
from geodata.scenario import Point
from tests.e2e.conftest import WIDE
from tests.e2e.lesson_reader import SITE, Reader, open_window, write_file
from tests.e2e.test_accessibility import SMALL, SMALLEST, describe, find_faults
from tests.unit import lesson_answers as answers

LESSONS = lessons()
KINDS = LESSONS["what-changed"]  # it has all five kinds of questions
HAS_FOCUS = "e => e === document.activeElement"


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as one file."""
    return write_file(tmp_path_factory.mktemp("living"), SITE)


@pytest.fixture(params=[WIDE], ids=["1366x768"])
def reader(request: pytest.FixtureRequest, browser: Browser, living: Path) -> Iterator[Reader]:
    """A fresh window of a browser without a network."""
    yield from open_window(browser, living, request.param)


def _press(reader: Reader, name: str, key: str = "Tab") -> None:
    wanted = reader.button(name)
    for _ in range(70):
        if wanted.count() and wanted.first.evaluate(HAS_FOCUS):
            break
        reader.page.keyboard.press(key)
    else:
        raise AssertionError(f"{name} was not reached by {key}")
    reader.page.keyboard.press("Enter")


def _answer_by_keys(reader: Reader, question: Question) -> None:
    page, right = reader.page, answers.right(question)
    match question:
        case NumberQuestion() | TextQuestion():
            _tab_to(reader, page.get_by_role("textbox", name=question.ask))
            page.keyboard.type(right)
        case ChoiceQuestion():
            chosen = next(option.text for option in question.options if option.id == right)
            _tab_to(reader, page.get_by_role("radiogroup", name=question.ask).locator("input"))
            page.keyboard.press("Space")
            for _ in question.options:
                if page.get_by_role("radio", name=chosen, exact=True).is_checked():
                    break
                page.keyboard.press("ArrowDown")
        case OrderQuestion():
            _order_by_keys(reader, question)
        case MapQuestion():
            while reader.map().day != question.example.day:
                _press(reader, "Later event")
    _press(reader, "Check")


def _order_by_keys(reader: Reader, question: OrderQuestion) -> None:
    for item in question.items:
        shown = reader.page.locator("#question .take").all_inner_texts()
        here = reader.page.evaluate("document.activeElement.textContent")
        is_before = here in shown and shown.index(here) > shown.index(item.text)
        _press(reader, item.text, "Shift+Tab" if is_before else "Tab")
    assert reader.page.evaluate("document.activeElement.id") == "check"


def _tab_to(reader: Reader, wanted: Locator) -> None:
    for _ in range(70):
        if any(one.evaluate(HAS_FOCUS) for one in wanted.all()):
            return
        reader.page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} was not reached")


def test_a_lesson_is_done_by_keyboard_and_accessible_names(reader: Reader) -> None:
    page, lesson = reader.page, KINDS
    reader.open()
    _press(reader, f"Begin lesson {list(LESSONS).index(lesson.id) + 1}")
    for index, step in enumerate(lesson.steps):
        assert step.question
        where = f"Step {index + 1} of {len(lesson.steps)}"
        head = page.get_by_role("heading", level=2, name=step.title, exact=True)
        expect(head).to_be_focused()
        expect(head).to_have_accessible_description(where)
        expect(page).to_have_title(f"{where}, {lesson.title} – Kursk and the 200-mile ring")
        expect(page.get_by_role("group", name=step.question.ask, exact=True)).to_be_visible()
        _answer_by_keys(reader, step.question)
        sign = "≈" if isinstance(step.question, TextQuestion) else "✔"
        expect(page.get_by_role("alert").filter(has_text=sign)).to_be_visible()
        expect(page.locator("#check")).to_be_focused()
        _press(reader, "To the summary" if step is lesson.steps[-1] else "Next")
    expect(page.get_by_role("heading", level=2, name="What you have done")).to_be_focused()
    _press(reader, "All lessons", "Shift+Tab")
    expect(page.get_by_role("heading", level=1, name="Lessons", exact=True)).to_be_focused()


def test_the_same_wrong_mark_is_an_alert_again_and_no_other_try(reader: Reader) -> None:
    page = reader.page
    reader.open("lesson=where-is-kursk&step=3")
    field = page.get_by_label("Your answer, in")
    field.fill("100")
    field.press("Enter")
    first = page.get_by_role("alert").filter(has_text="Too small").element_handle()
    field.fill("100 miles")
    field.press("Enter")
    page.wait_for_function("(first) => !first.isConnected", arg=first)
    expect(page.get_by_role("alert").filter(has_text="Too small")).to_be_visible()
    assert reader.parts()["a"] == ["moscow~1~100"]


def test_the_last_one_is_taken_back_and_the_focus_goes_on(reader: Reader) -> None:
    question = next(one for one in KINDS.questions if isinstance(one, OrderQuestion))
    index = KINDS.questions.index(question)
    reader.open(f"lesson={KINDS.id}&step={index + 1}")
    buttons = reader.page.locator("#question .take")
    buttons.nth(0).click()
    expect(buttons.nth(0)).to_be_focused()
    reader.button("Take the last one back").click()
    expect(buttons).to_have_count(len(question.items))
    expect(buttons.nth(0)).to_be_focused()


def test_the_map_in_words_tells_what_a_ruler_would_and_follows_the_hand(reader: Reader) -> None:
    page = reader.page
    reader.open("lesson=where-is-kursk&step=1")
    words = page.locator("#lessons details.in-words")
    page.get_by_text("The map in words").click()
    expect(words).to_contain_text("Kursk, 421 km (262 miles) east")
    reader.lay("at=51.73,36.18&range=40km")
    expect(words).to_contain_text("Cities, from Kursk")
    step = lessons()["where-is-kursk"].steps[0]
    for _, told in cities_in_words.lines(
        replace(step.map, points=(Point(36.18, 51.73),)), step.sees
    ):
        expect(words.locator("dd.more").first).to_have_text(told)
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator("details.in-words .more")).to_have_count(0)
    expect(page.locator("#panel #controls")).to_have_count(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment",
    ["lesson=", "lesson=which-line&step=1&a=kirby~1~held", "lesson=what-changed&step=3",
     "lesson=which-line&step=6&a=why~1~the%20border%20and%20held%20land,%20twenty%20km",
     "lesson=which-line&step=7&a=kirby~2~held"],
)  # fmt: skip
def test_axe_finds_nothing_and_all_targets_are_large_enough(
    reader: Reader, theme: str, fragment: str
) -> None:
    reader.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    reader.open(fragment)
    assert describe(find_faults(reader.page)) == []
    assert reader.page.evaluate(SMALL, SMALLEST) == []
