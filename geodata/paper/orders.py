"""What is ordered of a poster, without anything that draws: the server orders, and never draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from geodata.analysis import wording
from geodata.free_text import Written
from geodata.scenario import Scenario

KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: a scenario on a paper of PAPERS, in a theme of looks.LOOKS and a
    projection of projections.

    `base` is the address of the site, for the link, which is left out where it leads nowhere;
    `day` is printed as the day of drawing, the student's or, as is then said, that of `utc`;
    `clean` leaves only a title, the map and one line of sources.
    """

    scenario: Scenario
    base: str
    day: date
    paper: str = "screen"
    theme: str = "light"
    projection: str = "mercator"
    written: Written = field(default_factory=Written)
    utc: bool = False
    clean: bool = False

    @property
    def title(self) -> str:
        """The student's title, or the finding in short."""
        return self.written.title or wording.headline(self.scenario)

    @property
    def sentence(self) -> str:
        """The finding, or what of it the title does not say."""
        return (wording.sentence if self.written.title else wording.beneath)(self.scenario)
