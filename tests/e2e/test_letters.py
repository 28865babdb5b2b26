"""The letters that a browser really shows: the map's own, and titles that never jump."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Route, expect

from geodata import fonts
from tests.e2e.conftest import Opener, Student

SIZES = """() => {
  window.sizes = [];
  const look = () => {
    [...document.querySelectorAll("h1")].filter((h1) => h1.checkVisibility())
      .forEach((h1) => sizes.push(getComputedStyle(h1).fontSize));
    requestAnimationFrame(look);
  };
  look();
}"""
# The names that are to be seen, and where they stand.
NAMES = """() => [...document.querySelectorAll("#map_div .label")]
  .filter((name) => getComputedStyle(name).visibility === "visible")
  .map((name) => `${name.textContent} ${name.style.transform}`).sort()"""
# How wide a text is in a font with another behind it.
WIDTH = """([font, behind]) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${font}, ${behind}`;
  return pen.measureText("Sumy Kursk Чернігів 200 miles").width;
}"""
FACES = {
    ".label.launch-label": f"700 40px '{fonts.SANS}'",
    ".label.country": f"400 40px '{fonts.SANS}'",
    ".label.sea": f"italic 400 40px '{fonts.SERIF}'",
}
LATE_S = 1.5  # our choice: long after all else has come


@pytest.mark.parametrize("path", ["", "article", "sources", "lessons"])
def test_a_pages_title_has_one_size_from_the_first_frame_on(new_student: Opener, path: str) -> None:
    student = new_student()
    student.page.add_init_script(f"({SIZES})()")
    student.page.goto(f"{student.address}/{path}")
    student.page.locator(".st-key-footer p").first.wait_for()
    student.rest()
    for name in ("Sources", "Words"):
        student.page.get_by_role("link", name=name, exact=True).first.click()
        expect(student.page).to_have_title(re.compile(f"^{name} "))
        student.page.locator("h1").first.wait_for()
        student.rest()
    sizes = student.page.evaluate("sizes")
    assert len(sizes) > 10
    assert set(sizes) == {"21.6px"}  # streamlit.css: 1.35rem


def test_names_on_the_map_are_in_our_faces_and_waters_in_the_serif_one(student: Student) -> None:
    student.open("?at=50.91,34.80")
    frame = student.frame()
    frame.wait_for_function("document.fonts.status === 'loaded' && document.fonts.size === 3")
    assert frame.evaluate("[...document.fonts].map((face) => face.status)") == ["loaded"] * 3
    for name, font in FACES.items():
        family = frame.locator(name).first.evaluate("name => getComputedStyle(name).fontFamily")
        assert family.startswith(f'"{font.split(chr(39))[1]}"'), name
        assert frame.evaluate("font => document.fonts.check(font)", font)
        # Were the face not used, the ones behind it would be, and differ.
        if name != ".label.sea":  # which has no Cyrillic letters
            widths = [frame.evaluate(WIDTH, [font, last]) for last in ("monospace", "cursive")]
            assert widths[0] == widths[1]
    assert student.errors == []


def test_names_stand_where_they_do_when_their_letters_come_late(new_student: Opener) -> None:
    def late(route: Route) -> None:
        time.sleep(LATE_S)
        route.continue_()

    places = []
    for slow in (False, True):
        student = new_student()
        if slow:
            student.page.route("**/*.woff?*", late)
        student.open("?at=50.91,34.80")
        student.frame().wait_for_function("[...document.fonts].every((f) => f.status === 'loaded')")
        places.append(student.frame().evaluate(NAMES))
    assert len(places[0]) > 20
    assert places[0] == places[1]
