"""Dragging by mouse and finger, and sliders: the browser draws at once, the server hears once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, expect

from geodata import geodesy, scenario
from geodata.analysis import findings, wording
from geodata.scenario import DEFAULT, Point, Scenario
from tests.e2e.conftest import NARROW, Student
from tests.e2e.hands import (
    DRAWN,
    RING,
    SAID,
    agree,
    count_reruns,
    drag,
    expect_old_areas_gone,
    near,
    of_address,
    pixel,
    says_the_same,
    tip,
)

NEXT_FRAME = """() => new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""


@pytest.fixture
def finger(browser: Browser, address: str) -> Iterator[Student]:
    """A student with a phone."""
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    yield Student(context.new_page(), address)
    context.close()


def test_a_drag_of_a_hundred_moves_is_one_rerun_and_no_remount(student: Student) -> None:
    student.open()
    student.frame().evaluate("() => { window.sameMap = map; }")
    reruns = count_reruns(student.page)
    drag(student, 90, -40, times=100)
    now = agree(student)
    assert now.points != DEFAULT.points
    assert reruns() == 1
    assert student.frame().evaluate("() => window.sameMap === map")


def test_ring_label_and_air_bases_follow_the_pointer_before_the_drop(student: Student) -> None:
    student.open()
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    for dx, dy in ((60, -40), (150, -60), (-120, 90), (200, 150)):
        student.page.mouse.move(x + dx, y + dy, steps=4)
        student.frame().wait_for_function(NEXT_FRAME)
        drawn = student.frame().evaluate(DRAWN)
        ((lat, lon),) = drawn["points"]
        held = Scenario((Point(lon, lat),))
        for row in findings.of(held):
            # The pointer's place has more decimals than a Point.
            if abs(abs(row.margin_km) - 4) > 0.02:
                assert drawn["states"][row.base.name] == row.state, row.base.name
        expect(student.map.locator(".launch-label")).to_have_text(wording.label(held, 0))
    assert of_address(student) == DEFAULT
    student.page.mouse.up()
    agree(student)


HELD_DAY = "at=50.91,34.80&at=51.60,35.20&at=44.95,34.10&range=270km&day=2024-08-10"


@pytest.mark.parametrize(
    "query",
    ["", f"?{HELD_DAY}", "?at=46.2,36.9&range=150nmi&show=airbases,held"],
    ids=["", "3", "sea"],
)
def test_what_the_page_says_under_a_hand_is_what_python_says_of_the_place(
    student: Student, query: str
) -> None:
    """Sentence, notes, the table of points, the map in words; Python's answer then changes
    no letter of them."""
    student.open(query)
    before = scenario.from_query(parse_qs(query.removeprefix("?")))
    student.page.evaluate("document.querySelector('details.in-words').open = true")
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x + 6, y, steps=2)
    expect_old_areas_gone(student)
    for step in range(12):
        student.page.mouse.move(x + 25 * step, y - 60 + 17 * step, steps=2)
        student.frame().wait_for_function(NEXT_FRAME)
        last = says_the_same(student, before)
    said = student.page.evaluate(SAID)
    expect(student.page.locator(".st-key-sentence p")).to_have_css("opacity", "1")
    student.page.mouse.up()
    assert agree(student).points == last.points != before.points
    at_rest = student.page.evaluate(SAID)
    assert at_rest["sentence"] == said["sentence"]
    assert at_rest["notes"][1:] == said["notes"][1:]
    says_the_same(student, before, is_moving=False)


def test_a_move_that_is_given_up_leaves_the_words_of_before(student: Student) -> None:
    student.open()
    before = student.page.evaluate(SAID)
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x + 150, y - 30, steps=5)
    assert student.page.evaluate(SAID)["sentence"] != before["sentence"]
    student.page.keyboard.press("Escape")
    student.page.mouse.up()
    agree(student, DEFAULT.points)
    assert student.page.evaluate(SAID) == before


def test_the_drawn_ring_is_the_one_that_python_computes(student: Student) -> None:
    student.open("?at=50.9134,34.8021&range=165km")
    line = student.frame().evaluate(RING)
    known = geodesy.ring(34.8021, 50.9134, 165.0).exterior.coords[:-1]
    assert len(line) == len(known)
    assert (
        max(geodesy.distance_km(*one, *other) for one, other in zip(line, known, strict=True))
        < 0.001
    )


def test_the_ring_follows_a_slider_before_it_is_let_go(student: Student) -> None:
    student.open()
    now = DEFAULT
    reruns = count_reruns(student.page)
    for name, expected in (("Latitude", "lat"), ("Longitude", "lon"), ("Range", "km")):
        box = student.page.get_by_role("slider", name=name).locator("xpath=../..").bounding_box()
        assert box
        before, ring = reruns(), student.ring()
        student.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        student.page.mouse.down()
        student.page.mouse.move(
            box["x"] + box["width"] / 2 + 12, box["y"] + box["height"] / 2, steps=3
        )
        shown = float(student.page.get_by_role("slider", name=name).input_value())
        student.frame().wait_for_function(
            "([what, shown]) => { const [lat, lon] = rangeMap.handState.at(0);"
            " const km = rangeMap.handState.rangeKm() / 1.609344;"
            " return Math.abs({lat, lon, km}[what] - shown) < 1e-6; }",
            arg=[expected, shown],
        )
        assert student.ring() != ring
        expect_old_areas_gone(student)
        says_the_same(student, now)
        if name == "Range":
            label, key = f"{shown:g} miles", student.map.locator(".key")
            expect(student.map.locator(".ring-label")).to_have_text(label)
            expect(key).to_contain_text(f"{label} (")
            expect(key).not_to_contain_text("200 miles")
            chosen = student.choice("200 mi")
            other = student.choice("300 km").evaluate("e => getComputedStyle(e).color")
            expect(chosen).to_have_css("color", other)
        assert reruns() == before
        student.page.mouse.up()
        now = agree(student)
        assert reruns() == before + 1


def test_a_drag_beyond_the_maps_area_stops_at_its_edge_and_one_line_says_so(
    student: Student,
) -> None:
    student.open("?at=55.5,40&range=77km")
    student.frame().evaluate("() => { map.setView([56, 40], 7, {animate: false}); }")
    drag(student, 30, -220)
    expect(student.page.locator(".st-key-sentence")).to_contain_text(
        "The nearest place on it is used"
    )
    assert agree(student).points[0].lat == scenario.NORTH


def test_six_points_each_with_its_ring_are_added_moved_and_removed(student: Student) -> None:
    student.open()
    for count in range(2, 7):
        student.page.get_by_role("button", name="Add a point").click()
        expect(student.map.locator(".launch-icon")).to_have_count(count)
    now = agree(student)
    assert (
        len(
            {
                path.get_attribute("stroke-dasharray")
                for path in student.map.locator("path.ring").all()
            }
        )
        == 6
    )
    drag(student, 40, 20, index=2)
    expect(student.page).not_to_have_url(
        re.compile(re.escape(f"at={now.points[2].lat:.2f}%2C{now.points[2].lon:.2f}"))
    )
    after = agree(student)
    assert [index for index in range(6) if after.points[index] != now.points[index]] == [2]
    expect(student.choice("3")).to_have_attribute("aria-checked", "true")
    student.page.get_by_role("button", name="Remove").click()
    expect(student.map.locator(".launch-icon")).to_have_count(5)
    agree(student, (*after.points[:2], *after.points[3:]))


def test_a_finger_drags_a_point_and_taps_to_place_it(finger: Student) -> None:
    finger.open()
    reruns = count_reruns(finger.page)
    x, y = tip(finger)
    session = finger.page.context.new_cdp_session(finger.page)
    places = [(x + 2 * step, y - step) for step in range(21)]
    for kind, place in zip(
        ["touchStart", *["touchMove"] * 20, "touchEnd"], [*places, None], strict=True
    ):
        points = [{"x": place[0], "y": place[1]}] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(finger.page).to_have_url(re.compile("at="))
    agree(finger)
    assert reruns() == 1
    finger.map.get_by_role("button", name="Place").tap()
    finger.page.touchscreen.tap(*pixel(finger, 50.0, 35.0))
    expect(finger.page).to_have_url(re.compile(r"at=(49\.9|50\.0)"))
    near(agree(finger).points[0], Point(35.0, 50.0))
