"""What a hand can do to the launch points: each move takes a scenario and gives the next one.

None raises; a fast hand may name a point that is gone by then, and such a move changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from geodata import borders, geodesy, scenario
from geodata.analysis import border_walk
from geodata.phrases import say
from geodata.scenario import MAX_POINTS, Point, Scenario

STEPS = (1, 10, 50)  # of the buttons and arrow keys, in the student's unit


def to_place(before: Scenario, index: int, lon: float, lat: float) -> Scenario:
    """A launch point put at a place, or at the nearest one in the map's area, with a line."""
    if index >= len(before.points):
        return before
    point, moved = scenario.clamp(lon, lat)
    outside = scenario.outside(say("that_place"))
    lines = (say("nearest_used", outside=outside),) if moved else ()
    return replace(
        _with_points(before, *before.points[:index], point, *before.points[index + 1 :]),
        ignored=lines,
    )


def by_km(before: Scenario, index: int, bearing_deg: float, km: float) -> Scenario:
    """One launch point moved so many km along a geodesic that leaves it at a bearing."""
    if index >= len(before.points):
        return before
    point = before.points[index]
    return to_place(before, index, *geodesy.destination(point.lon, point.lat, bearing_deg, km))


def along_border(before: Scenario, index: int, percent: float, behind_km: float) -> Scenario:
    """One launch point put on the border walk: a share of its length, and km behind it."""
    point = border_walk.place(percent, behind_km)
    return to_place(before, index, point.lon, point.lat)


def add(before: Scenario) -> Scenario:
    """One launch point more, at the first launch city that has none; unchanged if there are six."""
    if len(before.points) >= MAX_POINTS:
        return before
    places = (place for place in cities().values() if place not in before.points)
    return _with_points(before, *before.points, next(places))


def remove(before: Scenario, index: int) -> Scenario:
    """Without one launch point; the last one stays."""
    if len(before.points) == 1:
        return before
    return _with_points(before, *before.points[:index], *before.points[index + 1 :])


def earlier(before: Scenario, index: int) -> Scenario:
    """One launch point changes places with the one before it; the first stays."""
    if not 0 < index < len(before.points):
        return before
    one, other = before.points[index - 1 : index + 1]
    return _with_points(
        before, *before.points[: index - 1], other, one, *before.points[index + 1 :]
    )


def cities() -> dict[str, Point]:
    """The cities offered as launch points, to 0.01 degree; Sumy's is the one of the first map."""
    every = {
        city.name: Point(round(city.lon, 2), round(city.lat, 2))
        for city in borders.cities()
        if city.launch
    }
    return every | {"Sumy": scenario.DEFAULT.points[0]}


def _with_points(before: Scenario, *points: Point) -> Scenario:
    return replace(before, points=points, ignored=())
