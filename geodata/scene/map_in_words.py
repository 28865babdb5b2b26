"""The map as text for those who do not see it: what stands where, who is in range, what is on."""

from __future__ import annotations

from geodata import phrases, text
from geodata.analysis import day_words, findings, published_ranges, wording
from geodata.analysis.findings import Reach
from geodata.scenario import LAYERS, Scenario
from geodata.scene.layers import Layer
from geodata.scene.scene import Scene

NEXT = 3  # airfields beyond the ring that are named; the table has all
STATES = {state: phrases.say(f"heads.{state}") for state in phrases.group("states")}
OWN_LINES = ("rings", "airbases", "launches")  # layers that lines of their own tell


def lines(picture: Scene) -> tuple[tuple[str, str], ...]:
    """The parts of a scene as (head, text), in the order in which an eye takes them."""
    scenario = picture.scenario
    rows = findings.of(scenario) if picture.shows("airbases") else ()
    reach = text.range_text(scenario.range_value, scenario.range_unit)
    absent = {"in": phrases.say("heads.absent")} if day_words.is_absent(scenario) else {}
    heads = STATES | absent
    others = (words for layer in picture.layers for words in tell_layer(layer))
    shown = tuple(
        (
            heads[state],
            _bases(tuple(row for row in rows if row.state == state), scenario.range_unit, state),
        )
        for state in STATES
    )
    return (
        *_starts(scenario),
        (phrases.say("heads.range"), day_words.of_ring(reach, scenario)),
        *(part for part in shown if part[1]),
        (phrases.say("heads.also"), "; ".join(others)),
        *((phrases.say("heads.between"), line) for line in published_ranges.notes(scenario)),
        *((phrases.say("heads.day"), line) for line in wording.day_notes(scenario)),
    )


def tell_layer(layer: Layer) -> tuple[str, ...]:
    """What a layer adds to the map: its lines in the legend, or its title if it is chosen and has
    none; nothing of one that has a line of its own."""
    if layer.name in OWN_LINES:
        return ()
    titles = (layer.title,) if layer.name in LAYERS and not layer.legend else ()
    return (*(words for _, words in layer.legend), *titles)


def _starts(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    if scenario.start != "points":
        start = phrases.say("anywhere_on", start=day_words.start_name(scenario))
        return ((phrases.say("heads.start"), start),)
    several = len(scenario.points) > 1
    return tuple(
        (
            phrases.say("heads.number" if several else "heads.point", number=number),
            phrases.say(
                "launch_at",
                name=wording.point_name(point, scenario.range_unit),
                position=text.position(point.lon, point.lat),
            ),
        )
        for number, point in enumerate(scenario.points, start=1)
    )


def _bases(rows: tuple[Reach, ...], unit: str, state: str) -> str:
    named = rows[:NEXT] if state == "out" else rows
    words = [
        phrases.say(
            "airfield_away",
            name=row.base.name,
            region=row.base.region,
            away=text.short_distance(row.distance_km, unit),
        )
        for row in named
    ]
    more = len(rows) - len(named)
    return "; ".join([*words, *([phrases.say("more", count=more)] if more else [])])
