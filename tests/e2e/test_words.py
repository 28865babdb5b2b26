"""The meaning of a word beside it, in Chromium: by mouse, keyboard and finger, closed by Esc."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geodata.facts import glossary
from tests.e2e.conftest import NARROW, PATIENCE_MS, Student


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Student]:
    """A window of a phone with a finger for a mouse."""
    context = browser.new_context(viewport=NARROW, has_touch=True, color_scheme=request.param)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield Student(page, address)
    context.close()


def open_page(student: Student) -> Page:
    """The page of airfields, whose longest text has several terms."""
    student.page.goto(f"{student.address}/airbases")
    student.page.locator(".term").first.wait_for()
    student.rest()
    return student.page


def meaning(page: Page) -> Locator:
    """The box with the meaning."""
    return page.locator("#meaning")


def test_hovering_over_a_word_shows_its_meaning_and_leaving_hides_it(student: Student) -> None:
    page = open_page(student)
    word = page.locator(".term", has_text="on the record")
    word.hover()
    expect(meaning(page)).to_have_text(glossary.terms()["on-the-record"].meaning)
    page.locator("h1").hover()
    expect(meaning(page)).to_be_hidden()
    assert student.errors == []


def test_the_keyboard_reaches_a_word_hears_its_meaning_and_closes_it_with_esc(
    student: Student,
) -> None:
    page = open_page(student)
    first = page.locator(".term", has_text="unnamed official")
    first.focus()
    expect(meaning(page)).to_have_text(glossary.terms()["unnamed-official"].meaning)
    expect(first).to_have_attribute("aria-describedby", "meaning")
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    page.keyboard.press("Tab")
    expect(meaning(page)).to_have_text(glossary.terms()["on-the-record"].meaning)
    page.keyboard.press("Shift+Tab")
    expect(meaning(page)).to_have_text(glossary.terms()["unnamed-official"].meaning)
    page.locator("h1").click()
    expect(meaning(page)).to_be_hidden()


def test_a_tap_shows_every_meaning_whole_inside_the_window_of_a_phone(phone: Student) -> None:
    page = open_page(phone)
    page.get_by_text("Which airfields are on the list").tap()
    phone.rest()
    words = page.locator(".term")
    for index in range(words.count()):
        words.nth(index).scroll_into_view_if_needed()
        words.nth(index).tap()
        expect(meaning(page)).to_have_text(words.nth(index).get_attribute("data-meaning") or "")
        box = meaning(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= NARROW["height"]
        _can_be_read(meaning(page))
    page.locator("h1").tap()
    expect(meaning(page)).to_be_hidden()
    assert phone.errors == []


def _can_be_read(box: Locator) -> None:
    """Letters and ground differ by WCAG's ratio for text, 4.5 to 1, and lie above the page."""
    ratio = box.evaluate(
        """(box) => {
          const light = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number)
            .map((part) => part / 255)
            .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
          const { color, backgroundColor } = getComputedStyle(box);
          const lights = [light(color), light(backgroundColor)];
          const [high, low] = lights.sort((one, other) => other - one);
          const { left, top, width, height } = box.getBoundingClientRect();
          const uppermost = document.elementFromPoint(left + width / 2, top + height / 2) === box;
          return uppermost ? (high + 0.05) / (low + 0.05) : 0;
        }"""
    )
    assert ratio >= 4.5
