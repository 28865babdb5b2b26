"""Where rings may start besides launch points: the recognised border or Ukrainian-held land."""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from geodata import borders, phrases

NAMES = phrases.group("starts")


@cache
def shape(start: str) -> BaseGeometry:
    """The line or area of a start; KeyError for any other, and for `points`, which have none.

    Held land is Ukraine's recognised land without what Russia occupied on 17 November 2024, to
    about 3 km."""
    if start == "border":
        return borders.border_line()
    if start == "held":
        return shapely.difference(borders.country("Ukraine"), borders.occupied())
    raise KeyError(f"A start with a shape is {' or '.join(NAMES)}, not {start!r}.")
