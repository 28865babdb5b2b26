"""The figures published for the article's missile, side by side, and the airfields between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from geodata import facts, phrases, text
from geodata.analysis import day_words, findings, wording
from geodata.analysis.findings import Reach
from geodata.facts.cited import ARTICLE
from geodata.facts.records import RangePreset
from geodata.scenario import Scenario

# So near a published ring the student's is that ring; our choice: no screen shows them as two.
SAME_KM = 0.1


@cache
def figures() -> tuple[RangePreset, ...]:
    """The ranges offered by name that are figures of the missile whose range the article gives, the
    least first."""
    presets = facts.range_presets()
    missiles = {preset.weapon for preset in presets if preset.source == ARTICLE}
    own = (preset for preset in presets if preset.weapon in missiles)
    return tuple(sorted(own, key=lambda preset: preset.km))


def find_drawn(scenario: Scenario) -> tuple[RangePreset, ...]:
    """The figures that have rings of their own beside the student's range: all but that range."""
    return tuple(one for one in figures() if abs(one.km - scenario.range_km) >= SAME_KM)


def put(figure: RangePreset, scenario: Scenario) -> Scenario:
    """A scenario with a figure as its range."""
    return replace(scenario, range_value=figure.value, range_unit=figure.unit)


def name(figure: RangePreset, scenario: Scenario) -> str:
    """What the ring of a figure is called in a key, with what was not possible on its day unless
    the student's own ring says so."""
    if day_words.is_absent(scenario):
        return figure.label
    return day_words.of_ring(figure.label, put(figure, scenario))


def widen(scenario: Scenario) -> Scenario:
    """A scenario with the largest range of which its map shows a ring."""
    shown = figures() if "published" in scenario.show else ()
    wider = [one for one in shown if one.km > scenario.range_km]
    return put(wider[-1], scenario) if wider else scenario


def find_between(scenario: Scenario) -> tuple[tuple[Reach, ...], tuple[Reach, ...]]:
    """The airfields between the least figure and the greatest, nearest first; and those too close
    to one of the two to call."""
    between, close = [], []
    for row in findings.of(scenario):
        states = [
            findings.against(row.base, row.distance_km, figures()[end].km).state for end in (0, -1)
        ]
        if "edge" in states:
            close.append(row)
        elif states == ["out", "in"]:
            between.append(row)
    return tuple(between), tuple(close)


def notes(scenario: Scenario) -> tuple[str, ...]:
    """A line that names the airfields between the published ranges, where both are shown."""
    if not {"published", "airbases"} <= set(scenario.show):
        return ()
    between, close = find_between(scenario)
    ends = {
        "least": text.length(figures()[0].value, figures()[0].unit),
        "greatest": text.length(figures()[-1].value, figures()[-1].unit),
    }
    count = len(between)
    form = "one" if count == 1 else "other" if count else "unsure" if close else "none"
    named = {"count": count, "names": _list(between, scenario.range_unit)}
    lines = [phrases.say(f"between.{form}", start=_name_start(scenario), **ends, **named)]
    if close:
        lines.append(phrases.say("between_close", names=_list(close, scenario.range_unit)))
    return (" ".join(lines),)


def _name_start(scenario: Scenario) -> str:
    if scenario.start != "points":
        return day_words.start_name(scenario)
    if len(scenario.points) > 1:
        return phrases.say("point_starts.nearest")
    return wording.point_name(scenario.points[0], scenario.range_unit)


def _list(rows: Iterable[Reach], unit: str) -> str:
    return "; ".join(
        phrases.say(
            "airfield_away",
            name=row.base.name,
            region=row.base.region,
            away=text.distance(row.distance_km, unit),
        )
        for row in rows
    )
