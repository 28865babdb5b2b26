"""The map projections a picture may use, by PROJ: from degrees on WGS84 to metres on a plane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Proj
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geodata import geodesy

# Names of the flat maps' projections, for posters.
NAMES = {"mercator": "Web Mercator", "azimuthal": "azimuthal equidistant"}
GLOBE = "orthographic"
# Step at which long straight edges are divided where they become curves; under 0.2 km off here.
EDGE_STEP_DEG = 0.25
# Where the near half of the globe ends, 0.4° early: 0.003 per cent of its radius lie beyond.
HORIZON_KM = 9_950
TURNS_DEG = (-360.0, 360.0)  # a shape's longitudes may be a whole turn from the horizon's

Array = npt.NDArray[np.float64]
Shapes = TypeVar("Shapes", BaseGeometry, npt.NDArray[np.object_])


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection by name: `mercator` is Web Mercator, `azimuthal` azimuthal equidistant,
    `orthographic` the globe.

    The last two are centred on `lon`, `lat` (degrees) and ellipsoidal: of an azimuthal map,
    distance and direction from there are true; the globe is seen from very far above that place,
    and its far side is not drawn."""

    name: str
    lon: float = 0.0
    lat: float = 0.0

    def to_plane(self, lons: Array, lats: Array) -> tuple[Array, Array]:
        """East and north of places in metres on the plane; infinite on the globe's far side."""
        east, north = _proj(self.name, self.lon, self.lat)(lons, lats)
        return np.asarray(east), np.asarray(north)

    def to_degrees(self, east: Array, north: Array) -> tuple[Array, Array]:
        """The way back; infinite beside the globe."""
        lons, lats = _proj(self.name, self.lon, self.lat)(east, north, inverse=True)
        return np.asarray(lons), np.asarray(lats)

    def project(self, shapes: Shapes) -> Shapes:
        """A shape or an array of shapes from degrees to metres on the plane. Straight edges in
        degrees bend where they must; what lies on the far side of the globe is cut away, which may
        leave an empty shape."""
        near = self._near(shapes) if self.name == GLOBE else shapes
        fine = near if self.name == "mercator" else shapely.segmentize(near, EDGE_STEP_DEG)
        flat: Shapes = shapely.transform(
            fine, lambda pairs: np.column_stack(self.to_plane(pairs[:, 0], pairs[:, 1]))
        )
        return flat

    def _near(self, shapes: Shapes) -> Shapes:
        half = near_half(self.lon, self.lat)
        if np.all(shapely.contains_properly(half, shapes)):
            return shapes
        near = shapely.intersection(shapes, half)
        for turn_deg in TURNS_DEG:
            turned = _turn(shapes, turn_deg)
            if np.any(shapely.intersects(half, turned)):
                near = shapely.union(near, shapely.intersection(turned, half))
        cut: Shapes = near
        return cut


def _turn(shapes: Shapes, turn_deg: float) -> Shapes:
    turned: Shapes = shapely.transform(shapes, lambda pairs: pairs + np.array([turn_deg, 0]))
    return turned


@lru_cache(maxsize=64)
def near_half(lon: float, lat: float) -> Polygon:
    """The half of the globe that is seen from far above a place, as an area in degrees."""
    half = geodesy.ring(lon, lat, HORIZON_KM).simplify(0.001)
    shapely.prepare(half)
    return half


@lru_cache(maxsize=64)
def _proj(name: str, lon: float, lat: float) -> Proj:
    if name == "mercator":
        return Proj(proj="webmerc", datum="WGS84")
    if name == "azimuthal":
        return Proj(proj="aeqd", lon_0=lon, lat_0=lat, ellps="WGS84")
    if name == GLOBE:
        return Proj(proj="ortho", lon_0=lon, lat_0=lat, ellps="WGS84")
    raise ValueError(f"A projection is {', '.join(NAMES)} or {GLOBE}, not {name!r}.")
