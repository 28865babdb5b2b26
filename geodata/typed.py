"""Places that people type: the name of a town, or coordinates in any usual notation."""

from __future__ import annotations

import re

from geopy.point import Point as Coordinates

from geodata import borders
from geodata.scenario import Point, clamp, outside, quote

LONGEST = 60  # letters; no notation of a place needs more


def read_place(text: str) -> tuple[Point | None, str]:
    """The place, or None, and one sentence if something was wrong or had to be changed; never raises.

    A town may be in English, Ukrainian or Russian; coordinates are latitude then longitude, as decimals, or as degrees,
    minutes and seconds, with or without N and E, as geopy reads them. A place beyond the map's area becomes the nearest
    one on it, unless the two numbers are only the wrong way round.
    """
    wanted = " ".join(text.split())
    town = _town(wanted)
    if town:
        return Point(round(town.lon, 2), round(town.lat, 2)), ""
    lat, lon = _coordinates(wanted)
    if lat is None or lon is None:
        return None, f"{quote(wanted)} is not a town of this map or a position like 50.91, 34.80 or 50°54'N 34°48'E."
    point, moved = clamp(lon, lat)
    if not moved:
        return point, ""
    swapped, still_outside = clamp(lat, lon)
    if not still_outside:
        return None, f"{quote(wanted)} is outside this map; latitude comes first: {swapped.lat:g}, {swapped.lon:g}?"
    return point, outside(quote(wanted))


def _town(name: str) -> borders.City | None:
    wanted = name.casefold()
    for city in borders.cities():
        if wanted in {known.casefold() for known in (city.name, city.name_uk, city.name_ru, *city.other_names)}:
            return city
    return None


def _coordinates(text: str) -> tuple[float, float] | tuple[None, None]:
    text = re.sub(r"^(-?\d+),(\d+)[\s;]+(-?\d+),(\d+)$", r"\1.\2 \3.\4", text)  # decimal commas
    if re.search(r"\d\s*(m|km|ft)$", text):  # a height would be read as minutes
        return None, None
    try:
        read = Coordinates.from_string(text[:LONGEST].replace("’", "'").replace("″", '"').replace("′", "'"))
    except ValueError:
        return None, None
    return float(read.latitude), float(read.longitude)
