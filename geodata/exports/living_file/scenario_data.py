"""What the file's scripts read addresses, move launch points and walk the border with."""

from __future__ import annotations

from typing import Any

from geodata import addresses, borders, free_text, scenario
from geodata.analysis import border_walk, moves
from geodata.geodesy import UNITS_KM
from geodata.scenario import DEFAULT, Point


def read() -> dict[str, Any]:
    """`scenario` and `walk`, for JSON: places are [lat, lon] in degrees, but those of the border's
    course, which are [lon, lat] as in GeoJSON."""
    return {"scenario": {"address": _tell_address(), **_tell_scenario()}, "walk": _tell_walk()}


def _tell_address() -> dict[str, Any]:
    return {
        "map": addresses.MAP,
        "apart": addresses.APART,
        "longest": addresses.LONGEST,
        "most_values": addresses.MOST_VALUES,
        "longest_value": addresses.LONGEST_VALUE,
        "most_lines": addresses.MOST_LINES,
        "quoted": free_text.QUOTED,
        "most_marks": free_text.MOST_MARKS,
    }


def _tell_scenario() -> dict[str, Any]:
    return {
        "first": {
            "points": [_place(point) for point in DEFAULT.points],
            "range_value": DEFAULT.range_value,
            "unit": DEFAULT.range_unit,
            "start": DEFAULT.start,
            "show": DEFAULT.show,
            "day": DEFAULT.day,
        },
        "most_points": scenario.MAX_POINTS,
        "longest_place": scenario.LONGEST_PLACE,
        "limits": {unit: scenario.limits(unit) for unit in UNITS_KM},
        "limits_mi": (scenario.MIN_RANGE_MI, scenario.MAX_RANGE_MI),
        "starts": scenario.STARTS,
        "layers": scenario.LAYERS,
        "usual": scenario.USUAL,
        "first_day": scenario.FIRST_DAY,
        "last_day": scenario.LAST_DAY,
        "cities": {name: _place(point) for name, point in moves.cities().items()},
    }


def _tell_walk() -> dict[str, Any]:
    return {
        "line": [[lon, lat] for lon, lat in borders.border_line().coords],
        "course_km": border_walk.COURSE_KM,
        "farthest_km": border_walk.FARTHEST_KM,
    }


def _place(point: Point) -> list[float]:
    return [point.lat, point.lon]
