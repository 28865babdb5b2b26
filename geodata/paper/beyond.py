"""What a map draws where its frame passes the data: coasts alone, and no edge where they meet."""

from __future__ import annotations

from functools import cache

import shapely
from shapely.affinity import scale
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata import borders
from geodata.paper.view import View
from geodata.scene import ground

COAST_KM = 30  # how good the coasts of borders.world() are, see geodata/borders/README.md
OVERLAP_DEG = 0.05  # that the two lie over each other, so that no gap shows
TOUCHING_DEG = 1e-6  # coordinates of the data's edge are exact
LONGER = 2.0  # our choice: farther than any poster shows
WEST, SOUTH, EAST, NORTH = ground.FRAME
NOTE = (
    f"Beyond {WEST}° to {EAST}° E and {SOUTH}° to {NORTH}° N this map has coasts only, good to "
    f"about {COAST_KM} km."
)


def land(view: View) -> BaseGeometry:
    """The land beyond the data that a view shows, in points, a little of it over the data's
    edge."""
    seen = view.degrees()
    near = shapely.clip_by_rect(borders.world(), *seen.bounds)
    return view.project(shapely.difference(near, ground.SEA.buffer(-OVERLAP_DEG)))


def lengthen(line: LineString) -> LineString:
    """A line of the graticule that goes on beyond the data."""
    return scale(line, LONGER, LONGER)


@cache
def uncut_outline(shape: BaseGeometry) -> BaseGeometry | None:
    """The outline of an area in degrees without the stretches where the data end; None for what
    is not cut there."""
    edge = ground.SEA.exterior
    is_area = shape.geom_type in ("Polygon", "MultiPolygon")
    if not is_area or not ground.SEA.covers(shape) or not shape.dwithin(edge, TOUCHING_DEG):
        return None
    return shape.boundary.difference(edge.buffer(TOUCHING_DEG))
