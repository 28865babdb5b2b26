"""Reads lessons.toml into lessons and refuses, all at once, what does not hold together."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from geodata import facts
from geodata.facts.checker import Checker, rows, tables
from geodata.facts.cited import Source
from geodata.lessons import maps, measures
from geodata.lessons.asking import question
from geodata.lessons.filling import Filler
from geodata.lessons.parts import CONTROLS, Lesson, Number, Standard, Step

COARSE, FINE = -3, 3  # to thousands, to thousandths: how exactly a computed number may be given


def read_standards(folder: Path = facts.FOLDER) -> dict[str, Standard]:
    """standards.csv: teaching standards by id, each with where it was read."""
    check, known = Checker("standards.csv"), facts.read_sources(folder)
    found = {}
    for row in rows(folder, check, {"id", "code", "set", "asks", "source"}):
        check.source(row, known)
        found[row["id"]] = Standard(**row)
    check.finish()
    return found


def read_lessons(folder: Path = facts.FOLDER) -> dict[str, Lesson]:
    """lessons.toml: the lessons by id, in order; every number in their texts is computed now."""
    check, standards = Checker("lessons.toml"), read_standards(folder)
    sources = facts.read_sources(folder)
    found = {}
    for key, row in tables(folder, check):
        check.fields(
            row,
            {"title", "minutes", "aim", "beyond", "standards", "steps", "closing"},
            {"numbers"},
        )
        fill = make_filler(check, row.get("numbers", {}))
        for name in row.get("standards", []):
            check.expect(name in standards, "standards", name, "an id in standards.csv")
        steps = tuple(
            read_step(check, entry, fill, sources, f"[{key}] step {i}")
            for i, entry in enumerate(row.get("steps", []), 1)
        )
        check.record = f"[{key}]"
        texts = {
            name: fill(str(row.get(name, ""))) for name in ("title", "aim", "beyond", "closing")
        }
        minutes = int(check.number(row.get("minutes"), "minutes", 10, 20))
        served = tuple(standards[name] for name in row.get("standards", []) if name in standards)
        found[key] = Lesson(id=key, minutes=minutes, steps=steps, standards=served, **texts)
        _ids_once(check, found[key])
    check.finish()
    return found


lessons = cache(read_lessons)


def make_filler(check: Checker, entries: dict[str, Any]) -> Filler:
    """A filler of texts with computed numbers, each of measures, or of numbers before it."""
    numbers: dict[str, Number] = {}
    whole = check.record
    for name, entry in entries.items():
        check.record = f"{whole} numbers.{name}"
        check.fields(entry, {"is", "in"}, {"of", "digits", "made"})
        unit, digits = (
            str(entry.get("in")),
            int(check.number(entry.get("digits", 0), "digits", COARSE, FINE)),
        )
        try:
            value = measures.compute(str(entry.get("is")), list(entry.get("of", [])), numbers, unit)
        except (KeyError, TypeError, StopIteration, ValueError) as wrong:
            asked = f"{entry.get('is')} of {entry.get('of')} ({wrong})"
            check.expect(False, "the number", asked, "what measures.py has")
            continue
        made = Filler(check, numbers)(str(entry.get("made", "")))
        numbers[name] = Number(name, value, unit, digits, made)
    check.record = whole
    return Filler(check, numbers)


def read_step(
    check: Checker, entry: dict[str, Any], fill: Filler, sources: dict[str, Source], record: str
) -> Step:
    """One step of a lesson or of the story; `record` is said of what is wrong in it."""
    check.record = record
    check.fields(entry, {"title", "text", "map"}, {"controls", "question", "sources"})
    for name in entry.get("controls", []):
        check.expect(name in CONTROLS, "controls", name, ", ".join(CONTROLS))
    for name in entry.get("sources", []):
        check.expect(name in sources, "sources", name, "an id in sources.toml")
    named = tuple(sources[name] for name in entry.get("sources", []) if name in sources)
    opened, sees = maps.read(check, entry.get("map", {})), maps.sight(check, entry.get("map", {}))
    asked = question(check, entry["question"], fill) if "question" in entry else None
    title, text = fill(str(entry.get("title"))), fill(str(entry.get("text")).strip())
    return Step(title, text, opened, sees, tuple(entry.get("controls", [])), asked, named)


def _ids_once(check: Checker, lesson: Lesson) -> None:
    ids = [question.id for question in lesson.questions]
    for name in {name for name in ids if ids.count(name) > 1}:
        check.expect(False, "the question's id", name, "each id once in a lesson")
