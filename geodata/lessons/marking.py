"""Marks an answer: right, wrong with a hint on the error, or no answer with an example of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from geodata import phrases, scenario, text
from geodata.free_text import quote
from geodata.geodesy import KM_PER_MILE
from geodata.lessons import conditions, measures
from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    Number,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.scenario import Scenario

# Seen: free text, which the student compares.
RIGHT, WRONG, NONE, SEEN = "right", "wrong", "none", "seen"
# A number as typed, blanks and apostrophes only between thousands, so that two numbers are never
# joined; then its unit.
NUMBER = r"[-+]?(?:\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?|\d[\d.,]*|\.\d+)"
WRITTEN = (
    rf"[~≈]?\s*(about )?(?P<number>{NUMBER})\s*(?P<unit>(?:[^\W\d_]|[°%² ]|(?<=km)2){{0,20}})\.?"
)
LEAST_LETTERS = 25  # of an answer in words; our choice: a short sentence
LONGEST_NUMBER = 15  # signs: more are no number that anybody means, our choice
LEAST_KINDS = 6  # different letters of it; our choice: any sentence has more
UNITS = {"km": "km", "mi": "miles", "nmi": "nautical miles", "km2": "km²"}
# What people write after a number, and the unit that it is; where the unit is another than a
# question's, that is said.
KNOWN_UNITS = {
    word: unit
    for unit, words in {
        "km": ("km", "kilometres", "kilometers", "kilometre", "kilometer", "км"),
        "mi": ("mi", "mile", "miles", "миль", "мили", "милі"),
        "nmi": ("nmi", "nautical miles", "nautical mile"),
        "km2": ("km²", "km2", "sq km", "square km", "км²"),
        "per cent": ("per cent", "percent", "%"),
        "days": ("day", "days", "дней", "днів"),
        "times": ("times", "x"),
    }.items()
    for word in words
}
# Half the way round the Earth over the poles, WGS84: no two places are farther apart.
HALF_ROUND_KM = 20_004.0
LAND_KM2 = 149_000_000.0  # all land on Earth, the usual round figure
# What no answer in a unit can be: least, most, and the phrase that says why.
POSSIBLE = {
    "km": (0.0, HALF_ROUND_KM, "length"),
    "mi": (0.0, HALF_ROUND_KM / KM_PER_MILE, "length"),
    "km2": (0.0, LAND_KM2, "land"),
    "per cent": (0.0, 1000.0, "share"),
    "days": (0.0, 100_000.0, "days"),
}
COUNT = (0.0, 100_000.0, "count")


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of an answer: right, wrong, none or seen, and a sentence for the student."""

    state: str
    words: str


def mark(question: Question, answer: str) -> Mark:
    """Marks what a student gave, as it stands in the address; any text is taken, none raises."""
    match question:
        case NumberQuestion():
            return _number(question, answer)
        case ChoiceQuestion():
            return _choice(question, answer)
        case MapQuestion():
            return _map(question, answer)
        case OrderQuestion():
            return _order(question, answer)
        case TextQuestion():
            return _text(question, answer)


def is_same(question: Question, one: str, other: str) -> bool:
    """Whether two answers are one, however each is written: `284` and `284.0 miles`."""
    match question:
        case NumberQuestion():
            (values, unit), (others, other_unit) = _read(one), _read(other)
            asked = question.answer.unit
            units = {KNOWN_UNITS.get(given, asked) for given in (unit, other_unit)}
            is_equal = len(units) == 1 and not set(values).isdisjoint(others)
            # 1,234 has two readings, of which the other answer may have meant either.
            return is_equal and mark(question, one).state == mark(question, other).state
        case MapQuestion():
            return shown_map(one) == shown_map(other)
        case TextQuestion():
            return one.split() == other.split()
        case _:
            return one == other


def unit_name(unit: str) -> str:
    """A unit as students read it."""
    return UNITS.get(unit, unit)


def number_and_unit(number: Number) -> str:
    """A computed number with its unit: `321.9 km`, `15 per cent`."""
    return f"{measures.to_text(number)} {unit_name(number.unit)}".strip()


def value(question: NumberQuestion, answer: str) -> float | None:
    """The number that an answer is marked by, in the question's unit; None for what is no number
    or has another unit."""
    values, given = _read(answer)
    if _refuse(answer, values, given, question.answer.unit):
        return None
    near = [one for one in values if abs(one - question.answer.value) <= question.within]
    return (near or values)[0]


def _number(question: NumberQuestion, answer: str) -> Mark:
    values, given = _read(answer)
    unread = _refuse(answer, values, given, question.answer.unit)
    if unread:
        return unread
    if any(abs(value - question.answer.value) <= question.within for value in values):
        told = {"answer": number_and_unit(question.answer), "made": question.answer.made}
        return Mark(RIGHT, phrases.say("marks.right", **told).strip())
    return Mark(WRONG, _hint(question, answer, values))


def _refuse(answer: str, values: list[float], given: str, asked: str) -> Mark | None:
    """The mark of what is not a number in the unit asked for, or None."""
    if not answer.strip():
        return Mark(NONE, phrases.say("marks.give_number", unit=unit_name(asked)))
    if asked and given in KNOWN_UNITS and KNOWN_UNITS[given] != asked:
        units = {"other": unit_name(KNOWN_UNITS[given]), "unit": unit_name(asked)}
        return Mark(WRONG, phrases.say("marks.other_unit", **units))
    if asked and given not in ("", *KNOWN_UNITS):
        said = {"answer": quote(answer), "unit": unit_name(asked)}
        return Mark(NONE, phrases.say("marks.not_only_number", **said))
    if not values:
        return Mark(NONE, phrases.say("marks.no_number", answer=quote(answer)))
    return None


def _hint(question: NumberQuestion, answer: str, values: list[float]) -> str:
    """What is wrong with a number: impossible, a known error, too small or too large."""
    value = values[0]
    least, most, why = POSSIBLE.get(question.answer.unit, COUNT)
    if value < least:
        return phrases.say("marks.below_zero", answer=quote(answer))
    if value > most:
        return phrases.say(f"impossible.{why}")
    for trap in question.traps:
        if any(abs(given - trap.value) <= question.within for given in values):
            return trap.hint
    if value < question.answer.value:
        return phrases.say("marks.too_small", hint=question.low)
    return phrases.say("marks.too_large", hint=question.high)


def _read(answer: str) -> tuple[list[float], str]:
    """The readings of a number as people write it, none if not a single one, and its tail."""
    text = " ".join(answer.replace("\u2212", "-").replace("\u00a0", " ").split()).lower()
    found = re.fullmatch(WRITTEN, text)
    if not found:
        return [], ""
    plain = re.sub(r"[ ']", "", found["number"]).rstrip(".,")
    readings = []
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?|[-+]?\d*\.?\d+", plain):
        readings.append(plain.replace(",", ""))
    if re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?|[-+]?\d+,\d+", plain):
        readings.append(plain.replace(".", "").replace(",", "."))
    values = [float(reading) for reading in readings if len(reading) <= LONGEST_NUMBER]
    return values, found["unit"].strip() if values else ""


def _choice(question: ChoiceQuestion, answer: str) -> Mark:
    chosen = next((option for option in question.options if option.id == answer), None)
    if chosen is None:
        return Mark(NONE, phrases.say("marks.choose"))
    if chosen.id == question.right:
        return Mark(RIGHT, phrases.say("marks.chosen", because=question.because).strip())
    return Mark(WRONG, chosen.hint)


def _map(question: MapQuestion, answer: str) -> Mark:
    if not answer.strip():
        return Mark(NONE, phrases.say("marks.set_map"))
    shown = shown_map(answer)
    for condition in question.conditions:
        found = conditions.check(condition, shown)
        if not found.holds:
            return Mark(WRONG, conditions.hint(condition, found))
    return Mark(RIGHT, phrases.say("marks.map_right"))


def shown_map(answer: str) -> Scenario:
    """The map that a student gave as an answer: a query as in the address."""
    return scenario.from_query(_parts(answer))


def _parts(answer: str) -> dict[str, list[str]]:
    query: dict[str, list[str]] = {}
    for part in answer.split("&"):
        key, _, value = part.partition("=")
        query.setdefault(key, []).append(value)
    return query


def _order(question: OrderQuestion, answer: str) -> Mark:
    given = [item for item in answer.split(".") if item]
    items = {item.id: item for item in question.items}
    if sorted(given) != sorted(items):
        return Mark(NONE, phrases.say("marks.order_all", count=len(items)))
    for before, after in pairwise(given):
        if items[before].date > items[after].date:
            two = {"before": items[before].text, "after": items[after].text}
            return Mark(WRONG, phrases.say("marks.order_wrong", **two))
    days = "; ".join(f"{text.date(item.date)}: {item.text}" for item in question.items)
    return Mark(RIGHT, phrases.say("marks.order_right", days=days))


def _text(question: TextQuestion, answer: str) -> Mark:
    words = " ".join(answer.split())
    if not words:
        return Mark(NONE, phrases.say("marks.write"))
    if len(words) < LEAST_LETTERS or len(set(words.lower())) < LEAST_KINDS:
        return Mark(NONE, phrases.say("marks.too_short"))
    for nudge in question.nudges:
        if not any(word in words.casefold() for word in nudge.words):
            return Mark(WRONG, nudge.hint)
    return Mark(SEEN, phrases.say("marks.compare"))
