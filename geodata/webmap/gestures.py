"""Reads the gestures that gestures.js sends, and applies them to a scenario in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeGuard

from geodata.analysis import moves
from geodata.scenario import FIRST_DAY, LAST_DAY, Scenario

LARGEST = 1e6  # degrees, per cent or km; far beyond any that is meant, and what moves.py can take
DEEDS = ("move", "along", "day", "undo", "redo", "select", "story")
EPOCH = date(1970, 1, 1).toordinal()  # from which a browser counts days
MOST = 50  # gestures in one message; more than a hand can make while the server answers


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing done on the map: its number, what it is (of DEEDS), which point, and where to.

    A story is a step of it that was opened beside the map; `point` is its number then, from 1.

    `one, other` are latitude and longitude of a move, the share in per cent and the km behind the
    border of an along; of a day, which is chosen on the page beside the map, `one` is how many
    days it is after 1 January 1970."""

    number: int
    what: str
    point: int = 0
    one: float = 0.0
    other: float = 0.0


@dataclass(frozen=True, slots=True)
class Hand:
    """What the live map must know to take gestures: the last number heard, the point chosen, and
    where it is on the border walk, as a share in per cent and km behind the border; `fixed` if no
    hand may move a point."""

    heard: int = 0
    chosen: int = 0
    percent: float = 0.0
    behind_km: float = 0.0
    fixed: bool = False


def read(message: object, after: int) -> Iterator[Gesture]:
    """The gestures of a message that came after the one last heard, in order; whatever is malformed
    is left out.

    The browser repeats what the server has not yet confirmed, so that none is lost and none counts
    twice."""
    sent = message.get("gestures") if isinstance(message, dict) else None
    rows = sent[:MOST] if isinstance(sent, list) else []
    read = sorted(
        (gesture for row in rows if (gesture := _read_row(row))), key=lambda gesture: gesture.number
    )
    return (gesture for gesture in read if gesture.number > after)


def apply(before: Scenario, gesture: Gesture) -> Scenario:
    """The scenario after a move, an along or a day; unchanged for others and absent points."""
    if gesture.what == "move":
        return moves.to_place(before, gesture.point, lon=gesture.other, lat=gesture.one)
    if gesture.what == "along":
        return moves.along_border(before, gesture.point, gesture.one, gesture.other)
    if gesture.what == "day":
        return replace(before, day=_clamp_day(gesture.one), ignored=())
    return before


def _clamp_day(days: float) -> str:
    """The ISO day so many days after the browser's first, within the timeline."""
    first, last = (date.fromisoformat(day).toordinal() for day in (FIRST_DAY, LAST_DAY))
    return date.fromordinal(min(max(EPOCH + round(days), first), last)).isoformat()


def _read_row(row: object) -> Gesture | None:
    if not isinstance(row, dict) or row.get("what") not in DEEDS:
        return None
    number, point, where = row.get("number"), row.get("point", 0), row.get("where", [0.0, 0.0])
    if (
        not isinstance(where, list)
        or len(where) != 2
        or not all(_is_number(value, LARGEST) for value in where)
    ):
        return None
    if not (_is_whole(number) and _is_whole(point)):
        return None
    return Gesture(number, row["what"], point, float(where[0]), float(where[1]))


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and _is_number(value, 2**53) and value >= 0


def _is_number(value: object, below: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < below
