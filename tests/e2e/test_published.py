"""The published ranges on the live map: they follow the hand, and give way to the student's own."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from geodata import geodesy, scenario, scene
from geodata.analysis import published_ranges
from geodata.scenario import USUAL, Scenario
from tests.e2e.conftest import Student
from tests.e2e.hands import agree, count_reruns, drag, says_the_same, tip

NEXT_FRAME = """() => new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
SHOWN = f"show={','.join((*USUAL, 'published'))}"
# The pins, and each published ring: its vertices, its dash, and what is drawn of it.
DRAWN = """() => {
    const rings = [];
    map.eachLayer((layer) => {
        if (layer.options.className === "published") rings.push({
            dash: layer.options.dashArray,
            line: layer.getLatLngs()[0].map(({ lat, lng }) => [lng, lat]),
            path: layer.getElement().getAttribute("d"),
        });
    });
    return { points: [0, 1].map((i) => rangeMap.handState.at(i)).filter(Boolean), rings };
}"""
VERTEX_M, SEVERAL = 0.001, 2  # km, and launch points


def _measure(student: Student) -> list[dict[str, Any]]:
    """The published rings, each with the least and greatest distance of its vertices from the
    nearest pin in km, and how many it has."""
    drawn = student.frame().evaluate(DRAWN)
    found = []
    for ring in drawn["rings"]:
        away = [
            [geodesy.distance_km(lon, lat, *place) for place in ring["line"]]
            for lat, lon in drawn["points"]
        ]
        own = min(away, key=lambda lengths: max(lengths) - min(lengths))
        found.append({**ring, "km": (min(own), max(own)), "count": len(own)})
    return found


def _expect_at(rings: list[dict[str, Any]], now: Scenario) -> None:
    """Each figure that is drawn beside a range has a ring around each point, true to a metre."""
    figures = published_ranges.find_drawn(now)
    known = sorted(figure.km for figure in figures for _ in now.points)
    measured = sorted(ring["km"] for ring in rings)
    assert len(measured) == len(known)
    for km, (least, greatest) in zip(known, measured, strict=True):
        assert (least, greatest) == pytest.approx((km, km), abs=VERTEX_M)
    assert len({ring["dash"] for ring in rings}) == len(figures)


@pytest.mark.parametrize("query", ["", "at=50.91,34.80&at=49.98,36.25&range=77km"], ids=["1", "2"])
def test_all_rings_move_with_the_pin_and_end_where_python_has_them(
    student: Student, query: str
) -> None:
    student.open(f"?{query}&{SHOWN}")
    before = scenario.from_query(parse_qs(f"{query}&{SHOWN}"))
    _expect_at(_measure(student), before)
    reruns = count_reruns(student.page)
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    drawn = {ring["path"] for ring in _measure(student)}
    for dx, dy in ((60, -40), (150, -60), (-120, 90), (90, 30)):
        student.page.mouse.move(x + dx, y + dy, steps=4)
        student.frame().wait_for_function(NEXT_FRAME)
        rings = _measure(student)
        _expect_at(rings, before)
        moved = [ring for ring in rings if ring["path"] not in drawn]
        assert len(moved) == len(rings) // len(before.points)  # those of the pin in hand
        assert all(ring["count"] < 60 for ring in moved)  # at rest 360
        drawn |= {ring["path"] for ring in rings}
    student.page.wait_for_timeout(300)  # until what the server said of areas is too old
    said = says_the_same(student, before)
    assert published_ranges.notes(said) != published_ranges.notes(before)
    assert reruns() == 0
    student.page.mouse.up()
    now = agree(student)
    assert now.points != before.points
    rings = _measure(student)
    _expect_at(rings, now)
    lines = [ring["line"] for ring in rings]
    for shape in scene.build(now).shapes("published"):
        known = list(shape.geometry.exterior.coords[:-1])
        same = [line for line in lines if len(line) == len(known)]
        off = min(
            max(geodesy.distance_km(*one, *other) for one, other in zip(line, known, strict=True))
            for line in same
        )
        assert off < VERTEX_M
    says_the_same(student, before, is_moving=False)


def _names(student: Student) -> list[str]:
    return student.map.locator(".published-label").all_inner_texts()


def test_a_figure_that_the_slider_comes_to_is_the_students_ring_and_comes_back_after_it(
    student: Student,
) -> None:
    student.open(f"?range=191mi&{SHOWN}")
    assert sorted(_names(student)) == ["190 mi", "200 mi", "300 km"]
    expect(student.map.locator("path.published")).to_have_count(3)
    student.slide("Range", "ArrowLeft")
    expect(student.map.locator("path.published")).to_have_count(2)
    assert sorted(_names(student)) == ["200 mi", "300 km"]
    assert agree(student).range_value == 190
    student.slide("Range", "ArrowLeft")
    expect(student.map.locator("path.published")).to_have_count(3)
    agree(student)
    assert sorted(_names(student)) == ["190 mi", "200 mi", "300 km"]


@pytest.mark.parametrize("start", ["points", "border", "held"])
def test_the_layer_comes_when_asked_for_and_goes(student: Student, start: str) -> None:
    student.open(f"?from={start}")
    button = student.page.get_by_role("button", name="ATACMS ranges", exact=True)
    rings, names = student.map.locator("path.published"), student.map.locator(".published-label")
    notes = student.page.locator(".notes")
    expect(rings).to_have_count(0)
    expect(notes).not_to_contain_text("between")
    button.click()
    expect(rings).to_have_count(2)
    expect(names).to_have_text(["300 km", "190 mi"])
    expect(names.first).to_be_visible()
    expect(notes).to_contain_text("Between 300 km and 200 miles from")
    expect(student.page).to_have_url(re.compile("published"))
    button.click()
    expect(rings).to_have_count(0)
    expect(names).to_have_count(0)
    expect(notes).not_to_contain_text("Between")
    assert student.errors == []


def test_the_view_holds_them_and_a_point_that_goes_takes_its_rings_with_it(
    student: Student,
) -> None:
    student.open(f"?at=50.91,34.80&at=49.98,36.25&range=77km&{SHOWN}")
    expect(student.map.locator("path.published")).to_have_count(3 * SEVERAL)
    frame = student.map.locator("#map_div").bounding_box()
    assert frame
    for ring in student.map.locator("path.published").all():
        box = ring.bounding_box()
        assert box
        assert frame["x"] < box["x"] < box["x"] + box["width"] < frame["x"] + frame["width"]
        assert frame["y"] < box["y"] < box["y"] + box["height"] < frame["y"] + frame["height"]
    student.page.get_by_role("button", name="Remove").click()
    expect(student.map.locator("path.published")).to_have_count(3)
    expect(student.map.locator(".published-label")).to_have_count(3)
    drag(student, 40, 20)
    agree(student)
    _expect_at(_measure(student), scenario.from_query(parse_qs(student.page.url.partition("?")[2])))
