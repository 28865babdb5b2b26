"""The map's key: beside a wide map, over a narrow one when asked, and never over what hands use."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NARROW, Opener, Student
from tests.e2e.hands import tip

SCHOOL, DESK = {"width": 1366, "height": 625}, {"width": 1920, "height": 1080}
SIZES = {"1366x625": SCHOOL, "1920x1080": DESK, "390x844": NARROW}
LINES = (
    "200 miles (321.9 km) from the launch point",
    "Launch point, chosen by you",
    "Airfield in rangeout of range",  # each word beside its own symbol
    "Kursk Oblast (Russia)",
    "Held by Ukraine, 17 Nov 2024 (approximate)",
    "Ukraine under Russian occupation, to the line of contact, 17 Nov 2024 (approximate)",
    "Recognised Ukraine–Russia land border",
)
SIX = "?at=50.91,34.80&at=51.5,33.5&at=49.98,36.25&at=50.45,30.52&at=48.46,35.04&at=46.48,30.73"
TOOLS = (".leaflet-bar", ".leaflet-control-scale", ".leaflet-control-attribution")
# Where a part is in the map's frame: left, top, right and bottom.
EDGES = "e => { const {left, top, right, bottom} = e.getBoundingClientRect();"
EDGES += " return [left, top, right, bottom]; }"
# Once a frame is drawn: whether the key names the state, and whether the map has one in it.
SIGN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([
    document.querySelector(".key").textContent.includes("too close to call"),
    !!document.querySelector(".airbase.edge"),
]))))"""


def _edges(student: Student, selector: str) -> list[list[float]]:
    parts: list[list[float]] = [
        part.evaluate(EDGES)
        for part in student.map.locator(f"{selector}:not(.inset *)").all()
        if part.is_visible()
    ]
    return parts


def _overlap(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _covered(student: Student, by: str, parts: tuple[str, ...]) -> list[Any]:
    return [
        (name, cover, part)
        for cover in _edges(student, by)
        for name in parts
        for part in _edges(student, name)
        if _overlap(cover, part)
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_key_has_seven_lines_and_covers_no_tool(
    new_student: Opener, size: dict[str, int], theme: str
) -> None:
    student = new_student(size, color_scheme=theme).open()
    is_wide = size is DESK
    key, lines = student.map.locator(".key"), student.map.locator(".key .line")
    expect(lines).to_have_text(LINES)
    expect(key).to_have_js_property("open", is_wide)
    shown = ".key .sheet" if is_wide else ".key summary"
    assert _edges(student, shown)
    assert _covered(student, shown, TOOLS) == []
    if is_wide:
        assert _covered(student, shown, ("#map_div",)) == []
        return
    key.locator("summary").click()
    ((left, top, right, bottom),) = _edges(student, ".key .sheet")
    assert _covered(student, ".key .sheet", (".leaflet-bar", ".key summary")) == []
    wide, high = student.frame().evaluate("() => [innerWidth, innerHeight]")
    assert left >= 0
    assert top >= 0
    assert right <= wide
    assert bottom <= high
    sheet = student.map.locator(".key .sheet")
    assert sheet.evaluate("e => e.scrollHeight <= e.clientHeight + 1")  # all seen at once
    assert student.errors == []


def test_the_key_of_six_rings_scrolls_within_a_low_frame(new_student: Opener) -> None:
    student = new_student({"width": 844, "height": 390}).open(SIX)
    student.map.locator(".key summary").click()
    ((_, top, _, bottom),) = _edges(student, ".key .sheet")
    assert 0 <= top < bottom <= student.frame().evaluate("innerHeight")
    last = student.map.locator(".key .line").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


@pytest.mark.parametrize("press", ["Enter", "Space"])
def test_the_keyboard_opens_the_key_and_folds_it(new_student: Opener, press: str) -> None:
    student = new_student(SCHOOL).open()
    button, sheet = student.map.locator(".key summary"), student.map.locator(".key .sheet")
    expect(sheet).to_be_hidden()
    button.focus()
    student.page.keyboard.press(press)
    expect(sheet).to_be_visible()
    student.page.keyboard.press(press)
    expect(sheet).to_be_hidden()


def test_a_folded_column_gives_its_room_to_the_map_and_stays_folded(new_student: Opener) -> None:
    student = new_student(DESK).open()
    key, frame = student.map.locator(".key"), student.frame()
    wide = "() => map.getSize().x"
    before, all_of_it = frame.evaluate(wide), frame.evaluate("innerWidth")
    assert before < all_of_it - 200
    key.locator("summary").click()
    frame.wait_for_function(f"({wide})() === {all_of_it}")
    assert _covered(student, ".key summary", TOOLS) == []
    student.slide("Latitude", "ArrowRight")
    student.rest()
    expect(key).to_have_js_property("open", False)
    key.locator("summary").click()
    frame.wait_for_function(f"({wide})() === {before}")


def test_a_window_made_narrow_folds_a_column_that_nobody_asked_for(new_student: Opener) -> None:
    student = new_student(DESK).open()
    key = student.map.locator(".key")
    student.page.set_viewport_size(SCHOOL)  # type: ignore[arg-type]
    expect(key).to_have_js_property("open", False)
    student.page.set_viewport_size(DESK)  # type: ignore[arg-type]
    expect(key).to_have_js_property("open", True)


def test_the_sign_of_too_close_to_call_comes_and_goes_under_a_hand(student: Student) -> None:
    student.open()
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    seen = []
    for step in (*range(1, 9), -3):  # px from Sumy to the west, and to the east
        student.page.mouse.move(x - step, y)
        says, is_so = student.frame().evaluate(SIGN)
        assert says is is_so
        seen.append(says)
    student.page.mouse.up()
    assert True in seen
    assert seen[-1] is False
    assert student.errors == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_one_bar_of_at_most_130_px_shows_miles_and_kilometres_right(
    new_student: Opener, size: dict[str, int]
) -> None:
    student = new_student(size).open()
    bars = student.find_on_map(".leaflet-control-scale-line")
    km_per_px = student.frame().evaluate(
        "() => { const {x, y} = map.getSize().divideBy(2), c = [[x, y], [x + 50, y]];"
        " const [a, b] = c.map((p) => map.containerPointToLatLng(p));"
        " return rangeMap.geodesy.distanceKm(a.lng, a.lat, b.lng, b.lat) / 50; }"
    )
    widths = bars.evaluate_all("all => all.map(e => e.offsetWidth)")
    for words, wide in zip(bars.all_inner_texts(), widths, strict=True):
        number, unit = words.split()
        length_km = int(number) * {"mi": 1.609344, "km": 1}[unit]
        assert wide <= 130
        assert wide * km_per_px == pytest.approx(length_km, rel=0.02)
    km, miles = _edges(student, ".leaflet-control-scale-line")
    assert 0 <= miles[3] - km[1] <= 2  # one line is the foot of miles and the head of km
    assert len(_edges(student, ".leaflet-control-scale")) == 1


def test_the_credit_stands_in_one_line_and_on_a_phone_in_two(new_student: Opener) -> None:
    for size, most in ((SCHOOL, 1), (DESK, 1), (NARROW, 2)):
        student = new_student(size).open()
        credit = student.map.locator(".leaflet-control-attribution")
        lines = "e => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)"
        assert credit.evaluate(lines) < most + 1
