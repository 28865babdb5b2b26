"""The ground of a panel: what no switch moves, drawn once for each middle and scale."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from geodata import borders
from geodata.distortion import window
from geodata.distortion.window import SIZE, Panel
from geodata.paper.svg_canvas import SvgCanvas
from geodata.paper.view import View
from geodata.projections import near_half
from geodata.scene import ground
from geodata.scene.looks import Look

# Layers, lowest first; those that show on the globe, over all land; those a student can hide.
FLAT = ("sea", "regions", "land", "kursk", "water", "occupied", "border", "graticule")
ROUND = ("kursk", "occupied", "border")
SWITCHED = ("occupied", "graticule")
FINE_PX = 0.5  # shapes lose what is smaller: no eye sees it
GLOBE_STEP_DEG = 15  # between the lines of the globe's graticule
WALKED_DEG = 2.0  # along one of them
SHORE_PX, LINE_PX, HAIR_PX = 0.6, 0.4, 0.7  # lines on the globe, where all is small
CORNER_PX = 6  # a panel's corners are round

Shapes = npt.NDArray[np.object_]


@lru_cache(maxsize=64)
def draw(panel: Panel) -> SvgCanvas:
    """The ground of a panel; of its switches only those that change the ground may be set."""
    view, canvas = window.view(panel), SvgCanvas(SIZE, SIZE)
    canvas.clip(view.box.buffer(-CORNER_PX).buffer(CORNER_PX))
    if panel.whole_globe:
        _draw_globe(canvas, panel, view)
    else:
        canvas.shape(view.box, panel.looks["beyond"])
    for name, shapes in _simplify(_level(view), _wanted(panel)):
        look = panel.looks[name]
        thin = replace(look, weight=HAIR_PX) if panel.whole_globe else look
        canvas.shape(project(panel, view, shapes, FINE_PX), thin)
    return canvas


def project(panel: Panel, view: View, shapes: Shapes, fine_px: float) -> BaseGeometry:
    """Those of an array of shapes in degrees that may be seen on a panel, as one collection on
    it."""
    if not panel.whole_globe:
        shapes = shapes[shapely.intersects(shapely.envelope(shapes), _area(view))]
    return shapely.geometrycollections(view.project(shapes, fine_px))


@lru_cache(maxsize=8)
def _area(view: View) -> Polygon:
    return view.degrees()


def _wanted(panel: Panel) -> tuple[str, ...]:
    """The ids of the layers of a panel, as its scenario shows them on its day."""
    names = ROUND if panel.whole_globe else FLAT
    return tuple(
        layer.id
        for layer in ground.of_day(panel.scenario.day)
        if layer.name in names and (layer.name not in SWITCHED or layer.name in panel.scenario.show)
    )


def _level(view: View) -> int:
    """How coarse shapes may be: a power of two in degrees of latitude, so that few are kept."""
    return math.floor(math.log2(FINE_PX * view.metres / 111_320))


@lru_cache(maxsize=32)
def _simplify(level: int, ids: tuple[str, ...]) -> tuple[tuple[str, Shapes], ...]:
    """The shapes of layers in the order in which they are drawn, those of one look together,
    without finer detail."""
    layers = {layer.id: layer for layer in ground.layers()}
    groups: dict[tuple[str, str], list[object]] = {}
    for one in ids:
        for shape in layers[one].shapes:
            groups.setdefault((one, shape.look), []).append(shape.geometry)
    return tuple(
        (look, shapely.simplify(np.array(kept), 2.0**level)) for (_, look), kept in groups.items()
    )


def _draw_globe(canvas: SvgCanvas, panel: Panel, view: View) -> None:
    """The disc of the sea, the continents, and the graticule over both."""
    of_theme = panel.looks
    rim = of_theme["frontier"].line
    near = shapely.convex_hull(view.whole(near_half(panel.point.lon, panel.point.lat)))
    canvas.shape(near, Look(fill=of_theme["sea"].fill, line=rim, weight=1), "disc")
    shore = Look(fill=of_theme["land"].fill, line=rim, weight=SHORE_PX)
    canvas.shape(view.project(borders.world(), FINE_PX), shore)
    lines = Look(line=of_theme["graticule"].line, weight=LINE_PX)
    canvas.shape(project(panel, view, _globe_graticule(), FINE_PX), lines)


def _globe_graticule() -> Shapes:
    """Meridians and parallels of the whole Earth, as lines in degrees."""
    step, walked = GLOBE_STEP_DEG, WALKED_DEG
    lats = np.arange(-90 + step, 90 - step + walked, walked)
    lons = np.arange(-180, 180 + walked, walked)
    meridians = [LineString([(lon, lat) for lat in lats]) for lon in range(-180, 180, step)]
    parallels = [LineString([(lon, lat) for lon in lons]) for lat in range(-90 + step, 90, step)]
    return np.array([*meridians, *parallels], dtype=object)
