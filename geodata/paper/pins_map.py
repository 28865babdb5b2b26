"""The launch points of a whole class on one map, with names and rings or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from geodata.analysis import findings
from geodata.geodesy import ring
from geodata.paper import svg, symbols
from geodata.paper.canvas import Letters
from geodata.paper.small_maps import FINE_PX, PLANE, RING_PX, draw_ground
from geodata.paper.view import View
from geodata.scenario import Scenario
from geodata.scene.looks import LOOKS

WIDTH, HEIGHT = 960, 600  # CSS px
ROOM = 0.06  # of what is shown, on each side; our choice
AROUND_KM = 150.0  # a pin at the least; our choice: towns about it show too
LETTERS_PX, PIN, BESIDE_PX = 13.0, 0.9, 8.0
THIN_PX = 1.0  # of one ring among many


def address(maps: Sequence[tuple[str, Scenario]], theme: str, rings: bool, union: bool) -> str:
    """The map as a data address. `maps` are names, which may be empty, and what each set; `rings`
    draws each one's, `union` all that any of them reaches; `theme` is one of looks.LOOKS."""
    return svg.data_address(draw(maps, theme, rings, union))


def draw(maps: Sequence[tuple[str, Scenario]], theme: str, rings: bool, union: bool) -> str:
    """The same as an SVG image. A map whose rings start from a line or an area has no pin."""
    looks = LOOKS[theme]
    pins = [
        (name, point)
        for name, shown in maps
        for point in (shown.points if shown.start == "points" else ())
    ]
    reached = [findings.union(shown) for _, shown in maps] if rings or union or not pins else []
    around = [*reached, *(ring(point.lon, point.lat, AROUND_KM) for _, point in pins)]
    left, bottom, right, top = PLANE.project(shapely.geometrycollections(around)).bounds
    metres = max((right - left) / WIDTH, (top - bottom) / HEIGHT) * (1 + 2 * ROOM)
    view = View(PLANE, (0, 0, WIDTH, HEIGHT), ((left + right) / 2, (bottom + top) / 2), metres)
    canvas = draw_ground(view, maps[0][1].day, theme).copy()
    if union:
        whole = view.project(np.array([shapely.union_all(reached)]), FINE_PX)
        canvas.shape(
            shapely.geometrycollections(whole), replace(looks["ring"], weight=RING_PX), "union"
        )
    for each in view.project(np.array(reached), FINE_PX) if rings else ():
        outline = replace(looks["ring"], fill=None, weight=THIN_PX)
        canvas.shape(each, outline, "ring")
    ink, halo = looks["launch"].fill or "", looks["launch"].line or ""
    letters, taken = Letters(LETTERS_PX, ink, halo), shapely.Polygon()
    for name, point in pins:
        x, y = view.at(point.lon, point.lat)
        symbols.draw(canvas, "launch", (x, y), PIN, looks["launch"], mark="launch")
        wide = canvas.measure(name, letters)
        place = shapely.box(x + BESIDE_PX, y, x + BESIDE_PX + wide, y + LETTERS_PX)
        if name and not place.intersects(taken):  # else one would cover the other
            canvas.words(name, (x + BESIDE_PX, y + 4), letters, name="pin")
            taken = taken.union(place)
    return canvas.write()
