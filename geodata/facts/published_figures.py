"""Published figures to compute with: how much of what, by whom, measured from where."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geodata.facts.checker import FOLDER, Checker, rows
from geodata.facts.cited import read_sources
from geodata.facts.records import Figure

STARTS = ("border", "held", "none")  # what a figure is measured from; none: it is not a distance
COUNTS = ("aircraft", "air bases", "objects", "soldiers", "land", "dollars", "missiles", "people")


def read_figures(folder: Path = FOLDER) -> dict[str, Figure]:
    """figures.csv: published figures by id, each from a source in sources.toml."""
    check, known = Checker("figures.csv"), read_sources(folder)
    found = {}
    for row in rows(
        folder, check, {"id", "value", "unit", "counts", "start", "who", "words", "date", "source"}
    ):
        value = check.number(row.pop("value"), "value", 0, 1e9)
        check.source(row, known)
        check.choice(row, "start", STARTS)
        check.choice(row, "counts", COUNTS)
        found[row["id"]] = Figure(value=value, **row)
    check.finish()
    return found


figures = cache(read_figures)
