"""Draws the ground of the first picture: what no choice moves, in Web Mercator, for each theme."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from shapely.geometry import box

from geodata import projections, scene
from geodata.paper import view
from geodata.paper.canvas import PRINT_PX
from geodata.paper.mapping import MapDrawing
from geodata.scenario import DEFAULT
from geodata.scene import ground, looks

HERE = Path(__file__).parent
SHOWN = ("sea", "coast", "regions", "land", "relief", "ribbon", "kursk", "water", "border")
WIDTH_PX = 1500  # our choice: about as large as a Chromebook shows it at the map's first view
QUALITY = 45  # WebP's; our choice: 60 kB, and no edge frays at that size
PLANE = projections.Projection("mercator")
AREA = box(*ground.FRAME).buffer(-view.INSET_DEG, join_style="mitre")  # where the data are
UNNAMED = {"title": "", "subject": ""}


def draw(theme: str) -> bytes:
    """The ground in AREA as a WebP, in one of looks.LOOKS; servers only send what was drawn."""
    from geodata.paper.print_canvas import POINTS, PrintCanvas

    west, south, east, north = PLANE.project(AREA).bounds
    width = WIDTH_PX * PRINT_PX
    height = width * (north - south) / (east - west)
    canvas = PrintCanvas(width / POINTS, height / POINTS, "#ffffff")
    metres = (east - west) / width
    seen = view.View(PLANE, (0, 0, width, height), ((west + east) / 2, (south + north) / 2), metres)
    layers = tuple(layer for layer in ground.layers() if layer.name in SHOWN)
    picture = scene.Scene("", layers, DEFAULT)
    MapDrawing(canvas, picture, seen, looks.LOOKS[theme], letters_pt=0).ground()
    drawn = io.BytesIO(canvas.save("png", POINTS / PRINT_PX, UNNAMED))
    packed = io.BytesIO()
    Image.open(drawn).convert("RGB").save(packed, "WEBP", quality=QUALITY, method=6)
    return packed.getvalue()


def find_file(theme: str) -> Path:
    """Where the drawn ground of a theme is."""
    return HERE / f"{theme}.webp"


def write() -> None:
    """Draws all of them anew, after a change of borders or looks."""
    for theme in looks.LOOKS:
        find_file(theme).write_bytes(draw(theme))
