"""What stands on a map beside the map itself: scale bar, north arrow, degrees of the graticule."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, box

from geodata import text
from geodata.geodesy import UNITS_KM
from geodata.paper.canvas import Area, Canvas, Letters
from geodata.paper.labels import Label, are_apart
from geodata.paper.view import View, centre
from geodata.scenario import Point
from geodata.scene import Scene
from geodata.scene.layers import Shape
from geodata.scene.looks import Look

BAR_SHARE = 0.24  # of the map's width that a scale bar may take
NICE = (1, 2, 5, 10, 20, 25, 50, 100, 150, 200, 250, 300, 400, 500, 1000)  # lengths of a scale bar
BAR_WEIGHT = 1.6
BACK = 0.88  # opacity of what lies behind a scale bar
SMALL = 0.8  # of plain letters
INSET = 2.0  # from the map's edge to where its degrees are read
# Half the width and the length of the north arrow, of plain letters.
ARROW_HALF, ARROW_LONG = 0.45, 1.9


@dataclass(frozen=True, slots=True)
class Bar:
    """A scale bar: a length on the ground, in a unit of UNITS_KM, and its length on the canvas."""

    value: float
    unit: str
    length: float

    @property
    def words(self) -> str:
        """What it is as long as."""
        return text.length(self.value, self.unit)

    def draw(
        self, canvas: Canvas, left: float, line: float, tick: float, ink: str, name: str = ""
    ) -> None:
        """A line with a tick at either end, upward or downward."""
        end = left + self.length
        bar = LineString([(left, line + tick), (left, line), (end, line), (end, line + tick)])
        canvas.shape(bar, Look(line=ink, weight=BAR_WEIGHT), name)


def choose_bar(view: View, place: Point, unit: str, share: float, most: float = math.inf) -> Bar:
    """The longest round length that takes no more than a share of the map's width, right at a
    place."""
    room = share * (view.frame[2] - view.frame[0])
    per_km = view.points_per_km(place.lon, place.lat)
    longest = min(most, room / (per_km * UNITS_KM[unit]))
    value = max((nice for nice in NICE if nice <= longest), default=NICE[0])
    return Bar(value, unit, value * UNITS_KM[unit] * per_km)


def scale_bar(
    canvas: Canvas,
    picture: Scene,
    view: View,
    looks: dict[str, Look],
    letters_pt: float,
    symbols: list[Area],
) -> Area:
    """Miles over km in a lower corner that hides no symbol, right at the first launch point; the
    area that it takes."""
    place, size = centre(picture.scenario), SMALL * letters_pt
    miles, km = (choose_bar(view, place, unit, BAR_SHARE) for unit in ("mi", "km"))
    note = "" if view.projection.name == "azimuthal" else f"Scale at {name_parallel(place.lat)}"
    ink = looks["text"].fill or ""
    letters = Letters(size, ink)
    across = max(miles.length, km.length, canvas.measure(note, letters)) + 1.4 * size
    area = free_corner(view, across, (4.3 if note else 3.2) * size, 0.6 * size, symbols)
    draw_back(canvas, box(*area), looks, "scale")
    left, line = area[0] + 0.5 * size, area[3] - 1.7 * size
    miles.draw(canvas, left, line, 0.4 * size, ink, "scale-mi")
    km.draw(canvas, left, line, -0.4 * size, ink, "scale-km")
    canvas.words(miles.words, (left + 2, line + 0.45 * size), letters)
    canvas.words(km.words, (left + 2, line - 1.1 * size), letters)
    canvas.words(note, (left, line - 2.3 * size), letters)
    return area


def name_parallel(lat: float) -> str:
    """A parallel on which a scale is right: `50.9° N`."""
    return f"{abs(lat):.1f}° {'N' if lat >= 0 else 'S'}"


def draw_back(canvas: Canvas, area: Polygon, looks: dict[str, Look], name: str = "") -> None:
    """What lies behind a scale bar."""
    canvas.shape(area, Look(fill=looks["ukraine"].fill, opacity=BACK), name)


def free_corner(
    view: View,
    wide: float,
    high: float,
    inset: float,
    symbols: list[Area],
    leftmost: bool = False,
) -> Area:
    """The lower right corner of a map, or the lower left one; the other where only that hides no
    symbol."""
    left, bottom, right, _ = view.frame
    low = bottom + inset
    ends = (
        (left + inset, right - inset - wide) if leftmost else (right - inset - wide, left + inset)
    )
    corners = [(x, low, x + wide, low + high) for x in ends]
    return next(
        (corner for corner in corners if all(are_apart(corner, other) for other in symbols)),
        corners[0],
    )


def north_arrow(
    canvas: Canvas, picture: Scene, view: View, looks: dict[str, Look], letters_pt: float
) -> Area:
    """Where north is up: anywhere on a Mercator map, on an azimuthal one at the upper end of the
    middle meridian."""
    _, _, right, top = view.frame
    half, tall = ARROW_HALF * letters_pt, ARROW_LONG * letters_pt
    x = right - 1.4 * letters_pt
    if view.projection.name == "azimuthal":
        middle = centre(picture.scenario)
        x, _ = view.at(middle.lon, middle.lat)
    y = top - 0.5 * letters_pt - tall
    ink, halo = looks["text"].fill or "", looks["text"].line or ""
    arrow = Polygon([(x, y + tall), (x - half, y), (x, y + 0.3 * tall), (x + half, y)])
    canvas.shape(arrow, Look(fill=ink, line=halo, weight=0.8), "north")
    size = SMALL * letters_pt
    canvas.words("N", (x, y - size), Letters(size, ink, halo, bold=True), "center")
    return x - 1.2 * half, y - 1.2 * size, x + 1.2 * half, top


def degrees(lines: Sequence[Shape], view: View, letters: Letters, rank: float) -> Iterator[Label]:
    """Where a meridian meets the upper edge of the map and a parallel the left one: its degrees."""
    left, bottom, right, top = view.frame
    size = letters.size
    upper = LineString([(left + 4 * size, top - INSET), (right, top - INSET)])
    side = LineString([(left + INSET, bottom), (left + INSET, top - 2 * size)])
    drawn = view.project(np.array([line.geometry for line in lines], dtype=object))
    edges = [upper if line.side == "bottom" else side for line in lines]
    for line, met in zip(lines, shapely.intersection(drawn, edges), strict=True):
        for part in shapely.get_parts(met):
            if part.geom_type == "Point":
                yield Label(line.label, ((part.x, part.y, line.side),), letters, rank, -0.4 * size)
