"""What tests of gestures share: how a hand does things, and whether the whole page agrees."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from geodata import phrases, scenario, scene
from geodata.analysis import findings, wording
from geodata.geodesy import UNITS_KM
from geodata.scenario import Point, Scenario
from geodata.scene import footnotes, map_in_words
from tests.e2e.conftest import Student

DRAWN = """() => ({
    points: Array.from({length: 6}, (_, i) => rangeMap.handState.at(i)).filter(Boolean),
    states: Object.fromEntries([...document.querySelectorAll('.airbase')].map(icon =>
        [icon.getAttribute('aria-label').split(',')[0], icon.dataset.look])),
})"""
LINES = (
    "const lines = {}; map.eachLayer(l => { if (l.options.className) lines[l.options.className] "
    "= l.getLatLngs(); });"
)
MEASURED = (
    f"() => {{ {LINES} return [lines.measure[0], lines.measure.at(-1)].map(p => [p.lng, p.lat]); }}"
)
# What the page says at one moment, and of which map: its points and its range.
SAID = """() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
    const { map, rangeMap } = document.querySelector("iframe[title^=streamlit_folium]")
        .contentWindow;
    const points = [];
    map.eachLayer(({ options, _latlng: at }) => {
        if (options.pane === "launches") points.push([at.lat, at.lng]);
    });
    return {
        points,
        km: rangeMap.handState.rangeKm(),
        sentence: texts(".st-key-sentence p")[0],
        notes: texts(".notes p"),
        table: texts(".st-key-notes tbody td"),
        words: texts("dl.words > *"),
        open: document.querySelector("details.in-words").open,
    };
}"""
RING = f"() => {{ {LINES} return lines.ring[0].map(p => [p.lng, p.lat]); }}"


def of_address(student: Student) -> Scenario:
    """The scenario that the address holds."""
    return _of(student.page.url)


def _of(address: str) -> Scenario:
    return scenario.from_query(parse_qs(urlparse(address).query))


def _read(student: Student) -> Scenario:
    """The address's scenario, once the sentence agrees; a late answer may still change both."""
    sentence = student.page.locator(".st-key-sentence [data-testid=stMarkdown]")
    for _ in range(10):
        now = of_address(student)
        with suppress(AssertionError):
            expect(sentence).to_have_text(wording.sentence(now), timeout=500)
            return now
    raise AssertionError(
        f"The address tells of {now}, the sentence says {sentence.inner_text()!r}."
    )


def agree(student: Student, points: tuple[Point, ...] | None = None) -> Scenario:
    """Waits until address, sentence, map and sliders agree on these points; returns it."""
    if points:
        student.page.wait_for_url(lambda address: _of(address).points == points)
    student.frame().wait_for_function("() => rangeMap.handState.isStill()")
    student.rest()
    now = _read(student)
    if points:
        assert now.points == points
    rows = findings.of(now)
    if len(now.points) > 1:
        for index, point in enumerate(now.points):
            alone = findings.counts(findings.reaches((point,), now.range_km), "Russia")
            cells = student.page.locator(".st-key-notes tbody tr").nth(index).locator("td")
            expect(cells.first).to_have_text(wording.label(now, index))
            expect(cells.nth(2)).to_have_text(str(alone.inside))
    expect(student.map.locator(".launch-label")).to_have_text(
        [wording.label(now, i) for i in range(len(now.points))]
    )
    far = next(
        shape
        for layer in scene.build(now).layers
        if layer.name == "airbases"
        for shape in layer.shapes
    )
    expect(student.map.get_by_label(re.compile("^" + re.escape(far.label)))).to_have_attribute(
        "aria-label", ", ".join(far.lines)
    )
    drawn = student.frame().evaluate(DRAWN)
    assert drawn["states"] == {row.base.name: row.state for row in rows}
    assert [Point(lon, lat) for lat, lon in drawn["points"]] == list(now.points)
    expect(student.map.locator("path.ring")).to_have_count(len(now.points))
    assert student.errors == []
    return now


def says_the_same(student: Student, before: Scenario, is_moving: bool = True) -> Scenario:
    """Whether the page says, at one moment, letter by letter what Python says of its map; returns
    that. Under a hand the areas are still to come."""
    said = student.page.evaluate(SAID)
    now = replace(
        before,
        points=tuple(scenario.clamp(lon, lat)[0] for lat, lon in said["points"]),
        range_value=round(said["km"] / UNITS_KM[before.range_unit], 2),
    )
    picture = scene.build(now)
    assert said["sentence"] == wording.sentence(now)
    notes = list(footnotes.notes(picture))
    areas = [phrases.say("area_follows")] if is_moving else notes[:1]
    assert said["notes"] == [*areas, *notes[1:]]
    several = len(now.points) > 1
    assert said["table"] == [str(cell) for row in wording.table(now) for cell in row] * several
    if said["open"] or not is_moving:  # folded, nobody waits for it
        assert said["words"] == [text for line in map_in_words.lines(picture) for text in line]
    return now


def expect_old_areas_gone(student: Student) -> None:
    """Waits until the page says that areas are still to come."""
    expect(student.page.locator(".notes p").first).to_have_text(phrases.say("area_follows"))


def tip(student: Student, index: int = 0) -> tuple[float, float]:
    """Where a hand takes a launch point's pin, in pixels of the page."""
    box = student.map.locator(".launch-icon").nth(index).bounding_box()
    assert box
    return box["x"] + 18, box["y"] + 25


def pixel(student: Student, lat: float, lon: float) -> tuple[float, float]:
    """Where a place of the map is on the page."""
    frame = student.page.locator("iframe[title^=streamlit_folium]").bounding_box()
    x, y = student.frame().evaluate(
        "([lat, lon]) => { const p = map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }",
        [lat, lon],
    )
    assert frame
    return frame["x"] + x, frame["y"] + y


def near(point: Point, there: Point) -> None:
    """A click is right to two pixels, at the zoom of the first view 0.03 degrees."""
    assert (point.lon, point.lat) == pytest.approx((there.lon, there.lat), abs=0.03)


def drag(student: Student, dx: float, dy: float, times: int = 10, index: int = 0) -> None:
    """Drags a launch point by mouse, in so many moves, and drops it."""
    x, y = tip(student, index)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    for step in range(1, times + 1):
        student.page.mouse.move(x + dx * step / times, y + dy * step / times)
    student.page.mouse.up()


def count_reruns(page: Page) -> Callable[[], int]:
    """Counts the runs of the script that the browser asks for, by what goes over the WebSocket."""
    page.evaluate("""() => {
        window.reruns = 0;
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (data) {
            window.reruns += 1;
            return send.call(this, data);
        };
    }""")
    return lambda: int(page.evaluate("window.reruns"))
