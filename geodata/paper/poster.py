"""A whole poster: title, sentence, map, legend, footnotes, link and QR code, each in its place."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date

from geodata import links, scene, text
from geodata.analysis import wording
from geodata.free_text import Written
from geodata.paper import beyond, lettering, map_in_frame, poster_words, qr_code, view
from geodata.paper.canvas import Area
from geodata.paper.columns import Block, Column
from geodata.paper.print_canvas import DRAWING, POINTS, PrintCanvas
from geodata.paper.sizes import PAPERS
from geodata.paper.view import View
from geodata.scenario import Scenario
from geodata.scene import citing, footnotes, looks
from geodata.scene.footnotes import Footnote
from geodata.scene.layers import Layer

KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
QR_IN = 0.9  # inches
# Layers that are in the legend even where none is seen: a count of none is worth saying.
COUNTED = ("airbases", "rings")
TITLE, SENTENCE, SMALL, SMALLEST = 1.9, 1.15, 0.84, 0.76  # sizes, of plain letters
MAP_WIDE = 0.7  # of the width: the map's share beside its words
# Below the map: the legend's width, and the words' height.
LEGEND_WIDE, WORDS_LEAST, WORDS_MOST = 0.38, 0.25, 0.45
HEADER_HIGH = 0.3  # of the sheet: at most
GAP = 1.1  # of plain letters, between the parts
WHITE, BLACK = "#ffffff", "#000000"  # where a theme names no colour


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: a scenario on a paper of PAPERS, in a theme of looks.LOOKS and a
    projection of projections.

    `base` is the address of the site, for the link, which is left out where it leads nowhere;
    `day` is printed as the day of drawing, the student's or, as is then said, that of `utc`.
    """

    scenario: Scenario
    base: str
    day: date
    paper: str = "screen"
    theme: str = "light"
    projection: str = "mercator"
    written: Written = field(default_factory=Written)
    utc: bool = False

    @property
    def title(self) -> str:
        """The student's title, or the scenario's."""
        return self.written.title or wording.title(self.scenario)


class Sheet:
    """A poster being laid out from the top and the bottom towards the middle; lengths in points."""

    def __init__(self, order: Order) -> None:
        paper, self.looks = PAPERS[order.paper], looks.LOOKS[order.theme]
        self.order, self.paper, self.picture = order, paper, scene.build(order.scenario)
        self.canvas = PrintCanvas(
            paper.width_in, paper.height_in, self.looks["paper"].fill or WHITE
        )
        self.letters, self.edge = paper.letters_pt, paper.margin_in * POINTS
        self.left, self.right = self.edge, self.canvas.width - self.edge
        self.gap = GAP * self.letters
        top, bottom = self._header() - self.gap, self._footer() + self.gap
        if paper.beside:
            edge = self.left + MAP_WIDE * (self.right - self.left)
            self.shown = self._choose_view((self.left, bottom, edge, top))
            seen, edge = self._map(), self.shown.frame[2]
            self._flow(
                [
                    *self._legend(seen),
                    *self._list_reached(),
                    *self._notes(seen, self.shown.passes_data),
                ],
                edge + self.gap,
                self.right,
                top,
                bottom,
            )
        else:
            self._map_over_words(bottom, top)

    def _map_over_words(self, bottom: float, top: float) -> None:
        """Legend and notes get the room they need, within limits; the map the rest above them."""
        edge = self.left + LEGEND_WIDE * (self.right - self.left)
        left, right = self._column(self.left, edge), self._column(edge + self.gap, self.right)
        every = {look for layer in self.picture.layers for look in _looks(layer)}
        notes = [*self._list_reached(), *self._notes(every, passes_data=True)]
        columns = ((left, self._legend(every)), (right, notes))
        needed = max(column.measure(blocks, self.letters) for column, blocks in columns)
        room = top - bottom
        low = bottom + min(max(needed, WORDS_LEAST * room), WORDS_MOST * room) + self.gap
        shown = self._choose_view((self.left, low, self.right, top))
        self.shown = shown.move((self.right - shown.frame[2]) / 2)
        seen, low = self._map(), shown.frame[1] - self.gap
        self._flow(self._legend(seen), self.left, edge, low, bottom)
        self._flow(
            [*self._list_reached(), *self._notes(seen, self.shown.passes_data)],
            edge + self.gap,
            self.right,
            low,
            bottom,
        )

    def _column(self, left: float, right: float, top: float = 0, bottom: float = 0) -> Column:
        return Column(left, top, right - left, top - bottom, self.looks["text"].fill or BLACK)

    def _flow(
        self, blocks: list[Block], left: float, right: float, top: float, bottom: float
    ) -> float:
        """Text between four edges; where it ends."""
        return self._column(left, right, top, bottom).flow(
            self.canvas, blocks, self.letters, self.looks
        )

    def _header(self) -> float:
        """Title, name, sentence, the lines beneath the map on screen, the student's note."""
        written, boxes = _drawable(self.order.written)
        who = ", ".join(part for part in (written.name, written.group) if part)
        note = f"Note: {written.note}" if written.note else ""
        missing = (
            f"{boxes} letters of the student's own words are in no font here and stand as "
            f"{lettering.MISSING}."
        )
        blocks = [
            Block(written.title or self.order.title, TITLE, 0, bold=True, name="title"),
            Block(who, 1.0, 0.2, name="name"),
            Block(self.picture.sentence, SENTENCE, 0.35, name="sentence"),
            *(Block(line, SMALL, 0.2) for line in footnotes.notes(self.picture)),
            Block(note, 1.0, 0.3, name="note"),
            Block(missing if boxes else "", SMALL, 0.2),
        ]
        top = self.canvas.height - self.edge
        low = top - HEADER_HIGH * self.canvas.height
        return self._flow(
            [block for block in blocks if block.text], self.left, self.right, top, low
        )

    def _footer(self) -> float:
        """The link with its QR code if it leads anywhere, projection, whose data, and the day;
        where it begins."""
        link = links.for_others(links.link(self.order.base, self.order.scenario))
        day = f"{text.date(self.order.day.isoformat())}{' (UTC)' * self.order.utc}"
        projection = poster_words.name_projection(self.order.scenario, self.order.projection)
        blocks = [
            Block(f"Open this map: {link}" * bool(link), SMALL, 0, name="link"),
            Block(
                f"{projection} Drawn on {day} with {citing.SITE}.",
                SMALLEST,
                0.25,
                name="projection",
            ),
            Block(citing.credit_line(self.picture), SMALLEST, 0.25, name="data"),
            Block(footnotes.limits(), SMALLEST, 0.25, name="limits"),
        ]
        blocks, right, side = [block for block in blocks if block.text], self.right, QR_IN * POINTS
        if link:
            qr_code.draw(self.canvas, link, right - side, self.edge, side)
            right -= side + self.gap
        needed = self._column(self.left, right).measure(blocks, self.letters)
        high = side if link else min(side, needed)
        self._flow(blocks, self.left, right, self.edge + high, self.edge)
        return self.edge + high

    def _choose_view(self, frame: Area) -> View:
        """What the map shows in a frame or a part of it."""
        return view.around(self.order.scenario, self.order.projection, frame)

    def _map(self) -> set[str]:
        """The map; the looks that are seen in it."""
        return map_in_frame.draw(self.canvas, self.picture, self.shown, self.looks, self.letters)

    def _legend(self, seen: set[str]) -> list[Block]:
        """What is seen and how, each line with the number of its footnote."""
        numbers = {note.layer: f" [{note.number}]" for note in self._footnotes(seen)}
        blocks = [Block("Legend", 1.0, 0, bold=True)]
        for layer in self.picture.layers:
            own = _looks(layer)
            # The last line of the legend is for all rings.
            noted = len(layer.legend) - 1 if layer.name == "rings" else 0
            for index, (look, words) in enumerate(layer.legend):
                if layer.name not in COUNTED and not seen & ({look} if look in own else own):
                    continue
                count = f": {poster_words.count(layer, look)}" if layer.name == "airbases" else ""
                number = numbers.get(layer.id, "") if index == noted else ""
                blocks.append(
                    Block(f"{words}{count}{number}", 0.9, 0.22, swatch=look, name=f"legend-{look}")
                )
        return blocks

    def _list_reached(self) -> list[Block]:
        """The airfields in range by name."""
        scenario = self.order.scenario
        if "airbases" not in scenario.show:
            return []
        before = 0.9 if self.paper.beside else 0
        heading = Block(wording.reached_head(scenario), 1.0, before, bold=True)
        return [heading, Block(poster_words.list_reached(scenario), SMALL, 0.3, name="reached")]

    def _footnotes(self, seen: set[str]) -> tuple[Footnote, ...]:
        """The footnotes of the layers of which something is seen."""
        layers = (
            layer for layer in self.picture.layers if layer.name in COUNTED or seen & _looks(layer)
        )
        return footnotes.of(replace(self.picture, layers=tuple(layers)))

    def _notes(self, seen: set[str], passes_data: bool) -> list[Block]:
        """What is to say of a map that passes the data, and the footnotes."""
        edge = [Block(beyond.NOTE, SMALL, 0.35, name="beyond")] * passes_data
        notes = (
            Block(f"[{note.number}] {note.text}", SMALL, 0.35) for note in self._footnotes(seen)
        )
        return [Block("Notes and sources", 1.0, 0.9, bold=True), *edge, *notes]


def _looks(layer: Layer) -> set[str]:
    return {shape.look for shape in layer.shapes}


def _drawable(written: Written) -> tuple[Written, int]:
    """The student's words with a box for each letter that no font has, and how many those are."""
    drawn = {part.name: lettering.drawable(getattr(written, part.name)) for part in fields(written)}
    return replace(written, **{name: text for name, (text, _) in drawn.items()}), sum(
        n for _, n in drawn.values()
    )


def draw(order: Order, kind: str, dpi: float | None = None) -> bytes:
    """An order as a file of a kind of KINDS; a PNG has its paper's dots unless others are set."""
    with DRAWING:
        sheet = Sheet(order)
        about = {"title": order.title, "subject": sheet.picture.sentence}
        return sheet.canvas.save(kind, dpi or PAPERS[order.paper].dpi, about)
