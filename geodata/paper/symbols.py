"""The symbols of points on a poster, the screen's: areas around their place in CSS px, y up."""

from __future__ import annotations

from functools import cache

from shapely.affinity import scale as scaled
from shapely.affinity import translate
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

# The pin's outline, as in look.js.
PIN_RADIUS, PIN_HALF, PIN_NECK, PIN_CENTRE = 8.2, 7.0, 13.0, 17.27
LETTERS_PT = 10.0  # of plain letters; our choice: beside them a symbol has its full size
PX = 0.75  # points to a CSS pixel


@cache
def outline(look: str) -> tuple[BaseGeometry, ...]:
    """The parts of a symbol, filled in turn; the second of `edge` in the colour of the line."""
    if look == "in":
        return (Polygon([(0, 7), (7, 0), (0, -7), (-7, 0)]),)
    if look == "edge":
        return Polygon([(0, 7), (7, -5.5), (-7, -5.5)]), Polygon([(0, 7), (7, -5.5), (0, -5.5)])
    if look == "out":
        return (Point(0, 0).buffer(5, quad_segs=12),)
    if look == "launch":
        head = Point(0, PIN_CENTRE).buffer(PIN_RADIUS, quad_segs=16)
        return (head.union(Polygon([(0, 0), (PIN_HALF, PIN_NECK), (-PIN_HALF, PIN_NECK)])),)
    raise KeyError(f"There is no symbol {look!r}.")


def placed(look: str, x: float, y: float, letters_pt: float) -> tuple[BaseGeometry, ...]:
    """The parts of a symbol at a place of the sheet, in points, in proportion to the letters."""
    factor = PX * letters_pt / LETTERS_PT
    return tuple(
        translate(scaled(part, factor, factor, origin=(0, 0)), x, y) for part in outline(look)
    )
