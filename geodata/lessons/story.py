"""The story beside the map: the article read along a few states of one map, from story.toml."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geodata import addresses, facts, phrases, scene, webmap
from geodata.analysis import wording
from geodata.facts.checker import Checker, tables
from geodata.free_text import quote
from geodata.lessons import reading
from geodata.lessons.parts import Step
from geodata.webmap import Sight

PART = "story"  # of the address


@dataclass(frozen=True, slots=True)
class Story:
    """The steps in order, and the ways on from the last one, which only the site has."""

    steps: tuple[Step, ...]
    doors: str


def read_story(folder: Path = facts.FOLDER) -> Story:
    """The story. What a step asks the student to do is its question, of the kind `map`; a step
    without one asks nothing."""
    check, sources = Checker("story.toml"), facts.read_sources(folder)
    found: list[Step] = []
    doors = ""
    for key, row in tables(folder, check):
        check.fields(row, {"title", "steps", "doors"}, {"numbers"})
        fill = reading.make_filler(check, row.get("numbers", {}))
        doors = fill(str(row.get("doors", "")))
        for number, entry in enumerate(row.get("steps", []), 1):
            asking = _with_question(entry, number)
            found.append(reading.read_step(check, asking, fill, sources, f"[{key}] step {number}"))
    check.finish()
    return Story(tuple(found), doors)


@cache
def whole() -> Story:
    """The story, read once."""
    return read_story()


def story() -> tuple[Step, ...]:
    """Its steps."""
    return whole().steps


def find_step(query: Mapping[str, Sequence[str]], problems: list[str]) -> int:
    """The number of the step, from 1, that an address asks for by its part `story`; 0 where it asks
    for none, or for one that is not, which is then named among the problems."""
    for value in addresses.single(query, PART, problems):
        if value.isascii() and value.isdecimal() and 1 <= int(value[:3]) <= len(story()):
            return int(value[:3])
        named = {"part": PART, "text": quote(value), "count": len(story())}
        problems.append(phrases.say("no_step", **named))
    return 0


def find_view(number: int, again: str = "") -> Sight:
    """What the map is to show at a step, from 1: its own area or its rings, and the towns that it
    names. `again` tells one time from another at which the map is to turn there."""
    step = story()[number - 1]
    return Sight.of(f"story {number}{again}", step.sees, f"{step.title} {step.text}")


@cache
def pictures_json() -> bytes:
    """What the live map draws at each step, as messages.py writes it, so that a browser has all
    steps at once (70 kB, gzipped 8). Theme and hand are the map's own."""
    return json.dumps(
        [
            webmap.overlay(
                scene.build(step.map),
                "light",
                None,
                find_view(number),
                wording.area_notes(step.map),
            )
            for number, step in enumerate(story(), 1)
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def _with_question(entry: dict[str, Any], number: int) -> dict[str, Any]:
    """A step with its turn written as lessons write a question on the map."""
    others = {name: value for name, value in entry.items() if name != "turn"}
    if "turn" not in entry:
        return others
    return others | {"question": {"id": f"turn-{number}", "kind": "map", **entry["turn"]}}
