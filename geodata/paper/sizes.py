"""The sizes a poster comes in: paper and screens, their layout and the size of their letters."""

from __future__ import annotations

from dataclasses import dataclass

MM = 1 / 25.4  # inches


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name for people, width and height in inches, dots to the inch as PNG, margin in
    inches, size of plain letters in points, and whether the map's words stand beside the map, else
    below it."""

    title: str
    width_in: float
    height_in: float
    dpi: int
    margin_in: float
    letters_pt: float
    beside: bool

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG: whole pixels only."""
        return int(self.width_in * self.dpi), int(self.height_in * self.dpi)


# Margins of paper leave room for printers, which cannot reach the edge; 8.5 points is what small
# print in an atlas has.
PAPERS = {
    "screen": Paper("Screen, 1280 × 960", 10, 7.5, 128, 0.3, 8.5, True),
    "slide": Paper("Slide 16:9, 1920 × 1080", 40 / 3, 7.5, 144, 0.35, 9, True),
    "a4": Paper("A4, portrait", 210 * MM, 297 * MM, 300, 0.45, 8.5, False),
    "a4-landscape": Paper("A4, landscape", 297 * MM, 210 * MM, 300, 0.45, 8.5, True),
    "letter": Paper("US Letter, portrait", 8.5, 11, 300, 0.45, 8.5, False),
    "letter-landscape": Paper("US Letter, landscape", 11, 8.5, 300, 0.45, 8.5, True),
}
