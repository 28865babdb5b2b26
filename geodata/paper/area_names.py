"""Where the name of a country or a region stands: on what a map's frame shows of it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata import borders
from geodata.paper.labels import Spot
from geodata.paper.view import View

STEPS = 24  # places tried across the map and upward; our choice: nearer than a name is long


def find_spots(
    view: View, place: Point, size: tuple[float, float], region: bool, strict: bool = False
) -> tuple[tuple[Spot, ...], bool]:
    """Where a name of a size in points may stand that belongs to the country, or the region, in
    which a place in degrees lies, the best spot first; and whether there is room for all of it.

    The place itself comes first where the frame shows it. A `strict` name stands only where there
    is room for all of it."""
    area = view.project(_area(place.x, place.y, region)).intersection(view.box)
    if area.is_empty:
        return (), False
    return fit(area, None if strict else view.at(place.x, place.y), size)


def fit(
    area: BaseGeometry, own: tuple[float, float] | None, size: tuple[float, float]
) -> tuple[tuple[Spot, ...], bool]:
    """Where a name of a size stands in an area of the canvas, a place of its own first if that is
    in it, and whether there is room for all of it; without a place of its own only where there
    is."""
    is_seen = own is not None and area.covers(Point(own))
    middle = np.array(own if is_seen else _find_middle(area))
    west, south, east, north = area.bounds
    grid = np.meshgrid(np.linspace(west, east, STEPS), np.linspace(south, north, STEPS))
    places = np.vstack([middle, np.column_stack([axis.ravel() for axis in grid])])
    shapely.prepare(area)
    places = places[shapely.covers(area, shapely.points(places))]
    places = places[np.argsort(np.hypot(*(places - middle).T), kind="stable")]
    half = np.array(size) / 2
    fits = shapely.covers(area, shapely.box(*(places - half).T, *(places + half).T))
    if own is None:
        places, fits = places[fits], fits[fits]
    first = np.arange(len(places)) == 0 if is_seen else np.zeros(len(places), dtype=bool)
    order = np.argsort(np.where(first, 0, np.where(fits, 1, 2)), kind="stable")
    spots = tuple((x, y, "middle") for x, y in places[order].tolist())
    return spots, bool(fits.any() or is_seen)


def _find_middle(area: BaseGeometry) -> tuple[float, float]:
    """The middle of an area where it is widest."""
    return tuple(shapely.maximum_inscribed_circle(area, 1.0).coords[0])


@lru_cache(maxsize=64)
def _area(lon: float, lat: float, region: bool) -> BaseGeometry:
    where = borders.whereabouts(lon, lat)
    if region and where.region:
        return borders.region(where.region)
    return borders.country(where.country) if where.country else Point(lon, lat)
