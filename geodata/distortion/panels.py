"""Prints one panel of the projection page as SVG: ground, rings, circles and names."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

import numpy as np
import shapely
from shapely.geometry import Polygon

from geodata import scene, text
from geodata.analysis import findings
from geodata.distortion import land, marks, sentences, svg, tissot, window, wrong_rings
from geodata.distortion.marks import Words
from geodata.distortion.window import SIZE, Panel
from geodata.paper.view import View
from geodata.scene import looks

LOOKS_OF_WAYS = dict(zip(wrong_rings.WAYS, looks.RINGS[1:], strict=False))  # colour and dash
# The bearing at which the ring's length stands, and on which side of the line.
RING_AT = (40, "right")
WHERE = {
    "pixels": (180, "below"),
    "degrees": (140, "right"),
    "metres": (0, "above"),
    "sphere": (290, "right"),
}
# Of the ring and of wrong rings, on a map and on the globe.
FLAT_WEIGHTS, ROUND_WEIGHTS = (2.6, 2.0), (1.8, 0.9)
# What must be escaped in a data address within quotation marks, the sign of escaping first.
QUOTED = '%"<>#&'
CIRCLE_PX = 0.15  # how finely a circle of one size is drawn
ROUND_PX = 6  # of a panel's corners


@lru_cache(maxsize=64)
def draw(panel: Panel) -> str:
    """The panel as an SVG image with a title and a description made from what it shows."""
    view = window.view(panel)
    ground = land.draw(replace(panel, ways=(), circles=False))
    clip = svg.tag(
        "clipPath", svg.tag("rect", width=SIZE, height=SIZE, rx=ROUND_PX), id=f"frame-{panel.kind}"
    )
    drawing = [
        ground,
        marks.flat_area(panel, view) if panel.whole_globe else "",
        _circles(panel, view) if panel.circles else "",
        _ring(panel, view),
        *(_wrong_ring(panel, view, way) for way in panel.ways),
        marks.names(panel, view, _ring_names(panel, view)),
        marks.bases(panel, view),
        _launch(panel, view),
        marks.scale_bar(panel, view),
    ]
    title, words = describe(panel)
    inside = svg.tag(
        "g", *drawing, clip_path=f"url(#frame-{panel.kind})", font_family="system-ui, sans-serif"
    )
    return svg.tag(
        "svg",
        svg.tag("title", svg.text(title), id=f"title-{panel.kind}"),
        svg.tag("desc", svg.text(words), id=f"told-{panel.kind}"),
        clip,
        inside,
        xmlns=svg.SPACE,
        viewBox=f"0 0 {SIZE:g} {SIZE:g}",
        role="img",
        aria_labelledby=f"title-{panel.kind} told-{panel.kind}",
        class_=f"panel {panel.kind}",
    )


@lru_cache(maxsize=64)
def address(panel: Panel) -> str:
    """The panel as a data address, which a page may name as an image: Streamlit lets no drawing
    into a page itself."""
    return _data(draw(panel))


def swatch(way: str, theme: str) -> str:
    """A piece of a wrong ring's line as a data address, for a table."""
    look = looks.LOOKS[theme][LOOKS_OF_WAYS[way]]
    line = svg.tag(
        "path",
        d="M0 5H44",
        stroke=look.line,
        stroke_width=look.weight,
        stroke_dasharray=look.dash or None,
    )
    return _data(svg.tag("svg", line, xmlns=svg.SPACE, width=44, height=10))


def _data(drawing: str) -> str:
    for letter in QUOTED:
        drawing = drawing.replace(letter, quote(letter))
    return f"data:image/svg+xml;charset=utf-8,{drawing}"


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


def _circles(panel: Panel, view: View) -> str:
    d = svg.path(view.project(land.within(panel, view, tissot.circles()), CIRCLE_PX), SIZE)
    look = looks.LOOKS[panel.theme]["held"]
    weight = 0.6 if panel.whole_globe else 1.1
    return svg.tag(
        "path",
        d=d,
        class_="circles",
        fill=look.fill,
        fill_opacity=0.14,
        stroke=look.line,
        stroke_width=weight,
    )


def _ring(panel: Panel, view: View) -> str:
    ring = view.whole(np.array([findings.ring(panel.point, panel.scenario.range_km)]))
    return _line(panel, "ring", svg.path(ring, SIZE), "ring")


def _wrong_ring(panel: Panel, view: View, way: str) -> str:
    d = svg.path(view.whole(np.array([_polygon(panel, way)])), SIZE)
    return _line(panel, LOOKS_OF_WAYS[way], d, f"wrong-ring {way}")


def _line(panel: Panel, look: str, d: str, name: str) -> str:
    """A ring; only the true one is filled and strong, and on the globe lines are thin."""
    strong, weak = ROUND_WEIGHTS if panel.whole_globe else FLAT_WEIGHTS
    painted = {**land.paint(panel, look), "stroke_width": strong if name == "ring" else weak}
    return svg.tag(
        "path", d=d, class_=name, **{**painted, **({} if name == "ring" else {"fill": "none"})}
    )


def _launch(panel: Panel, view: View) -> str:
    """The pin, or on the globe, where it would hide the ring, a dot."""
    x, y = view.at(panel.point.lon, panel.point.lat)
    if panel.whole_globe:
        return svg.tag(
            "circle", cx=x, cy=SIZE - y, r=1.8, class_="launch", **land.paint(panel, "launch")
        )
    return marks.symbol(panel, "launch", x, y, marks.PIN)


def _ring_names(panel: Panel, view: View) -> list[Words]:
    """The names of the ring and of wrong rings, each at another side; none on the globe."""
    if panel.whole_globe:
        return []
    scenario = panel.scenario
    ring = findings.ring(panel.point, scenario.range_km)
    length = text.length(scenario.range_value, scenario.range_unit)
    wrong = [
        (wrong_rings.WAYS[way].name, _polygon(panel, way), LOOKS_OF_WAYS[way], WHERE[way])
        for way in panel.ways
    ]
    return [_beside(panel, view, *name) for name in [(length, ring, "ring", RING_AT), *wrong]]


def _beside(
    panel: Panel, view: View, words: str, outline: Polygon, look: str, where: tuple[float, str]
) -> Words:
    """Words above, below, right or left of where an outline is crossed by a bearing."""
    turn_deg, side = where
    vertices = shapely.get_coordinates(outline)
    lon, lat = vertices[round(turn_deg / 360 * (len(vertices) - 1))]
    x, y = view.at(float(lon), float(lat))
    wide = len(words) * marks.SMALL_PX * marks.WIDE_OF_HIGH
    across, up = {
        "above": (-wide / 2, 6),
        "below": (-wide / 2, -15),
        "right": (6, -3),
        "left": (-wide - 6, -3),
    }[side]
    colour = looks.LOOKS[panel.theme][look].line or ""
    return Words(words, x + across, y + up, marks.SMALL_PX, colour, bold=True)


def _polygon(panel: Panel, way: str) -> Polygon:
    return wrong_rings.build(way, panel.point, panel.scenario.range_km).polygon
