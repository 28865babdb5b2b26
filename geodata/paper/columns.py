"""Text down a column of a poster: paragraphs and legend, made smaller until all of it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shapely.geometry import LineString, box

from geodata.paper import lettering, symbols
from geodata.paper.canvas import Canvas, Letters
from geodata.paper.lettering import LINE
from geodata.paper.mapping import SYMBOLS
from geodata.scene.looks import RINGS, Look

SMALLER = 0.96  # at each try
# Share of the plain letters' size: no print below 5.1 points; what then has no room is cut, and
# said so.
LEAST = 0.72
# Shares of the letters' size: a swatch's width, and a pin's size, which is else higher than a line.
SWATCH, PIN = 2.6, 0.55
MORE = "More notes stand with this map on the site."


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: size and space before as shares of the letters, a look with a swatch."""

    text: str
    size: float = 1.0
    before: float = 0.25
    bold: bool = False
    swatch: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Where text flows: left end, upper end, width and height in points; `ink` is its colour."""

    left: float
    top: float
    width: float
    height: float
    ink: str

    def measure(self, blocks: list[Block], letters_pt: float) -> float:
        """How high the blocks are in letters of a size."""
        return sum(high for _, _, high in self._laid(blocks, letters_pt))

    def flow(
        self, canvas: Canvas, blocks: list[Block], letters_pt: float, looks: dict[str, Look]
    ) -> float:
        """Draws the blocks, made smaller and then cut where they do not fit; the lowest point."""
        size = letters_pt
        while self.measure(blocks, size) > self.height and size > LEAST * letters_pt:
            size *= SMALLER
        shown = list(blocks)
        while len(shown) > 1 and self.measure(shown, size) > self.height:
            shown = [*shown[: -2 if shown[-1].text == MORE else -1], Block(MORE, 0.82)]
        y = self.top
        for block, lines, high in self._laid(shown, size):
            self._draw(canvas, block, lines, y, size, looks)
            y -= high
        return y

    def _laid(
        self, blocks: list[Block], letters_pt: float
    ) -> Iterator[tuple[Block, list[str], float]]:
        for block in blocks:
            size = block.size * letters_pt
            room = self.width - (SWATCH + 0.5) * letters_pt * bool(block.swatch)
            lines = lettering.lines(block.text, size, room, block.bold)
            yield block, lines, len(lines) * LINE * size + block.before * letters_pt

    def _draw(
        self,
        canvas: Canvas,
        block: Block,
        lines: list[str],
        top: float,
        letters_pt: float,
        looks: dict[str, Look],
    ) -> None:
        size, y = block.size * letters_pt, top - block.before * letters_pt
        x = self.left + (SWATCH + 0.5) * letters_pt * bool(block.swatch)
        if block.swatch:
            _swatch(canvas, block.swatch, self.left, y - LINE * size / 2, letters_pt, looks)
        for number, line in enumerate(lines):
            baseline = y - number * LINE * size - size
            name = f"{block.name}-{number}" * bool(block.name)
            letters = Letters(size, self.ink, bold=block.bold)
            canvas.words(line, (x, baseline), letters, name=name)


def _swatch(
    canvas: Canvas, name: str, left: float, middle: float, letters_pt: float, looks: dict[str, Look]
) -> None:
    """What a thing looks like, beside its words in the legend."""
    look, wide, high = looks[name], SWATCH * letters_pt, 0.95 * letters_pt
    if name in SYMBOLS:
        size, low = (PIN, 0.5 * letters_pt) if name == "launch" else (0.9, 0.0)
        at = left + wide / 2, middle - low
        symbols.draw(canvas, name, at, symbols.size_beside(size * letters_pt), look, above=False)
    elif look.fill and name not in RINGS:
        area = box(left, middle - high / 2, left + wide, middle + high / 2)
        canvas.shape(area, replace(look, opacity=max(look.opacity, 0.2)))
    else:
        canvas.shape(LineString([(left, middle), (left + wide, middle)]), look)
