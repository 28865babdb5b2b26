"""JavaScript's own tests, and what it does as Python does: the edge, places of names, words."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from xstatic.pkg import leaflet

from geodata import facts, geodesy, scenario, scene, text, webmap
from geodata.analysis import border_walk, findings
from geodata.paper import labels, symbols
from geodata.paper.canvas import Area
from geodata.webmap import files, messages
from tests import javascript
from tests.ground import read_ground

ROOT = Path(__file__).parents[2]
RULES = ("rules.js",)
GEODESY = ("geodesy.js",)
PLACER = ("placer.js",)
TEXTS = ("texts.js",)


def test_the_tests_in_node_pass() -> None:
    given = {"leaflet": f"{leaflet.BASE_DIR}/leaflet.js", "scripts": webmap.SCRIPTS}
    ran = javascript.node("--test", names={"WEBMAP": json.dumps(given)})
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(re.findall(r"pass (\d+)", ran.stdout)[-1]) > 25


def test_only_one_script_reaches_into_leaflet() -> None:
    hooks = webmap.HERE / "leaflet_hooks.js"
    inside = re.compile(r"\b_[A-Za-z]\w*")
    for path in (*webmap.HERE.glob("*.js"), *(ROOT / "pages").rglob("*.js")):
        code = re.sub(r"//.*|_(stcore|curve)\b", "", path.read_text(encoding="utf-8"))
        if path != hooks:
            assert inside.findall(code) == [], path
    assert len(set(inside.findall(hooks.read_text(encoding="utf-8")))) <= 4


def test_npm_packages_are_pinned_and_no_registry_is_named() -> None:
    wanted = json.loads((javascript.HERE / "package.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"[\d.]+", pin) for pin in wanted["devDependencies"].values())
    packages = json.loads((javascript.HERE / "package-lock.json").read_text(encoding="utf-8"))
    assert all("resolved" not in package for package in packages["packages"].values())


def test_a_name_takes_the_same_spot_on_screen_as_on_paper() -> None:
    chance = random.Random(20)
    rows = [_crowd(chance) for _ in range(1000)]
    read = javascript.answers(PLACER, [("placer.choose", *row) for row in rows])
    here = [labels.choose(*row) for row in rows]
    assert read == [-1 if spot is None else spot for spot in here]
    assert len(set(here)) > 6


def _crowd(chance: random.Random) -> tuple[list[Area], float, bool, Area, list[Area]]:
    """Spots of a name, how far off others must be, whether it must be written, a frame and what is
    taken in it."""

    def area(width: float, height: float) -> Area:
        left, low = chance.uniform(-20, 280), chance.uniform(-20, 180)
        return left, low, left + width, low + height

    taken = [area(chance.uniform(5, 60), 12) for _ in range(chance.randint(0, 40))]
    return [area(70, 12) for _ in range(8)], 2.0, chance.random() < 0.5, (0, 0, 300, 200), taken


def test_an_air_base_is_in_at_the_edge_or_out_by_the_same_rule() -> None:
    chance, (base, *_) = random.Random(6), facts.airbases()
    close = findings.EDGE_KM + base.precision_km
    margins = [chance.uniform(-2 * close, 2 * close) for _ in range(1000)]
    margins += [0.0, close, -close, np.nextafter(close, 9), -np.nextafter(close, 9)]
    reaches = [findings.against(base, 0.0, margin) for margin in margins]
    said = javascript.answers(RULES, [("rules.state", margin, close) for margin in margins])
    assert said == [reach.state for reach in reaches]
    assert set(said) == set(scene.STATE_WORDS)


def test_what_lies_beyond_the_area_is_put_to_the_same_place_on_its_edge() -> None:
    chance = random.Random(7)
    area = [[scenario.SOUTH, scenario.WEST], [scenario.NORTH, scenario.EAST]]
    places = [javascript.pick(chance, (30, 70), (10, 60)) for _ in range(500)]
    places += [javascript.pick(chance, (-90, 90), (-540, 540)) for _ in range(500)]
    said = javascript.answers(RULES, [("rules.clamp", place, area) for place in places])
    for (lat, lon), (there_lat, there_lon) in zip(places, said, strict=True):
        point, _ = scenario.clamp(lon, lat)
        assert (there_lat, there_lon) == pytest.approx((point.lat, point.lon), abs=1e-4)


def test_places_bearings_and_numbers_are_written_alike() -> None:
    chance = random.Random(8)
    places = [javascript.pick(chance, (43, 56), (22, 46)) for _ in range(1000)]
    assert _write("position", [(place,) for place in places]) == [
        text.position(lon, lat) for lat, lon in places
    ]
    bearings = [step / 10 for step in range(3600)]
    assert _write("compass", [(deg,) for deg in bearings]) == [
        text.compass(deg) for deg in bearings
    ]
    rows = [(chance.uniform(0, 5000), digits) for digits in (0, 1, 2) for _ in range(300)]
    # Half way between two numbers that can be written, where there is one.
    rows += [
        (whole + part / 8, digits)
        for digits in (0, 1, 2)
        for whole in (0, 7, 2048)
        for part in range(8)
    ]
    assert _write("number", rows) == [text.number(*row) for row in rows]
    assert _write("round", rows) == [round(*row) for row in rows]


def test_lengths_and_dates_are_written_alike() -> None:
    rows = [(1.0, unit) for unit in text.UNIT_NAMES]
    for unit in text.UNIT_NAMES:
        low, high = scenario.limits(unit)
        rows += [(value, unit) for value in range(math.ceil(low), math.floor(high) + 1)]
        rows += [(value / 20, unit) for value in range(2000, 2200)]
    assert _write("range", rows) == [text.range_text(*row) for row in rows]
    assert _write("length", rows) == [text.length(*row) for row in rows]
    assert _write("distance", rows) == [text.distance(*row) for row in rows]
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 10, 28)]
    assert _write("date", [(day,) for day in days]) == [text.date(day) for day in days]


def _write(name: str, rows: Sequence[Sequence[object]]) -> list[object]:
    """What a function of texts.js makes of rows of values."""
    return javascript.answers(TEXTS, [(f"texts.{name}", *row) for row in rows], files.data())


def test_play_passes_the_places_of_the_border_walk_and_straight_between_them() -> None:
    places = [[point.lat, point.lon] for point in border_walk.glide(16.1)]
    assert len(places) == border_walk.STEPS + 1
    steps = [0, 0.25, 1, 499.5, 777.125, border_walk.STEPS - 0.5, border_walk.STEPS]
    said = javascript.answers(RULES, [("rules.between", places, step) for step in steps])
    lats, lons = np.array(places).T
    whole = np.arange(len(places))
    for step, (lat, lon) in zip(steps, said, strict=True):
        assert lat == pytest.approx(np.interp(step, whole, lats), abs=1e-12)
        assert lon == pytest.approx(np.interp(step, whole, lons), abs=1e-12)
    percent = border_walk.place(49.95, 16.1)
    (there,) = javascript.answers(RULES, [("rules.between", places, 499.5)])
    assert geodesy.distance_km(there[1], there[0], percent.lon, percent.lat) < 1


def test_a_curve_unfolds_to_what_was_folded() -> None:
    ring = geodesy.ring(34.8, 50.91, 321.8688)
    curve = messages.fold(ring)
    step = 1 / messages.SCALE
    (line,) = javascript.answers(RULES, [("rules.unfold", curve, step)])
    lons, lats = np.array(ring.exterior.coords).T
    assert np.max(np.abs(np.array(line) - np.column_stack([lats, lons]))) <= step / 2 + 1e-9


def test_the_screens_symbols_are_those_of_paper() -> None:
    script = (webmap.HERE / "look.js").read_text(encoding="utf-8")
    half, neck, radius = symbols.PIN_HALF, symbols.PIN_NECK, symbols.PIN_RADIUS
    drawn = {
        "in": _path(symbols.outline("in")[0]),
        "edge": _path(symbols.outline("edge")[0]),
        "HALF_EDGE": _path(symbols.outline("edge")[1]),
        "launch": f"M0,0L-{half:g},-{neck:g}A{radius},{radius} 0 1,1 {half:g},-{neck:g}Z",
    }
    for name, path in drawn.items():
        assert re.search(rf'{name}(?::| =) "{re.escape(path)}"', script), name
    css = (webmap.HERE / "webmap.css").read_text(encoding="utf-8")
    assert f".airbase.lesser svg {{ transform: scale({symbols.LESSER:.2f}".replace("0.", ".") in css


def test_the_ground_is_read_as_it_was_before_it_was_packed() -> None:
    packed = json.loads(webmap.ground_json())
    assert len(packed["geometries"]) < sum(len(layer["shapes"]) for layer in packed["layers"])
    (read,) = javascript.answers(("rules.js",), [("rules.unpack", packed)])
    assert read == read_ground()


def test_names_that_scripts_share_with_python_are_pythons() -> None:
    script = (webmap.HERE / "ground.js").read_text(encoding="utf-8")
    layers = read_ground()["layers"]
    kinds = {layer["name"].split(" ")[0] for layer in layers}
    for names in re.findall(r"new Set\((\[.*\])\)", script):
        assert set(json.loads(names)) <= kinds
    script = (ROOT / "pages" / "server" / "connection.js").read_text(encoding="utf-8")
    (known,) = re.findall(r"/\^\(([a-z|]+)\)\(=", script)
    every = scenario.Scenario(start="border", day="2024-08-06", show=("rivers",))
    assert set(known.split("|")) == set(scenario.to_query(every))


def _path(shape: symbols.BaseGeometry) -> str:
    """A polygon as a path of SVG, whose y goes down."""
    corners = list(shape.exterior.coords)[:-1]
    return "M" + "L".join(f"{x:g},{-y or 0:g}" for x, y in corners) + "Z"
