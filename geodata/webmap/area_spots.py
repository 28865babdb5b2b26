"""Where else the name of an area may stand: the browser tries the places that are in view."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata import borders

Array = npt.NDArray[np.float64]

# Degrees between places, and half of how high a name is at the opening zoom; our choice.
COUNTRY_STEP_DEG, REGION_STEP_DEG = 1.2, 0.4
# The same of a lesser region by its rank, and how many, its own place first; our choice.
OBLASTS = {1: (0.15, 90), 2: (0.4, 24)}
HALF_HIGH_DEG = 0.12


def find_named(kind: str, rank: int, place: Point) -> list[list[float]]:
    """The places for the name of the country or the region, by kind and rank, that a place is
    in."""
    where = borders.whereabouts(place.x, place.y)
    if kind == "region" and where.region:
        return find_spots(borders.region(where.region), place, REGION_STEP_DEG)
    if kind == "country" and where.country:
        return find_spots(borders.country(where.country), place, COUNTRY_STEP_DEG)
    if kind == "oblast" and where.region:
        area = borders.region(where.region)
        own = _list([[place.x, place.y]], _find_rooms(area, np.array([[place.x, place.y]])))
        step_deg, most = OBLASTS[rank]
        return (own + find_spots(area, place, step_deg))[:most]
    return []


def find_spots(area: BaseGeometry, place: Point, step_deg: float) -> list[list[float]]:
    """Places inside an area, those nearest in degrees first: latitude, longitude and the degrees of
    longitude that it has to either side."""
    west, south, east, north = area.bounds
    grid = np.meshgrid(np.arange(west, east, step_deg), np.arange(south, north, step_deg))
    spots = np.column_stack([axis.ravel() for axis in grid])
    spots = spots[shapely.covers(area, shapely.points(spots))]
    spots = spots[np.argsort(np.hypot(*(spots - (place.x, place.y)).T), kind="stable")]
    rooms = _find_rooms(area, spots)
    wide = rooms > step_deg / 2
    return _list(spots[wide].tolist(), rooms[wide])


def _find_rooms(area: BaseGeometry, spots: Array) -> Array:
    """How far an area goes to either side of places, as high as a name is."""
    heights = (-HALF_HIGH_DEG, HALF_HIGH_DEG)
    rooms: Array = np.min([_measure(area, spots + np.array([0, up])) for up in heights], axis=0)
    return rooms


def _list(spots: list[list[float]], rooms: Array) -> list[list[float]]:
    rows = zip(spots, rooms.tolist(), strict=True)
    return [[round(lat, 2), round(lon, 2), round(room, 2)] for (lon, lat), room in rows]


def _measure(area: BaseGeometry, spots: Array) -> Array:
    """How far an area goes to either side of places on their parallels."""
    west, _, east, _ = area.bounds
    rooms = np.zeros(len(spots))
    for lat in np.unique(spots[:, 1]):
        chords = shapely.intersection(area, LineString([(west, lat), (east, lat)]))
        for left, _, right, _ in shapely.bounds(shapely.get_parts(chords)):
            here = (spots[:, 1] == lat) & (left <= spots[:, 0]) & (spots[:, 0] <= right)
            rooms[here] = np.minimum(spots[here, 0] - left, right - spots[here, 0])
    return rooms
