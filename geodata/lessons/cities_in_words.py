"""What a ruler would measure on a lesson's map, in words, for those who do not see it."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import borders, geodesy, phrases, text
from geodata.analysis import start_lines, timeline, wording
from geodata.borders import City
from geodata.facts.records import Permission
from geodata.scenario import Scenario

AROUND_DEG = 1.0  # beyond what a step asks to see, the map shows more; our choice
NEAREST = 15  # cities that are told where the step names no area; our choice: a minute's hearing


def lines(shown: Scenario, sees: BaseGeometry | None) -> tuple[tuple[str, str], ...]:
    """Parts as (head, text): how far, and from a launch point in which direction, the cities are
    that the map shows (those in `sees`, or the nearest), nearest first; and what was allowed."""
    if shown.start == "points":
        ways = [
            (wording.label(shown, index), _of_point(shown, index, sees))
            for index in range(len(shown.points))
        ]
    else:
        ways = [(name, _of_line(shown, start, sees)) for start, name in start_lines.NAMES.items()]
    told = [(phrases.say("cities.from", start=start), words) for start, words in ways if words]
    given = timeline.find_permissions(shown.day) if "allowed" in shown.show else ()
    words = "; ".join(map(tell_permission, given))
    return (*told, *([(phrases.say("cities.allowed"), words)] if given else []))


def tell_permission(one: Permission) -> str:
    """What was allowed, with its day."""
    return f"{text.date(one.date, short=True)}: {one.words}"


def _of_point(shown: Scenario, index: int, sees: BaseGeometry | None) -> str:
    point = shown.points[index]
    found = []
    for city in seen(sees):
        km = geodesy.distance_km(point.lon, point.lat, city.lon, city.lat)
        bearing_deg = geodesy.initial_bearing_deg(point.lon, point.lat, city.lon, city.lat)
        if km >= 1:  # nearer, it stands in the city
            found.append((km, city, f" {text.compass(bearing_deg)}"))
    return _tell(found, shown.range_unit, sees)


def _of_line(shown: Scenario, start: str, sees: BaseGeometry | None) -> str:
    far_km = away_km(start)
    found = [(far_km[city.name], city, "") for city in seen(sees) if far_km[city.name]]
    return _tell(found, shown.range_unit, sees)


@cache
def away_km(start: str) -> dict[str, float]:
    """How far each city is from a start, 0 inside it; together they take a quarter of a second."""
    cities = borders.cities()
    lons, lats = (np.array([getattr(city, way) for city in cities]) for way in ("lon", "lat"))
    every_km = geodesy.distances_to_km(start_lines.shape(start), lons, lats)
    return {city.name: float(km) for city, km in zip(cities, every_km, strict=True)}


def seen(sees: BaseGeometry | None) -> list[City]:
    """The cities that the map of a step shows; all where it names no area."""
    every = borders.cities()
    if sees is None:
        return list(every)
    around = sees.buffer(AROUND_DEG)
    return [city for city in every if shapely.intersects_xy(around, city.lon, city.lat)]


def _tell(found: list[tuple[float, City, str]], unit: str, sees: BaseGeometry | None) -> str:
    near = sorted(found, key=lambda one: one[0])[: None if sees else NEAREST]
    return "; ".join(f"{name(city)} {text.distance(km, unit)}{way}" for km, city, way in near)


def name(city: City) -> str:
    """A city with its region, unless that has its name, and a comma."""
    region = borders.regions().get(city.region)
    if region is None or city.name in region.title:
        return f"{city.name},"
    return f"{city.name} ({region.title}),"
