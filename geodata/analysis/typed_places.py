"""Places that people type: the name of a town, or coordinates in any usual notation."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache, lru_cache

import numpy as np

from geodata import borders, geodesy
from geodata.analysis import coordinates
from geodata.scenario import DEFAULT, Point, is_on_map, outside, quote

LONGEST, LOOKED_AT = 120, 600  # letters without and with blanks; our choice: no notation is longer
ALIKE = 0.75  # our choice: one wrong letter in a name of four is still asked about
EXAMPLES = "50.91, 34.80 or 50°54'N 34°48'E"
FAR_KM = DEFAULT.range_km  # our choice: from there the article's 200 miles miss Kursk Oblast


def read_place(text: str) -> tuple[Point | None, str]:
    """The place, or None, and one sentence if it was refused or is far from the subject; never raises.

    A town may be in English, Ukrainian or Russian. Coordinates are latitude then longitude unless
    letters say which is which; they are read whole or refused with the reason, and a place outside
    the map's area is refused too.
    """
    wanted = " ".join(unicodedata.normalize("NFC", text[: LOOKED_AT + 1]).split())
    town = _towns().get(_key(wanted))
    if town:
        return _accept(wanted, round(town.lon, 2), round(town.lat, 2))
    if not any(sign.isdecimal() for sign in wanted[:LONGEST]):
        line = f"{quote(wanted)} is not a town of this map or a position like {EXAMPLES}."
        return None, line + _suggestion(wanted)
    try:
        if len(text) > LOOKED_AT or len(wanted) > LONGEST:
            raise coordinates.UnreadableError("it is too long")
        lat, lon, is_ordered = coordinates.read(wanted)
    except coordinates.UnreadableError as why:
        return None, f"{quote(wanted)} is not a position: {why}. Write one like {EXAMPLES}."
    if not is_ordered and not is_on_map(lon, lat) and is_on_map(lat, lon):
        return None, f"{quote(wanted)} is outside this map; latitude comes first: {lon:g}, {lat:g}?"
    return _accept(wanted, lon, lat)


def _accept(wanted: str, lon: float, lat: float) -> tuple[Point | None, str]:
    if not is_on_map(lon, lat):
        return None, outside(quote(wanted))
    point = Point(lon, lat)
    far = f"{quote(wanted)} is far from Kursk Oblast: more than {DEFAULT.range_value:g} miles."
    return point, far if _is_far(point) else ""


@lru_cache(maxsize=512)
def _is_far(point: Point) -> bool:
    km = geodesy.distances_to_km(borders.region("Kursk"), np.array([point.lon]), np.array([point.lat]))
    return float(km[0]) > FAR_KM


@cache
def _towns() -> dict[str, borders.City]:
    """The towns by every name that they have."""
    return {_key(name): city for city in borders.cities() for name in _names(city)}


def _names(city: borders.City) -> tuple[str, ...]:
    return (city.name, city.name_uk, city.name_ru, *city.other_names)


def _key(name: str) -> str:
    """A name without what people write differently: capitals, apostrophes, hyphens, dots of ё."""
    return re.sub(r"['’ʼ`´]", "", name).casefold().replace("ё", "е").replace("-", " ")


def _suggestion(wanted: str) -> str:
    """A question that names the town that may be meant, in the letters typed, or nothing."""
    near = difflib.get_close_matches(_key(wanted[:LONGEST]), _towns(), n=1, cutoff=ALIKE)
    if not near:
        return ""
    town = _towns()[near[0]]
    name = next(name for name in _names(town) if _key(name) == near[0])
    return f" Did you mean {name}{f' ({town.name})' * (name != town.name)}?"
