"""What a poster's map has beside the map itself: scale bar, north arrow, graticule degrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import shapely
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import text
from geodata.geodesy import UNITS_KM
from geodata.paper import lettering
from geodata.paper.canvas import Canvas
from geodata.paper.labels import Label
from geodata.paper.view import View, centre
from geodata.scene import Scene
from geodata.scene.looks import Look

BAR_SHARE = 0.24  # of the map's width that a scale bar may take
NICE = (1, 2, 5, 10, 20, 25, 50, 100, 150, 200, 250, 300, 400, 500, 1000)  # lengths of a scale bar
SMALL = 0.8  # of plain letters
# Of plain letters: half the width and the length of the north arrow.
ARROW_HALF, ARROW_LONG = 0.45, 1.9


def scale_bar(
    canvas: Canvas,
    picture: Scene,
    view: View,
    looks: dict[str, Look],
    letters_pt: float,
    symbols: list[BaseGeometry],
) -> BaseGeometry:
    """Miles over km in a lower corner that hides no symbol, right at the first launch point; the
    area that it takes."""
    place = centre(picture.scenario)
    per_km = view.points_per_km(place.lon, place.lat)
    edge, bottom, right, _ = view.frame
    longest = BAR_SHARE * (right - edge)
    bars = {unit: _nice(longest / (per_km * UNITS_KM[unit])) for unit in ("mi", "km")}
    size = SMALL * letters_pt
    note = (
        ""
        if view.projection.name == "azimuthal"
        else f"Scale at {abs(place.lat):.1f}° {'N' if place.lat >= 0 else 'S'}"
    )
    words = {unit: text.length(value, unit) for unit, value in bars.items()}
    longest_pt = max(value * UNITS_KM[unit] * per_km for unit, value in bars.items())
    wide = max(longest_pt, lettering.width_pt(note, size)) + size
    high = (4.3 if note else 3.2) * size
    low, across = bottom + 0.6 * size, wide + 0.4 * size
    corners = [
        box(x, low, x + across, low + high)
        for x in (right - 0.6 * size - across, edge + 0.6 * size)
    ]
    area = next(
        (corner for corner in corners if not any(map(corner.intersects, symbols))), corners[0]
    )
    canvas.shape(area, Look(fill=looks["ukraine"].fill, opacity=0.88), "scale")
    ink, left = looks["text"].fill or "", area.bounds[0] + 0.5 * size
    line = area.bounds[3] - 1.7 * size
    for unit, tick in (("mi", size * 0.4), ("km", -size * 0.4)):
        end = left + bars[unit] * UNITS_KM[unit] * per_km
        bar = LineString([(left, line + tick), (left, line), (end, line), (end, line + tick)])
        canvas.shape(bar, Look(line=ink, weight=1.6), f"scale-{unit}")
    canvas.words(words["mi"], left + 2, line + 0.45 * size, size, ink)
    canvas.words(words["km"], left + 2, line - 1.1 * size, size, ink)
    canvas.words(note, left, line - 2.3 * size, size, ink)
    return area


def north_arrow(
    canvas: Canvas, picture: Scene, view: View, looks: dict[str, Look], letters_pt: float
) -> BaseGeometry:
    """Where north is up: anywhere on Mercator, atop the middle meridian on an azimuthal map."""
    _, _, right, top = view.frame
    half, tall = ARROW_HALF * letters_pt, ARROW_LONG * letters_pt
    x = right - 1.4 * letters_pt
    if view.projection.name == "azimuthal":
        middle = centre(picture.scenario)
        x, _ = view.at(middle.lon, middle.lat)
    y = top - 0.5 * letters_pt - tall
    ink = looks["text"].fill or ""
    arrow = Polygon([(x, y + tall), (x - half, y), (x, y + 0.3 * tall), (x + half, y)])
    canvas.shape(arrow, Look(fill=ink, line=looks["text"].line, weight=0.8), "north")
    size = SMALL * letters_pt
    canvas.words(
        "N", x, y - size, size, ink, bold=True, align="center", halo=looks["text"].line or ""
    )
    return box(x - 1.2 * half, y - 1.2 * size, x + 1.2 * half, top)


def degrees(
    picture: Scene, view: View, looks: dict[str, Look], letters_pt: float
) -> Iterator[Label]:
    """Where a meridian meets the upper edge of the map and a parallel the left one: its degrees."""
    left, bottom, right, top = view.frame
    size, inset = SMALL * letters_pt, 2.0
    upper = LineString([(left + 4 * size, top - inset), (right, top - inset)])
    side = LineString([(left + inset, bottom), (left + inset, top - 2 * size)])
    plain = Label(
        "", (), size, 0.2, looks["text"].fill or "", opacity=0.8, halo=looks["text"].line or ""
    )
    for layer in picture.layers:
        for shape in layer.shapes if layer.name == "graticule" else ():
            line = view.project(shape.geometry)
            edge = upper if shape.side == "bottom" else side
            for point in _points(shapely.intersection(line, edge)):
                yield replace(
                    plain,
                    text=shape.label,
                    spots=((point.x, point.y, shape.side),),
                    clear_pt=-0.4 * size,
                )


def _points(met: BaseGeometry) -> Iterator[shapely.Point]:
    yield from (
        part
        for part in getattr(met, "geoms", [met])
        if part.geom_type == "Point" and not part.is_empty
    )


def _nice(longest: float) -> float:
    return float(max(value for value in NICE if value <= longest))
