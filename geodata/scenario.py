"""What the student chose, as one frozen value, and its two-way road to the query of the URL."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from geodata import addresses
from geodata.addresses import shorten, single, values
from geodata.free_text import quote
from geodata.geodesy import KM_PER_MILE, UNITS_KM
from geodata.phrases import say

MAX_POINTS = 6
# Where a launch point may stand: the map's area, our choice.
SOUTH, NORTH, WEST, EAST = 43.0, 56.0, 22.0, 46.0
# Our choice: from a rocket's reach to twice the article's figure.
MIN_RANGE_MI, MAX_RANGE_MI = 25, 400
# What `show=` may name.
LAYERS = (
    "airbases", "held", "occupied", "allowed", "published", "cities", "rivers", "graticule",
    "relief",
)  # fmt: skip
# What is shown unless a link says otherwise: all but those that a question asks for.
USUAL = tuple(layer for layer in LAYERS if layer not in ("allowed", "published"))
# The timeline, and where the article ends.
FIRST_DAY, ARTICLE_DAY, LAST_DAY = "2022-02-24", "2024-11-18", "2024-11-30"
# Where rings start: the launch points, or anywhere on a line or an area.
STARTS = ("points", "border", "held")
# float() reads 1_000 too.
NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]{1,3})?", re.IGNORECASE)
LONGEST_PLACE = 60  # letters of a place; our choice: any two numbers have room
PLACES = 4  # decimals of a coordinate, about 10 m: finer than any position on this map is known


@dataclass(frozen=True, slots=True)
class Point:
    """A launch point in degrees on WGS84, rounded to 4 decimals (about 10 m)."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "lon", round(float(self.lon), PLACES))
        object.__setattr__(self, "lat", round(float(self.lat), PLACES))


@dataclass(frozen=True, slots=True)
class Scenario:
    """Launch points, one range for all of them, and the layers to show.

    `start` is points, border (anywhere on the recognised land border) or held (anywhere on
    Ukrainian-held land of 17 Nov 2024); the points are kept meanwhile. `range_value` is in
    `range_unit` (mi, km or nmi), as the student gave it; `range_km` is what is computed with. `day`
    is the ISO date of the timeline whose map is shown. `ignored` says in plain sentences what a
    query held that could not be used; it takes no part in equality."""

    points: tuple[Point, ...] = (Point(lon=34.80, lat=50.91),)  # Sumy
    range_value: float = 200.0
    range_unit: str = "mi"
    start: str = "points"
    show: tuple[str, ...] = USUAL
    day: str = ARTICLE_DAY
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @property
    def range_km(self) -> float:
        """The range in km."""
        return self.range_value * UNITS_KM[self.range_unit]


DEFAULT = Scenario()


def from_query(query: Mapping[str, str | Sequence[str]]) -> Scenario:
    """Reads a URL's query; never raises: what cannot be used is left out and named in `ignored`."""
    query = addresses.clean(query)
    ignored = [say("address.part", text=quote(key)) for key in query if key not in addresses.MAP]
    points = _read_points(values(query, "at", ignored), ignored)
    value, unit = _read_range(single(query, "range", ignored), ignored)
    start = _read_start(single(query, "from", ignored), ignored)
    show = _read_show(values(query, "show", ignored), ignored)
    day = _read_day(single(query, "day", ignored), ignored)
    return Scenario(points, value, unit, start, show, day, shorten(ignored))


def to_query(scenario: Scenario) -> dict[str, list[str]]:
    """The query that `from_query` reads back as an equal scenario; layers only if not usual."""
    query = {
        "at": [f"{_degrees(point.lat)},{_degrees(point.lon)}" for point in scenario.points],
        "range": [f"{scenario.range_value:.2f}".rstrip("0").rstrip(".") + scenario.range_unit],
    }
    if scenario.start != "points":
        query["from"] = [scenario.start]
    if scenario.day != ARTICLE_DAY:
        query["day"] = [scenario.day]
    if scenario.show != USUAL:
        query["show"] = [",".join(scenario.show) or "none"]
    return query


def clamp(lon: float, lat: float) -> tuple[Point, bool]:
    """The nearest launch point inside the map's area, longitude and latitude taken apart, and
    whether it had to move.

    Longitudes a whole turn apart are one place, so beyond the antimeridian the nearer edge is
    taken."""
    middle = (WEST + EAST) / 2
    turned = lon if WEST <= lon <= EAST else middle + (lon - middle + 180) % 360 - 180
    point = Point(lon=min(max(turned, WEST), EAST), lat=min(max(lat, SOUTH), NORTH))
    return point, point != Point(turned, lat)


def is_on_map(lon: float, lat: float) -> bool:
    """Whether a place, rounded as a launch point is, lies in the map's area or on its edge."""
    point = Point(lon, lat)
    return WEST <= point.lon <= EAST and SOUTH <= point.lat <= NORTH


def outside(what: str) -> str:
    """The line that says a place is beyond the map's area, and where that is."""
    edges = {"south": SOUTH, "north": NORTH, "west": WEST, "east": EAST}
    return say("outside", what=what, **{name: f"{edge:g}" for name, edge in edges.items()})


def in_limits(value: float, unit: str) -> bool:
    """Whether a range lies between 25 and 400 miles, the ends (to 0.1 of the unit) included."""
    low, high = limits(unit)
    return low <= value <= high


def limits(unit: str) -> tuple[float, float]:
    """The least and largest range in a unit, in whole units: (25, 400) mi, (40, 644) km."""
    per_mile = KM_PER_MILE / UNITS_KM[unit]
    return float(math.floor(MIN_RANGE_MI * per_mile + 1e-9)), float(
        math.ceil(MAX_RANGE_MI * per_mile - 1e-9)
    )


def convert(value: float, unit: str, to: str) -> float:
    """A range in another unit, rounded to 0.1 of it and kept within the limits."""
    if unit == to:
        return value
    low, high = limits(to)
    return min(max(round(value * UNITS_KM[unit] / UNITS_KM[to], 1), low), high)


def is_sound(scenario: Scenario) -> bool:
    """Whether an address can hold each part, for a browser may send what no widget offers."""
    try:
        return from_query(to_query(scenario)) == scenario
    except (TypeError, ValueError, OverflowError):
        return False


def _read_points(texts: list[str], ignored: list[str]) -> tuple[Point, ...]:
    points: list[Point] = []
    for text in texts:
        point = _read_point(text, ignored)
        if point is not None:
            points.append(point)
    if len(points) > MAX_POINTS:
        ignored.append(say("address.points", count=len(points), most=MAX_POINTS))
    return tuple(points[:MAX_POINTS]) or DEFAULT.points


def _read_point(text: str, ignored: list[str]) -> Point | None:
    numbers = [_number(part) for part in text.split(",")] if len(text) <= LONGEST_PLACE else []
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        ignored.append(say("address.place", text=quote(text)))
        return None
    lat, lon = numbers[0], numbers[1]
    if not is_on_map(lon, lat):
        ignored.append(outside(f"at={quote(text)}"))
        return None
    return Point(lon, lat)


def _read_range(texts: list[str], ignored: list[str]) -> tuple[float, str]:
    for text in texts:
        match = re.fullmatch(r"([0-9.]{1,12})(mi|km|nmi)", text.strip())
        value = _number(match[1]) if match else None
        if match and value is not None and in_limits(round(value, 2), match[2]):
            return round(value, 2), match[2]
        ends = {"least": MIN_RANGE_MI, "greatest": MAX_RANGE_MI}
        ignored.append(say("address.range", text=quote(text), **ends))
    return DEFAULT.range_value, DEFAULT.range_unit


def _read_start(texts: list[str], ignored: list[str]) -> str:
    for text in texts:
        if text.strip() in STARTS:
            return text.strip()
        ignored.append(say("address.start", text=quote(text), starts=", ".join(STARTS)))
    return DEFAULT.start


def _read_day(texts: list[str], ignored: list[str]) -> str:
    for text in texts:
        day = text.strip()
        with suppress(ValueError):
            if date.fromisoformat(day).isoformat() == day and FIRST_DAY <= day <= LAST_DAY:
                return day
        ignored.append(say("address.day", text=quote(text), first=FIRST_DAY, last=LAST_DAY))
    return DEFAULT.day


def _read_show(texts: list[str], ignored: list[str]) -> tuple[str, ...]:
    if not texts or texts == ["none"]:
        return USUAL if not texts else ()
    named = [part.strip() for text in texts for part in text.split(",")]
    unknown = [part for part in named if part not in LAYERS]
    if unknown:
        text = quote(",".join(unknown))
        ignored.append(say("address.layers", text=text, layers=", ".join(LAYERS)))
    wanted = tuple(layer for layer in LAYERS if layer in named)
    return wanted or USUAL


def _number(text: str) -> float | None:
    plain = text.strip()  # of controls that float() does not take for blanks, too
    value = float(plain) if NUMBER.fullmatch(plain) else math.nan
    return value if math.isfinite(value) else None


def _degrees(value: float) -> str:
    whole, _, decimals = f"{value:.{PLACES}f}".partition(".")
    return f"{whole}.{decimals[:2]}{decimals[2:].rstrip('0')}"
