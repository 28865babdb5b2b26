"""The maps that lessons open: cities, ranges and days by name, so that maps agree with facts."""

from __future__ import annotations

from typing import Any

from shapely.geometry import MultiPoint, box
from shapely.geometry.base import BaseGeometry

from geodata import facts
from geodata.analysis import moves, typed_places
from geodata.facts.checker import Checker
from geodata.lessons import places
from geodata.scenario import DEFAULT, LAYERS, MAX_POINTS, STARTS, Point, Scenario

# Layers of a lesson's map unless it names others.
QUIET = ("held", "occupied", "cities", "rivers", "graticule")


def read(check: Checker, entry: dict[str, Any]) -> Scenario:
    """A map of a table: `at` cities, `range` id, `start`, `day` an event's id, `show` layers."""
    check.fields(entry, set(), {"at", "range", "start", "day", "show", "sees"})
    points = tuple(filter(None, (_point(check, name) for name in entry.get("at", ["Sumy"]))))
    check.expect(
        0 < len(points) <= MAX_POINTS, "at", entry.get("at"), f"one to {MAX_POINTS} cities"
    )
    value, unit = _range(check, str(entry.get("range", "article")))
    start, shown = str(entry.get("start", "points")), tuple(entry.get("show", QUIET))
    check.expect(start in STARTS, "start", start, ", ".join(STARTS))
    for layer in shown:
        check.expect(layer in LAYERS, "show", layer, ", ".join(LAYERS))
    ordered = tuple(layer for layer in LAYERS if layer in shown)
    return Scenario(
        points or DEFAULT.points, value, unit, start, ordered, _day(check, entry.get("day"))
    )


def sight(check: Checker, entry: dict[str, Any]) -> BaseGeometry | None:
    """What the map must show: the box around the cities under `sees`, or None for the rings."""
    points = [point for name in entry.get("sees", []) if (point := _point(check, name))]
    return box(*MultiPoint([(point.lon, point.lat) for point in points]).bounds) if points else None


def _point(check: Checker, name: str) -> Point | None:
    try:
        city = places.city(name)
    except KeyError:
        point, _ = typed_places.read_place(name)
        check.expect(point is not None, "at", name, "a city or a position of the map")
        return point
    return moves.cities().get(name, Point(round(city.lon, 2), round(city.lat, 2)))


def _range(check: Checker, name: str) -> tuple[float, str]:
    """A range by its id in ranges.toml, or `NUMBER km` or `NUMBER mi` for a map to change."""
    preset = next((known for known in facts.range_presets() if known.id == name), None)
    if preset:
        return preset.value, preset.unit
    value, _, unit = name.partition(" ")
    good = value.isdecimal() and unit in ("km", "mi")
    check.expect(good, "range", name, "an id in ranges.toml, or a number and km or mi,")
    return (float(value), unit) if good else (DEFAULT.range_value, DEFAULT.range_unit)


def _day(check: Checker, event: str | None) -> str:
    if event is None:
        return DEFAULT.day
    try:
        return places.event_date(event)
    except KeyError:
        check.expect(False, "day", event, "the id of an event")
        return DEFAULT.day
