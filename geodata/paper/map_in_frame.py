"""A whole map in a frame on a sheet: the scene, its furniture, and the names that find room."""

from __future__ import annotations

from geodata.paper import furniture, insets, mapping
from geodata.paper.canvas import PrintedCanvas
from geodata.paper.view import View
from geodata.scene import Scene
from geodata.scene.looks import Look


def draw(
    canvas: PrintedCanvas, picture: Scene, seen: View, looks: dict[str, Look], letters_pt: float
) -> set[str]:
    """Draws it in the view's frame; the looks of what is seen there."""
    drawing = mapping.MapDrawing(canvas, picture, seen, looks, letters_pt)
    drawing.ground()
    parts = (canvas, picture, seen, looks, letters_pt)
    drawing.taken += [furniture.scale_bar(*parts, drawing.taken), furniture.north_arrow(*parts)]
    drawing.taken += insets.Insets(*parts).draw(drawing.taken)
    drawing.names()
    return drawing.seen
