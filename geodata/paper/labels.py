"""Names on a map beside their places: the lesser ones stay away where two would overlap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapely.geometry import Point

from geodata.paper.canvas import Area, Canvas, Letters
from geodata.scene.looks import Look

HEIGHT, DEPTH = 0.72, 0.2  # of the size: how far letters reach above and below their baseline
GAP = 0.55  # of the size: between a place and its name
AWAY = 0.25  # of the size: the least distance between two names
RIM = 0.8  # weight of a dot's rim

Spot = tuple[float, float, str]  # a place on the canvas, and on which side of it the name may stand
SIDES = ("right", "left", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the spots to try in order, its letters, and its rank: 0 is placed first.

    `must` is written even where it overlaps; `dot` is the radius of a dot at its place, drawn with
    it; `clear` is how far the place's own symbol reaches."""

    text: str
    spots: tuple[Spot, ...]
    letters: Letters
    rank: float
    clear: float = 0.0
    must: bool = False
    dot: float = 0.0

    def areas(self, canvas: Canvas) -> Iterator[Area]:
        """The area that it takes at each spot; its baseline is as far above the lower edge as its
        letters are deep."""
        width = canvas.measure(self.text, self.letters)
        size = self.letters.size
        up, down, gap = HEIGHT * size, DEPTH * size, self.clear + GAP * size
        for x, y, side in self.spots:
            left = {"right": x + gap, "left": x - gap - width}.get(side, x - width / 2)
            base = {"top": y + gap + down, "bottom": y - gap - up}.get(side, y - (up - down) / 2)
            yield left, base - down, left + width, base + up


def beside(x: float, y: float, first: str = "right") -> tuple[Spot, ...]:
    """The spots around a place, the preferred side first."""
    sides = sorted(SIDES, key=lambda side: side != first)
    return tuple((x, y, side) for side in sides)


def write(canvas: Canvas, labels: Iterable[Label], frame: Area, taken: list[Area]) -> None:
    """Writes each label that finds room in the frame, in the order of their ranks.

    `taken` are areas to keep clear of; those of written labels are added to it.
    """
    for label in sorted(labels, key=lambda label: label.rank):
        if not (area := _choose(canvas, label, frame, taken)):
            continue
        taken.append(area)
        letters = label.letters
        if label.dot:
            dot = Point(label.spots[0][:2]).buffer(label.dot, quad_segs=6)
            canvas.shape(dot, Look(fill=letters.colour, line=letters.halo, weight=RIM))
        canvas.words(label.text, (area[0], area[1] + DEPTH * letters.size), letters)


def are_apart(one: Area, other: Area, by: float = 0.0) -> bool:
    """Whether two areas are farther apart than a distance; without one, whether they do not
    meet."""
    across = max(one[0] - other[2], other[0] - one[2])
    upward = max(one[1] - other[3], other[1] - one[3])
    return across > by or upward > by or math.hypot(max(across, 0), max(upward, 0)) > by


def _choose(canvas: Canvas, label: Label, frame: Area, taken: list[Area]) -> Area | None:
    """The first spot with room; the first in the frame of a label that must be written."""
    areas = [area for area in label.areas(canvas) if _is_within(area, frame)]
    away = AWAY * label.letters.size
    free = (area for area in areas if all(are_apart(area, other, away) for other in taken))
    return next(free, areas[0] if label.must and areas else None)


def _is_within(area: Area, frame: Area) -> bool:
    left, bottom, right, top = frame
    return left <= area[0] and bottom <= area[1] and area[2] <= right and area[3] <= top
