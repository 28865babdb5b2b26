"""The names of a map: each with its letters, its rank, and the places where it may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Point

from geodata.paper import area_names, furniture, river_names, symbols
from geodata.paper.canvas import Area, Canvas, Letters
from geodata.paper.labels import Label, Spot, are_apart, beside
from geodata.paper.view import View
from geodata.scene import Scene, sides
from geodata.scene.layers import Shape
from geodata.scene.looks import Look

# CSS pixels that a symbol of its full size reaches beside its place.
CLEAR = {"in": 6.5, "edge": 6.5, "out": 5.6, "launch": 7.8}
# Sizes of names, of plain letters.
LARGE = {
    "country": 1.15, "launch": 1.1, "ring": 1.0, "region": 0.9, "city": 0.88, "sea": 0.92,
    "oblast": 0.78, "relief": 0.8, "degrees": furniture.SMALL, "airbase": 0.78, "caption": 0.85,
    "published": 0.78,
}  # fmt: skip
# Which names come first: launch points and what the article is of, then larger towns and what is
# reached, then what else helps to find it.
RANKS = {
    "launch": 0, "degrees": 0.4, "caption": 0.45, "ring": 0.5, "published": 0.6, "country": 1,
    "region": 1.5, "city": 2, "place": 5.2, "oblast": 5.4, "lesser country": 5.5,
    "lesser oblast": 5.7, "sea": 6.5, "relief": 6.6,
}  # fmt: skip
SUBJECTS = {"Kursk": 0.1, "KURSK OBLAST": 0.2, "UKRAINE": 0.3, "RUSSIA": 0.3}
BASE_RANKS = {"in": 4.5, "edge": 4.4, "out": 7}
LARGER, FARTHER = 2, 0.8  # ranks of towns whose dots no name hides; of plain letters
DOT = 0.14  # radius of a town's dot, of plain letters
NEARER = -0.35  # of its letters: how much nearer a published ring's length is, between rings
RING_SPOTS = 16  # places around a ring at which its length may stand, the northernmost first


@dataclass(frozen=True, slots=True)
class MapNames:
    """The names of a scene in a view; `taken` are the areas of symbols, and `letters_pt` is the
    size of plain letters."""

    canvas: Canvas
    picture: Scene
    view: View
    looks: dict[str, Look]
    letters_pt: float
    taken: Sequence[Area]

    def list(self, graticule: Sequence[Shape]) -> Iterator[Label]:
        """The names of all shapes, and the degrees of a graticule's lines."""
        shapes = [shape for layer in self.picture.layers for shape in layer.shapes]
        covered = {shape.covers for shape in shapes}
        for shape in shapes:
            if shape.label and not (shape.kind == "city" and shape.label in covered):
                yield from self._label(shape)
            elif shape.kind == "river":
                yield self._river_label(shape)
            elif shape.caption:
                yield from self._caption(shape)
        letters = self._letters("degrees", opacity=0.8)
        yield from furniture.degrees(graticule, self.view, letters, RANKS["degrees"])

    def _label(self, shape: Shape) -> Iterator[Label]:
        """The name of a shape; those of the graticule are its degrees."""
        if shape.kind in ("ring", "published"):
            yield self._ring_label(shape)
        elif shape.kind == "launch":
            x, y = self.view.at(shape.geometry.x, shape.geometry.y)
            order = sides.order(shape.geometry.x, shape.geometry.y)
            spots = beside(x, y + self.letters_pt, order)
            letters = self._letters("launch", bold=True)
            yield Label(
                shape.label, spots, letters, RANKS["launch"], self._clear("launch"), must=True
            )
        elif shape.kind == "airbase":
            yield self._base_label(shape)
        elif shape.kind in ("city", "place"):
            if self.view.box.contains(Point(self.view.at(shape.geometry.x, shape.geometry.y))):
                yield self._town_label(shape)
        elif shape.kind != "graticule":
            yield self._area_label(shape)

    def _caption(self, shape: Shape) -> Iterator[Label]:
        """What an area is, on it where it is wide enough, else beside it."""
        letters = self._letters("caption", self._captions_ink(shape), bold=True)
        seen = self.view.project(shape.geometry).intersection(self.view.box)
        if seen.is_empty:
            return
        west, south, east, north = seen.bounds
        wide = self.canvas.measure(shape.caption, letters)
        x, y = (west + east) / 2, (south + north) / 2
        around = tuple(
            (
                east if "right" in side else west if "left" in side else x,
                north if "top" in side else south if "bottom" in side else y,
                side,
            )
            for side in sides.SIDES
        )
        inside = area_names.fit(seen, None, (wide, letters.size))[0]
        spots = around if east - west < wide else inside
        yield Label(shape.caption, spots, letters, RANKS["caption"], clear=-1)

    def _river_label(self, shape: Shape) -> Label:
        letters = self._letters("sea", self.looks["water_text"].fill, style="water")
        wide = self.canvas.measure(shape.caption, letters)
        course = self.view.project(shape.geometry).intersection(self.view.box)
        along = river_names.find(course, wide, letters.size)
        return Label(shape.caption, (), letters, RANKS["sea"], along=along)

    def _captions_ink(self, shape: Shape) -> str | None:
        return self.looks["contact" if shape.look == "occupied" else shape.look].line

    def _town_label(self, shape: Shape) -> Label:
        x, y = self.view.at(shape.geometry.x, shape.geometry.y)
        spots, letters = beside(x, y, shape.sides), self._letters("city", bold=shape.rank == 1)
        usual = RANKS["place"] if shape.kind == "place" else RANKS["city"] + shape.rank
        rank = SUBJECTS.get(shape.label, usual)
        is_covered = not all(are_apart((x, y, x, y), area) for area in self.taken)
        return Label(
            shape.label,
            spots,
            letters,
            rank,
            must=shape.label in SUBJECTS,
            dot=DOT * self.letters_pt,
            ringed=shape.look == "capital",
            # A covered place has the symbol of an airfield over it.
            farther=2 * self._clear("in") if is_covered else FARTHER * self.letters_pt,
            reserved=shape.rank <= LARGER,
        )

    def _base_label(self, shape: Shape) -> Label:
        spots = beside(*self.view.at(shape.geometry.x, shape.geometry.y), shape.sides)
        look = self.looks["out" if shape.look == "out" else "edge"]
        letters = self._letters("airbase", colour=look.line, bold=shape.look != "out")
        towns = {shape.label for shape in self.picture.shapes("cities")}
        name = f"{shape.label} airfield" if shape.label in towns else shape.label
        words = shape.caption or name
        return Label(words, spots, letters, BASE_RANKS[shape.look], self._clear(shape.look))

    def _clear(self, look: str) -> float:
        """How far a symbol reaches beside its place, in points."""
        return CLEAR[look] * symbols.size_beside(self.letters_pt)

    def _area_label(self, shape: Shape) -> Label:
        """A name that stands on what it names: a water, an upland, a country or a region."""
        if shape.kind in ("sea", "relief"):
            own = (*self.view.at(shape.geometry.x, shape.geometry.y), "middle")
            is_water = shape.kind == "sea"
            look: dict[str, Any] = {"halo": "", "style": "water"} if is_water else {"style": "area"}
            letters = self._letters(shape.kind, self.looks[shape.look].fill, **look)
            return Label(shape.label, (own,), letters, RANKS[shape.kind])
        region, strict = shape.kind in ("region", "oblast"), shape.kind == "oblast"
        look = {"bold": True} if shape.kind == "region" else {"opacity": 0.62}
        letters = self._letters(shape.kind, style="area", **look)
        size = self.canvas.measure(shape.label, letters), letters.size
        spots, room = area_names.find_spots(self.view, shape.geometry, size, region, strict)
        spots = self._keep_off_rings(spots, size, strict)
        lesser = shape.rank > 1 and shape.kind in ("country", "oblast")
        kind = f"lesser {shape.kind}" if lesser else shape.kind
        rank, subject = SUBJECTS.get(shape.label, RANKS[kind]), shape.label in SUBJECTS
        return Label(shape.label, spots, letters, rank, must=subject and room)

    def _keep_off_rings(
        self, spots: tuple[Spot, ...], size: tuple[float, float], strict: bool
    ) -> tuple[Spot, ...]:
        """The spots at which the name of an area stands on no ring, if there are any; a `strict`
        name has no other."""
        rings = [self.view.whole(ring.geometry).boundary for ring in self.picture.edges]
        places = np.array([spot[:2] for spot in spots]).reshape(-1, 2)
        half = np.array(size) / 2
        boxes = shapely.box(*(places - half).T, *(places + half).T)
        hidden = shapely.intersects(boxes, shapely.union_all(rings))
        free = tuple(spot for spot, hides in zip(spots, hidden, strict=True) if not hides)
        return free if strict else free or spots

    def _ring_label(self, shape: Shape) -> Label:
        vertices = shapely.get_coordinates(self.view.whole(shape.geometry))
        x0, y0 = vertices.mean(axis=0)
        first = int(vertices[:, 1].argmax())
        step = max(len(vertices) // RING_SPOTS, 1)
        turns = np.arange(first, first + step * RING_SPOTS, step) % len(vertices)
        turn = -1 if shape.side == "inside" else 1
        spots = tuple(
            (x, y, _outward(turn * (x - x0), turn * (y - y0))) for x, y in vertices[turns].tolist()
        )
        is_own = shape.kind == "ring"
        letters = self._letters(shape.kind, self.looks[shape.look].line, bold=is_own)
        clear = -1 if is_own else NEARER * letters.size
        return Label(shape.label, spots, letters, RANKS[shape.kind], clear, must=is_own)

    def _letters(self, kind: str, colour: str | None = None, **changes: Any) -> Letters:
        """The letters of a kind of names, in the colour of plain text unless told otherwise."""
        look = self.looks["text"]
        plain = Letters(LARGE[kind] * self.letters_pt, colour or look.fill or "", look.line or "")
        return replace(plain, **changes)


def _outward(across: float, upward: float) -> str:
    """The side on which a ring's label stands, at a place seen from the ring's middle."""
    if abs(upward) > 0.8 * abs(across):
        return "top" if upward > 0 else "bottom"
    return "right" if across > 0 else "left"
