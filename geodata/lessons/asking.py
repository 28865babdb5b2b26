"""Reads a question of lessons.toml and computes its right answer from facts and geography."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from geodata import borders, facts, geodesy, text
from geodata.facts import published_figures
from geodata.facts.checker import Checker
from geodata.lessons import maps, places
from geodata.lessons.conditions import CONDITIONS, MEASURED
from geodata.lessons.filling import Filler
from geodata.lessons.parts import (
    CONTROLS,
    ChoiceQuestion,
    Condition,
    Item,
    MapQuestion,
    Nudge,
    Number,
    NumberQuestion,
    Option,
    OrderQuestion,
    Question,
    TextQuestion,
    Trap,
)

Entry = dict[str, Any]


def question(check: Checker, entry: Entry, fill: Filler) -> Question:
    """A question by its kind; what is wrong with it is noted, and a question comes all the same."""
    kind = str(entry.get("kind"))
    check.expect(kind in KINDS, "kind", kind, ", ".join(KINDS))
    check.record = f"{check.record} question {entry.get('id')}"
    return KINDS.get(kind, _text)(check, entry, fill)


def _number(check: Checker, entry: Entry, fill: Filler) -> NumberQuestion:
    check.fields(entry, {"id", "kind", "ask", "answer", "within", "low", "high"}, {"traps"})
    answer = _find_number(check, fill, entry.get("answer"))
    traps = []
    for trap in entry.get("traps", []):
        check.fields(trap, {"number", "hint"})
        wrong = _find_number(check, fill, trap.get("number"))
        check.expect(wrong.unit == answer.unit, "the trap's unit", wrong.unit, answer.unit)
        traps.append(Trap(wrong.value, fill(str(trap.get("hint")))))
    within = check.number(entry.get("within"), "within", 0, 1e6)
    low, high = fill(str(entry.get("low"))), fill(str(entry.get("high")))
    return NumberQuestion(
        str(entry.get("id")), fill(str(entry.get("ask"))), answer, within, tuple(traps), low, high
    )


def _choice(check: Checker, entry: Entry, fill: Filler) -> ChoiceQuestion:
    check.fields(entry, {"id", "kind", "ask", "right", "options"}, {"because"})
    rows = entry.get("options", [])
    for row in rows:
        check.fields(row, {"id", "text"}, {"hint", "is"})
    rule, _, of = str(entry.get("right")).partition(" ")
    right = ""
    try:
        right = RULES[rule](rows, of, fill)
    except (KeyError, StopIteration, ValueError) as wrong:
        check.expect(
            False,
            "right",
            f"{entry.get('right')} ({wrong})",
            f"one of {', '.join(RULES)} and what it needs",
        )
    options = tuple(
        Option(*(fill(str(row.get(name, ""))) for name in ("id", "text", "hint"))) for row in rows
    )
    for option in options:
        check.expect(
            bool(option.hint) or option.id == right,
            "hint",
            option.id,
            "a hint for each option that is wrong",
        )
    check.expect(
        any(option.id == right for option in options), "right", right, "the id of an option"
    )
    ask, because = fill(str(entry.get("ask"))), fill(str(entry.get("because", "")))
    return ChoiceQuestion(str(entry.get("id")), ask, options, right, because)


def _map(check: Checker, entry: Entry, fill: Filler) -> MapQuestion:
    check.fields(entry, {"id", "kind", "ask", "conditions", "needs", "example"})
    for name in entry.get("needs", []):
        check.expect(name in CONTROLS, "needs", name, ", ".join(CONTROLS))
    conditions = tuple(_condition(check, row, fill) for row in entry.get("conditions", []))
    example = maps.read(check, entry.get("example", {}))
    needs = tuple(str(name) for name in entry.get("needs", []))
    return MapQuestion(
        str(entry.get("id")), fill(str(entry.get("ask"))), conditions, needs, example
    )


def _condition(check: Checker, row: Entry, fill: Filler) -> Condition:
    check.fields(row, {"is", "of", "hint"}, {"number"})
    name = str(row.get("is"))
    rooms = MEASURED if "number" in row else CONDITIONS
    check.expect(name in rooms, "is", name, ", ".join(rooms))
    number = _find_number(check, fill, row["number"]) if "number" in row else None
    return Condition(
        name, tuple(str(part) for part in row.get("of", [])), number, fill(str(row.get("hint")))
    )


def _order(check: Checker, entry: Entry, fill: Filler) -> OrderQuestion:
    check.fields(entry, {"id", "kind", "ask"}, {"events", "reports"})
    items = [
        Item(str(i), text, date)
        for i, (text, date) in enumerate(_read_dates(check, entry), start=1)
    ]
    dates = [item.date for item in items]
    is_clear = not any(later.startswith(earlier) for earlier, later in pairwise(sorted(dates)))
    allowed = "three dates or more, each once and none within another,"
    check.expect(is_clear and len(dates) > 2, "the dates", dates, allowed)
    named = {item.text: _short_id(item.text) for item in items}
    ordered = tuple(
        Item(named[item.text], item.text, item.date)
        for item in sorted(items, key=lambda item: item.date)
    )
    shown = tuple(sorted({item.id for item in ordered}))
    check.expect(
        len(shown) == len(ordered),
        "the texts",
        shown,
        "texts that get ids of their own (see _short_id)",
    )
    return OrderQuestion(str(entry.get("id")), fill(str(entry.get("ask"))), ordered, shown)


def _read_dates(check: Checker, entry: Entry) -> list[tuple[str, str]]:
    found = []
    for row in entry.get("events", []):
        check.fields(row, {"event", "text"})
        event = next((known for known in facts.events() if known.id == row.get("event")), None)
        check.expect(event is not None, "events", row.get("event"), "the id of an event")
        found += [(str(row.get("text")), event.date)] if event else []
    for row in entry.get("reports", []):
        check.fields(row, {"source", "text"})
        source = facts.sources().get(str(row.get("source")))
        check.expect(source is not None, "reports", row.get("source"), "an id in sources.toml")
        found += [(str(row.get("text")), source.date)] if source else []
    return found


def _short_id(text: str) -> str:
    """A short name for an item that hides its date; also the order in which items are offered."""
    return hashlib.sha256(text.encode()).hexdigest()[:3]


def _text(check: Checker, entry: Entry, fill: Filler) -> TextQuestion:
    check.fields(entry, {"id", "kind", "ask", "model", "points"}, {"nudges"})
    nudges = []
    for row in entry.get("nudges", []):
        check.fields(row, {"words", "hint"})
        nudges.append(
            Nudge(
                tuple(str(word).casefold() for word in row.get("words", [])),
                fill(str(row.get("hint"))),
            )
        )
    ask, model = fill(str(entry.get("ask"))), fill(str(entry.get("model", "")))
    points = tuple(fill(str(point)) for point in entry.get("points", []))
    return TextQuestion(str(entry.get("id")), ask, model, points, tuple(nudges))


KINDS: dict[str, Callable[[Checker, Entry, Filler], Question]] = {
    "number": _number,
    "choice": _choice,
    "map": _map,
    "order": _order,
    "text": _text,
}


def _find_number(check: Checker, fill: Filler, name: object) -> Number:
    known = fill.numbers.get(str(name))
    check.expect(known is not None, "the number", name, "a number of the lesson")
    return known or Number(str(name), 0.0, "", 0, "")


def _most(rows: list[Entry], _: str, fill: Filler) -> str:
    return str(max(rows, key=lambda row: fill.numbers[str(row["is"])].value)["id"])


def _least(rows: list[Entry], _: str, fill: Filler) -> str:
    return str(min(rows, key=lambda row: fill.numbers[str(row["is"])].value)["id"])


def _equal(rows: list[Entry], wanted: str) -> str:
    return str(next(row for row in rows if str(row.get("is")) == wanted)["id"])


def _compass(rows: list[Entry], cities: str, _: Filler) -> str:
    one, other = (places.city(name) for name in cities.split("/"))
    return _equal(
        rows, text.compass(geodesy.initial_bearing_deg(one.lon, one.lat, other.lon, other.lat))
    )


def _region(rows: list[Entry], name: str, _: Filler) -> str:
    place = places.city(name)
    return _equal(rows, str(borders.whereabouts(place.lon, place.lat).region))


def _verdict(rows: list[Entry], name: str, _: Filler) -> str:
    return _equal(rows, next(claim.verdict for claim in facts.claims() if claim.id == name))


def _earliest(rows: list[Entry], _: str, __: Filler) -> str:
    return str(min(rows, key=lambda row: facts.sources()[str(row["is"])].date)["id"])


def _measured_from(rows: list[Entry], name: str, _: Filler) -> str:
    return _equal(rows, published_figures.figures()[name].start)


def _counts(rows: list[Entry], name: str, _: Filler) -> str:
    return _equal(rows, published_figures.figures()[name].counts)


def _allowed(rows: list[Entry], event: str, _: Filler) -> str:
    """The region that a permission of the event's day names; there must be one only."""
    day = places.event_date(event)
    (region,) = next(known.regions for known in facts.permissions() if known.date == day)
    return _equal(rows, region)


RULES: dict[str, Callable[[list[Entry], str, Filler], str]] = {
    "most": _most,
    "least": _least,
    "compass": _compass,
    "region": _region,
    "verdict": _verdict,
    "earliest": _earliest,
    "measured_from": _measured_from,
    "counts": _counts,
    "allowed": _allowed,
}
