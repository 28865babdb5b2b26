"""The map projections that a picture may use, as PROJ carries them: from degrees on WGS84 to metres on a plane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

NAMES = {"mercator": "Web Mercator", "azimuthal": "azimuthal equidistant"}
EDGE_STEP_DEG = 0.25  # how finely long straight edges are walked where they become curves; sags under 0.2 km here

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection by name: `mercator` is Web Mercator, as on screen; `azimuthal` is azimuthal equidistant.

    The azimuthal one is centred on `lon`, `lat` (degrees) and ellipsoidal: distance and direction from there are true.
    """

    name: str
    lon: float = 0.0
    lat: float = 0.0

    def to_plane(self, lons: Array, lats: Array) -> tuple[Array, Array]:
        """East and north in metres on the plane, of places in degrees."""
        east, north = _proj(self.name, self.lon, self.lat)(lons, lats)
        return np.asarray(east), np.asarray(north)

    def to_degrees(self, east: Array, north: Array) -> tuple[Array, Array]:
        """The way back."""
        lons, lats = _proj(self.name, self.lon, self.lat)(east, north, inverse=True)
        return np.asarray(lons), np.asarray(lats)

    def drawn(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in degrees as one in metres on the plane; straight edges in degrees bend where they must."""
        fine = shape if self.name == "mercator" else shapely.segmentize(shape, EDGE_STEP_DEG)
        return shapely.transform(fine, lambda pairs: np.column_stack(self.to_plane(pairs[:, 0], pairs[:, 1])))


@lru_cache(maxsize=64)
def _proj(name: str, lon: float, lat: float) -> Proj:
    if name == "mercator":
        return Proj(proj="webmerc", datum="WGS84")
    if name == "azimuthal":
        return Proj(proj="aeqd", lon_0=lon, lat_0=lat, ellps="WGS84")
    raise ValueError(f"A projection is {' or '.join(NAMES)}, not {name!r}.")
