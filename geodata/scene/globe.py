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
    """Sea, land, Ukraine, Kursk Oblast, and what the map shows at first; the lowest first."""
    plane = Projection(GLOBE, *MIDDLE)
    disc = shapely.convex_hull(plane.project(near_half(*MIDDLE)))
    metres = (disc.bounds[2] - disc.bounds[0]) / 2

    def reduce(shape: BaseGeometry) -> BaseGeometry:
        small = scale(shape, RADIUS / metres, RADIUS / metres, origin=(0, 0))
        return shapely.simplify(small, FINE)

    kursk = plane.project(borders.region("Kursk"))
    return (
        Outline("sea", Point(0, 0).buffer(RADIUS)),
        Outline("land", reduce(plane.project(borders.world()))),
        Outline("ukraine", reduce(plane.project(borders.country("Ukraine")))),
        Outline("kursk", reduce(kursk)),
        Outline("border", reduce(plane.project(SEEN).boundary)),
    )
