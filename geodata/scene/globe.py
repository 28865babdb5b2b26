"""The globe of an inset: where on Earth the map is, as outlines on a disc of a radius of 1000."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import shapely
from shapely.affinity import scale
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geodata import borders
from geodata.projections import GLOBE, Projection, near_half

MIDDLE = (31.0, 45.0)  # lon, lat: our choice, Europe whole and Ukraine at its heart
RADIUS = 1000.0
FINE = 12.0  # half a pixel on a disc of 92, which no eye sees
SEEN = box(19, 43, 49, 57)  # about what the map shows at first, in degrees


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape on the disc, x to the right and y upward from its middle; `look` is of looks.py."""

    look: str
    shape: BaseGeometry


@cache
def outlines() -> tuple[Outline, ...]:
    """Sea, land, Ukraine, and Kursk Oblast, the lowest first."""
    return (
        Outline("sea", Point(0, 0).buffer(RADIUS)),
        Outline("land", _project(borders.world())),
        Outline("ukraine", _project(borders.country("Ukraine"))),
        Outline("kursk", _project(borders.region("Kursk"))),
    )


def frame(seen: BaseGeometry = SEEN) -> Outline:
    """The edge of what a map shows, an area in degrees."""
    return Outline("ring", _project(seen.boundary))


def _project(shape: BaseGeometry) -> BaseGeometry:
    share = RADIUS / _radius_m()
    small = scale(_plane().project(shape), share, share, origin=(0, 0))
    return shapely.simplify(small, FINE)


@cache
def _plane() -> Projection:
    return Projection(GLOBE, *MIDDLE)


@cache
def _radius_m() -> float:
    west, _, east, _ = _plane().project(near_half(*MIDDLE)).bounds
    return float(east - west) / 2
