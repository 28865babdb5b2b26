"""The symbols of points, as areas around their place in CSS pixels, y upward: as on screen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from shapely.affinity import scale
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.paper.canvas import PRINT_PX, Area, Canvas, Place
from geodata.scene.looks import Look

# The pin's outline, as in look.js.
PIN_RADIUS, PIN_HALF, PIN_NECK, PIN_CENTRE = 8.2, 7.0, 13.0, 17.27
LESSER = 0.68  # of its size: an airfield that is not counted, as in webmap.css
LETTERS_PT = 10.0  # of plain letters; our choice: beside them a symbol has its full size


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


def size_beside(letters_pt: float) -> float:
    """How large symbols are on a poster whose plain letters have a size."""
    return PRINT_PX * letters_pt / LETTERS_PT


def draw(
    canvas: Canvas,
    name: str,
    at: Place,
    size: float,
    look: Look,
    *,
    mark: str = "",
    above: bool = True,
) -> Area:
    """A symbol at a place of a canvas, so many times as large as on screen; the area it takes."""
    parts = _size(name, size)
    for number, part in enumerate(parts):
        painted = replace(look, fill=look.line) if number else look
        canvas.shape(part, painted, "" if number else mark, above, at)
    left, bottom, right, top = parts[0].bounds
    return at[0] + left, at[1] + bottom, at[0] + right, at[1] + top


@cache
def _size(name: str, size: float) -> tuple[BaseGeometry, ...]:
    return tuple(scale(part, size, size, origin=(0, 0)) for part in outline(name))
