"""Draws a scene's layers on a poster's map: areas and lines, symbols, then names with room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.paper import symbols
from geodata.paper.canvas import Canvas
from geodata.paper.labels import Label, Spot, beside, placed
from geodata.paper.view import View
from geodata.scene import Scene, looks
from geodata.scene.layers import Shape
from geodata.scene.looks import Look

HATCHED = {"occupied": "/////"}
SYMBOLS = ("in", "edge", "out", "launch")
# How many points a symbol reaches around its place.
CLEAR = {"in": 4.2, "edge": 4.2, "out": 3.6, "launch": 5.0}
LARGE = {
    "country": 1.15,
    "region": 0.9,
    "city": 0.88,
    "sea": 0.85,
    "airbase": 0.78,
    "launch": 1.1,
    "ring": 1.0,
}
RANKS = {"launch": 0, "ring": 0.5, "region": 1, "country": 1.5, "sea": 4}
BASE_RANKS = {"in": 2, "edge": 2, "out": 4.5}
RING_SPOTS = 8  # places around a ring at which its length may stand, the northernmost first


@dataclass
class MapDrawing:
    """A scene being drawn in a view; `letters_pt` is the size of plain letters.

    `taken` areas are kept free of names; `seen` are the looks of what stands inside the frame.
    """

    canvas: Canvas
    picture: Scene
    view: View
    looks: dict[str, Look]
    letters_pt: float
    taken: list[BaseGeometry] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def ground(self) -> None:
        """Areas, lines and symbols."""
        self.canvas.shape(self.view.box, self.looks["beyond"])
        self.canvas.clip(self.view.box)
        seen = self.view.degrees()
        for layer in self.picture.layers:
            for number, shape in enumerate(layer.shapes):
                if not shape.geometry.geom_type.endswith("Point") and shapely.intersects(
                    shape.geometry.envelope, seen
                ):
                    self._shape(shape, f"{layer.id}-{number}".replace(" ", "-"))
        for layer in self.picture.layers:
            for number, shape in enumerate(layer.shapes):
                if shape.look in SYMBOLS:
                    self._symbol(shape, f"{shape.kind}-{shape.look}-{number}")

    def names(self, others: Iterable[Label]) -> None:
        """The names that find room, others of the same map with them, and the frame."""
        for label, x, y in placed([*self._labels(), *others], self.view.box, self.taken):
            if label.dotted:
                self._dot(*label.spots[0][:2])
            self.canvas.words(
                label.text, x, y, label.size, label.colour,
                bold=label.bold, italic=label.italic, halo=label.halo, opacity=label.opacity,
                name=label.name,
            )  # fmt: skip
        self.canvas.clip(None)
        self.canvas.shape(
            self.view.box.exterior, replace(self.looks["border"], weight=1.0), "frame"
        )

    def _shape(self, shape: Shape, name: str) -> None:
        """A shape without what is finer than print; a ring stays whole, for it must be round."""
        drawn = (self.view.whole if shape.kind == "ring" else self.view.project)(shape.geometry)
        if not drawn.is_empty and drawn.intersects(self.view.box):
            self.seen.add(shape.look)
            self.canvas.shape(drawn, self.looks[shape.look], name, HATCHED.get(shape.look, ""))

    def _symbol(self, shape: Shape, name: str) -> None:
        x, y = self.view.at(shape.geometry.x, shape.geometry.y)
        several = shape.look == "launch" and len(self.picture.scenario.points) > 1
        look = self.looks[shape.look]
        if several:
            look = replace(look, fill=self.looks[looks.RINGS[shape.number - 1]].line)
        for number, part in enumerate(symbols.placed(shape.look, x, y, self.letters_pt)):
            self.canvas.shape(
                part,
                replace(look, fill=look.line) if number else look,
                "" if number else name,
                above=True,
            )
            if self.view.box.intersects(part):
                self.seen.add(shape.look)
                self.taken.append(part.envelope)
        if several and look.line:
            centre = y + symbols.PX * symbols.PIN_CENTRE * self.letters_pt / symbols.LETTERS_PT
            size = 0.85 * self.letters_pt
            self.canvas.words(
                str(shape.number),
                x,
                centre - 0.35 * size,
                size,
                look.line,
                bold=True,
                align="center",
            )

    def _labels(self) -> Iterator[Label]:
        shapes = [shape for layer in self.picture.layers for shape in layer.shapes]
        covered = {shape.covers for shape in shapes}
        for shape in shapes:
            if shape.label and not (shape.kind == "city" and shape.label in covered):
                yield from self._label(shape)

    def _label(self, shape: Shape) -> Iterator[Label]:
        """A shape's name; the graticule's stand at the map's edges (furniture.py)."""
        kind = shape.kind
        if kind == "graticule":
            return
        if kind == "ring":
            yield self._ring_label(shape)
            return
        x, y = self.view.at(shape.geometry.x, shape.geometry.y)
        plain = Label(shape.label, ((x, y, "middle"),), self.letters_pt, 9, self._colour("text"))
        plain = replace(plain, halo=self.looks["text"].line or "")
        if kind == "launch":
            spots = beside(x, y + self.letters_pt, "right")
            yield self._sized(
                plain, "launch", spots=spots, bold=True, clear_pt=CLEAR["launch"], must=True
            )
        elif kind == "airbase":
            look = self.looks["out" if shape.look == "out" else "edge"]
            named = self._sized(
                plain, "airbase", spots=beside(x, y), clear_pt=CLEAR[shape.look], colour=look.line
            )
            yield replace(named, rank=BASE_RANKS[shape.look], bold=shape.look != "out")
        elif kind == "city":
            spots = beside(x, y, shape.side)
            yield self._sized(
                plain, "city", spots=spots, rank=1.6 + shape.rank, bold=shape.rank == 1, dotted=True
            )
        elif kind == "sea":
            yield self._sized(plain, "sea", colour=self._colour("water_text"), halo="", italic=True)
        elif kind == "country":
            yield self._sized(
                plain, "country", opacity=0.62, rank=RANKS["country"] + 3 * (shape.rank - 1)
            )
        else:
            yield self._sized(plain, "region", bold=True)

    def _ring_label(self, shape: Shape) -> Label:
        vertices = shapely.get_coordinates(self.view.whole(shape.geometry))
        x0, y0 = vertices.mean(axis=0)
        first = int(vertices[:, 1].argmax())
        step = max(len(vertices) // RING_SPOTS, 1)
        spots: list[Spot] = []
        for index in range(first, first + step * RING_SPOTS, step):
            x, y = (float(value) for value in vertices[index % len(vertices)])
            steep = abs(y - y0) > 0.8 * abs(x - x0)
            spots.append(
                (
                    x,
                    y,
                    ("top" if y > y0 else "bottom") if steep else ("right" if x > x0 else "left"),
                )
            )
        rank = RANKS["ring"]
        halo = self.looks["text"].line or ""
        colour = self.looks[shape.look].line or ""
        return Label(
            shape.label,
            tuple(spots),
            self.letters_pt,
            rank,
            colour,
            bold=True,
            halo=halo,
            clear_pt=-1,
            must=True,
        )

    def _sized(self, label: Label, kind: str, **changes: object) -> Label:
        sized = replace(label, size=LARGE[kind] * self.letters_pt, rank=RANKS.get(kind, label.rank))
        return replace(sized, **changes)  # type: ignore[arg-type]

    def _dot(self, x: float, y: float) -> None:
        dot = shapely.Point(x, y).buffer(0.14 * self.letters_pt, quad_segs=6)
        self.canvas.shape(
            dot, Look(fill=self._colour("text"), line=self.looks["text"].line, weight=0.8)
        )

    def _colour(self, look: str) -> str:
        return self.looks[look].fill or ""
