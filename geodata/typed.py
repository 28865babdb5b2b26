"""Places that people type: the name of a town, or coordinates in any usual notation."""

from __future__ import annotations

import re

from geopy.point import Point as Coordinates

from geodata import borders
from geodata.scenario import Point, clamp, outside, quote

LONGEST, LOOKED_AT = 60, 600  # letters: no notation of a place needs more, and with blanks no more is looked at
SPACED = r"(\d{1,3})\s+(\d+(?:\.\d+)?)(?:\s+(\d+(?:\.\d+)?))?\s*"  # degrees, minutes and perhaps seconds, without marks


def read_place(text: str) -> tuple[Point | None, str]:
    """The place, or None, and one sentence if something was wrong or had to be changed; never raises.

    A town may be in English, Ukrainian or Russian; coordinates are latitude then longitude, as decimals, or as degrees,
    minutes and seconds, with or without N and E, as geopy reads them. A place beyond the map's area becomes the nearest
    one on it, unless the two numbers are only the wrong way round.
    """
    wanted = " ".join(text[: LOOKED_AT + 1].split())
    fits = len(text) <= LOOKED_AT and len(wanted) <= LONGEST
    town = _town(wanted) if fits else None
    if town:
        return Point(round(town.lon, 2), round(town.lat, 2)), ""
    lat, lon = _coordinates(wanted) if fits else (None, None)
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
    if re.search(r"\d\s*(m|km|ft)$", text):  # a height would be read as minutes
        return None, None
    try:
        read = Coordinates.from_string(_as_geopy_writes(text))
    except ValueError:
        return None, None
    return float(read.latitude), float(read.longitude)


def _as_geopy_writes(text: str) -> str:
    """What geopy does not know of how people write: decimal commas, lat and lon, east first, minutes without marks."""
    text = text.replace("’", "'").replace("″", '"').replace("′", "'")
    text = re.sub(r"^(-?\d+),(\d+)[\s;]+(-?\d+),(\d+)$", r"\1.\2 \3.\4", text)
    text = re.sub(r"(?i)\b(?:latitude|lat|longitude|long|lng|lon)\b[:=]?\s*", "", text)
    text = re.sub(r"(?i)^([^NSEW]+[EW])[,;\s]+([^NSEW]+[NS])$", r"\2 \1", text)
    spaced = re.fullmatch(rf"(?i){SPACED}([NS])[,;\s]+{SPACED}([EW])", text)
    if spaced:
        north, east = (spaced[1], spaced[2], spaced[3] or "0"), (spaced[5], spaced[6], spaced[7] or "0")
        (d1, m1, s1), (d2, m2, s2) = north, east
        text = f"{d1}° {m1}' {s1}\" {spaced[4]} {d2}° {m2}' {s2}\" {spaced[8]}"
    return text
