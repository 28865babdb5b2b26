"""What a scene is made of: shapes with looks and words, in named layers with credits."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing on the map: a geometry in (lon, lat) degrees, how it looks, and what it says.

    `look` names a Look of looks.py; `hint` are the lines shown on hover; `marks` name it for style
    sheets and tests; `rank` orders labels (1 first)."""

    geometry: BaseGeometry
    look: str
    label: str = ""
    hint: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """A named layer: its shapes, its title, whose data it is (source ids), how sure it is, and its
    legend.

    `legend` holds a (look, words) pair for each line; without any, the layer is not in the legend.
    """

    name: str
    title: str
    shapes: tuple[Shape, ...]
    credits: tuple[str, ...]
    note: str = ""
    legend: tuple[tuple[str, str], ...] = ()
