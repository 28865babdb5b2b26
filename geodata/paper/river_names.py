"""Where a river's name stands on paper: beside a stretch of its course that is nearly straight."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.paper.canvas import Area

STEP_PT = 2.0  # between places along a course
REACH = 6  # places to either side over which a course is evened out; our choice
# Of the letters' size: how far a stretch may leave its chord, how high a name's feet stand above
# that, half of the room that each piece of a name takes. Our choices.
MOST_AWAY, RISE, HALF = 0.5, 0.3, 0.55
STEEP = 1.0  # how much worse a name is that stands on end than one as far from its river as may be


@dataclass(frozen=True, slots=True)
class Stretch:
    """The middle of a name's foot in points, how many degrees it is turned to the left, and the
    areas that it takes, piece by piece."""

    at: tuple[float, float]
    turn: float
    areas: tuple[Area, ...]


def find(course: BaseGeometry, wide: float, size: float) -> tuple[Stretch, ...]:
    """The stretches of a course in points beside which a name of a width in letters of a size can
    be read from left to right, the best first."""
    found = [
        stretch
        for line in shapely.get_parts(shapely.line_merge(course))
        if line.length > wide
        for stretch in _try_out(_even(line), wide, size)
    ]
    return tuple(stretch for _, stretch in sorted(found, key=lambda pair: pair[0]))


def _even(line: BaseGeometry) -> np.ndarray:
    """A place at each step along a line, each the mean of those around it."""
    steps = np.arange(0, line.length, STEP_PT)
    places = shapely.get_coordinates(shapely.line_interpolate_point(line, steps))
    padded = np.pad(places, ((REACH, REACH), (0, 0)), mode="edge")
    window = np.ones(2 * REACH + 1) / (2 * REACH + 1)
    return np.column_stack([np.convolve(axis, window, mode="valid") for axis in padded.T])


def _try_out(places: np.ndarray, wide: float, size: float) -> Iterator[tuple[float, Stretch]]:
    """How bad each stretch is, from 0, and the stretch."""
    count = math.ceil(wide / STEP_PT)
    for start in range(0, len(places) - count, 2):
        part = places[start : start + count + 1]
        across, upward = part[-1] - part[0]
        long = math.hypot(across, upward)
        if long < 0.8 * wide:
            continue
        normal = np.array([-upward, across]) / long
        away = float(np.abs((part - part[0]) @ normal).max()) / size
        if away > MOST_AWAY:
            continue
        angle = math.degrees(math.atan2(upward, across))
        turn = angle - 180 * math.copysign(1, angle) if abs(angle) > 90 else angle
        yield (
            away / MOST_AWAY + STEEP * abs(upward) / long,
            _stand(part.mean(axis=0), turn, wide, size),
        )


def _stand(middle: np.ndarray, turn: float, wide: float, size: float) -> Stretch:
    """A name above the middle of its stretch."""
    way = np.array([math.cos(math.radians(turn)), math.sin(math.radians(turn))])
    up = np.array([-way[1], way[0]])
    foot = middle + up * RISE * size
    pieces = max(math.ceil(wide / size), 1)
    shares = (np.arange(pieces) + 0.5) / pieces - 0.5
    centres = foot + up * 0.3 * size + np.outer(shares * wide, way)
    half = HALF * size
    areas = ((x - half, y - half, x + half, y + half) for x, y in centres.tolist())
    return Stretch((float(foot[0]), float(foot[1])), turn, tuple(areas))
