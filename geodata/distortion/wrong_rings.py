"""Wrong ways to draw a ring: how far each is off, and which airfields it misjudges."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon

from geodata import geodesy
from geodata.analysis import findings
from geodata.analysis.findings import Reach
from geodata.projections import Projection
from geodata.scenario import Point

KM_PER_DEGREE = 111.32  # of the equator on WGS84; what people remember as the length of a degree
# Mean radius of the Earth (IUGG); Leaflet's circle takes 6,371, which moves a ring by half a metre.
SPHERE_KM = 6_371.0088
# Vertices of an outline: every half degree of bearing, so that north, east, south and west are
# among them.
STEPS = 720
LEAST_OFF_KM = 0.1  # our choice: no position on this map is known better
MERCATOR = Projection("mercator")

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Way:
    """A wrong way to draw a ring: its name, how people get there, and its own idea of distance.

    `outline` gives the longitudes and latitudes that it takes for the ring around a point, in order
    of its bearings; `measured_km` what it takes for the distances from the point to others."""

    id: str
    name: str
    how: str
    outline: Callable[[Point, float], tuple[Array, Array]]
    measured_km: Callable[[Point, Array, Array], Array]


@dataclass(frozen=True, slots=True)
class Off:
    """How far an outline is off, by geodesics, and where: above 0 km it reaches too far, below 0 it
    falls short.

    `bearing_deg`, 0 to 180, is seen from the launch point; at the mirrored bearing it is the same,
    since every wrong way is the same to the east and to the west."""

    km: float
    bearing_deg: float


@dataclass(frozen=True, slots=True)
class WrongRing:
    """A ring drawn the wrong way, as an area in degrees, with what is wrong about it.

    `offs` are its largest errors of either sign, the larger first; the smaller one only if it is
    0.1 km and a tenth of the larger. `flips` are the airfields that it puts on the wrong side,
    `close` those for which one of the two says too close to call; their reaches are the true ones.
    """

    way: Way
    polygon: Polygon
    offs: tuple[Off, ...]
    flips: tuple[Reach, ...]
    close: tuple[Reach, ...]


@lru_cache(maxsize=256)
def build(name: str, point: Point, range_km: float) -> WrongRing:
    """The ring of one of the wrong ways around a point; KeyError for an unknown name."""
    way = WAYS[name]
    lons, lats = way.outline(point, range_km)
    pairs = _both_verdicts(way, point, range_km)
    flips = tuple(true for true, seen in pairs if {true.state, seen.state} == {"in", "out"})
    close = tuple(
        true
        for true, seen in pairs
        if true.state != seen.state and "edge" in (true.state, seen.state)
    )
    polygon = shapely.polygons(np.column_stack([lons, lats]))
    return WrongRing(way, polygon, _offs(point, range_km, lons, lats), flips, close)


def off_by_km(point: Point, range_km: float, lons: Array, lats: Array) -> Array:
    """How much farther than the range each place of an outline lies from the point, by geodesics;
    short is below 0."""
    return geodesy.distances_km(point.lon, point.lat, lons, lats) - range_km


def _offs(point: Point, range_km: float, lons: Array, lats: Array) -> tuple[Off, ...]:
    """The eastern half of the outline tells all; the western is its mirror image."""
    half = STEPS // 2 + 1
    off_km = off_by_km(point, range_km, lons[:half], lats[:half])
    worst = sorted(
        {int(off_km.argmin()), int(off_km.argmax())}, key=lambda index: -abs(off_km[index])
    )
    first = worst[0]
    least_km = max(LEAST_OFF_KM, abs(off_km[first]) / 10)
    other = [
        index
        for index in worst[1:]
        if off_km[index] * off_km[first] < 0 and abs(off_km[index]) >= least_km
    ]
    return tuple(
        _off(point, float(off_km[index]), lons[index], lats[index]) for index in (first, *other)
    )


def _off(point: Point, km: float, lon: float, lat: float) -> Off:
    bearing_deg = geodesy.initial_bearing_deg(point.lon, point.lat, lon, lat)
    return Off(km, min(bearing_deg, 360 - bearing_deg))


def _both_verdicts(way: Way, point: Point, range_km: float) -> list[tuple[Reach, Reach]]:
    """Each airfield's true state, nearest first, and its state by the way's idea of distance."""
    true = findings.reaches((point,), range_km)
    lons, lats = (
        np.array([getattr(reach.base, axis) for reach in true]) for axis in ("lon", "lat")
    )
    seen_km = way.measured_km(point, lons, lats)
    return [
        (reach, findings.against(reach.base, float(km), range_km))
        for reach, km in zip(true, seen_km, strict=True)
    ]


def _turns() -> tuple[Array, Array]:
    """Sine and cosine of the bearings of an outline."""
    bearings = np.radians(np.arange(STEPS) * 360 / STEPS)
    return np.sin(bearings), np.cos(bearings)


def _mercator_outline(point: Point, range_m: float) -> tuple[Array, Array]:
    east, north = MERCATOR.to_plane(np.array([point.lon]), np.array([point.lat]))
    sine, cosine = _turns()
    return MERCATOR.to_degrees(east + range_m * sine, north + range_m * cosine)


def _mercator_m(point: Point, lons: Array, lats: Array) -> Array:
    east, north = MERCATOR.to_plane(np.append(lons, point.lon), np.append(lats, point.lat))
    apart: Array = np.hypot(east[:-1] - east[-1], north[:-1] - north[-1])
    return apart


def _pixel_scale(point: Point) -> float:
    """Metres of Web Mercator to a metre on the ground: 1 / cos(latitude), as in common use."""
    return 1 / math.cos(math.radians(point.lat))


def _degree_outline(point: Point, range_km: float) -> tuple[Array, Array]:
    sine, cosine = _turns()
    radius_deg = range_km / KM_PER_DEGREE
    return point.lon + radius_deg * sine, point.lat + radius_deg * cosine


def _degree_km(point: Point, lons: Array, lats: Array) -> Array:
    apart: Array = np.hypot(lons - point.lon, lats - point.lat) * KM_PER_DEGREE
    return apart


def _sphere_outline(point: Point, range_km: float) -> tuple[Array, Array]:
    sine, cosine = _turns()
    angle, lat = range_km / SPHERE_KM, math.radians(point.lat)
    lats = np.arcsin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * cosine)
    turned = np.arctan2(
        sine * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * np.sin(lats)
    )
    return point.lon + np.degrees(turned), np.degrees(lats)


def _sphere_km(point: Point, lons: Array, lats: Array) -> Array:
    """The haversine formula."""
    lat, others = math.radians(point.lat), np.radians(lats)
    half = np.sin((others - lat) / 2) ** 2
    half += math.cos(lat) * np.cos(others) * np.sin(np.radians(lons - point.lon) / 2) ** 2
    apart: Array = 2 * SPHERE_KM * np.arcsin(np.sqrt(half))
    return apart


WAYS = {
    way.id: way
    for way in (
        Way(
            "pixels",
            "Pixel circle",
            (
                "You draw a circle on the screen and take the scale of the map at the launch point "
                "for the whole map."
            ),
            lambda point, km: _mercator_outline(point, 1000 * km * _pixel_scale(point)),
            lambda point, lons, lats: _mercator_m(point, lons, lats) / 1000 / _pixel_scale(point),
        ),
        Way(
            "degrees",
            "Circle in degrees",
            f"You divide the range by {KM_PER_DEGREE} km, the length of a degree, and draw a "
            "circle in degrees. "
            "But a degree of longitude gets shorter the farther north you are.",
            _degree_outline,
            _degree_km,
        ),
        Way(
            "metres",
            "Web Mercator metres",
            "You tell a mapping program to draw a buffer in the metres of Web Mercator "
            "(EPSG:3857). "
            "They are true metres on the equator only.",
            lambda point, km: _mercator_outline(point, 1000 * km),
            lambda point, lons, lats: _mercator_m(point, lons, lats) / 1000,
        ),
        Way(
            "sphere",
            "Circle on a ball",
            "You take the Earth for a perfect ball, as some tools for web maps do. "
            "The Earth is a little flatter at the poles.",
            _sphere_outline,
            _sphere_km,
        ),
    )
}
