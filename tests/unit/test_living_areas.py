"""How much rings take in is said in the file without a server as Python says it."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely

from geodata import geodesy
from geodata import scenario as scenarios
from geodata.analysis import start_lines, wording
from geodata.exports import living_file
from geodata.exports.living_file import line_data
from geodata.geodesy import UNITS_KM
from geodata.scenario import DEFAULT, Scenario
from geodata.webmap import files
from tests import javascript
from tests.ground import read_ground

SCRIPTS = ("rules.js", "geodesy.js", "texts.js", "line_rings.js", "areas.js")


def _choose(chance: random.Random) -> Scenario:
    """One to six points: anywhere and beyond the map, near each other, a step apart, on one line of
    latitude, or in one place."""
    unit = chance.choice(list(UNITS_KM))
    low, high = scenarios.limits(unit)
    value = round(chance.uniform(low, high), chance.choice((0, 2)))
    lat, lon = javascript.pick(chance, (42, 57), (21, 47))
    spread = chance.choice(((7, 12), (7, 12), (1, 1), (1e-4, 1e-4), (0, 0.05), (0, 0)))
    places = [
        [
            middle + chance.choice((-1, 0, 1, chance.uniform(-1, 1))) * by
            for middle, by in zip((lat, lon), spread, strict=True)
        ]
        for _ in range(chance.randint(1, 6))
    ]
    return Scenario(tuple(scenarios.clamp(lon, lat)[0] for lat, lon in places), value, unit)


@cache
def _data() -> dict[str, Any]:
    return {**files.data(), "file": line_data.read()}


def _answer(
    asked: list[Scenario],
    data: dict[str, Any] | None = None,
    ground: dict[str, Any] | None = None,
) -> list[list[str]]:
    calls: list[tuple[Any, ...]] = [("areas.read", ground or read_ground())]
    for now in asked:
        points = [[point.lat, point.lon] for point in now.points]
        told = {"points": points, "range_value": now.range_value, "unit": now.range_unit}
        calls.append(("areas.notes", {**told, "start": now.start}))
    return javascript.answers(SCRIPTS, calls, data or _data())[1:]


def _is_at_an_edge(one: str, other: str) -> bool:
    """Whether two lines differ in the last digit of a number alone, by one: where a number lies
    half way between two that can be said, a millionth more or less decides, and a ring around a
    line is no better."""
    number = r"[0-9][0-9,.]*[0-9]|[0-9]"
    if re.split(number, one) != re.split(number, other):
        return False
    for texts in zip(re.findall(number, one), re.findall(number, other), strict=True):
        here, there = (float(text.replace(",", "")) for text in texts)
        decimal = any("." in text for text in texts)
        least = 0.1 if decimal else 10 ** max(len(str(int(max(here, there)))) - 3, 0)
        if abs(here - there) > 1.001 * least:
            return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_scenarios_take_in_the_same_letter_by_letter(seed: int) -> None:
    chance = random.Random(seed)
    asked = [_choose(chance) for _ in range(250)]
    told = [list(wording.area_notes(now)) for now in asked]
    assert _answer(asked) == told
    words = " ".join(line for (line,) in told)
    for part in ("in two or more", "as far as this map goes", " 0 per cent of Kursk", "; 0 km² of"):
        assert part in words


@pytest.mark.slow
@pytest.mark.parametrize("start", start_lines.NAMES)
def test_a_ring_around_a_line_takes_in_the_same(start: str) -> None:
    steps = [("mi", value) for value in range(30, 401, 10)]
    steps += [("km", value) for value in range(40, 641, 60)]
    steps += [("nmi", value) for value in range(21, 347, 65)]
    asked = [
        replace(DEFAULT, start=start, range_value=float(value), range_unit=unit)
        for unit, value in steps
    ]
    other = 0
    for now, there in zip(asked, _answer(asked), strict=True):
        here = list(wording.area_notes(now))
        assert here[1:] == there[1:]
        assert _is_at_an_edge(here[0], there[0])
        other += here != there
    assert other <= 1


def test_points_in_one_place_take_in_what_one_does_and_all_of_it_twice() -> None:
    one = replace(DEFAULT, range_value=150.0)
    six = replace(one, points=DEFAULT.points * 6)
    ((single,), (several,)) = _answer([one, six])
    size = re.findall(r"[0-9,]+ km²", single)[0]
    assert f"{size}; {size} of that are in two or more" in several
    assert several == wording.area_notes(six)[0]


def test_rings_that_overlap_at_the_edge_of_the_land_we_know_take_in_the_same() -> None:
    """The land ends there with long edges, which are cut where a ring goes on inside another."""
    places = ((52.7939, 39.9523), (55.5238, 35.0527), (54.5662, 42.6767), (54.1538, 45.3031))
    now = Scenario(tuple(scenarios.Point(lon, lat) for lat, lon in places), 343.72, "nmi")
    assert "as far as this map goes" in wording.area_notes(now)[0]
    assert _answer([now]) == [list(wording.area_notes(now))]


def test_it_does_not_matter_which_way_the_lines_of_the_ground_go() -> None:
    ground = read_ground()
    for shape in (
        one for row in ground["layers"] if row["id"] in ("regions", "land") for one in row["shapes"]
    ):
        parts = shapely.get_parts(shapely.from_geojson(json.dumps(shape["at"])))
        turned = shapely.multipolygons([part.reverse() for part in parts])
        shape["at"] = json.loads(shapely.to_geojson(turned))
    assert _answer([DEFAULT], ground=ground) == _answer([DEFAULT])


def test_a_smaller_share_than_can_be_said_is_said_so() -> None:
    near = Scenario((scenarios.Point(lon=33.0, lat=52.0),), 52.0, "mi")
    assert "under 0.1 per cent" in wording.area_notes(near)[0]
    assert _answer([near]) == [list(wording.area_notes(near))]


def test_another_size_of_russia_is_noticed() -> None:
    data = {**_data(), "file": {**_data()["file"], "russia_km2": 10e6}}
    assert _answer([DEFAULT], data) != _answer([DEFAULT]) == [list(wording.area_notes(DEFAULT))]


def test_the_sphere_has_the_size_of_the_ellipsoid() -> None:
    script = (living_file.HERE / "areas.js").read_text(encoding="utf-8")
    (radius,) = re.findall(r"RADIUS_KM = ([0-9.]+)", script)
    assert geodesy.area_km2(shapely.Polygon([(0, 0), (90, 0), (0, 90)])) == pytest.approx(
        np.pi * float(radius) ** 2 / 2, rel=1e-9
    )
