"""A walk along the recognised land border: from a share of its length to a place, and back."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from geodata import borders, geodesy
from geodata.geodesy import Array
from geodata.scenario import Point

STEP_PERCENT = 0.1  # of the slider and of a glide: 1.9 km
FARTHEST_KM = 161.0  # how far behind the border the slider goes: 100 miles, our choice
STEPS = 1000  # of the whole walk, our choice: one is about 2 km
# Our choice: the border's course is taken between two places at least this far to either side.
COURSE_KM = 10.0


def place(percent: float, behind_km: float = 0.0) -> Point:
    """The place at a share of the border's length, 0 at Belarus to 100 at the Sea of Azov, and so
    far behind it.

    Behind is in Ukraine, square to the border's general course; where the border bends, another
    stretch may be nearer. Shares and distances beyond the limits are taken as the limits."""
    share, behind = on_it(percent, behind_km)
    lons, lats = _places(np.array([share]), behind)
    return Point(float(lons[0]), float(lats[0]))


def on_it(percent: float, behind_km: float) -> tuple[float, float]:
    """A share and a distance within the limits of the walk."""
    return min(max(percent, 0.0), 100.0), min(max(behind_km, 0.0), FARTHEST_KM)


@lru_cache(maxsize=32)
def glide(behind_km: float) -> tuple[Point, ...]:
    """Every place at one distance behind the border, in steps of 0.1 per cent: 1,001 of them."""
    lons, lats = _places(_shares(), behind_km)
    return tuple(Point(lon, lat) for lon, lat in zip(lons.tolist(), lats.tolist(), strict=True))


@lru_cache(maxsize=512)
def nearest(point: Point) -> tuple[float, float]:
    """The share of the border's length (to 0.1 per cent) nearest to a point, and how many km behind
    it; 0 beyond it."""
    lons, lats = _every_place()
    distances = geodesy.distances_km(point.lon, point.lat, lons, lats)
    index = int(np.argmin(distances))
    behind = borders.whereabouts(point.lon, point.lat).country == "Ukraine"
    return round(index * STEP_PERCENT, 1), float(distances[index]) if behind else 0.0


@cache
def _every_place() -> tuple[Array, Array]:
    return _places(_shares(), 0.0)


def _shares() -> Array:
    return np.linspace(0.0, 100.0, STEPS + 1)


def _places(percents: Array, behind_km: float) -> tuple[Array, Array]:
    along_km = percents / 100 * _course()[2][-1]
    lons, lats = _at(along_km)
    if behind_km == 0:
        return lons, lats
    reach = max(behind_km, COURSE_KM)
    course_deg = geodesy.bearings_deg(*_at(along_km - reach), *_at(along_km + reach))
    # Ukraine is on the right, walking from Belarus.
    return geodesy.destinations(lons, lats, course_deg + 90, behind_km)


def _at(along_km: Array) -> tuple[Array, Array]:
    lons, lats, lengths = _course()
    inside = np.clip(along_km, 0, lengths[-1])
    return np.interp(inside, lengths, lons), np.interp(inside, lengths, lats)


@cache
def _course() -> tuple[Array, Array, Array]:
    lons, lats = np.array(borders.border_line().coords).T
    return lons, lats, geodesy.lengths_km(lons, lats)
