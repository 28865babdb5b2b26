"""Small maps of one start and several ranges, side by side: what each of the ranges takes in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.affinity import scale, translate

from geodata.analysis import findings
from geodata.analysis.findings import Reach
from geodata.paper import svg, symbols
from geodata.paper.svg_canvas import SvgCanvas
from geodata.paper.view import View
from geodata.projections import Projection
from geodata.scenario import Scenario
from geodata.scene import ground
from geodata.scene.looks import LOOKS

WIDTH, HEIGHT = 300, 240  # CSS px
ROOM = 0.3  # of the widest ring's size, on each side; our choice: fields beyond it show too
SHOWN = ("sea", "regions", "land", "kursk", "occupied", "border")
FINE_DEG = 0.03  # what is finer is not drawn, for it would be a pixel
FINE_PX = 1.2
SMALL = 0.62  # of a symbol's size on the live map
STATES = ("out", "edge", "in")  # in the order in which they are drawn
ROUND_PX = 0.3  # how far a symbol's outline may be off
RING_PX, BORDER_PX = 2.2, 1.2
PLANE = Projection("mercator")


@lru_cache(maxsize=64)
def address(scenario: Scenario, widest_km: float, theme: str) -> str:
    """The map of a scenario's ring as a data address, in a frame that a ring of `widest_km` around
    the same start fits; `theme` is one of looks.LOOKS."""
    return svg.data_address(draw(scenario, widest_km, theme))


def draw(scenario: Scenario, widest_km: float, theme: str) -> str:
    """The same as an SVG image."""
    looks, view = LOOKS[theme], _find_view(replace(scenario, range_value=widest_km))
    canvas = draw_ground(view, scenario.day, theme).copy()
    reached = view.project(np.array([findings.union(scenario)]), FINE_PX)
    canvas.shape(shapely.geometrycollections(reached), replace(looks["ring"], weight=RING_PX))
    for state in STATES:
        _draw_fields(
            canvas, view, theme, [row for row in findings.of(scenario) if row.state == state]
        )
    for point in scenario.points if scenario.start == "points" else ():
        at = view.at(point.lon, point.lat)
        symbols.draw(canvas, "launch", at, SMALL, looks["launch"], mark="launch")
    return canvas.write()


def _draw_fields(canvas: SvgCanvas, view: View, theme: str, rows: list[Reach]) -> None:
    """The airfields of one state as one shape, which is a third of them one by one."""
    places = [(row, *view.at(row.base.lon, row.base.lat)) for row in rows]
    seen = [one for one in places if 0 < one[1] < WIDTH and 0 < one[2] < HEIGHT]
    for number in range(len(symbols.outline(rows[0].state)) if seen else 0):
        forms = []
        for row, x, y in seen:
            size = SMALL * (1 if row.base.country == "Russia" else symbols.LESSER)
            part = symbols.outline(row.state)[number].simplify(ROUND_PX)
            forms.append(translate(scale(part, size, size, origin=(0, 0)), x, y))
        look = LOOKS[theme][rows[0].state]
        painted = replace(look, fill=look.line) if number else look
        canvas.shape(shapely.GeometryCollection(forms), painted, rows[0].state, above=True)


def _find_view(widest: Scenario) -> View:
    reached = findings.union(replace(widest, range_unit="km"))
    left, bottom, right, top = PLANE.project(reached).bounds
    metres = max((right - left) / WIDTH, (top - bottom) / HEIGHT) * (1 + 2 * ROOM)
    return View(PLANE, (0, 0, WIDTH, HEIGHT), ((left + right) / 2, (bottom + top) / 2), metres)


@lru_cache(maxsize=32)
def draw_ground(view: View, day: str, theme: str) -> SvgCanvas:
    """Land, sea and borders of a day in a view, on a canvas of its size; to be copied."""
    _, _, width, height = view.frame
    canvas = SvgCanvas(width, height)
    canvas.clip(view.box)
    canvas.shape(view.box, LOOKS[theme]["beyond"])
    for layer in ground.of_day(day):
        if layer.name not in SHOWN:
            continue
        for look in dict.fromkeys(shape.look for shape in layer.shapes):
            flat = view.project(_merge(layer.id, look), FINE_PX)
            painted = LOOKS[theme][look]
            thin = replace(painted, weight=min(painted.weight, BORDER_PX))
            canvas.shape(shapely.geometrycollections(flat), thin)
    return canvas


@cache
def _merge(layer_id: str, look: str) -> npt.NDArray[np.object_]:
    """The shapes of a layer that look alike, as one, without borders between them."""
    (layer,) = (layer for layer in ground.layers() if layer.id == layer_id)
    alike = [shape.geometry for shape in layer.shapes if shape.look == look]
    merged: npt.NDArray[np.object_] = shapely.simplify(
        np.array([shapely.union_all(alike)]), FINE_DEG
    )
    return merged
