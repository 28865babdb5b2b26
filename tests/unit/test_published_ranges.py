"""The published ranges side by side: whose rings are drawn, what lies between, in every printer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import facts, geodesy, scene, webmap
from geodata.analysis import findings, published_ranges
from geodata.exports import data_files, kml, living_file
from geodata.paper import map_names, view
from geodata.projections import Projection
from geodata.scenario import DEFAULT, LAYERS, USUAL, Point, Scenario, from_query
from geodata.scene import footnotes, key, looks, map_in_words
from geodata.webmap.gestures import Hand

BASE, DAY = "https://atlas.example", date(2026, 11, 25)
MILE_KM = 1.609344
ON = replace(DEFAULT, show=(*USUAL[:3], "published", *USUAL[3:]))
KHARKIV = replace(ON, points=(Point(36.25, 49.98),))
STARTS = (
    ON,
    replace(ON, points=(Point(34.80, 50.91), Point(36.25, 49.98)), range_value=77, range_unit="km"),
    replace(ON, start="border"),
    replace(ON, start="held", range_value=300, range_unit="km"),
)


def _labels(scenario: Scenario) -> list[str]:
    return [shape.label for shape in scene.build(scenario).shapes("published")]


def test_the_layer_is_shown_only_when_asked_for_and_an_address_holds_it() -> None:
    assert "published" in LAYERS
    assert "published" not in USUAL
    assert not scene.build(DEFAULT).shows("published")
    assert from_query({"show": ",".join(ON.show)}) == ON


def test_its_figures_are_those_of_the_articles_missile_and_each_has_a_look() -> None:
    lengths = [(one.value, one.unit) for one in published_ranges.figures()]
    assert lengths == [(300, "km"), (190, "mi"), (200, "mi")]  # 300, 305.8 and 321.9 km
    assert len(lengths) == len(looks.PUBLISHED)
    assert {one.source for one in published_ranges.figures()} <= set(facts.sources())


@pytest.mark.parametrize(
    ("value", "unit", "labels"),
    [
        (200, "mi", ["300 km", "190 mi"]),
        (321.87, "km", ["300 km", "190 mi"]),  # 200 miles are 321.8688 km
        (190, "mi", ["300 km", "200 mi"]),
        (300, "km", ["190 mi", "200 mi"]),
        (301, "km", ["300 km", "190 mi", "200 mi"]),
        (77, "km", ["300 km", "190 mi", "200 mi"]),
    ],
)
def test_a_figure_that_is_the_students_own_range_is_not_drawn_twice(
    value: float, unit: str, labels: list[str]
) -> None:
    now = replace(ON, range_value=value, range_unit=unit)
    assert _labels(now) == labels
    told = [words for ((look, words),) in key.lines(scene.build(now), ("published",))]
    assert [words.partition(":")[0].replace("miles", "mi") for words in told] == labels


def test_each_ring_lies_at_its_distance_from_its_point() -> None:
    lengths_km = {"300 km": 300, "190 mi": 190 * MILE_KM, "200 mi": 200 * MILE_KM}
    now = STARTS[1]
    rings = scene.build(now).shapes("published")
    assert len(rings) == len(lengths_km) * len(now.points)
    for number, ring in enumerate(rings):
        lon, lat = ring.geometry.exterior.coords[50]
        point = now.points[number % 2]
        away = geodesy.distance_km(point.lon, point.lat, lon, lat)
        assert away == pytest.approx(lengths_km[ring.label], abs=1e-5)


def test_the_airfields_between_are_named_with_their_distance_and_none_is_said_too() -> None:
    (sumy,) = published_ranges.notes(ON)
    assert sumy == (
        "Between 300 km and 200 miles from Sumy lies one airfield: Voronezh Malshevo (Baltimor) "
        "(Voronezh Oblast), 194 miles (313 km) away (our calculation)."
    )
    (kharkiv,) = published_ranges.notes(KHARKIV)
    assert "Too close to call: Buturlinovka" in kharkiv
    (west,) = published_ranges.notes(replace(ON, points=(Point(28.0, 51.0),)))
    assert west.startswith("No airfield lies between 300 km and 200 miles from a point ")
    (several,) = published_ranges.notes(STARTS[1])
    assert "from the nearest launch point" in several
    (border,) = published_ranges.notes(STARTS[2])
    assert "from the recognised land border lie 2 airfields: " in border


@given(st.floats(30, 42), st.floats(46, 54))
def test_what_is_named_lies_between_by_more_than_the_rule_of_the_edge(
    lon: float, lat: float
) -> None:
    now = replace(ON, points=(Point(lon, lat),))
    between, close = published_ranges.find_between(now)
    here = now.points[0]
    for base in facts.airbases():
        km = geodesy.distance_km(here.lon, here.lat, base.lon, base.lat)
        room_km = 3 + base.precision_km
        is_close = min(abs(km - 300), abs(km - 200 * MILE_KM)) <= room_km
        is_between = 300 < km < 200 * MILE_KM and not is_close
        assert (base in [row.base for row in between]) is is_between
        assert (base in [row.base for row in close]) is is_close


@pytest.mark.parametrize("hidden", ["airbases", "published"])
def test_nothing_is_said_of_airfields_that_are_hidden_or_of_rings_that_are(hidden: str) -> None:
    off = replace(ON, show=tuple(name for name in ON.show if name != hidden))
    assert published_ranges.notes(off) == ()
    assert "Between published ranges" not in dict(map_in_words.lines(scene.build(off)))


@pytest.mark.slow
@pytest.mark.parametrize("now", STARTS, ids=("one", "several", "border", "held"))
def test_every_printer_has_the_rings_their_names_and_the_line_between(now: Scenario) -> None:
    picture = scene.build(now)
    labels, names = set(_labels(now)), [words for _, words in _legend(picture)]
    (between,) = published_ranges.notes(now)
    assert between in footnotes.notes(picture)
    words = dict(map_in_words.lines(picture))
    assert words["Between published ranges"] == between
    assert all(name in words["Also on the map"] for name in names)
    features = json.loads(data_files.geojson(picture, BASE))
    assert between in features["notes"]
    drawn = [one for one in features["features"] if one["properties"]["layer"] == "published"]
    assert len(drawn) == len(picture.shapes("published"))
    assert {one["properties"]["name"] for one in drawn} == labels
    assert between in data_files.table(picture, BASE).decode()
    written = kml.write(picture, BASE).decode()
    assert all(f"name>{label}</" in written for label in labels)
    page = living_file.write_map(picture, BASE, DAY).decode()
    assert between in page
    assert f'"show":{json.dumps(_ids(picture), separators=(",", ":"))}' in page


def _legend(picture: scene.Scene) -> tuple[tuple[str, str], ...]:
    return next(layer.legend for layer in picture.layers if layer.name == "published")


def _ids(picture: scene.Scene) -> list[str]:
    return [layer.id for layer in picture.layers]


@pytest.mark.parametrize("start", ["points", "border"])
def test_off_it_adds_nothing_to_a_step_and_on_only_what_a_browser_cannot_compute(
    start: str,
) -> None:
    off, on = (
        webmap.overlay(scene.build(replace(now, start=start)), "light", Hand())
        for now in (DEFAULT, ON)
    )
    assert "published" not in off
    assert ("published" in on) is (start == "border")
    assert len(json.dumps(on)) - len(json.dumps(off)) < (400 if start == "points" else 9000)


@pytest.mark.parametrize("projection", ["mercator", "azimuthal"])
def test_a_sheet_holds_the_greatest_of_them_whole(projection: str) -> None:
    near = replace(ON, range_value=77, range_unit="km")
    seen = view.around(near, projection, (0, 0, 600, 400))
    for ring in scene.build(near).shapes("published"):
        assert seen.box.contains(seen.whole(ring.geometry))
    bare = view.around(replace(near, show=USUAL), projection, (0, 0, 600, 400))
    assert bare.metres < seen.metres / 2


def test_lengths_on_paper_stand_on_the_sides_of_their_rings() -> None:
    picture = scene.build(replace(ON, range_value=77, range_unit="km"))
    frame = (0.0, 0.0, 600.0, 600.0)
    seen = view.holding(findings.ring(ON.points[0], 350), Projection("mercator"), frame)
    names = map_names.MapNames(None, picture, seen, looks.LOOKS["light"], 8, [])  # type: ignore[arg-type]
    sides = {shape.label: names._ring_label(shape).spots[0][2] for shape in picture.edges}
    assert sides == {"300 km": "bottom", "190 mi": "top", "200 mi": "top", "77 km": "top"}
