"""Measures of what a flat map does to lengths, rings and areas, for lessons.toml."""

from __future__ import annotations

from collections.abc import Callable

from geodata import geodesy
from geodata.analysis import moves
from geodata.distortion import tissot, wrong_rings
from geodata.lessons.places import city, range_km
from geodata.projections import Projection
from geodata.scenario import DEFAULT, Point

MERCATOR = Projection("mercator")


def _point(name: str) -> Point:
    """A city's launch point, or else its place."""
    return moves.cities().get(name) or Point(city(name).lon, city(name).lat)


def _stretch(name: str) -> float:
    """How many times too long Web Mercator draws lengths at a city, from west to east."""
    return tissot.length_scale(MERCATOR, city(name).lon, city(name).lat, 90)


def _area_stretch(one: str, other: str) -> float:
    """How many times as large in area Web Mercator draws a thing at one city as at another."""
    scales = (
        tissot.area_scale(MERCATOR, place.lon, place.lat) for place in (city(one), city(other))
    )
    return next(scales) / next(scales)


def _degree_of_longitude(name: str) -> float:
    """A degree of longitude at a city's latitude, in km along the geodesic."""
    here = city(name)
    return geodesy.distance_km(here.lon - 0.5, here.lat, here.lon + 0.5, here.lat)


def _degree_of_latitude(name: str) -> float:
    """A degree of latitude around a city, in km."""
    here = city(name)
    return geodesy.distance_km(here.lon, here.lat - 0.5, here.lon, here.lat + 0.5)


def _unevenness(projection: str, middle: str) -> float:
    """How uneven a map around a city draws the ring of the first map, in per cent."""
    point, around = DEFAULT.points[0], _point(middle)
    plane = Projection(projection, around.lon, around.lat)
    return tissot.uneven_percent(plane, point.lon, point.lat, DEFAULT.range_km)


def _most_off_km(way: str, name: str, preset: str) -> float:
    """How far a wrong ring is off at most around a city with a named range; never negative."""
    return max(abs(off.km) for off in wrong_rings.build(way, _point(name), range_km(preset)).offs)


MEASURES: dict[str, Callable[..., float]] = {
    "stretch": _stretch,
    "area_stretch": _area_stretch,
    "degree_of_longitude": _degree_of_longitude,
    "degree_of_latitude": _degree_of_latitude,
    "unevenness": _unevenness,
    "most_off": _most_off_km,
}
