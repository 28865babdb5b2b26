"""Each selector by which our style sheet and scripts lean on Streamlit's page finds something."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from pages.hooks import streamlit_hooks
from pages.server import page_files
from tests.e2e.conftest import NARROW, Opener, Student

WATCH = """(selectors) => {
  window.missing = new Set(selectors);
  const look = () => missing.forEach((one) => document.querySelector(one) && missing.delete(one));
  const all = { subtree: true, childList: true, attributes: true };
  new MutationObserver(look).observe(document, all);
}"""
PAGES = (  # with the map's they have all of it between them; words on a button, a choice, a switch
    ("lessons?lesson=which-line&step=1&a=kirby~2~held", ("Check", "From the missile launchers")),
    ("lessons?lesson=which-line&step=1&a=kirby~3s~held", ("The answer is shown",)),
    ("projection", ("Circles of equal size on the ground",)),
    ("article?claim=p1-reversal", ("This reversed what Washington", "partly, open")),
)


def _of_sheet() -> set[str]:
    """Its selectors, without the states in which no page is when it is looked at."""
    sheet = (page_files.SHARED / "streamlit.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|@[^{]*\{", "", sheet, flags=re.DOTALL)
    lists = re.findall(r"([^{}]+)\{", rules)
    single = (one for some in lists for one in re.split(r",(?![^(]*\))", some))
    states = r"::?(before|after|focus-visible|details-content)"
    return {re.sub(states, "", one).strip() for one in single}


def test_each_selector_for_streamlits_own_page_finds_something(student: Student) -> None:
    selectors = _of_sheet() | set(streamlit_hooks.SELECTORS.values())
    assert selectors > {".stApp", ".stMain", ".stSlider", "[data-stale]"}
    student.page.add_init_script(f"({WATCH})({json.dumps(sorted(selectors))})")
    student.open("?at=50.91,34.80&at=51.5,33.5&wrong=1")
    student.page.set_viewport_size(NARROW)
    student.page.get_by_test_id("stExpandSidebarButton").click()
    student.page.get_by_test_id("stSidebarCollapseButton").wait_for()
    student.page.emulate_media(media="print")  # print.js gives the page a class then
    student.page.locator(".on-paper").wait_for()
    student.page.emulate_media(media="screen")
    missing = set(student.page.evaluate("[...missing]"))
    for address, words in PAGES:
        student.page.goto(f"{student.address}/{address}")
        student.page.locator(".st-key-footer p").first.wait_for()
        for word in words:  # each is drawn by a script of its own, which comes when it comes
            student.page.get_by_text(word).first.wait_for()
        missing &= set(student.page.evaluate("[...missing]"))
    # The sign for a room is not offered at this machine's own address.
    student.page.goto(f"{student.address.replace('127.0.0.1', 'maps.example')}/teachers")
    student.page.get_by_role("button", name="Show the address").click()
    student.page.get_by_role("dialog").get_by_role("img").wait_for()
    missing &= set(student.page.evaluate("[...missing]"))
    assert missing == set()


def test_the_menu_of_a_narrow_window_closes_once_a_page_is_chosen(new_student: Opener) -> None:
    page = new_student(NARROW).open().page
    menu, button = page.get_by_test_id("stSidebar"), page.get_by_test_id("stExpandSidebarButton")
    button.click()
    menu.get_by_role("link", name="Lessons", exact=True).click()
    page.get_by_role("heading", name="Lessons").wait_for()
    expect(menu).not_to_be_in_viewport()
    page.reload()
    page.get_by_role("heading", name="Lessons").wait_for()
    expect(menu).not_to_be_in_viewport()
    expect(button).to_be_visible()
