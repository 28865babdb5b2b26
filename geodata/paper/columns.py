"""Text down columns: paragraphs and legend, made smaller until all of it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
# Shares of the letters' size: a swatch's width, the space behind it, and a pin's size, which is
# else higher than a line.
SWATCH, BEHIND, PIN = 2.2, 0.5, 0.55
MORE = "More notes stand with this map on the site."


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: size and space before as shares of the letters, a look with a swatch, and a link
    that a PDF opens there."""

    text: str
    size: float = 1.0
    before: float = 0.25
    bold: bool = False
    swatch: str = ""
    name: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand side by side, each from a place across the column, and their height."""

    parts: tuple[tuple[Block, tuple[str, ...], float], ...]
    high: float


@dataclass(frozen=True, slots=True)
class Column:
    """Where text flows: left end, upper end, width and height in points; `ink` is its colour, and
    no letter is smaller than `least_pt`; `line` is from one baseline to the next, of the size."""

    left: float
    top: float
    width: float
    height: float
    ink: str
    least_pt: float = 0.0
    line: float = LINE

    def measure(self, blocks: Sequence[Block], letters_pt: float) -> float:
        """How high the blocks are in letters of a size."""
        return sum(row.high for row in self._rows(blocks, letters_pt))

    def shrink(self, blocks: Sequence[Block], letters_pt: float) -> float:
        """The size of letters in which the blocks fit, as far as they may be made smaller."""
        size = letters_pt
        while self.measure(blocks, size) > self.height and size > LEAST * letters_pt:
            size *= SMALLER
        return size

    def flow(
        self, canvas: Canvas, blocks: list[Block], letters_pt: float, looks: dict[str, Look]
    ) -> float:
        """Draws the blocks, made smaller and then cut where they do not fit; the lowest point."""
        size = self.shrink(blocks, letters_pt)
        shown = list(blocks)
        while len(shown) > 1 and self.measure(shown, size) > self.height:
            shown = [*shown[: -2 if shown[-1].text == MORE else -1], Block(MORE, 0.82)]
        return self.draw(canvas, shown, size, looks)

    def draw(
        self, canvas: Canvas, blocks: Sequence[Block], letters_pt: float, looks: dict[str, Look]
    ) -> float:
        """Draws all blocks in letters of a size; the lowest point."""
        y = self.top
        for row in self._rows(blocks, letters_pt):
            top = y - row.parts[0][0].before * letters_pt
            for block, lines, across in row.parts:
                at = self.left + across, top
                self._draw(canvas, block, lines, at, letters_pt, looks)
            y -= row.high
        return y

    def _rows(self, blocks: Sequence[Block], letters_pt: float) -> Iterator[Row]:
        """The blocks in rows: two lines of a legend that take half the width each share one."""
        waiting: Row | None = None
        for block in blocks:
            size, indent = self._size(block, letters_pt), _indent(block, letters_pt)
            lines = lettering.lines(block.text, size, self.width - indent, block.bold)
            high = len(lines) * self.line * size + block.before * letters_pt
            row = Row(((block, lines, 0.0),), high)
            wide = indent + BEHIND * letters_pt + lettering.width_pt(block.text, size, block.bold)
            if not block.swatch or wide > self.width / 2:
                yield from (one for one in (waiting, row) if one)
                waiting = None
            elif waiting:
                yield Row((*waiting.parts, (block, lines, self.width / 2)), high)
                waiting = None
            else:
                waiting = row
        if waiting:
            yield waiting

    def _size(self, block: Block, letters_pt: float) -> float:
        return max(block.size * letters_pt, self.least_pt)

    def _draw(
        self,
        canvas: Canvas,
        block: Block,
        lines: tuple[str, ...],
        at: tuple[float, float],
        letters_pt: float,
        looks: dict[str, Look],
    ) -> None:
        size, (left, y) = self._size(block, letters_pt), at
        if block.swatch:
            _swatch(canvas, block.swatch, left, y - self.line * size / 2, letters_pt, looks)
        for number, line in enumerate(lines):
            baseline = y - number * self.line * size - size
            name = f"{block.name}-{number}" * bool(block.name)
            letters = Letters(size, self.ink, bold=block.bold, link=block.link)
            canvas.words(line, (left + _indent(block, letters_pt), baseline), letters, name=name)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side, filled from the left."""

    columns: tuple[Column, ...]

    def shorten(self, by: float) -> Columns:
        """The same with the last one less high."""
        *others, last = self.columns
        return Columns((*others, replace(last, height=last.height - by)))

    def share(self, blocks: Sequence[Block], letters_pt: float) -> list[list[Block]] | None:
        """The blocks of each column, a heading with what it heads; None where they do not fit."""
        shared: list[list[Block]] = [[] for _ in self.columns]
        number = 0
        for group in _keep_together(blocks):
            while not self._holds(number, [*shared[number], *group], letters_pt):
                number += 1
                if number == len(self.columns):
                    return None
            shared[number] += group
        return shared

    def draw(
        self,
        canvas: Canvas,
        shared: list[list[Block]],
        letters_pt: float,
        looks: dict[str, Look],
    ) -> None:
        """Draws the blocks of each column in letters of a size."""
        for column, blocks in zip(self.columns, shared, strict=True):
            column.draw(canvas, _begin(blocks), letters_pt, looks)

    def _holds(self, number: int, blocks: list[Block], letters_pt: float) -> bool:
        column = self.columns[number]
        return column.measure(_begin(blocks), letters_pt) <= column.height


def _begin(blocks: list[Block]) -> list[Block]:
    """Blocks at the top of a column: no space stands before the first."""
    return [replace(block, before=0.0) for block in blocks[:1]] + blocks[1:]


def _keep_together(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.bold:
            yield group
            group = []
    if group:
        yield group


def _indent(block: Block, letters_pt: float) -> float:
    return (SWATCH + BEHIND) * letters_pt * bool(block.swatch)


def _swatch(
    canvas: Canvas, name: str, left: float, middle: float, letters_pt: float, looks: dict[str, Look]
) -> None:
    """What a thing looks like, beside its words in the legend."""
    look, wide, high = looks[name], SWATCH * letters_pt, 0.8 * letters_pt
    if name in SYMBOLS:
        size, low = (PIN, 0.5 * letters_pt) if name == "launch" else (0.9, 0.0)
        at = left + wide / 2, middle - low
        symbols.draw(canvas, name, at, symbols.size_beside(size * letters_pt), look, above=False)
    elif look.fill and name not in RINGS:
        area = box(left, middle - high / 2, left + wide, middle + high / 2)
        canvas.shape(area, replace(look, opacity=max(look.opacity, 0.2)))
    else:
        canvas.shape(LineString([(left, middle), (left + wide, middle)]), look)
