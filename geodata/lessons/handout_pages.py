"""Lays a handout out on pages: words, lines to write on and maps, none torn apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from geodata import scene
from geodata.analysis import findings
from geodata.paper import lettering, map_in_frame, qr_code, view
from geodata.paper.canvas import Letters
from geodata.paper.columns import Block, Column
from geodata.paper.print_canvas import POINTS, PrintCanvas
from geodata.paper.sizes import PAPERS
from geodata.projections import Projection
from geodata.scenario import Scenario
from geodata.scene import looks
from geodata.scene.looks import Look

LETTERS_PT = 10.5  # a worksheet is read at arm's length
LINE_PT = 24.0  # from one line to write on to the next; a hand needs about 8 mm
MARGIN_IN = 0.45  # inches; our choice: room to hold and to punch a sheet
MAP_HIGH = 0.30  # of the page
GAP_PT = 8.0
QR_IN = 0.8  # inches; a code of many letters is larger
MODULE_IN = 0.0134  # of a QR code, or 0.34 mm; our choice: four dots of a 300-dpi printer
LEAST_KM = 300.0  # a map shows no less around its launch points than this range takes in
LOOKS = looks.LOOKS["light"]
INK = LOOKS["text"].fill or "#000000"


@dataclass(frozen=True, slots=True)
class Part:
    """What stays together on a page: words, then a map or none, then so many lines to write on, or
    a box as high as they are."""

    blocks: list[Block]
    picture: Scenario | None = None
    sees: BaseGeometry | None = None
    lines: int = 0
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What all pages share: a paper of sizes.PAPERS, words at the foot, the QR code's link if there
    is one."""

    paper: str
    foot: str
    link: str


@dataclass
class _Sheet:
    """A page being filled from the top; lengths in points."""

    page: Page
    number: int
    y: float = field(init=False)

    def __post_init__(self) -> None:
        paper = PAPERS[self.page.paper]
        self.canvas = PrintCanvas(paper.width_in, paper.height_in, "#ffffff")
        self.edge = MARGIN_IN * POINTS
        self.left, self.right = self.edge, self.canvas.width - self.edge
        self.y = self.canvas.height - self.edge
        self.coded = self.number == 1 and bool(self.page.link)
        self.side = _measure_code(self.page.link) if self.coded else 0.0
        self.bottom = self.edge + max(self.side, 3 * LETTERS_PT) + GAP_PT
        self._foot()

    def column(self, top: float) -> Column:
        """The words' column from a height down to the foot."""
        return Column(self.left, top, self.right - self.left, top - self.bottom, INK)

    def needs(self, part: Part) -> float:
        """How high a part is."""
        high = self.column(self.y).measure(part.blocks, LETTERS_PT) + part.lines * LINE_PT + GAP_PT
        return high + (MAP_HIGH * self.canvas.height + GAP_PT if part.picture else 0)

    def add(self, part: Part) -> None:
        """Draws a part where the last one ended."""
        self.y = self.column(self.y).flow(self.canvas, part.blocks, LETTERS_PT, LOOKS)
        if part.picture:
            self._map(part.picture, part.sees)
        if part.boxed:
            top = self.y - GAP_PT / 2
            self.y -= part.lines * LINE_PT
            self.canvas.shape(box(self.left, self.y, self.right, top), Look(line=INK, weight=0.6))
        for _ in range(0 if part.boxed else part.lines):
            self.y -= LINE_PT
            self.canvas.shape(
                LineString([(self.left, self.y), (self.right, self.y)]), Look(line=INK, weight=0.6)
            )
        self.y -= GAP_PT

    def _map(self, shown: Scenario, sees: BaseGeometry | None) -> None:
        top, high = self.y - GAP_PT, MAP_HIGH * self.canvas.height
        frame = (self.left, top - high, self.right, top)
        picture = scene.build(shown)
        seen = view.holding(_area(shown) if sees is None else sees, Projection("mercator"), frame)
        map_in_frame.draw(self.canvas, picture, seen, LOOKS, 0.75 * LETTERS_PT)
        self.y = top - high

    def _foot(self) -> None:
        """Page number and words; on the first page the link's QR code as well."""
        size = 0.78 * LETTERS_PT
        room = self.right - self.left
        if self.coded:
            at = self.right - self.side, self.edge
            qr_code.draw(self.canvas, self.page.link, *at, self.side)
            room -= self.side + GAP_PT
        lines = lettering.lines(f"{self.page.foot} · page {self.number}", size, room)
        for index, line in enumerate(reversed(lines)):
            at = self.left, self.edge + index * lettering.LINE * size
            self.canvas.words(line, at, Letters(size, INK))


def pages(parts: list[Part], page: Page) -> Iterator[PrintCanvas]:
    """The parts on as many pages as they need; one that fits on no page has a page of its own, and
    is made smaller."""
    sheet, empty = _Sheet(page, 1), True
    for part in parts:
        if not empty and sheet.y - sheet.needs(part) < sheet.bottom:
            yield sheet.canvas
            sheet = _Sheet(page, sheet.number + 1)
        sheet.add(part)
        empty = False
    yield sheet.canvas


def _measure_code(link: str) -> float:
    """The side of a link's QR code in points, its quiet zone included."""
    return max(QR_IN, qr_code.modules(link) * MODULE_IN) * POINTS


def _area(shown: Scenario) -> BaseGeometry:
    """What a silent map shows: its rings, or those of a larger range around the same places."""
    wide = replace(shown, range_value=LEAST_KM, range_unit="km")
    return findings.union(shown if shown.range_km > LEAST_KM else wide)
