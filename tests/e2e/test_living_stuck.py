"""In the file, too, who is stuck gets a second hint and then the answer, by keys and heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geodata.lessons import solutions
from tests.e2e.conftest import WIDE
from tests.e2e.lesson_reader import SITE, Reader, open_window, write_file
from tests.e2e.test_accessibility import SMALL, SMALLEST, describe, find_faults
from tests.e2e.test_stuck import LESSON, NUMBER, THRICE
from tests.unit import lesson_answers as answers


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as one file."""
    return write_file(tmp_path_factory.mktemp("living"), SITE)


@pytest.fixture
def reader(browser: Browser, living: Path) -> Iterator[Reader]:
    """A fresh window of a browser without a network."""
    yield from open_window(browser, living, WIDE)


def test_a_second_hint_then_the_answer_which_opens_the_next_step_and_stays_shown(
    reader: Reader,
) -> None:
    page = reader.page
    reader.open(f"lesson={LESSON.id}&step=3&lock=steps")
    mark, field = page.locator("#question-mark .mark"), page.get_by_label("Your answer, in")
    show, forward = reader.button("Show the answer"), reader.button("Next")
    expect(forward).to_be_disabled()
    expect(forward).to_have_accessible_description(re.compile("^This opens when the question is"))
    field.fill("100")
    field.press("Enter")
    expect(mark).to_have_text(re.compile("^✘ Too small"))
    expect(mark).not_to_contain_text("lies from")
    field.fill("120")
    field.press("Enter")
    alert = page.get_by_role("alert").filter(has_text="The answer lies from 200 to 300 miles.")
    expect(alert).to_be_visible()
    expect(show).to_be_hidden()
    field.fill("140")
    field.press("Enter")
    show.focus()
    page.keyboard.press("Enter")
    (answer,) = solutions.answer(NUMBER)
    expect(page.get_by_role("alert").filter(has_text=answer)).to_be_visible()
    expect(show).to_be_focused()
    expect(forward).to_be_enabled()
    expect(page.locator("#step-waits")).to_be_hidden()
    expect(page).to_have_url(re.compile("a=moscow~3fs~100~140"))
    fragment = page.url.partition("#")[2]
    reader.open(fragment)
    expect(mark).to_contain_text(answer)
    expect(page.get_by_role("alert").filter(has_text=answer)).to_have_count(0)
    expect(forward).to_be_enabled()
    field.fill("284")
    field.press("Enter")
    expect(mark).to_have_text(re.compile("^✔"))
    expect(show).to_be_hidden()
    expect(page).to_have_url(re.compile("a=moscow~4fs~100~284"))
    reader.open(page.url.partition("#")[2].replace("step=3", "step=8"))
    expect(reader.button("○ 3. How far to Moscow? (answer shown, try 4)")).to_be_visible()
    expect(page.locator("#lesson-score")).to_have_text("0 of 6 right")


def test_an_example_is_laid_on_the_map_and_can_be_checked(reader: Reader) -> None:
    reader.open(THRICE)
    mark, lay = reader.page.locator("#question-mark .mark"), reader.button("Lay it on the map")
    expect(mark).to_contain_text("one that fits is 421 km (262 miles) to the east.")
    expect(lay).to_be_hidden()
    reader.button("Show the answer").click()
    expect(mark).to_contain_text("the pin at 51.73° N, 36.18° E")
    lay.click()
    expect(reader.page).to_have_url(re.compile("at=51.73,36.18"))
    reader.button("Check").click()
    expect(mark).to_have_text(re.compile("^✔"))
    expect(reader.page).to_have_url(re.compile("a=city~4s"))
    expect(reader.button("Next")).to_be_enabled()


def test_wrong_options_are_struck_out_and_the_words_say_what_is_left(reader: Reader) -> None:
    reader.open(f"lesson={LESSON.id}&step=2&a=direction~2f~nw~w")
    expect(reader.page.locator("#question-mark .mark")).to_contain_text("“north-east”, “south-")
    expect(reader.page.locator("#question .struck")).to_have_text(["north-west", "west"])


def test_beside_a_question_in_words_stands_that_next_waits_for_the_model(reader: Reader) -> None:
    reader.open(f"lesson={LESSON.id}&step=7&lock=steps")
    question, waits = LESSON.questions[-1], reader.page.locator("#step-waits")
    expect(waits).to_have_text("This opens when you have written an answer and seen the model.")
    reader.answer(question, answers.right(question))
    reader.check(question, answers.right(question))
    expect(waits).to_be_hidden()
    expect(reader.button("Show the answer")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment",
    [f"lesson={LESSON.id}&step=2&a=direction~3fs~nw~w", THRICE, THRICE.replace("3~", "3s~")],
)
def test_axe_finds_nothing_where_somebody_is_helped(
    reader: Reader, theme: str, fragment: str
) -> None:
    reader.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    reader.open(fragment)
    assert describe(find_faults(reader.page)) == []
    assert reader.page.evaluate(SMALL, SMALLEST) == []
