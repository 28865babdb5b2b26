"""Writes SVG: tags with every attribute and text escaped, paths rounded to what a pixel shows."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

SPACE = "http://www.w3.org/2000/svg"
QUOTED = '%"<>#&'  # what may not stand in a quoted data address, the sign of quoting first
POLYGON = 3  # shapely's number of the type; lower ones are lines, higher ones collections


def tag(name: str, *inside: str, **attributes: object) -> str:
    """An element around markup; `_` in a name stands for `-`, a trailing one for nothing."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def text(words: str) -> str:
    """Words as markup."""
    return escape(words)


def path(geometry: BaseGeometry, height: float) -> str:
    """The `d` of a path through the outlines and lines of a shape whose y runs upward in an area of
    a height."""
    parts = np.array([geometry])
    while (kinds := shapely.get_type_id(parts)).max(initial=POLYGON) > POLYGON:
        parts = shapely.get_parts(parts)
    rings = shapely.get_rings(parts[kinds == POLYGON])
    return _runs(rings, height, "Z") + _runs(parts[kinds < POLYGON], height, "")


def data_address(drawing: str) -> str:
    """A drawing as a data address, which a page may name as an image: Streamlit lets no drawing
    into a page itself."""
    for letter in QUOTED:
        drawing = drawing.replace(letter, quote(letter))
    return f"data:image/svg+xml;charset=utf-8,{drawing}"


def _runs(lines: npt.NDArray[np.object_], height: float, end: str) -> str:
    if not len(lines):
        return ""
    pairs, which = shapely.get_coordinates(lines, return_index=True)
    points = (
        np.round(np.column_stack([pairs[:, 0], height - pairs[:, 1]]), 1) + 0.0
    )  # + 0.0: no minus before a zero
    written = [f"{x:g} {y:g}" for x, y in points.tolist()]
    starts = [*np.flatnonzero(np.diff(which, prepend=-1)).tolist(), len(written)]
    runs = ["L".join(written[first:last]) for first, last in pairwise(starts)]
    return "".join(f"M{run}{end}" for run in runs)


def _value(value: object) -> str:
    return f"{round(value, 2):g}" if isinstance(value, float) else str(value)
