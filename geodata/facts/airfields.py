"""The airfields that Russia's military uses, by a rule, and what the press reported of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geodata.facts.checker import FOLDER, Checker, rows
from geodata.facts.cited import Source, read_sources
from geodata.facts.records import Airbase, Report

# An airfield's position is rounded to 0.01 degree, at most 0.7 km off at 50 degrees north, and a
# field is not a point: its runway is 2 to 3 km long. 1 km is our figure for both together.
AIRBASE_PRECISION_KM = 1.0
COUNTRIES = ("Russia", "Ukraine")
FIELDS = ("air base", "civil airport used by the military")
CRIMEA = ("Crimea", "Sevastopol")
REPORTED = ("vacated", "used", "struck", "received")
AS_THEY_ARE = ("name", "region", "icao", "ident", "what", "since", "words")


def read_airbases(folder: Path = FOLDER) -> tuple[Airbase, ...]:
    """airbases.csv: airfields, those apart last; Crimea and Sevastopol must stand in Ukraine."""
    check, known = Checker("airbases.csv"), read_sources(folder)
    needed = {"name", "region", "country_recognised", "lat", "lon"}
    needed |= {"ident", "what", "words", "sources"}
    optional = {"icao", "since", "apart"}
    found = [_airbase(check, row, known) for row in rows(folder, check, needed, optional)]
    names = [row.name for row in found]
    for name in {name for name in names if names.count(name) > 1}:
        check.record = name
        check.expect(False, "name", name, "each name once")
    check.finish()
    return tuple(found)


def read_reports(folder: Path = FOLDER) -> tuple[Report, ...]:
    """reports.csv: what the press reported of single air bases, each with a source."""
    check, known = Checker("reports.csv"), read_sources(folder)
    names = {base.name for base in read_airbases(folder)}
    found = []
    for row in rows(folder, check, {"base", "date", "kind", "words", "sources"}):
        check.choice(row, "base", names, "a name in airbases.csv")
        check.choice(row, "kind", REPORTED)
        named = tuple(row.pop("sources").split(";"))
        check.source({"sources": named}, known, "sources")
        found.append(Report(sources=named, **row))
    check.finish()
    return tuple(found)


@cache
def all_airbases() -> tuple[Airbase, ...]:
    """Every airfield of the list, and those that stand apart."""
    return read_airbases()


@cache
def airbases() -> tuple[Airbase, ...]:
    """The airfields that the rule of the list takes in."""
    return tuple(base for base in all_airbases() if not base.apart)


reports = cache(read_reports)


def _airbase(check: Checker, row: dict[str, str], known: dict[str, Source]) -> Airbase:
    check.record += f" ({row['name']})"
    lat = check.number(row["lat"], "lat", -90, 90)
    lon = check.number(row["lon"], "lon", -180, 180)
    for field in ("lat", "lon"):
        is_coarse = len(row[field].partition(".")[2]) <= 2
        check.expect(is_coarse, field, row[field], "a position to 0.01 degree, no finer,")
    check.choice(row, "country_recognised", COUNTRIES, " or ".join(COUNTRIES))
    if row["region"].startswith(CRIMEA):
        allowed = "Ukraine, for Crimea and Sevastopol,"
        check.choice(row, "country_recognised", ("Ukraine",), allowed)
    is_code = re.fullmatch(r"[A-Z]{4}|", row["icao"]) is not None
    check.expect(is_code, "icao", row["icao"], "four capital letters or nothing")
    check.choice(row, "what", FIELDS)
    check.date({"date": row["since"]})
    check.choice(row, "apart", ("", "yes"), "yes or nothing")
    sources = tuple(row["sources"].split(";"))
    check.source({"sources": sources}, known, "sources")
    return Airbase(
        country=row["country_recognised"],
        lon=lon,
        lat=lat,
        sources=sources,
        apart=bool(row["apart"]),
        precision_km=AIRBASE_PRECISION_KM,
        **{
            name: row[name]
            for name in ("name", "region", "icao", "ident", "what", "since", "words")
        },
    )
