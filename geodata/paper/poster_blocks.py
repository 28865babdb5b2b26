"""What a poster says beside its map: legend, notes, sources; all of it, and then ever less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from geodata import text
from geodata.analysis import wording
from geodata.paper import beyond, poster_words
from geodata.paper.columns import MORE, Block
from geodata.scenario import ARTICLE_DAY
from geodata.scene import Scene, citing, footnotes, key
from geodata.scene.footnotes import Footnote
from geodata.scene.layers import Layer

# Layers that are in the legend even where none is seen: a count of none is worth saying.
COUNTED = ("airbases", "rings")
SMALL, SMALLEST = 0.84, 0.76  # sizes, of plain letters
TYPED = 80  # letters; our choice: nobody types a longer address, and the code holds it
HEAD = 0.9  # before a heading, of plain letters


@dataclass(frozen=True, slots=True)
class Seen:
    """A map that is drawn: its scene, the looks of what is seen in it, whether it passes the data,
    its projection, the day of drawing, its link, empty where that leads nowhere, and its site."""

    picture: Scene
    looks: set[str]
    passes_data: bool
    projection: str
    day: str
    link: str
    site: str


@dataclass(frozen=True, slots=True)
class Version:
    """What may stand beside a map: blocks from above, those at the foot, those beside its code."""

    blocks: list[Block]
    foot: list[Block]
    beside: list[Block]


def versions(seen: Seen, lines: Sequence[str], last: Sequence[str] = ()) -> Iterator[Version]:
    """All that may be said, then less and less, down to the legend and the foot; that something is
    left out is said.

    What stands longest are the `lines`, which stand above the legend; then the airfields that are
    reached; then the footnotes by their numbers, and behind them the `last` lines. Last of all the
    legend leaves out the single rings, which their pins name on the map."""
    noted = list_footnotes(seen)
    above = [[Block(line, SMALL, 0.3)] for line in lines]
    reached = _list_reached(seen)
    notes = [[Block(f"[{note.number}] {note.text}", SMALL, 0.35)] for note in noted]
    notes += [[Block(line, SMALL, 0.35)] for line in last]
    optional, first = [*above, *reached, *notes], len(above) + len(reached)
    for kept in range(len(optional), -2, -1):
        stays, in_short = optional[: max(kept, 0)], kept < len(optional)
        head = [Block("Key", 1.0, HEAD, bold=True)] * (kept > len(above))
        heading = [Block("Notes and sources", 1.0, HEAD, bold=True)] * (kept > first)
        blocks = [
            *chain(*stays[: len(above)]),
            *head,
            *legend(seen, noted[: max(kept - first, 0)], each_ring=kept >= 0),
            *chain(*stays[len(above) : first]),
            *heading,
            *chain(*stays[first:]),
            *[Block(MORE, SMALL, 0.35)] * in_short,
        ]
        yield Version(blocks, *_foot(seen, in_short, bare=kept <= 0))


def legend(seen: Seen, noted: Sequence[Footnote], each_ring: bool) -> list[Block]:
    """What is seen and how, each line with the number of its footnote where that stands; of several
    rings one by one or only what they are."""
    numbers = {note.layer: f" [{note.number}]" for note in noted}
    blocks = []
    for layer in key.layers(seen.picture):
        own = _looks(layer)
        # The last line of the legend is for all rings.
        numbered = len(layer.legend) - 1 if layer.name == "rings" else 0
        for index, (look, words) in enumerate(layer.legend):
            if layer.name not in COUNTED and not seen.looks & ({look} if look in own else own):
                continue
            if layer.name == "rings" and index < numbered and not each_ring:
                continue
            count = f": {poster_words.count(layer, look)}" if layer.name == "airbases" else ""
            number = numbers.get(layer.id, "") if index == numbered else ""
            name = f"legend-{look}"
            blocks.append(Block(f"{words}{count}{number}", 0.9, 0.2, swatch=look, name=name))
    return blocks


def _foot(seen: Seen, in_short: bool, bare: bool) -> tuple[list[Block], list[Block]]:
    """Projection and day, what lies beyond the data and whose data they are; what a map of ours is
    not, and the link. `bare` is without our name, which the link shows."""
    projection = poster_words.name_projection(seen.picture.scenario, seen.projection, in_short)
    made = f"{projection} Drawn on {seen.day}{'' if bare else f' with {citing.SITE}'}."
    edge = [Block(beyond.NOTE, SMALLEST, 0.25, name="beyond")] * seen.passes_data
    link = f"Open this map: {seen.link}"
    if in_short and len(seen.link) > TYPED:
        link = f"The code opens this map at {seen.site}"
    return (
        [
            Block(made, SMALLEST, 0.25, name="projection"),
            *edge,
            Block(citing.credit_line(seen.picture), SMALLEST, 0.25, name="data"),
        ],
        [
            Block(footnotes.limits(), SMALLEST, 0.25, name="limits"),
            *[Block(link, SMALLEST, 0.25, name="link")] * bool(seen.link),
        ],
    )


def credit(picture: Scene, who: str) -> Block:
    """The one line of a clean poster: whose it is, of which day if not the article's, whose data
    they are."""
    day = picture.scenario.day
    of_day = f"Map of {text.date(day)}." if day != ARTICLE_DAY else ""
    parts = (f"{who}." if who else "", of_day, citing.credit_line(picture))
    return Block(" ".join(part for part in parts if part), SMALL, 0.0, name="data")


def list_footnotes(seen: Seen) -> tuple[Footnote, ...]:
    """The footnotes of the layers of which something is seen."""
    layers = (
        layer
        for layer in seen.picture.layers
        if layer.name in COUNTED or seen.looks & _looks(layer)
    )
    return footnotes.of(replace(seen.picture, layers=tuple(layers)))


def _list_reached(seen: Seen) -> list[list[Block]]:
    """The airfields in range by name, with their heading."""
    scenario = seen.picture.scenario
    if not seen.picture.shows("airbases"):
        return []
    heading = Block(wording.reached_head(scenario), 1.0, HEAD, bold=True)
    return [[heading, Block(poster_words.list_reached(scenario), SMALL, 0.3, name="reached")]]


def _looks(layer: Layer) -> set[str]:
    return {shape.look for shape in layer.shapes}
