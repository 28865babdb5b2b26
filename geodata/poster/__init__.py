"""The poster: a scene drawn for print and for slides, as PNG, SVG or PDF."""

from __future__ import annotations

from geodata.poster.canvas import DRAWING
from geodata.poster.paper import PAPERS
from geodata.poster.sheet import Order, Sheet

KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def draw(order: Order, kind: str, dpi: float | None = None) -> bytes:
    """An order as a file of a kind of KINDS; a PNG has the dots of its paper unless others are asked for."""
    with DRAWING:
        sheet = Sheet(order)
        about = {"title": order.title, "subject": sheet.picture.sentence}
        return sheet.canvas.saved(kind, dpi or PAPERS[order.paper].dpi, about)
