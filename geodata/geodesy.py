"""Distances, bearings, rings and areas on the WGS84 ellipsoid, by pyproj's Karney algorithms."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

WGS84 = Geod(ellps="WGS84")
KM_PER_MILE = 1.609344  # the international statute mile, exact since 1959
KM_PER_NAUTICAL_MILE = 1.852  # exact since 1929
UNITS_KM = {"mi": KM_PER_MILE, "km": 1.0, "nmi": KM_PER_NAUTICAL_MILE}
# How far an edge of a ring may fall from the true curve; our choice: with room below 15 m.
SAG_M = 10.0
LEAST_STEPS = 360  # vertices; a small ring needs fewer, but 360 look round on any screen
BUFFER_TOLERANCE_DEG = 0.006  # about 0.6 km
# Between the centres of the rings that make a buffer; with so many vertices each, right to 0.3 km.
BUFFER_STEP_DEG, BUFFER_CORNERS = 0.15, 180
OUTLINE_STEP_DEG = 0.01  # about 1 km: how finely a line is walked when distances to it are taken
# How far two geodesics may differ whose straight lines through the ellipsoid are equal: 0.3 km at
# 3,000 km, by the ellipsoid's least and largest curvature; our choice: with room.
CHORD_KM = 1.0

Array = npt.NDArray[np.float64]


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Length in km of the geodesic between two points in degrees; to 10 nm (Karney 2013)."""
    _check(lon1, lat1)
    _check(lon2, lat2)
    return float(WGS84.inv(lon1, lat1, lon2, lat2)[2]) / 1000


def distances_km(lon: float, lat: float, lons: Array, lats: Array) -> Array:
    """Geodesic lengths in km from one point to many, all in degrees; an array as long as `lons`."""
    _check(lon, lat)
    metres = WGS84.inv(np.full(len(lons), lon), np.full(len(lats), lat), lons, lats)[2]
    return np.asarray(metres) / 1000


def initial_bearing_deg(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """The bearing of the geodesic at its first point: degrees from north, 0 to 360."""
    _check(lon1, lat1)
    _check(lon2, lat2)
    return float(WGS84.inv(lon1, lat1, lon2, lat2)[0]) % 360


def destination(lon: float, lat: float, bearing_deg: float, km: float) -> tuple[float, float]:
    """The (lon, lat) in degrees where a geodesic of so many km from a point at a bearing ends."""
    _check(lon, lat)
    end = WGS84.fwd(lon, lat, bearing_deg, km * 1000)
    return float(end[0]), float(end[1])


def destinations(lons: Array, lats: Array, bearings_deg: Array, km: float) -> tuple[Array, Array]:
    """The same for many points and bearings at once; two arrays as long as `lons`."""
    ends = WGS84.fwd(lons, lats, bearings_deg, np.full(len(lons), km * 1000))
    return np.asarray(ends[0]), np.asarray(ends[1])


def bearings_deg(lons1: Array, lats1: Array, lons2: Array, lats2: Array) -> Array:
    """Initial bearings from many points to as many others, in degrees from north, −180 to 180."""
    return np.asarray(WGS84.inv(lons1, lats1, lons2, lats2)[0])


def lengths_km(lons: Array, lats: Array) -> Array:
    """How far along a line of points each lies from the first, in geodesic km; starts with 0."""
    legs = np.asarray(WGS84.line_lengths(lons, lats))[: len(lons) - 1] / 1000
    return np.concatenate([[0.0], np.cumsum(legs)])


def ring(lon: float, lat: float, radius_km: float) -> Polygon:
    """The places at one geodesic distance from a point, as a polygon of (lon, lat) degrees.

    Vertices lie within 1 mm of the distance, edges drawn straight in degrees within 15 m of the
    true curve, up to 1,000 miles and 80 degrees of latitude. Longitudes run on past 180 so that the
    polygon never tears; a ring that holds a pole runs along that pole's parallel of 90 degrees.
    Raises ValueError for a point off the globe or a radius not > 0."""
    _check(lon, lat)
    if not 0 < radius_km <= 20_000:
        raise ValueError(
            f"A ring's radius is more than 0 and at most 20,000 km; {radius_km} is not."
        )
    bearings = np.linspace(0, 360, ring_steps(lat, radius_km) + 1)
    size = len(bearings)
    lons, lats, _ = WGS84.fwd(
        np.full(size, lon), np.full(size, lat), bearings, np.full(size, radius_km * 1000)
    )
    if np.ptp(lons) > 180:  # it crosses the antimeridian or holds a pole
        lons = np.unwrap(lons, period=360)
    lons += 360 * round((lon - float(lons.mean())) / 360)
    turns = round((float(lons[-1]) - float(lons[0])) / 360)
    if turns == 0:
        return shapely.polygons(np.column_stack([lons, lats]))
    return _around_pole(lons, np.asarray(lats), 90.0 if lat > 0 else -90.0)


def ring_steps(lat: float, radius_km: float) -> int:
    """How many vertices keep a ring's edges within 15 m: an edge of length s on curvature k sags by
    k * s * s / 8.

    In degrees a circle bends more the nearer it comes to a pole, by the factor tan(latitude) *
    radius of the globe; the steepest latitude on the ring is used, and a cap of 7,200 vertices for
    rings over a pole, where no factor is finite."""
    steepest = min(abs(lat) + math.degrees(radius_km / 6357), 89.0)
    curvature_per_km = 1 / radius_km + math.tan(math.radians(steepest)) / 6357
    edge_km = math.sqrt(8 * SAG_M / 1000 / curvature_per_km)
    return min(max(LEAST_STEPS, math.ceil(2 * math.pi * radius_km / edge_km)), 7200)


def distances_to_km(shape: BaseGeometry, lons: Array, lats: Array) -> Array:
    """Geodesic lengths in km from many points to the nearest place of a line or an area, 0 inside
    an area.

    The outline is walked in steps of 1 km, so a distance of d km is at most 1 / (8 d) km too long:
    8 m from 15 km on. Measured is to those of its places that may be the nearest by the straight
    line through the ellipsoid."""
    outline = shapely.get_coordinates(shapely.segmentize(shape, OUTLINE_STEP_DEG))
    inside = (
        shapely.covers(shape, shapely.points(lons, lats))
        if shape.area
        else np.zeros(len(lons), dtype=bool)
    )
    through = _in_space_km(*outline.T)
    nearest = []
    for lon, lat, here in zip(lons, lats, _in_space_km(lons, lats), strict=True):
        straight = np.linalg.norm(through - here, axis=1)
        near = outline[straight < straight.min() + CHORD_KM]
        nearest.append(float(distances_km(lon, lat, *near.T).min()))
    return np.where(inside, 0.0, nearest)


def _in_space_km(lons: Array, lats: Array) -> Array:
    """Rows of x, y, z in km from the middle of the ellipsoid."""
    lon, lat = np.radians(lons), np.radians(lats)
    across = WGS84.a / 1000 / np.sqrt(1 - WGS84.es * np.sin(lat) ** 2)
    level = across * np.cos(lat)
    up = across * (1 - WGS84.es) * np.sin(lat)
    return np.column_stack([level * np.cos(lon), level * np.sin(lon), up])


def buffer(shape: BaseGeometry, radius_km: float) -> BaseGeometry:
    """All places within a geodesic distance of a line or an area, for drawing: the union of rings
    along its outline.

    The outline is thinned to about 0.6 km and walked in steps of about 12 km: from 40 km on the
    edge is right to about 1 km. Decide what is inside by distances_to_km, not by this shape."""
    centres = buffer_centres(shape)
    count = len(centres)
    bearings = np.tile(np.linspace(0, 360, BUFFER_CORNERS, endpoint=False), count)
    spread = np.repeat(centres, BUFFER_CORNERS, axis=0)
    lons, lats, _ = WGS84.fwd(
        spread[:, 0], spread[:, 1], bearings, np.full(len(bearings), radius_km * 1000)
    )
    rings = shapely.polygons(np.column_stack([lons, lats]).reshape(count, BUFFER_CORNERS, 2))
    return shapely.union_all([*rings, shape] if shape.area else rings)


def buffer_centres(shape: BaseGeometry) -> Array:
    """The places around which a buffer's rings are drawn: rows of lon, lat."""
    outline = shapely.segmentize(shape.simplify(BUFFER_TOLERANCE_DEG), BUFFER_STEP_DEG)
    return np.asarray(shapely.get_coordinates(outline))


def area_km2(shape: BaseGeometry) -> float:
    """Area in km² of polygons in degrees without their holes; edges are geodesics."""
    rings, polygons = shapely.get_rings(shapely.get_parts(shape), return_index=True)
    places, owners = shapely.get_coordinates(rings, return_index=True)
    starts = np.searchsorted(owners, np.arange(1, len(rings)))
    total_m2 = 0.0
    for index, outline in enumerate(np.split(places, starts) if len(rings) else ()):
        m2 = abs(float(WGS84.polygon_area_perimeter(*outline.T)[0]))
        is_hole = index > 0 and polygons[index] == polygons[index - 1]
        total_m2 += -m2 if is_hole else m2
    return total_m2 / 1e6


def length_km(line: BaseGeometry) -> float:
    """Length in km of a line in (lon, lat) degrees, along geodesics between its vertices."""
    return float(WGS84.geometry_length(line)) / 1000


def _around_pole(lons: Array, lats: Array, pole: float) -> Polygon:
    closing = [(float(lons[-1]), pole), (float(lons[0]), pole)]
    return shapely.polygons(np.vstack([np.column_stack([lons, lats]), closing]))


def _check(lon: float, lat: float) -> None:
    if not (math.isfinite(lon) and -90 <= lat <= 90):
        raise ValueError(
            f"A place is a finite longitude and a latitude from -90 to 90 degrees; {lon}, "
            f"{lat} is not."
        )
