"""What pages and notes state as fact: the words, their sources, and the figures put into them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geodata import text
from geodata.facts import airfields, map_areas
from geodata.facts.checker import FOLDER, Checker, tables
from geodata.facts.cited import read_sources
from geodata.facts.records import Statement


def read_statements(folder: Path = FOLDER) -> dict[str, Statement]:
    """statements.toml: statements by id, with what stands elsewhere in the facts put into them;
    their sources are in sources.toml."""
    check, known = Checker("statements.toml"), read_sources(folder)
    values = _values(folder)
    found = {}
    for key, row in tables(folder, check):
        check.fields(row, {"words"}, {"sources", "about"})
        check.source(row, known, "sources")
        sources = tuple(str(source) for source in row.get("sources", []))
        words = check.fill(str(row.get("words")), values)
        found[key] = Statement(key, words, sources, str(row.get("about", "")))
    check.finish()
    return found


def _values(folder: Path) -> dict[str, str]:
    """What a statement may name, as text."""
    bases = [base for base in airfields.read_airbases(folder) if not base.apart]
    known = map_areas.read_areas(folder)
    day = known["occupied"].day
    in_russia = sum(base.country == "Russia" for base in bases)
    in_crimea = sum(base.region.startswith(airfields.CRIMEA) for base in bases)
    return {
        "air_bases": text.number(len(bases)),
        "in_russia": text.number(in_russia),
        "in_crimea": text.number(in_crimea),
        "in_occupied": text.number(len(bases) - in_russia - in_crimea),
        "air_base_km": f"{airfields.AIRBASE_PRECISION_KM:g}",
        "edge_km": f"{known['occupied'].good_to_km:g}",
        "border_km": f"{known['border'].good_to_km:g}",
        "river_km": f"{known['rivers'].good_to_km:g}",
        "day": text.date(day),
        "month": text.date(day[:7]),
    }


statements = cache(read_statements)


def statement(name: str) -> str:
    """The words of a statement."""
    return statements()[name].words
