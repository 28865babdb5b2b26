"""The live map's insets: a globe, and the held part larger, with a line to where that lies."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NARROW, Opener, Student

SIZES = ({"width": 1366, "height": 625}, {"width": 1920, "height": 1080}, NARROW)
STARTS = ("at=50.91,34.80&range=200mi", "from=border&range=190mi", "from=held&range=300km")
GLOBE, LARGER, LINE = ".inset.globe", ".inset.larger", ".to-place"
# The symbols that lie under an inset, even in part, and the frame around what is seen larger with
# the two ends of its line, in the map's frame.
UNDER = """() => {
    const insets = [...document.querySelectorAll(".inset")].map(e => e.getBoundingClientRect());
    return [...document.querySelectorAll(".airbase svg path, .launch-icon svg path")]
        .filter(symbol => {
            const {left, top, right, bottom} = symbol.getBoundingClientRect();
            return insets.some(at => left < at.right && at.left < right && top < at.bottom
                && at.top < bottom);
        }).map(symbol => symbol.closest("[aria-label]").getAttribute("aria-label"));
}"""
# Whether the frame on the map holds the held part, and how far its line ends from either, in px.
HELD = """() => {
    const [left, top, right, bottom, , fromX, fromY, toX, toY] = document
        .querySelector(".to-place path").getAttribute("d").match(/-?[0-9.]+/g).map(Number);
    const edge = document.querySelector("#map_div").getBoundingClientRect();
    const place = (x, y) => map.layerPointToContainerPoint([x, y]).add([edge.left, edge.top]);
    const away = ({x, y}, at) => Math.hypot(Math.max(at.left - x, x - at.right, 0),
        Math.max(at.top - y, y - at.bottom, 0));
    const [low, high] = [place(left, top), place(right, bottom)];
    const frame = {left: low.x, top: low.y, right: high.x, bottom: high.y};
    const held = document.querySelector("#map_div > .leaflet-map-pane path.held")
        .getBoundingClientRect();
    const own = document.querySelector(".larger").getBoundingClientRect();
    return {
        holds: frame.left < held.left && held.right < frame.right && frame.top < held.top
            && held.bottom < frame.bottom,
        ends: [away(place(fromX, fromY), frame), away(place(toX, toY), own)],
    };
}"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_insets_cover_no_symbol_as_the_map_opens(new_student: Opener, size: dict[str, int]) -> None:
    student = new_student(size)
    for start in STARTS:
        student.open(f"?{start}")
        hides = start == STARTS[-1] and size == SIZES[0]  # rings from held land fill that frame
        is_open = size is not NARROW
        expect(student.map.locator(GLOBE)).to_have_js_property("open", is_open)
        expect(student.map.locator(LARGER)).to_have_js_property("open", is_open and not hides)
        assert student.frame().evaluate(UNDER) == [], start


def test_the_held_part_is_seen_larger_where_the_map_shows_it_small(student: Student) -> None:
    student.open()
    larger, line = student.map.locator(LARGER), student.map.locator(LINE)
    expect(larger.get_by_text("Sudzha")).to_be_visible()
    for pan in ((0, 0), (-60, -40)):
        student.frame().evaluate("by => { map.panBy(by, {animate: false}); }", list(pan))
        seen = student.frame().evaluate(HELD)
        assert seen["holds"]
        assert seen["ends"] == pytest.approx([0, 0], abs=2)
    student.frame().evaluate("() => { map.setView([51.2, 35.2], 9, {animate: false}); }")
    expect(larger).to_be_hidden()
    expect(line).to_be_hidden()


def test_insets_fold_away_by_keyboard_and_stay_folded(student: Student) -> None:
    student.open()
    for name, words in ((GLOBE, "Globe"), (LARGER, "Held by Ukraine")):
        button = student.map.locator(f"{name} summary")
        expect(button).to_have_text(words)
        picture = student.map.locator(f"{name} > div")
        expect(picture).to_be_visible()
        button.press("Enter")
        expect(picture).to_be_hidden()
    expect(student.map.locator(LINE)).to_be_hidden()
    student.choose_city("Kharkiv")
    student.rest()
    expect(student.map.locator(f"{LARGER} > div")).to_be_hidden()
    student.map.locator(f"{LARGER} summary").press("Enter")
    expect(student.map.locator(LINE)).to_be_visible()


def test_insets_open_and_fold_with_the_window_until_a_hand_folds_one(student: Student) -> None:
    student.open()
    globe, larger = student.map.locator(GLOBE), student.map.locator(LARGER)
    for size, is_open in ((NARROW, False), (SIZES[0], True)):
        student.page.set_viewport_size(size)  # type: ignore[arg-type]
        for inset in (globe, larger):
            expect(inset).to_have_js_property("open", is_open)
    globe.locator("summary").click()
    student.page.set_viewport_size(SIZES[1])  # type: ignore[arg-type]
    expect(larger).to_have_js_property("open", True)
    expect(globe).to_have_js_property("open", False)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("?day=2024-08-31", "Held by Ukraine, 31 Aug 2024"),
        ("?", "Held by Ukraine, 17 Nov 2024"),
        ("?day=2024-10-10", None),  # of which the data know no area
        ("?show=airbases", None),
    ],
)
def test_the_larger_look_is_of_the_map_s_day(student: Student, query: str, hint: str) -> None:
    student.open(query)
    larger = student.map.locator(LARGER)
    if hint is None:
        expect(larger).to_be_hidden()
    else:
        expect(larger.get_by_role("img", name=hint)).to_be_visible()
