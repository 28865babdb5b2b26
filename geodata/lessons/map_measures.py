"""Measures of what a flat map does to lengths, rings and areas, for lessons.toml."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import shapely

from geodata import geodesy, ghosts
from geodata.lessons.places import city, range_km
from geodata.projections import Projection
from geodata.scenario import DEFAULT, Point


def stretch(name: str) -> float:
    """How many times as long as at the equator lengths are drawn on Web Mercator at a city."""
    return 1 / math.cos(math.radians(city(name).lat))


def area_stretch(one: str, other: str) -> float:
    """How many times as large in area a thing is drawn on Web Mercator at one city as at another."""
    return (stretch(one) / stretch(other)) ** 2


def degree_of_longitude(name: str) -> float:
    """A degree of longitude at a city's latitude, in km along the geodesic."""
    here = city(name)
    return geodesy.distance_km(here.lon - 0.5, here.lat, here.lon + 0.5, here.lat)


def degree_of_latitude(name: str) -> float:
    """A degree of latitude around a city, in km."""
    here = city(name)
    return geodesy.distance_km(here.lon, here.lat - 0.5, here.lon, here.lat + 0.5)


def unevenness(projection: str, middle: str) -> float:
    """How uneven the first map's ring is drawn around its launch point by a map around a city, in per cent: how
    much longer the longest radius is than the shortest."""
    point, km = DEFAULT.points[0], DEFAULT.range_km
    around = point if middle == "Sumy" else Point(city(middle).lon, city(middle).lat)
    plane = Projection(projection, around.lon, around.lat)
    east, north = plane.to_plane(*shapely.get_coordinates(geodesy.ring(point.lon, point.lat, km)).T)
    centre = plane.to_plane(np.array([point.lon]), np.array([point.lat]))
    radii = np.hypot(east - centre[0][0], north - centre[1][0])
    return float(100 * (radii.max() / radii.min() - 1))


def most_off_km(way: str, name: str, preset: str) -> float:
    """How far a wrong ring of ghosts.py is off at most, around a city with a range offered by name; never negative."""
    here = city(name)
    point = DEFAULT.points[0] if name == "Sumy" else Point(here.lon, here.lat)
    return max(abs(off.km) for off in ghosts.ghost(way, point, range_km(preset)).offs)


MEASURES: dict[str, Callable[..., float]] = {
    "stretch": stretch,
    "area_stretch": area_stretch,
    "degree_of_longitude": degree_of_longitude,
    "degree_of_latitude": degree_of_latitude,
    "unevenness": unevenness,
    "most_off": most_off_km,
}
