"""What a map is drawn on, whoever prints it: shapes, words and a clip, y upward from below left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from shapely.geometry.base import BaseGeometry

from geodata.scene.looks import Look

PRINT_PX = 0.75  # points to a CSS pixel, in which looks.py gives weights and dashes

Area = tuple[float, float, float, float]  # left, bottom, right, top
Place = tuple[float, float]
ZERO: Place = (0.0, 0.0)  # where a shape's own coordinates begin
Align = Literal["left", "center", "right"]
Style = Literal["plain", "water", "area"]


@dataclass(frozen=True, slots=True)
class Letters:
    """How words look: size and colour, and a halo, which is a rim in another colour. Names of
    waters have a style of their own, a serif in italics, and so have those of areas, spaced."""

    size: float
    colour: str
    halo: str = ""
    bold: bool = False
    style: Style = "plain"
    opacity: float = 1.0
    link: str = ""  # that a PDF opens where they are clicked


class Canvas(Protocol):
    """A sheet in points or an image in pixels. Areas and lines lie lowest, then what is `above`,
    then words, each in the order in which they come. A `name` is for style sheets and tests."""

    def clip(self, area: BaseGeometry | None) -> None:
        """From here on only what lies inside an area is drawn; None ends it."""

    def shape(
        self, form: BaseGeometry, look: Look, name: str = "", above: bool = False, at: Place = ZERO
    ) -> None:
        """An area or a line around a place, in a look of looks.py; only areas are filled."""

    def words(
        self,
        text: str,
        at: Place,
        letters: Letters,
        align: Align = "left",
        name: str = "",
        turn: float = 0.0,
    ) -> None:
        """One line of text whose baseline is at a place, turned to the left by degrees."""

    def measure(self, text: str, letters: Letters) -> float:
        """How wide a line of text is."""


class PrintedCanvas(Canvas, Protocol):
    """A canvas that takes pictures too."""

    def picture(self, pixels: np.ndarray, area: Area, name: str = "") -> None:
        """Pixels of red, green, blue and opacity, the upper row first, as large as an area; it lies
        where areas and lines do."""
