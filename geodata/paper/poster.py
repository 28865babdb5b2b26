"""A whole poster: title, sentence, map, legend, footnotes, link and QR code, each in its place."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain, count

from geodata import links, scene, text
from geodata.analysis import published_ranges
from geodata.free_text import Written
from geodata.paper import lettering, map_in_frame, poster_blocks, poster_words, qr_code, view
from geodata.paper.canvas import Area
from geodata.paper.columns import SMALLER, Block, Column, Columns
from geodata.paper.orders import Order
from geodata.paper.poster_blocks import Seen, Version
from geodata.paper.print_canvas import DRAWING, POINTS, PrintCanvas
from geodata.paper.sizes import PAPERS
from geodata.scene import footnotes, looks

QR_IN = 0.9  # inches
TITLE, TITLE_LEAST, SENTENCE = 2.2, 1.6, 1.1  # sizes, of plain letters
CAPITAL = 0.34  # of the title's size: how far its letters' tops lie below the line's
LINE = 1.13  # of the size, from one baseline to the next
LINES_BESIDE, LINES_ABOVE = 3, 1  # that a title takes if it can
# The map's share of the sheet, at least: what the words leave it on a wide sheet and on a high one.
MAP_BESIDE, MAP_ABOVE = 0.652, 0.602
HEAD_BESIDE, HEAD_ABOVE = 0.45, 0.3  # of the sheet's height: at most
COLUMNS, COLUMN_GAP = 3, 1.6  # below a map, and plain letters between them
STRIP_LEAST = 0.2  # of the height below the head, where a long head leaves the map no such share
STRIP_SHARES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of its height, tried in turn
STEPS = 9  # in which print is made smaller: to 0.72 of its size
GAP, NEAR = 1.1, 0.6  # of plain letters, between the parts; of that, between what belongs together
WHITE, BLACK = "#ffffff", "#000000"  # where a theme names no colour


class Sheet:
    """A poster being laid out around its map: on a wide sheet the words stand at its left, on a
    high one above and below it, on a clean one a title above and a line below. In points."""

    def __init__(self, order: Order) -> None:
        paper, self.looks = PAPERS[order.paper], looks.LOOKS[order.theme]
        self.order, self.paper, self.picture = order, paper, scene.build(order.scenario)
        background = self.looks["paper"].fill or WHITE
        self.canvas = PrintCanvas(paper.width_in, paper.height_in, background)
        self.written, self.boxes = _drawable(order.written)
        self.link = links.for_others(links.link(order.base, order.scenario))
        self.letters, self.edge = paper.letters_pt, paper.margin_in * POINTS
        self.left, self.right = self.edge, self.canvas.width - self.edge
        self.bottom, self.top = self.edge, self.canvas.height - self.edge
        self.gap = GAP * self.letters
        if order.clean:
            self._lay_out_clean()
        elif paper.beside:
            self._lay_out_beside()
        else:
            self._lay_out_below()

    def _lay_out_beside(self) -> None:
        """The map at the right, as high as the sheet or its margins; all words in one column."""
        around = 0.0 if self.paper.bleeds else self.edge
        low, high, end = around, self.canvas.height - around, self.canvas.width - around
        wide = MAP_BESIDE * self.canvas.width * self.canvas.height / (high - low)
        seen = self._map((end - wide, low, end, high))
        right = self.shown.frame[0] - self.gap
        low = self._head(right, HEAD_BESIDE, LINES_BESIDE)
        strip = self._column(self.left, right, low - NEAR * self.gap, self.bottom)
        self._draw_strip(Columns((strip,)), seen, footnotes.notes(self.picture))

    def _lay_out_below(self) -> None:
        """The words of the whole across the sheet, then the map, then legend and notes in columns
        with the room that they need, within limits; the map has the rest."""
        between = published_ranges.notes(self.order.scenario)  # of all, it has to go first
        lines = tuple(line for line in footnotes.notes(self.picture) if line not in between)
        top = self._head(self.right, HEAD_ABOVE, LINES_ABOVE, lines)
        top -= self.gap
        room = top - self.gap - self.bottom
        least = MAP_ABOVE * self.canvas.width * self.canvas.height / (self.right - self.left)
        most = max(room - least, STRIP_LEAST * room)
        every = {shape.look for layer in self.picture.layers for shape in layer.shapes}
        whole = next(poster_blocks.versions(self._seen(every, passes_data=True), (), between))
        highs = [share * most for share in STRIP_SHARES]
        fits = (self._fit(self._columns(self.bottom + high), whole, self.letters) for high in highs)
        high = next((high for high, fit in zip(highs, fits, strict=True) if fit), most)
        seen = self._map((self.left, self.bottom + high + self.gap, self.right, top))
        self._draw_strip(self._columns(self.shown.frame[1] - self.gap), seen, last=between)

    def _lay_out_clean(self) -> None:
        """Title, map and one line of sources."""
        column = self._column(self.left, self.right, self.top, self.bottom)
        top = self._title(column, LINES_ABOVE) - NEAR * self.gap
        source = [poster_blocks.credit(self.picture, self._who())]
        line = replace(column, height=LINE * self.letters)
        size = line.shrink(source, self.letters)
        high = line.measure(source, size)
        around = 0.0 if self.paper.bleeds else self.edge
        low = self.bottom + high + NEAR * self.gap
        self._map((around, low, self.canvas.width - around, top))
        replace(line, top=self.bottom + high).draw(self.canvas, source, size, self.looks)

    def _column(self, left: float, right: float, top: float, bottom: float) -> Column:
        ink = self.looks["text"].fill or BLACK
        return Column(left, top, right - left, top - bottom, ink, self.paper.least_pt, LINE)

    def _columns(self, top: float) -> Columns:
        """Columns below a map, across the sheet."""
        wide = (self.right - self.left + COLUMN_GAP * self.letters) / COLUMNS
        lefts = [self.left + number * wide for number in range(COLUMNS)]
        rights = [left + wide - COLUMN_GAP * self.letters for left in lefts]
        pairs = zip(lefts, rights, strict=True)
        return Columns(tuple(self._column(*pair, top, self.bottom) for pair in pairs))

    def _title(self, column: Column, most: int) -> float:
        """The title in letters so large that it takes no more lines than is said, if it can, and
        in lines of about one length; where it ends."""
        words, size, wide = self.written.title or self.order.title, TITLE, column.width

        def count_lines(wide: float) -> int:
            return len(lettering.lines(words, size * self.letters, wide, bold=True))

        while count_lines(wide) > most and size > TITLE_LEAST:
            size *= SMALLER
        least = count_lines(wide)
        while least > 1 and count_lines(wide - self.letters) == least:
            wide -= self.letters
        block = Block(words, size, -CAPITAL * size, bold=True, name="title")
        return replace(column, width=wide).draw(self.canvas, [block], self.letters, self.looks)

    def _head(self, right: float, share: float, most: int, lines: tuple[str, ...] = ()) -> float:
        """Title, name, what the title does not say of the finding, lines and the student's note,
        on at most a share of the sheet; where it ends."""
        column = self._column(self.left, right, self.top, (1 - share) * self.top)
        note = f"Note: {self.written.note}" if self.written.note else ""
        blocks = [
            Block(self._who(), 1.0, 0.2, name="name"),
            Block(self.order.sentence, SENTENCE, 0.35, name="sentence"),
            *(Block(line, poster_blocks.SMALL, 0.2) for line in lines),
            Block(note, 1.0, 0.3, name="note"),
            Block(poster_words.tell_missing(self.boxes), poster_blocks.SMALL, 0.2),
        ]
        shown = [block for block in blocks if block.text]
        low = self._title(column, most)
        rest = replace(column, top=low, height=column.height - (column.top - low))
        return rest.flow(self.canvas, shown, self.letters, self.looks)

    def _who(self) -> str:
        return ", ".join(part for part in (self.written.name, self.written.group) if part)

    def _map(self, frame: Area) -> Seen:
        """The map in a frame, or at its right where the data make it narrower."""
        shown = view.around(self.order.scenario, self.order.projection, frame)
        spare = frame[2] - shown.frame[2]
        self.shown = shown.move(spare if self.paper.beside else spare / 2)
        letters = self.paper.map_letters_pt
        drawn = map_in_frame.draw(self.canvas, self.picture, self.shown, self.looks, letters)
        return self._seen(drawn, self.shown.passes_data)

    def _seen(self, drawn: set[str], passes_data: bool) -> Seen:
        order = self.order
        day = f"{text.date(order.day.isoformat())}{' (UTC)' * order.utc}"
        return Seen(self.picture, drawn, passes_data, order.projection, day, self.link, order.base)

    def _draw_strip(
        self,
        strip: Columns,
        seen: Seen,
        lines: tuple[str, ...] = (),
        last: tuple[str, ...] = (),
    ) -> None:
        """As much as fits in the least print, then in letters as large as fit; what must stand is
        made smaller still rather than left out."""
        versions = list(poster_blocks.versions(seen, lines, last))
        sizes = [self.letters * SMALLER**step for step in range(STEPS)]
        tiny = Columns(tuple(replace(column, least_pt=0.0) for column in strip.columns))
        tries = chain(
            ((strip, version, sizes[-1]) for version in versions),
            ((tiny, versions[-1], sizes[-1] * SMALLER**step) for step in count(1)),
        )
        columns, version, least = next(one for one in tries if self._fit(*one))
        for size in (*sizes, least):
            if shared := self._fit(columns, version, size):
                columns.draw(self.canvas, shared, size, self.looks)
                self._draw_foot(columns.columns[-1], version, size)
                return

    def _fit(self, strip: Columns, version: Version, size: float) -> list[list[Block]] | None:
        """The version's blocks in columns in letters of a size, or None where they do not fit."""
        high = self._foot_high(strip.columns[-1], version, size)
        return strip.shorten(high + self.gap).share(version.blocks, size)

    def _foot_high(self, column: Column, version: Version, size: float) -> float:
        beside = self._beside_code(column).measure(version.beside, size)
        code = QR_IN * POINTS * bool(self.link)
        return column.measure(version.foot, size) + max(beside, code)

    def _draw_foot(self, column: Column, version: Version, size: float) -> None:
        """Sources at the lower end of a column, below them the link and its QR code."""
        low, side = column.top - column.height, QR_IN * POINTS
        foot = replace(column, top=low + self._foot_high(column, version, size))
        top = foot.draw(self.canvas, version.foot, size, self.looks)
        beside = replace(self._beside_code(column), top=top)
        beside.draw(self.canvas, version.beside, size, self.looks)
        if self.link:
            qr_code.draw(self.canvas, self.link, column.left + column.width - side, low, side)

    def _beside_code(self, column: Column) -> Column:
        """What a QR code leaves of a column, where there is one."""
        taken = (QR_IN * POINTS + NEAR * self.gap) * bool(self.link)
        return replace(column, width=column.width - taken)


def _drawable(written: Written) -> tuple[Written, int]:
    """The student's words with a box for each letter that no font has, and how many those are."""
    drawn = {part.name: lettering.drawable(getattr(written, part.name)) for part in fields(written)}
    return replace(written, **{name: text for name, (text, _) in drawn.items()}), sum(
        n for _, n in drawn.values()
    )


def draw(order: Order, kind: str, dpi: float | None = None) -> bytes:
    """An order as a file of a kind of orders.KINDS; a PNG has its paper's dots unless others are
    set."""
    with DRAWING:
        sheet = Sheet(order)
        about = {"title": order.title, "subject": sheet.picture.sentence}
        return sheet.canvas.save(kind, dpi or PAPERS[order.paper].dpi, about)
