"""Draws one panel of the projection page: ground, ring, wrong rings, circles of one size, names."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from shapely.geometry import LineString, Polygon

from geodata import scene
from geodata.analysis import findings
from geodata.distortion import land, marks, sentences, tissot, window
from geodata.distortion.window import Panel
from geodata.paper import labels, svg
from geodata.paper.svg_canvas import SvgCanvas
from geodata.paper.view import View
from geodata.scene.looks import LOOKS, Look

# Weights of the ring and of wrong rings, on a map and on the globe, where lines are thin.
FLAT_WEIGHTS, ROUND_WEIGHTS = (2.6, 2.0), (1.8, 0.9)
CIRCLE_WEIGHTS = (1.1, 0.6)  # of circles of one size, on a map and on the globe
CIRCLE_OPACITY = 0.14
CIRCLE_PX = 0.15  # how finely a circle of one size is drawn


@lru_cache(maxsize=64)
def draw(panel: Panel) -> str:
    """The panel as an SVG image with a title and a description made from what it shows."""
    view = window.view(panel)
    canvas = land.draw(replace(panel, ways=(), circles=False)).copy()
    if panel.whole_globe:
        _draw_flat_area(canvas, panel, view)
    if panel.circles:
        _draw_circles(canvas, panel, view)
    ring = findings.ring(panel.point, panel.scenario.range_km)
    _draw_ring(canvas, panel, view, ring, "ring", "ring")
    for way in panel.ways:
        outline = marks.outline(panel, way)
        _draw_ring(canvas, panel, view, outline, marks.WAY_LOOKS[way], f"wrong-ring {way}")
    taken = [*marks.draw_bases(canvas, panel, view), marks.draw_launch(canvas, panel, view)]
    taken.append(marks.draw_scale(canvas, panel, view, taken))
    labels.write(canvas, marks.name(panel, view), view.frame, taken)
    return canvas.write(*describe(panel), f"panel {panel.kind}")


@lru_cache(maxsize=64)
def address(panel: Panel) -> str:
    """The panel as a data address, which a page may name as an image: Streamlit lets no drawing
    into a page itself."""
    return svg.data_address(draw(panel))


def swatch(way: str, theme: str) -> str:
    """A piece of a wrong ring's line as a data address, for a table."""
    canvas = SvgCanvas(44, 10)
    canvas.shape(LineString([(0, 5), (44, 5)]), LOOKS[theme][marks.WAY_LOOKS[way]])
    return svg.data_address(canvas.write())


def describe(panel: Panel) -> tuple[str, str]:
    """The image in words, for those who do not see it: a title, and what it shows."""
    title = sentences.title(panel.kind, panel.scenario)
    sentence = sentences.panel_sentence(panel.kind, panel.scenario, panel.close)
    return (
        title,
        (
            f"{sentence} "
            f"{scene.build(panel.scenario).sentence}{sentences.name_wrong_rings(panel.ways)}"
        ),
    )


def _draw_circles(canvas: SvgCanvas, panel: Panel, view: View) -> None:
    look = panel.looks["held"]
    weight = CIRCLE_WEIGHTS[panel.whole_globe]
    circles = land.project(panel, view, tissot.circles(), CIRCLE_PX)
    canvas.shape(circles, replace(look, weight=weight, dash="", opacity=CIRCLE_OPACITY), "circles")


def _draw_flat_area(canvas: SvgCanvas, panel: Panel, view: View) -> None:
    """The area of the flat map on the globe, as a dashed outline."""
    ink = panel.looks["text"].fill
    canvas.shape(view.whole(window.area(panel)), Look(line=ink, weight=1, dash="4 3"))


def _draw_ring(
    canvas: SvgCanvas, panel: Panel, view: View, outline: Polygon, look: str, name: str
) -> None:
    """A ring; only the true one is filled and strong."""
    strong, weak = ROUND_WEIGHTS if panel.whole_globe else FLAT_WEIGHTS
    plain = panel.looks[look]
    painted = (
        replace(plain, weight=strong) if look == "ring" else replace(plain, weight=weak, fill=None)
    )
    canvas.shape(view.whole(outline), painted, name)
