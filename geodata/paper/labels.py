"""Names on a map beside their places: the lesser ones stay away where two would overlap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from shapely.geometry import Point

from geodata.paper.canvas import Area, Canvas, Letters
from geodata.paper.river_names import Stretch
from geodata.scene.looks import Look

HEIGHT, DEPTH = 0.72, 0.2  # of the size: how far letters reach above and below their baseline
GAP = 0.55  # of the size: between a place and its name
AWAY = 0.25  # of the size: the least distance between two names
SLANTING = math.sqrt(0.5)  # of the gap, on either axis, where a name stands at a slant
RINGED = 2.0  # of a dot's radius: the circle around it
FIRST = 0.4  # rank up to which a name may hide a dot: the subject's and degrees
RIM = 0.8  # weight of a dot's rim

Spot = tuple[float, float, str]  # a place on the canvas, and on which side of it the name may stand


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the spots to try in order, its letters, and its rank: 0 is placed first.

    `must` is written even where it overlaps; `dot` is the radius of a dot at its place, drawn with
    it, in a circle where it is `ringed`; `clear` is how far the place's own symbol reaches, and
    `farther` how much farther off the name may stand where it finds no room; `along` are a river's
    stretches in place of spots; no other name hides the dot of a `reserved` place."""

    text: str
    spots: tuple[Spot, ...]
    letters: Letters
    rank: float
    clear: float = 0.0
    must: bool = False
    dot: float = 0.0
    ringed: bool = False
    farther: float = 0.0
    along: tuple[Stretch, ...] = ()
    reserved: bool = False

    @property
    def dot_area(self) -> Area:
        """The area of the dot at its place."""
        (x, y, _), half = self.spots[0], self.dot + RIM
        return x - half, y - half, x + half, y + half

    def areas(self, canvas: Canvas) -> Iterator[Area]:
        """The area that it takes at each spot; its baseline is as far above the lower edge as its
        letters are deep."""
        width = canvas.measure(self.text, self.letters)
        size = self.letters.size
        up, down = HEIGHT * size, DEPTH * size
        laps = (self.clear, self.clear + self.farther) if self.farther else (self.clear,)
        for clear, (x, y, side) in product(laps, self.spots):
            upright, _, across = side.rpartition(" ")
            gap = (clear + GAP * size) * (SLANTING if upright else 1)
            left = {"right": x + gap, "left": x - gap - width}.get(across, x - width / 2)
            base = {"top": y + gap + down, "bottom": y - gap - up}.get(
                upright or across, y - (up - down) / 2
            )
            yield left, base - down, left + width, base + up


def beside(x: float, y: float, sides: Iterable[str]) -> tuple[Spot, ...]:
    """The spots on sides of a place, in their order."""
    return tuple((x, y, side) for side in sides)


def write(
    canvas: Canvas, labels: Iterable[Label], frame: Area, taken: list[Area]
) -> dict[str, tuple[Area, ...]]:
    """Writes each label that finds room in the frame, in the order of their ranks, and no name
    twice; the areas that each name takes.

    `taken` are areas to keep clear of; those of names and of reserved dots are added to it.
    """
    ranked = sorted(labels, key=lambda label: label.rank)
    dots = {label.text: label.dot_area for label in ranked if label.reserved}
    written = dict[str, tuple[Area, ...]]()
    for label in ranked:
        if label.text in written:
            continue
        write_it = _write_along if label.along else _write_beside
        keeps_off = label.rank > FIRST and not label.must
        others = [dot for text, dot in dots.items() if keeps_off and text != label.text]
        if areas := write_it(canvas, label, frame, [*taken, *others]):
            written[label.text] = areas
            taken += areas
    taken += dots.values()
    return written


def _write_beside(canvas: Canvas, label: Label, frame: Area, taken: list[Area]) -> tuple[Area, ...]:
    """Writes a name at the first spot that has room, with its dot; the area that it takes."""
    letters, areas = label.letters, list(label.areas(canvas))
    spot = choose(areas, AWAY * letters.size, label.must, frame, taken)
    if spot is None:
        return ()
    area = areas[spot]
    if label.dot:
        place, ink = Point(label.spots[0][:2]), Look(letters.colour, letters.halo, RIM)
        if label.ringed:
            canvas.shape(place.buffer(RINGED * label.dot, quad_segs=6), ink)
        canvas.shape(place.buffer(label.dot, quad_segs=6), ink)
    canvas.words(label.text, (area[0], area[1] + DEPTH * letters.size), letters)
    return (area,)


def _write_along(canvas: Canvas, label: Label, frame: Area, taken: list[Area]) -> tuple[Area, ...]:
    """Writes a river's name at the first stretch that has room; the areas that it takes."""
    away = AWAY * label.letters.size
    for stretch in label.along:
        if all(_has_room(area, away, frame, taken) for area in stretch.areas):
            canvas.words(label.text, stretch.at, label.letters, "center", turn=stretch.turn)
            return stretch.areas
    return ()


def choose(
    spots: list[Area], away: float, must: bool, frame: Area, taken: list[Area]
) -> int | None:
    """The index of the first spot in the frame with room; for a name that must be written, else of
    the one in the frame that hides least. placer.js has the same rules."""
    inside = [index for index, spot in enumerate(spots) if _is_within(spot, frame)]
    free = (i for i in inside if _has_room(spots[i], away, frame, taken))
    if (first := next(free, None)) is not None or not must:
        return first
    return min(inside, key=lambda index: _measure_hidden(taken, spots[index]), default=None)


def _has_room(area: Area, away: float, frame: Area, taken: list[Area]) -> bool:
    if not _is_within(area, frame):
        return False
    left, bottom, right, top = area
    far = 1.01 * away  # so that no rounding decides here
    near = (
        other
        for other in taken
        if other[0] - right <= far
        and left - other[2] <= far
        and other[1] - top <= far
        and bottom - other[3] <= far
    )
    return all(are_apart(area, other, away) for other in near)


def are_apart(one: Area, other: Area, by: float = 0.0) -> bool:
    """Whether two areas are farther apart than a distance; without one, whether they do not
    meet."""
    across = max(one[0] - other[2], other[0] - one[2])
    upward = max(one[1] - other[3], other[1] - one[3])
    return across > by or upward > by or math.hypot(max(across, 0), max(upward, 0)) > by


def _measure_hidden(taken: list[Area], area: Area) -> float:
    """How much of other areas an area hides, in points squared."""
    return sum(
        max(min(area[2], other[2]) - max(area[0], other[0]), 0)
        * max(min(area[3], other[3]) - max(area[1], other[1]), 0)
        for other in taken
    )


def _is_within(area: Area, frame: Area) -> bool:
    left, bottom, right, top = frame
    return left <= area[0] and bottom <= area[1] and area[2] <= right and area[3] <= top
