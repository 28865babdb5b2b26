"""Reads the curated tables into records and refuses, all at once, what is wrong or unsourced."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from geodata.facts.airfields import read_airbases, read_reports
from geodata.facts.checker import FOLDER, Checker, FactsError, rows, tables
from geodata.facts.cited import ARTICLE, Source, read_sources
from geodata.facts.records import (
    Claim,
    Event,
    Permission,
    PublishedRange,
    RangePreset,
    Value,
    Weapon,
)

UNITS = ("mi", "km")
CATEGORIES = ("policy", "weapons", "aid", "diplomacy", "troops", "territory", "nuclear")
KINDS = (
    "war",
    "weapons",
    "airfields",
    "aid",
    "permission",
    "territory",
    "nuclear",
    "diplomacy",
    "troops",
)
VERDICTS = ("matches", "partly", "contradicted", "unsupported", "unverified", "opinion")


def read_weapons(folder: Path = FOLDER) -> tuple[Weapon, ...]:
    """weapons.toml: the article's systems with every published range, each with a source."""
    check, known = Checker("weapons.toml"), read_sources(folder)
    weapons = []
    for key, row in tables(folder, check):
        needed = {"name", "note"} | (set() if row.get("no_ring") else {"ranges"})
        check.fields(row, needed, {"no_ring", "in_hand", "promised", "ranges"})
        ranges = tuple(_read_preset(check, entry, known) for entry in row.get("ranges", []))
        hand, promised = (check.dated(row.get(name), known) for name in ("in_hand", "promised"))
        texts = (str(row.get("name")), str(row.get("note")), str(row.get("no_ring", "")))
        weapons.append(Weapon(key, *texts, ranges, *hand, promised[0]))
    check.finish()
    return tuple(weapons)


def read_range_presets(folder: Path = FOLDER) -> tuple[RangePreset, ...]:
    """ranges.toml: the ranges offered by name, each from a source in sources.toml."""
    check, known = Checker("ranges.toml"), read_sources(folder)
    weapons = {weapon.id for weapon in read_weapons(folder)}
    presets = []
    for key, row in tables(folder, check):
        check.fields(row, {"label", "value", "unit", "note", "source", "weapon"})
        check.source(row, weapons, "weapon", "an id in weapons.toml")
        check.choice(row, "unit", UNITS, " or ".join(UNITS))
        check.source(row, known)
        value = check.number(row.get("value"), "value", 25, 700)
        texts = {name: str(row.get(name)) for name in ("label", "unit", "note", "source", "weapon")}
        presets.append(RangePreset(id=key, value=value, **texts))
    sources = [preset.source for preset in presets]
    check.expect(ARTICLE in sources, "source", sources, f"at least one {ARTICLE!r}")
    check.finish()
    return tuple(presets)


def read_claims(folder: Path = FOLDER) -> tuple[Claim, ...]:
    """article.toml: the article's claims in order, each with verdict, reason and sources."""
    check, known = Checker("article.toml"), read_sources(folder)
    bases = {base.name for base in read_airbases(folder)}
    claims = []
    for key, row in tables(folder, check):
        check.fields(
            row,
            {"paragraph", "claim", "category", "verdict", "reason", "sources"},
            {"date", "map", "check", "places", "systems", "bases", "values"},
        )
        check.choice(row, "category", CATEGORIES)
        check.choice(row, "verdict", VERDICTS)
        check.source(row, known, "sources")
        check.date(row)
        paragraph = int(check.number(row.get("paragraph"), "paragraph", 1, 12))
        names = ("claim", "category", "date", "verdict", "reason", "map", "check")
        texts = {name: str(row.get(name, "")) for name in names}
        listed = ("sources", "places", "systems", "bases")
        lists = {name: tuple(map(str, row.get(name, []))) for name in listed}
        check.source(row, bases, "bases", "a name in airbases.csv")
        values = tuple(_value(check, entry, known) for entry in row.get("values", []))
        fields: dict[str, Any] = texts | lists
        claims.append(Claim(id=key, paragraph=paragraph, values=values, **fields))
    check.finish()
    return tuple(claims)


def read_paragraphs(folder: Path = FOLDER) -> dict[int, str]:
    """paragraphs.csv: what each paragraph of the article is about, in our words, by its number."""
    check = Checker("paragraphs.csv")
    lines = rows(folder, check, {"paragraph", "heading"})
    found = {
        int(check.number(row["paragraph"], "paragraph", 1, 12)): row["heading"] for row in lines
    }
    check.finish()
    return found


def read_events(folder: Path = FOLDER) -> tuple[Event, ...]:
    """events.csv: the timeline in order, each event with sources in sources.toml."""
    check, known = Checker("events.csv"), read_sources(folder)
    events: list[Event] = []
    for row in rows(folder, check, {"id", "date", "kind", "event", "sources"}):
        is_new = all(row["id"] != event.id for event in events)
        check.expect(is_new, "id", row["id"], "each id once")
        check.choice(row, "kind", KINDS)
        named = tuple(row["sources"].split(";"))
        check.source({"sources": named}, known, "sources")
        is_next = not events or events[-1].date[:7] <= row["date"][:7]
        check.expect(is_next, "date", row["date"], "the order of time")
        events.append(Event(row["id"], row["date"], row["kind"], row["event"], named))
    check.finish()
    return tuple(events)


def read_permissions(folder: Path = FOLDER) -> tuple[Permission, ...]:
    """permissions.csv: what was allowed from which day on, in order, each with a source."""
    check, known = Checker("permissions.csv"), read_sources(folder)
    weapons = {weapon.id for weapon in read_weapons(folder)}
    found = []
    for row in rows(folder, check, {"date", "regions", "weapons", "words", "sources"}):
        lists = {name: tuple(row[name].split(";")) for name in ("regions", "weapons", "sources")}
        check.source(lists, known, "sources")
        check.source(lists, weapons, "weapons", "an id in weapons.toml")
        found.append(Permission(row["date"], words=row["words"], **lists))
    check.finish()
    return tuple(found)


READERS: tuple[Callable[[Path], object], ...] = (
    read_sources,
    read_airbases,
    read_weapons,
    read_range_presets,
    read_claims,
    read_paragraphs,
    read_events,
    read_permissions,
    read_reports,
)


def check_all(folder: Path = FOLDER, more: tuple[Callable[[Path], object], ...] = ()) -> None:
    """Reads every file, also by `more` readers; raises one FactsError with every problem."""
    problems: list[str] = []
    for reader in (*READERS, *more):
        try:
            reader(folder)
        except FactsError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise FactsError(problems)


weapons = cache(read_weapons)
range_presets = cache(read_range_presets)
claims = cache(read_claims)
paragraphs = cache(read_paragraphs)
events = cache(read_events)
permissions = cache(read_permissions)


def _value(check: Checker, entry: dict[str, Any], known: dict[str, Source]) -> Value:
    check.fields(entry, {"value", "who", "source"})
    check.source(entry, known)
    return Value(*(str(entry.get(name)) for name in ("value", "who", "source")))


def _read_preset(check: Checker, entry: dict[str, Any], known: dict[str, Source]) -> PublishedRange:
    check.fields(entry, {"km", "printed", "who", "source"})
    ends = entry.get("km") or [None, None]
    low, high = (check.number(end, "km", 1, 5000) for end in (ends[0], ends[-1]))
    check.expect(low <= high, "km", ends, "the low end first, then the high end,")
    check.source(entry, known)
    return PublishedRange(
        low, high, str(entry.get("printed")), str(entry.get("who")), str(entry.get("source"))
    )
