"""The sizes a poster comes in: paper and screens, their layout and the size of their letters."""

from __future__ import annotations

from dataclasses import dataclass

MM = 1 / 25.4  # inches
HANDOUTS = ("a4", "letter")  # of PAPERS: those of worksheets and keys


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name for people, width and height in inches, dots to the inch as PNG, margin in
    inches, sizes in points of plain letters, of the smallest print and of plain letters on the map,
    and whether the map's words stand beside the map, else below it; and whether the map reaches the
    sheet's edges."""

    title: str
    width_in: float
    height_in: float
    dpi: int
    margin_in: float
    letters_pt: float
    least_pt: float
    map_letters_pt: float
    beside: bool
    bleeds: bool = False

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG: whole pixels only."""
        return int(self.width_in * self.dpi), int(self.height_in * self.dpi)


# Our choices. Margins of paper are wider than the quarter of an inch that printers cannot reach.
# 8.5 points is what small print in an atlas has; 5.1 the least that is still read on paper, 6.75
# are 12 pixels on the screen, 12 points the least that is read from the back of a classroom.
PAPERS = {
    "screen": Paper("Screen, 1280 × 960", 10, 7.5, 128, 0.25, 8.5, 6.75, 8.7, True, True),
    "slide": Paper("Slide 16:9, 1920 × 1080", 40 / 3, 7.5, 144, 0.22, 12, 12, 15.4, True, True),
    "a4": Paper("A4, portrait", 210 * MM, 297 * MM, 300, 0.28, 8.5, 5.1, 8.5, False),
    "a4-landscape": Paper("A4, landscape", 297 * MM, 210 * MM, 300, 0.28, 8.5, 5.1, 8.5, True),
    "letter": Paper("US Letter, portrait", 8.5, 11, 300, 0.28, 8.5, 5.1, 8.5, False),
    "letter-landscape": Paper("US Letter, landscape", 11, 8.5, 300, 0.28, 8.5, 5.1, 8.5, True),
}
