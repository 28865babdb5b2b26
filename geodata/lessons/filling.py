"""Fills the texts of lessons with computed numbers and known dates; none is typed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from geodata import facts, geodesy, text
from geodata.facts import published_figures
from geodata.facts.checker import Checker
from geodata.lessons import measures, places
from geodata.lessons.parts import Number

PLACE = re.compile(r"\{([a-z0-9_]+)(?::([^{}]+))?\}")


class Filler:
    """Replaces `{name}` by a lesson's number and `{kind:id}` by a fact; notes unknown names."""

    def __init__(self, check: Checker, numbers: Mapping[str, Number]) -> None:
        self.check, self.numbers = check, numbers

    def __call__(self, text: str) -> str:
        """The text, filled."""
        return PLACE.sub(self._one, text)

    def _one(self, found: re.Match[str]) -> str:
        name, of = found[1], found[2]
        if of is None and name in self.numbers:
            return measures.to_text(self.numbers[name])
        try:
            return KINDS[name](of or "")
        except (KeyError, StopIteration):
            self.check.expect(
                False, "the text", found[0], "a number of the lesson or a known kind and id"
            )
            return found[0]


def _date(event: str) -> str:
    return text.date(places.event_date(event))


def _day(event: str) -> str:
    return text.day(places.event_date(event))


def _publication(source: str) -> str:
    return text.date(facts.sources()[source].date)


def _range(preset: str) -> str:
    found = next(known for known in facts.range_presets() if known.id == preset)
    return text.length(found.value, found.unit)


def _claim(claim: str) -> str:
    return next(known.claim for known in facts.claims() if known.id == claim)


def _reason(claim: str) -> str:
    return next(known.reason for known in facts.claims() if known.id == claim)


def _permission(event: str) -> str:
    day = places.event_date(event)
    return next(known.words for known in facts.permissions() if known.date == day)


def _figure(name: str) -> str:
    found = published_figures.figures()[name]
    return f"{text.number(found.value, 1)} {found.unit}".strip()


def _lower(words: str) -> str:
    """Words that go on with a sentence."""
    return words[:1].lower() + words[1:]


KINDS: dict[str, Callable[[str], str]] = {
    "date": _date,
    "day": _day,
    "published": _publication,
    "range": _range,
    "claim": _claim,
    "reason": _reason,
    "permission": _permission,
    "figure": _figure,
    "figure_words": lambda name: _lower(published_figures.figures()[name].words),
    "mile": lambda _: text.number(geodesy.KM_PER_MILE, 6),
    "nautical": lambda _: text.number(geodesy.KM_PER_NAUTICAL_MILE, 3),
}
