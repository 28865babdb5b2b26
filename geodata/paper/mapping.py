"""Draws a scene's layers on a poster's map: areas and lines, symbols, then names with room."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import shapely

from geodata import borders
from geodata.paper import beyond, labels, relief, symbols
from geodata.paper.canvas import Area, Letters, PrintedCanvas
from geodata.paper.labels import are_apart
from geodata.paper.map_names import MapNames
from geodata.paper.view import View
from geodata.scene import Scene, looks
from geodata.scene.layers import Shape
from geodata.scene.looks import Look

SYMBOLS = ("in", "edge", "out", "launch")
RINGS = ("ring", "published")


@dataclass
class MapDrawing:
    """A scene being drawn in a view; `letters_pt` is the size of plain letters.

    `taken` areas are kept free of names; `seen` are the looks of what stands inside the frame.
    """

    canvas: PrintedCanvas
    picture: Scene
    view: View
    looks: dict[str, Look]
    letters_pt: float
    taken: list[Area] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    passes_data: bool = field(init=False)

    def __post_init__(self) -> None:
        self.passes_data = self.view.passes_data
        if self.passes_data:
            # Beyond the data no country's line is known, so all land has one colour.
            plain = replace(self.looks["russia"], fill=self.looks["land"].fill)
            self.looks = self.looks | {"russia": plain}

    def ground(self) -> None:
        """Areas, lines and symbols."""
        self.canvas.shape(self.view.box, self.looks["sea"])
        self.canvas.clip(self.view.box)
        seen = self.view.degrees()
        for layer in self.picture.layers:
            for number, shape in enumerate(layer.shapes):
                if not shape.geometry.geom_type.endswith("Point") and shapely.intersects(
                    shape.geometry.envelope, seen
                ):
                    self._shape(shape, f"{layer.id}-{number}".replace(" ", "-"))
            if layer.name == "relief":
                shading = relief.draw(self.view, self.looks["relief"])
                self.canvas.picture(shading, self.view.frame, "relief")
            if layer.name == "sea" and self.passes_data:
                self.canvas.shape(beyond.land(self.view), self.looks["land"], "beyond")
        for layer in self.picture.layers:
            for number, shape in enumerate(layer.shapes):
                if shape.look in SYMBOLS:
                    self._symbol(shape, f"{shape.kind}-{shape.look}-{number}")

    def names(self) -> None:
        """The names and degrees that find room, and the frame."""
        lines = [self._lengthen(shape) for shape in self.picture.shapes("graticule")]
        letters_pt, taken = self.letters_pt, self.taken
        names = MapNames(self.canvas, self.picture, self.view, self.looks, letters_pt, taken)
        labels.write(self.canvas, names.list(lines), self.view.frame, self.taken)
        self.canvas.clip(None)
        self.canvas.shape(
            self.view.box.exterior, replace(self.looks["border"], weight=1.0), "frame"
        )

    def _shape(self, shape: Shape, name: str) -> None:
        """A shape without what is finer than print; a ring stays whole, for it must be round."""
        form = self._lengthen(shape).geometry
        drawn = (self.view.whole if shape.kind in RINGS else self.view.project)(form)
        if drawn.is_empty or not drawn.intersects(self.view.box):
            return
        self.seen.add(shape.look)
        look = self.looks[shape.look]
        if look.within:
            inside = shapely.intersection(form, borders.country(look.within))
            self.canvas.shape(self.view.project(inside), replace(look, line=None), f"{name}-fill")
            look = replace(look, fill=None)
        outline = beyond.uncut_outline(shape.geometry) if self.passes_data else None
        if outline is None:
            self.canvas.shape(drawn, look, name)
        else:
            self.canvas.shape(drawn, replace(look, line=None), name)
            self.canvas.shape(self.view.project(outline), replace(look, fill=None))

    def _symbol(self, shape: Shape, name: str) -> None:
        x, y = self.view.at(shape.geometry.x, shape.geometry.y)
        several = shape.look == "launch" and len(self.picture.scenario.points) > 1
        look = self.looks[shape.look]
        if several:
            look = replace(look, fill=self.looks[looks.RINGS[shape.number - 1]].line)
        size = symbols.size_beside(self.letters_pt) * (symbols.LESSER if shape.rank > 1 else 1)
        area = symbols.draw(self.canvas, shape.look, (x, y), size, look, mark=name)
        if not are_apart(area, self.view.frame):
            self.seen.add(shape.look)
            self.taken.append(area)
        if several and look.line:
            high = 0.85 * self.letters_pt
            low = y + size * symbols.PIN_CENTRE - 0.35 * high
            letters = Letters(high, look.line, bold=True)
            self.canvas.words(str(shape.number), (x, low), letters, "center")

    def _lengthen(self, shape: Shape) -> Shape:
        """A line of the graticule, which goes on where the frame passes the data; or any shape."""
        if not self.passes_data or shape.kind != "graticule":
            return shape
        return replace(shape, geometry=beyond.lengthen(shape.geometry))
