"""Names beside their places on a poster's map; lesser ones give way where two overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from geodata.paper import lettering

HEIGHT, DEPTH = 0.72, 0.2  # of the size: how far letters reach above and below their baseline
GAP = 0.55  # of the size: between a place and its name
AWAY = 0.25  # of the size: the least distance between two names


Spot = tuple[float, float, str]  # a place in points, and on which side of it the name may stand
SIDES = ("right", "left", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the spots to try in order: size in points, rank (0 is placed first), and how it
    looks.

    `must` is written even where it overlaps; `dotted` has a dot at its place, drawn with it;
    `clear_pt` is how far the place's own symbol reaches."""

    text: str
    spots: tuple[Spot, ...]
    size: float
    rank: float
    colour: str
    bold: bool = False
    italic: bool = False
    halo: str = ""
    opacity: float = 1.0
    clear_pt: float = 0.0
    must: bool = False
    dotted: bool = False
    name: str = ""

    def boxes(self) -> Iterator[tuple[float, float, BaseGeometry]]:
        """For each spot: left end and baseline of the text, and the area that it takes."""
        width = lettering.width_pt(self.text, self.size, self.bold, self.italic)
        up, down, gap = HEIGHT * self.size, DEPTH * self.size, self.clear_pt + GAP * self.size
        for x, y, side in self.spots:
            left = {"right": x + gap, "left": x - gap - width}.get(side, x - width / 2)
            base = {"top": y + gap + down, "bottom": y - gap - up}.get(side, y - (up - down) / 2)
            yield left, base, box(left, base - down, left + width, base + up)


def beside(x: float, y: float, first: str = "right") -> tuple[Spot, ...]:
    """The spots around a place, the preferred side first."""
    sides = sorted(SIDES, key=lambda side: side != first)
    return tuple((x, y, side) for side in sides)


def placed(
    labels: Iterable[Label], frame: BaseGeometry, taken: list[BaseGeometry]
) -> Iterator[tuple[Label, float, float]]:
    """Each label that finds room in the frame, with the left end and the baseline of its text.

    `taken` are areas to keep clear of; those of placed labels are added to it.
    """
    for label in sorted(labels, key=lambda label: label.rank):
        tree = STRtree(taken)
        choices = [choice for choice in label.boxes() if frame.covers(choice[2])]
        free = (
            choice
            for choice in choices
            if not len(tree.query(choice[2].buffer(AWAY * label.size), "intersects"))
        )
        chosen = next(free, choices[0] if label.must and choices else None)
        if chosen:
            taken.append(chosen[2])
            yield label, chosen[0], chosen[1]
