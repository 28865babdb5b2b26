"""Draws a link as a QR code, black on white in every theme, which every reader can take."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import box

from geodata.paper.canvas import Canvas
from geodata.scene import citing
from geodata.scene.looks import Look

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks for
WHITE, BLACK = "#ffffff", "#000000"


def modules(link: str) -> int:
    """How many modules a link's code has along a side, its quiet zone included."""
    return len(citing.qr(link)) + 2 * QUIET


def draw(canvas: Canvas, link: str, left: float, bottom: float, side: float) -> None:
    """A square of a side in points from its lower left corner, its quiet zone included."""
    rows = citing.qr(link)
    size = side / modules(link)
    canvas.shape(box(left, bottom, left + side, bottom + side), Look(fill=WHITE))
    downward, rightward = np.nonzero(np.array(rows))
    x, y = left + (QUIET + rightward) * size, bottom + side - (QUIET + downward) * size
    squares = shapely.box(x, y - size, x + size, y)
    canvas.shape(shapely.union_all(squares), Look(fill=BLACK), "qr")
