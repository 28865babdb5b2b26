"""Two insets on a map: its place on the globe, and the held part of Kursk Oblast, larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.affinity import scale, translate
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geodata import borders
from geodata.paper import furniture, mapping
from geodata.paper.canvas import Area, Letters, PrintedCanvas
from geodata.paper.view import View
from geodata.scenario import Point as Place
from geodata.scene import Scene, globe
from geodata.scene.layers import Shape
from geodata.scene.looks import Look

# Of a map's shorter side: how wide the globe is and how large the other, at most; of that, what is
# tried in turn; of plain letters: how wide it must be at least, and the insets' room to the edge.
# Our choices.
GLOBE, LARGER, SHARES, LEAST, MARGIN = 0.15, (0.33, 0.25), (1.0, 0.85, 0.7), 9.0, 0.8
HELD_SHARE = 0.6  # of the larger look that the held part takes
LEAST_GAIN = 2.0  # below that the map itself shows it as well
DRAWN = {"sea", "regions", "land", "ribbon", "kursk", "water", "rivers", "held", "border", "cities"}
UNDRAWN = "schematic_river"  # too rough to be seen larger
BAR_SHARE = 0.3  # of the look's width
# Lines on the globe: their looks and weights.
LINES = {
    "sea": ("frontier", 0.8), "land": ("frontier", 0.4), "ukraine": ("frontier", 0.6),
    "kursk": ("kursk", 0.3), "ring": ("ring", 1.1),
}  # fmt: skip
STEP_PT = 6.0  # between the places of the line that names keep clear of


@dataclass(frozen=True, slots=True)
class Insets:
    """Insets in the free corners of a map in a view; `letters_pt` is the size of plain letters."""

    canvas: PrintedCanvas
    picture: Scene
    view: View
    looks: dict[str, Look]
    letters_pt: float

    def draw(self, taken: Sequence[Area]) -> list[Area]:
        """Draws those that find a corner where they hide nothing of what is taken, nor of the rings
        and Kursk Oblast; the areas that they take."""
        left, bottom, right, top = self.view.frame
        short = min(right - left, top - bottom)
        rings = [self.view.whole(ring.geometry).boundary for ring in self.picture.edges]
        kursk = box(*self.view.whole(borders.region("Kursk")).bounds)
        clear = shapely.union_all([*(box(*area) for area in taken), *rings, kursk])
        drawn: list[Area] = []
        sizes = [(share * short * LARGER[0], share * short * LARGER[1]) for share in SHARES]
        sizes = [size for size in sizes if size[0] >= LEAST * self.letters_pt]
        held = self._find_held()
        if held and (corner := self._find_corner(sizes, clear)):
            larger = self._enlarge(held, corner)
            if larger.metres * LEAST_GAIN <= self.view.metres:
                drawn += [corner, *self._draw_larger(larger)]
        clear = shapely.union_all([clear, *(box(*area) for area in drawn)])
        if corner := self._find_corner([(GLOBE * short, GLOBE * short)], clear):
            self._draw_globe(corner)
            drawn.append(corner)
        return drawn

    def _find_held(self) -> Shape | None:
        """The held part, where all of it is on the map."""
        for shape in self.picture.shapes("held"):
            if self.view.box.contains(self.view.whole(shape.geometry)):
                return shape
        return None

    def _find_corner(
        self, sizes: Sequence[tuple[float, float]], clear: BaseGeometry
    ) -> Area | None:
        """The first corner, from the upper left one on, that has room for a size, in their
        order."""
        left, bottom, right, top = self.view.box.buffer(-MARGIN * self.letters_pt).bounds
        for wide, high in sizes:
            for x, y in ((left, top - high), (right - wide, top - high), (left, bottom)):
                corner = (x, y, x + wide, y + high)
                if not clear.intersects(box(*corner)):
                    return corner
        return None

    def _enlarge(self, held: Shape, corner: Area) -> View:
        """The view of the held part in a corner."""
        west, south, east, north = self.view.projection.project(held.geometry).bounds
        wide, high = corner[2] - corner[0], corner[3] - corner[1]
        metres = max((east - west) / wide, (north - south) / high) / HELD_SHARE
        middle = ((west + east) / 2, (south + north) / 2)
        return replace(self.view, frame=corner, centre=middle, metres=metres)

    def _draw_larger(self, larger: View) -> list[Area]:
        """The larger look, with its frame on the map and a line to it; the areas of the line."""
        line, frame = self._draw_line(larger)
        layers = tuple(
            replace(layer, shapes=tuple(one for one in layer.shapes if one.look != UNDRAWN))
            for layer in self.picture.layers
            if layer.name in DRAWN
        )
        parts = replace(self.picture, layers=layers), larger, self.looks, self.letters_pt
        drawing = mapping.MapDrawing(self.canvas, *parts)
        drawing.ground()
        drawing.taken.append(self._draw_bar(larger))
        drawing.names()
        self.canvas.clip(self.view.box)
        steps = np.arange(0, line.length, STEP_PT)
        return [*(line.interpolate(step).bounds for step in steps), frame]

    def _draw_line(self, larger: View) -> tuple[LineString, Area]:
        """From the frame of what is seen larger to the nearest corner of the look."""
        corners = np.array([larger.frame[:2], larger.frame[2:]])
        lons, lats = larger.to_degrees(*corners.T)
        (west, south), (east, north) = (
            self.view.at(*place) for place in zip(lons, lats, strict=True)
        )
        frame = box(west, south, east, north)
        look = box(*larger.frame)
        near = min(look.exterior.coords, key=lambda xy: frame.distance(Point(xy)))
        far = min(frame.exterior.coords, key=lambda xy: Point(xy).distance(Point(near)))
        line = LineString([near, far])
        halo = Look(line=self.looks["text"].line, weight=3.0, opacity=1.0)
        thin = Look(line=self.looks["text"].fill, weight=1.0)
        for paint in (halo, thin):
            self.canvas.shape(frame.exterior, paint)
            self.canvas.shape(line, paint)
        return line, frame.bounds

    def _draw_bar(self, larger: View) -> Area:
        """A scale bar in the lower right corner of the look; its area."""
        lons, lats = larger.to_degrees(*np.array([box(*larger.frame).centroid.coords[0]]).T)
        place = Place(lon=float(lons[0]), lat=float(lats[0]))
        bar = furniture.choose_bar(larger, place, "mi", BAR_SHARE)
        size = furniture.SMALL * self.letters_pt
        ink, halo = self.looks["text"].fill or "", self.looks["text"].line or ""
        letters = Letters(size, ink, halo)
        across = max(bar.length, self.canvas.measure(bar.words, letters))
        left, low = larger.frame[2] - across - size, larger.frame[1] + size
        bar.draw(self.canvas, left, low, 0.4 * size, ink, "scale-larger")
        self.canvas.words(bar.words, (left, low + 0.45 * size), letters)
        return left, low, left + across, low + 1.5 * size

    def _draw_globe(self, corner: Area) -> None:
        left, bottom, right, top = corner
        share = (right - left) / 2 / globe.RADIUS
        middle = (left + right) / 2, (bottom + top) / 2
        for outline in (*globe.outlines(), globe.frame(self.view.degrees())):
            small = translate(scale(outline.shape, share, share, origin=(0, 0)), *middle)
            line, weight = LINES[outline.look]
            fill = None if outline.look == "ring" else self.looks[outline.look].fill
            look = Look(fill=fill, line=self.looks[line].line, weight=weight)
            self.canvas.shape(small, look, f"globe-{outline.look}")
