"""The tools on the map: a place by a click, and a distance with its bearing."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from geodata import geodesy, text
from geodata.analysis import findings
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT, Point
from tests.e2e.conftest import Student
from tests.e2e.hands import MEASURED, agree, near, of_address, pixel, tip


def test_place_puts_the_point_under_a_click_and_escape_leaves_it(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Place").click()
    student.page.keyboard.press("Escape")
    expect(student.map.locator(".hint")).to_be_hidden()
    student.map.get_by_role("button", name="Place").click()
    x, y = pixel(student, 49.5, 33.2)
    student.page.mouse.click(x, y)
    expect(student.page).to_have_url(re.compile("at="))
    near(agree(student).points[0], Point(33.2, 49.5))


def test_place_by_keyboard_takes_the_middle_of_the_map(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Place").press("Enter")
    student.frame().evaluate("() => { map.setView([50.25, 33.75], 7, {animate: false}); }")
    middle = student.frame().evaluate("() => [map.getCenter().lng, map.getCenter().lat]")
    student.page.keyboard.press("Enter")
    agree(student, (Point(*middle),))


def test_measure_gives_the_geodesic_in_both_units_and_its_bearing_beside_the_straight_line(
    student: Student,
) -> None:
    student.open()
    student.map.get_by_role("button", name="Measure").click()
    for place in ((50.0, 31.0), (52.5, 40.0)):
        student.page.mouse.click(*pixel(student, *place))
    expect(student.map.locator("path.measure")).to_have_count(1)
    one, other = (Point(*end) for end in student.frame().evaluate(MEASURED))
    near(one, Point(31.0, 50.0))
    near(other, Point(40.0, 52.5))
    km = geodesy.distance_km(one.lon, one.lat, other.lon, other.lat)
    bearing = geodesy.initial_bearing_deg(one.lon, one.lat, other.lon, other.lat)
    words = student.map.locator(".hint")
    expect(words).to_contain_text(
        f"{km / KM_PER_MILE:.1f} miles ({km:.1f} km), initial bearing {bearing:.1f}°"
    )
    expect(student.map.locator("path.measure")).to_have_count(1)
    expect(student.map.locator("path.measure_straight")).to_have_count(1)
    longer = re.search(r"([0-9.]+) miles \(([0-9.]+) km\) longer", words.inner_text())
    assert longer
    assert float(longer[2]) > 0
    student.map.get_by_role("button", name="Measure").click()
    expect(student.map.locator("path.measure")).to_have_count(0)
    assert of_address(student) == DEFAULT
    assert student.errors == []


def test_a_band_follows_the_pointer_and_the_words_cover_nothing_of_the_line(
    student: Student,
) -> None:
    student.open()
    box = student.page.locator("iframe[title^=streamlit_folium]").bounding_box()
    assert box
    right, top = box["x"] + box["width"], box["y"]
    band = student.map.locator("path.measure")
    student.map.get_by_role("button", name="Measure").click()
    student.page.mouse.click(right - 500, top + 200)
    ends = set()
    for x in (right - 400, right - 300):
        student.page.mouse.move(x, top + 250, steps=3)
        expect(band).to_have_count(1)
        ends.add(band.get_attribute("d"))
    assert len(ends) == 2
    student.page.mouse.click(right - 160, top + 40)  # the corner in which the words stand
    expect(student.map.locator(".hint")).to_contain_text("initial bearing")
    words = student.map.locator(".hint").bounding_box()
    assert words
    for line in ("path.measure", "path.measure_straight"):
        covered = student.map.locator(line).evaluate(
            """(path, [x, y, width, height]) => {
                const at = path.getScreenCTM(), long = path.getTotalLength();
                const places = Array.from({length: 101}, (_, i) =>
                    path.getPointAtLength((i / 100) * long).matrixTransform(at));
                const frame = frameElement.getBoundingClientRect();
                return places.some((p) => p.x + frame.x > x && p.x + frame.x < x + width
                    && p.y + frame.y > y && p.y + frame.y < y + height);
            }""",
            [words["x"], words["y"], words["width"], words["height"]],
        )
        assert not covered


def test_measure_takes_a_launch_point_by_its_pin(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Measure").click()
    student.page.mouse.click(*tip(student))
    student.map.get_by_label(re.compile("^Lipetsk-2")).click()
    sumy, base = (
        DEFAULT.points[0],
        next(row.base for row in findings.of(DEFAULT) if row.base.name == "Lipetsk-2"),
    )
    km = geodesy.distance_km(sumy.lon, sumy.lat, base.lon, base.lat)
    expect(student.map.locator(".hint")).to_contain_text(f"({text.number(km, 1)} km)")


def test_measure_on_an_air_base_takes_the_air_base(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Measure").click()
    for name in ("Kursk Vostochny", "Lipetsk-2"):
        student.map.get_by_label(re.compile(f"^{name}")).click()
    one, other = (
        next(row.base for row in findings.of(DEFAULT) if row.base.name.startswith(name))
        for name in ("Kursk Vostochny", "Lipetsk-2")
    )
    km = geodesy.distance_km(one.lon, one.lat, other.lon, other.lat)
    expect(student.map.locator(".hint")).to_contain_text(f"({text.number(km, 1)} km)")
