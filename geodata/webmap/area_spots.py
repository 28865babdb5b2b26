"""Where else the name of an area may stand: the browser tries the places that are in view."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata import borders

# Degrees between places, and half of how high a name is at the opening zoom; our choice.
COUNTRY_STEP_DEG, REGION_STEP_DEG = 1.2, 0.4
HALF_HIGH_DEG = 0.12


def find_named(kind: str, place: Point) -> list[list[float]]:
    """The places for the name of the country or the region, by kind, that a place is in."""
    where = borders.whereabouts(place.x, place.y)
    if kind == "region" and where.region:
        return find_spots(borders.region(where.region), place, REGION_STEP_DEG)
    if kind == "country" and where.country:
        return find_spots(borders.country(where.country), place, COUNTRY_STEP_DEG)
    return []


def find_spots(area: BaseGeometry, place: Point, step_deg: float) -> list[list[float]]:
    """Places inside an area, those nearest in degrees first: latitude, longitude and the degrees of
    longitude that it has to either side."""
    west, south, east, north = area.bounds
    grid = np.meshgrid(np.arange(west, east, step_deg), np.arange(south, north, step_deg))
    spots = np.column_stack([axis.ravel() for axis in grid])
    spots = spots[shapely.covers(area, shapely.points(spots))]
    nearest = np.argsort(np.hypot(*(spots - (place.x, place.y)).T), kind="stable")
    found = []
    for lon, lat in spots[nearest].tolist():
        room = min(_room(area, lon, lat + up) for up in (-HALF_HIGH_DEG, HALF_HIGH_DEG))
        if room > step_deg / 2:
            found.append([round(lat, 2), round(lon, 2), round(room, 2)])
    return found


def _room(area: BaseGeometry, lon: float, lat: float) -> float:
    """How far an area goes to either side of a place on its parallel."""
    west, _, east, _ = area.bounds
    chords = shapely.intersection(area, LineString([(west, lat), (east, lat)]))
    for chord in shapely.get_parts(chords):
        left, _, right, _ = chord.bounds
        if left <= lon <= right:
            return float(min(lon - left, right - lon))
    return 0.0
