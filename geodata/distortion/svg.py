"""Writes SVG: tags with every attribute and text escaped, paths rounded to what a pixel shows."""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import numpy.typing as npt
import shapely

SPACE = "http://www.w3.org/2000/svg"
# shapely's numbers of geometry types: lines, closed lines; polygons.
LINE_TYPES, POLYGON = (1, 2), 3


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


def path(shapes: npt.NDArray[np.object_], height: float) -> str:
    """The `d` of a path through shapes whose y runs upward in an area of a height."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    kinds = shapely.get_type_id(parts)
    rings = shapely.get_rings(parts[kinds == POLYGON])
    closed, lines = _runs(rings, height, "Z"), _runs(parts[np.isin(kinds, LINE_TYPES)], height, "")
    return closed + lines


def _runs(lines: npt.NDArray[np.object_], height: float, end: str) -> str:
    pairs, which = shapely.get_coordinates(lines, return_index=True)
    if not len(pairs):
        return ""
    # + 0.0: no minus before a zero.
    points = np.round(np.column_stack([pairs[:, 0], height - pairs[:, 1]]), 1) + 0.0
    written = [f"{x:g} {y:g}" for x, y in points.tolist()]
    starts = [*np.flatnonzero(np.diff(which, prepend=-1)).tolist(), len(written)]
    runs = ["L".join(written[first:last]) for first, last in pairwise(starts)]
    return "".join(f"M{run}{end}" for run in runs)


def _value(value: object) -> str:
    return f"{round(value, 2):g}" if isinstance(value, float) else str(value)
