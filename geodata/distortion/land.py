"""The ground of a projection panel as SVG, drawn once for each middle and scale."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Polygon

from geodata import borders
from geodata.distortion import svg, window
from geodata.distortion.window import SIZE, Panel
from geodata.paper.view import View
from geodata.projections import near_half
from geodata.scene import ground, looks

# Layers, lowest first.
FLAT = ("sea", "regions", "land", "kursk", "water", "occupied", "border", "graticule")
ROUND = ("kursk", "occupied", "border")  # those that show on the globe, over all land
SWITCHED = ("occupied", "graticule")  # layers that a student can hide
FINE_PX = 0.5  # shapes lose what is smaller: no eye sees it
# Between the lines of the globe's graticule, and along one of them.
GLOBE_STEP_DEG, WALKED_DEG = 15, 2.0
HAIR_PX = 0.7  # lines on the globe, where all is small
HATCH = "hatch"

Shapes = npt.NDArray[np.object_]


@lru_cache(maxsize=64)
def draw(panel: Panel) -> str:
    """The ground of a panel; of its switches only those that change the ground may be set."""
    view = window.view(panel)
    wanted = [name for name in (ROUND if panel.whole_globe else FLAT) if _is_shown(name, panel)]
    lines = [
        _path(panel, view, look, shapes) for look, shapes in _coarse(_level(view), tuple(wanted))
    ]
    return "".join(
        [_hatching(panel), *(_globe(panel, view) if panel.whole_globe else _blank(panel)), *lines]
    )


def paint(panel: Panel, name: str) -> dict[str, object]:
    """The attributes by which a thing of one look is drawn."""
    look = looks.LOOKS[panel.theme][name]
    fill = f"url(#{HATCH}-{panel.kind})" if name == "occupied" else look.fill
    return {
        "fill": fill or "none",
        "fill_opacity": look.opacity if look.fill and look.opacity < 1 else None,
        "stroke": look.line,
        "stroke_width": look.weight if look.line else None,
        "stroke_dasharray": look.dash or None,
    }


def within(panel: Panel, view: View, shapes: Shapes) -> Shapes:
    """Those of an array of shapes in degrees that may be seen on a panel."""
    if panel.whole_globe:
        return shapes
    seen: Shapes = shapes[shapely.intersects(shapely.envelope(shapes), _seen(view))]
    return seen


@lru_cache(maxsize=8)
def _seen(view: View) -> Polygon:
    return view.degrees()


def globe_graticule() -> Shapes:
    """Meridians and parallels of the whole Earth, every 15 degrees, as lines in degrees."""
    step, dense = GLOBE_STEP_DEG, WALKED_DEG
    lats, lons = (
        np.arange(-90 + step, 90 - step + dense, dense),
        np.arange(-180, 180 + dense, dense),
    )
    meridians = [LineString([(lon, lat) for lat in lats]) for lon in range(-180, 180, step)]
    parallels = [LineString([(lon, lat) for lon in lons]) for lat in range(-90 + step, 90, step)]
    return np.array([*meridians, *parallels], dtype=object)


def _is_shown(name: str, panel: Panel) -> bool:
    return name not in SWITCHED or name in panel.scenario.show


def _level(view: View) -> int:
    """How coarse shapes may be: a power of two in degrees of latitude, so that few are kept."""
    return math.floor(math.log2(FINE_PX * view.metres / 111_320))


@lru_cache(maxsize=32)
def _coarse(level: int, names: tuple[str, ...]) -> tuple[tuple[str, Shapes], ...]:
    """The shapes of layers in drawing order, joined by look, without finer detail."""
    layers = {layer.name: layer for layer in ground.layers()}
    groups: dict[tuple[str, str], list[object]] = {}
    for name in names:
        for shape in layers[name].shapes:
            groups.setdefault((name, shape.look), []).append(shape.geometry)
    return tuple(
        (look, shapely.simplify(np.array(kept), 2.0**level)) for (_, look), kept in groups.items()
    )


def _path(panel: Panel, view: View, look: str, shapes: Shapes) -> str:
    d = svg.path(view.project(within(panel, view, shapes), FINE_PX), SIZE)
    painted = paint(panel, look)
    if panel.whole_globe and painted["stroke"]:
        painted["stroke_width"] = HAIR_PX
    return svg.tag("path", d=d, fill_rule="evenodd", **painted) if d else ""


def _blank(panel: Panel) -> list[str]:
    return [svg.tag("rect", width=SIZE, height=SIZE, fill=looks.LOOKS[panel.theme]["beyond"].fill)]


def _globe(panel: Panel, view: View) -> list[str]:
    """The disc of the sea, the continents, and the graticule over both."""
    of_theme = looks.LOOKS[panel.theme]
    near = shapely.convex_hull(view.whole(np.array([near_half(panel.point.lon, panel.point.lat)])))
    land = svg.path(view.project(np.array([borders.world()]), FINE_PX), SIZE)
    lines = svg.path(view.project(globe_graticule(), FINE_PX), SIZE)
    rim = of_theme["frontier"].line
    disc = svg.tag(
        "path", d=svg.path(near, SIZE), class_="disc", fill=of_theme["sea"].fill, stroke=rim
    )
    return [
        disc,
        svg.tag(
            "path",
            d=land,
            fill=of_theme["land"].fill,
            stroke=rim,
            stroke_width=0.6,
            fill_rule="evenodd",
        ),
        svg.tag("path", d=lines, fill="none", stroke=of_theme["graticule"].line, stroke_width=0.4),
    ]


def _hatching(panel: Panel) -> str:
    """The pattern of occupied land, named for the panel, since three panels stand in one page."""
    stripe = svg.tag("rect", width=1.4, height=6, fill=looks.LOOKS[panel.theme]["occupied"].fill)
    pattern = svg.tag(
        "pattern",
        stripe,
        id=f"{HATCH}-{panel.kind}",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return svg.tag("defs", pattern)
