"""A launch point is moved, added and walked along the border in the file's scripts as in Python."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from geodata import borders, geodesy, scenario
from geodata.analysis import border_walk, moves
from geodata.exports.living_file import scenario_data
from geodata.scenario import DEFAULT, MAX_POINTS, Point, Scenario
from geodata.webmap import files
from tests import javascript
from tests.ground import read_ground

SCRIPTS = (
    "rules.js", "geodesy.js", "texts.js", "places.js", "addresses.js", "scenarios.js",
    "border_walk.js", "moves.js",
)  # fmt: skip
MANY = 1000
CLOSE_DEG = 1.01e-4  # a place that lies half way between two of four decimals may be either
CLOSE_KM = 0.01
CITIES = list(moves.cities().values())


def _ask(calls: Sequence[Sequence[Any]]) -> list[Any]:
    data = {**files.data(), "file": scenario_data.read()}
    return javascript.answers(SCRIPTS, calls, data)


def _tell(now: Scenario) -> dict[str, Any]:
    return {
        "points": [[point.lat, point.lon] for point in now.points],
        "range_value": now.range_value,
        "unit": now.range_unit,
        "start": now.start,
        "show": list(now.show),
        "day": now.day,
        "ignored": list(now.ignored),
    }


def _start(chance: random.Random) -> Scenario:
    """A scenario with points in launch cities and anywhere, and a line of an earlier move."""
    points = (
        chance.choice((*CITIES[:8], Point(chance.uniform(22, 46), chance.uniform(43, 56))))
        for _ in range(chance.randint(1, MAX_POINTS))
    )
    return Scenario(tuple(points), ignored=("An earlier line.",))


def _move(chance: random.Random) -> tuple[str, Callable[..., Scenario], list[float]]:
    """A move by its name, in Python, and what both are given behind the index."""
    kind = chance.choice(("to", "to", "by", "along", "add", "remove", "earlier"))
    if kind == "by":
        away = chance.choice((0.0, 1.0, 16.09344, chance.uniform(0, 3000)))
        bearing = chance.choice((0, 90, 180, 270, chance.uniform(-400, 800)))
        return "moves.byKm", moves.by_km, [bearing, away]
    if kind == "along":
        given = [chance.uniform(-20, 120), chance.uniform(-20, 200)]
        return "moves.alongBorder", moves.along_border, given
    others = {"add": moves.add, "remove": moves.remove, "earlier": moves.earlier}
    if kind in others:
        return f"moves.{kind}", others[kind], []
    lat, lon = chance.choice(
        (
            javascript.pick(chance, (43, 56), (22, 46)),
            javascript.pick(chance, (40, 60), (15, 50)),
            javascript.pick(chance, (-90, 90), (-720, 720)),
            javascript.pick(chance, (-1e6, 1e6), (-1e6, 1e6)),
            [chance.choice((43, 56, 42.99996, 42.99994)), chance.choice((22, 46, 46.00004, 406))],
        )
    )
    return "moves.toPlace", moves.to_place, [lat, lon]


def test_a_thousand_moves_lead_to_the_same_places_with_the_same_line() -> None:
    chance = random.Random(31)
    calls, told = [], []
    for _ in range(MANY):
        before, (name, move, given), index = _start(chance), _move(chance), chance.randint(0, 6)
        at = [] if name == "moves.add" else [index]
        here = [given] if name == "moves.toPlace" else given
        there = given[::-1] if name == "moves.toPlace" else given
        calls.append((name, _tell(before), *at, *here))
        told.append(_tell(move(before, *at, *there)))
    for call, here, there in zip(calls, told, _ask(calls), strict=True):
        apart = zip(here.pop("points"), there.pop("points"), strict=True)
        for one, other in apart:
            assert other == pytest.approx(one, abs=CLOSE_DEG), call
        assert there == here, call
    lines = [line for one in told for line in one["ignored"]]
    assert 20 < lines.count("An earlier line.") < len(lines) < MANY


def test_points_are_added_at_the_same_cities_one_after_the_other() -> None:
    here, there = DEFAULT, _tell(DEFAULT)
    for _ in range(MAX_POINTS):
        here = moves.add(here)
        (there,) = _ask([("moves.add", there)])
        assert there == _tell(here)
    (cities,) = _ask([("moves.cities",)])
    assert [*cities.items()] == [
        (name, [point.lat, point.lon]) for name, point in moves.cities().items()
    ]


def test_a_share_of_the_border_and_a_way_behind_it_are_the_same_place() -> None:
    chance = random.Random(32)
    asked = [[0, 0], [100, 0], [0, 161], [100, 161], [50, 1e-9], [100.1, 200], [-3, -3]]
    asked += [javascript.pick(chance, (0, 100), (0, 161)) for _ in range(MANY)]
    asked += [[chance.randint(0, 1000) / 10, chance.choice((0, 5, 9.9, 10.1))] for _ in range(MANY)]
    read = _ask([("borderWalk.place", *one) for one in asked])
    for one, there in zip(asked, read, strict=True):
        place = border_walk.place(*one)
        assert there == pytest.approx([place.lat, place.lon], abs=CLOSE_DEG), one
    same = [
        there == _place(border_walk.place(*one)) for one, there in zip(asked, read, strict=True)
    ]
    assert sum(same) > 0.99 * len(same)
    assert _ask([("borderWalk.onIt", *one) for one in asked]) == [
        list(border_walk.on_it(*one)) for one in asked
    ]


@pytest.mark.parametrize("behind_km", [0.0, 3.5, 20.0, 80.4672, 161.0])
def test_a_glide_passes_the_same_places(behind_km: float) -> None:
    (read,) = _ask([("borderWalk.glide", behind_km)])
    told = border_walk.glide(behind_km)
    for place, there in zip(told, read, strict=True):
        assert there == pytest.approx(_place(place), abs=CLOSE_DEG)


@pytest.mark.slow
def test_the_nearest_share_and_how_far_behind_it_a_place_is_are_the_same() -> None:
    chance = random.Random(33)
    places = [Point(chance.uniform(22, 46), chance.uniform(43, 56)) for _ in range(MANY // 2)]
    for _ in range(MANY // 2):
        place = border_walk.place(chance.uniform(0, 100), chance.uniform(0, 40))
        near = geodesy.destination(place.lon, place.lat, chance.uniform(0, 360), chance.random())
        places.append(Point(*near))
    calls = [("places.read", read_ground())]
    calls += [("borderWalk.nearest", _place(place)) for place in places]
    for place, (percent, behind_km) in zip(places, _ask(calls)[1:], strict=True):
        share, km = border_walk.nearest(place)
        assert percent == share, place
        assert behind_km == pytest.approx(km, abs=CLOSE_KM), place


@pytest.mark.slow
def test_of_two_stretches_of_the_border_as_far_from_a_place_the_same_is_nearest() -> None:
    chance, places = random.Random(34), []
    for _ in range(100):
        ends = [Point(chance.uniform(22, 46), chance.uniform(43, 56)) for _ in range(2)]
        places += _narrow(*ends)
    calls = [("places.read", read_ground())]
    calls += [("borderWalk.nearest", _place(place)) for place in places]
    told = [border_walk.nearest(place)[0] for place in places]
    assert [percent for percent, _ in _ask(calls)[1:]] == told
    jumps = [abs(one - other) for one, other in zip(told[::2], told[1::2], strict=True)]
    assert sum(jump > 5 for jump in jumps) > 10


def _narrow(one: Point, other: Point) -> tuple[Point, Point]:
    """Two places about 10 m apart, on a line between two, that do not have the same nearest."""
    ends = [border_walk.nearest(place)[0] for place in (one, other)]
    while max(abs(one.lon - other.lon), abs(one.lat - other.lat)) > CLOSE_DEG:
        middle = Point((one.lon + other.lon) / 2, (one.lat + other.lat) / 2)
        if middle in (one, other):
            break
        share = border_walk.nearest(middle)[0]
        if abs(share - ends[0]) <= abs(share - ends[1]):
            one = middle
        else:
            other = middle
    return one, other


def _place(point: Point) -> list[float]:
    return [point.lat, point.lon]


def test_the_scripts_have_the_border_as_python_walks_it_and_each_limit() -> None:
    data = scenario_data.read()
    assert data["walk"]["line"] == [list(place) for place in borders.border_line().coords]
    first = _tell(DEFAULT)
    first.pop("ignored")
    assert {**data["scenario"]["first"], "show": list(DEFAULT.show)} == first
    assert data["scenario"]["limits"]["km"] == scenario.limits("km")
