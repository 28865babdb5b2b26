"""What a scene is made of: shapes with looks and words, in named layers with credits."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing on the map: a geometry in (lon, lat) degrees, how it looks, and what it says.

    `kind` names what it is, for printers, style sheets and tests; `look` names a Look of looks.py.
    `hint` are the lines shown on hover that no choice changes, `outcome` those that follow from the
    student's choices. A label stands on a `side` of its place, or on the first of `sides` that has
    room, covers a town of that name, and is placed by `rank` (1 first; an
    airfield that is not counted, since it is on occupied land, has 2). `number` is a launch
    point's among several, from 1. `caption` stands on the map beside an airfield that is not out of
    range, on an area or beside it, and along a river."""

    geometry: BaseGeometry
    look: str
    label: str = ""
    hint: tuple[str, ...] = ()
    kind: str = ""
    rank: int = 0
    side: str = ""
    sides: tuple[str, ...] = ()
    covers: str = ""
    number: int = 0
    outcome: tuple[str, ...] = ()
    caption: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines shown on hover."""
        return (*self.hint, *self.outcome)


@dataclass(frozen=True, slots=True)
class Layer:
    """A named layer: its shapes, its title, whose data it is (source ids), how sure it is, and its
    legend.

    `legend` holds a (look, words) pair for each line; without any, the layer is not in the legend.
    `day` is the ISO date of the map that it shows, of layers that have several.
    """

    name: str
    title: str
    shapes: tuple[Shape, ...]
    credits: tuple[str, ...]
    note: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    day: str = ""

    @property
    def id(self) -> str:
        """What no other layer is called: the name, with the day of one that has several."""
        return f"{self.name} {self.day}".strip()
