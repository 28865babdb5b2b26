"""What a map does to sizes: Tissot's circles of one size, scales, and how uneven a ring is."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import shapely

from geodata import geodesy
from geodata.projections import Projection

RADIUS_KM = 100.0  # our choice: large enough to see, small enough not to touch
# Where they stand, in degrees; our choice: all over the map.
LONS, LATS = range(16, 53, 6), range(40, 61, 4)
FINE_DEG = 0.002  # of a circle as it is drawn: 0.2 km, a tenth of a pixel
SOUTH_DEG, NORTH_DEG = 44, 56  # the rows that are compared: about the ends of the map's area


@cache
def circles() -> npt.NDArray[np.object_]:
    """The circles in degrees: places at one geodesic distance from a crossing of the lattice."""
    rings = [geodesy.ring(lon, lat, RADIUS_KM) for lat in LATS for lon in LONS]
    return np.asarray(shapely.simplify(np.array(rings, dtype=object), FINE_DEG))


def area_scale(projection: Projection, lon: float, lat: float) -> float:
    """How many times too large a circle is drawn, by area: 1 where the map is true to size."""
    circle = geodesy.ring(lon, lat, RADIUS_KM)
    return float(shapely.area(projection.project(circle))) / 1e6 / geodesy.area_km2(circle)


def length_scale(projection: Projection, lon: float, lat: float, bearing_deg: float) -> float:
    """How many times too long a line of 2 km across a place is drawn, at a bearing."""
    ends = [
        geodesy.destination(lon, lat, bearing, 1.0) for bearing in (bearing_deg, bearing_deg + 180)
    ]
    east, north = projection.to_plane(*np.array(ends).T)
    return float(np.hypot(np.diff(east), np.diff(north))[0]) / 2000


def north_to_south(lon: float, lat: float, range_km: float) -> float:
    """How many times longer Web Mercator draws a range northward than the same range southward."""
    lats = [geodesy.destination(lon, lat, bearing, range_km)[1] for bearing in (0, 180)]
    _, north = Projection("mercator").to_plane(np.full(3, lon), np.array([lats[0], lat, lats[1]]))
    return float((north[0] - north[1]) / (north[1] - north[2]))


def uneven_percent(projection: Projection, lon: float, lat: float, range_km: float) -> float:
    """How uneven a ring is drawn: by how many per cent its longest radius exceeds its shortest."""
    east, north = projection.to_plane(*shapely.get_coordinates(geodesy.ring(lon, lat, range_km)).T)
    middle = projection.to_plane(np.array([lon]), np.array([lat]))
    radii = np.hypot(east - middle[0][0], north - middle[1][0])
    return float(100 * (radii.max() / radii.min() - 1))


def north_against_south() -> float:
    """How many times as large a circle at 56° N looks as one at 44° N on Web Mercator, by area."""
    flat = Projection("mercator")
    return area_scale(flat, 0, NORTH_DEG) / area_scale(flat, 0, SOUTH_DEG)
