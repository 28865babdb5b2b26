"""Lengths that are mixed up: 200 statute miles, 200 nautical miles and 300 km, side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geodata.analysis import findings
from geodata.analysis.findings import Reach
from geodata.geodesy import UNITS_KM
from geodata.scenario import Point


@dataclass(frozen=True, slots=True)
class Length:
    """A length as it is written: a value in a unit of UNITS_KM."""

    value: float
    unit: str

    @property
    def km(self) -> float:
        """The same in km."""
        return self.value * UNITS_KM[self.unit]

    @property
    def circle_km2(self) -> float:
        """Area in km² of a circle of this radius on a plane; at 300 km 0.02 % above the ground."""
        return math.pi * self.km**2

    def longer_km(self, other: Length) -> float:
        """By how many km it is longer than another; below 0 where it is shorter."""
        return self.km - other.km

    def larger_percent(self, other: Length) -> float:
        """By how many per cent its circle is larger than another's; below 0 where it is smaller."""
        return 100 * (self.circle_km2 / other.circle_km2 - 1)


STATUTE, NAUTICAL, KILOMETRES = Length(200, "mi"), Length(200, "nmi"), Length(300, "km")


def find_between(
    point: Point, inner: Length, outer: Length
) -> tuple[tuple[Reach, ...], tuple[Reach, ...]]:
    """The airfields out of the range of the inner length and in that of the outer, nearest first;
    and apart from them those that are too close to either line to call. Margins are those to the
    inner one."""
    near, far = findings.reaches((point,), inner.km), findings.reaches((point,), outer.km)
    pairs = tuple(zip(near, far, strict=True))
    clear = tuple(reach for reach, wider in pairs if (reach.state, wider.state) == ("out", "in"))
    close = tuple(reach for reach, wider in pairs if "edge" in (reach.state, wider.state))
    return clear, close
