"""What a map can tell of each claim of the article, with why: our choice, for Judge first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata.facts.checker import FOLDER, Checker, rows
from geodata.facts.reading import read_claims

ANSWERS = ("yes", "partly", "no")


@dataclass(frozen=True, slots=True)
class MapAnswer:
    """Whether a map can tell if a claim holds (one of ANSWERS), and why we say so."""

    claim: str
    tells: str
    because: str


def read_map_answers(folder: Path = FOLDER) -> dict[str, MapAnswer]:
    """map_tells.csv by the claims' ids. A claim's row is its place in the address of who judges
    (analysis/judging.py): new rows go to the end."""
    check = Checker("map_tells.csv")
    known = {claim.id for claim in read_claims(folder)}
    found: dict[str, MapAnswer] = {}
    for row in rows(folder, check, {"claim", "tells", "because"}):
        check.source(row, known, "claim", "an id in article.toml")
        check.choice(row, "tells", ANSWERS)
        check.expect(row["claim"] not in found, "claim", row["claim"], "each claim once")
        found[row["claim"]] = MapAnswer(row["claim"], row["tells"], row["because"])
    check.finish()
    return found


map_answers = cache(read_map_answers)
