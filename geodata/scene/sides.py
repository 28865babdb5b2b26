"""On which sides of its place a name may stand: those where it lies in no other's land."""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata import borders

# Where the middle of a name is, eastward and northward of its place.
SIDES = {
    "right": (1, 0), "left": (-1, 0), "top": (0, 1), "bottom": (0, -1),
    "top right": (1, 1), "bottom right": (1, -1), "top left": (-1, 1), "bottom left": (-1, -1),
}  # fmt: skip
# Degrees from a place to the middle of its name at the opening zoom, and where along a name beside
# its place, and along one above or below it, one looks whose land it is; our choices.
EAST_DEG, NORTH_DEG, LOOKED, ABOVE = 0.5, 0.15, (0.5, 1.0, 1.8), (-0.8, 0.0, 0.8)
FAR_DEG = 1.0  # so far from a line no name reaches it


@cache
def order(lon: float, lat: float, first: str = "right") -> tuple[str, ...]:
    """The sides in the order in which they are tried, the preferred one first; without those on
    which the name would lie in another country, across the line of contact, or in or out of Kursk
    Oblast, unless all would."""
    sides = sorted(SIDES, key=lambda side: side != first)
    if not shapely.dwithin(_lines(), Point(lon, lat), FAR_DEG):
        return tuple(sides)
    own = _find_land(lon, lat)
    staying = tuple(side for side in sides if _stays(own, lon, lat, side))
    return staying or tuple(sides)


def _stays(own: object, lon: float, lat: float, side: str) -> bool:
    east, north = SIDES[side]
    shares = tuple(share * east for share in LOOKED) if east else ABOVE
    lands = (_find_land(lon + share * EAST_DEG, lat + north * NORTH_DEG) for share in shares)
    return all(land in (own, None) for land in lands)


def _find_land(lon: float, lat: float) -> tuple[str, bool, bool] | None:
    """Whose land a place is on, on which side of the front, and whether it is in Kursk Oblast; None
    at sea."""
    where = borders.whereabouts(lon, lat)
    return (where.country, where.occupied, where.region == "Kursk") if where.country else None


@cache
def _lines() -> BaseGeometry:
    lines = (borders.border_line(), borders.contact_line(), borders.region("Kursk").boundary)
    return shapely.union_all(lines)
