"""What a day's map says of its day: which system was in hand, what was allowed, what is missing."""

from __future__ import annotations

from geodata import facts, text
from geodata.analysis import start_lines, timeline
from geodata.analysis.timeline import IN_HAND, NOT_KNOWN, NOT_YET, Possible
from geodata.facts import map_areas
from geodata.scenario import Scenario

ABSENT = {
    NOT_YET: "not yet in Ukrainian hands on this day",
    NOT_KNOWN: "not known to be in Ukrainian hands on this day",
}
NOT_ALLOWED = "its use inside Russia not allowed on this day"


def opening(possible: Possible) -> str:
    """What the sentence of a day begins with: whether reports show the system in Ukrainian hands,
    and, where they do, whether Washington had allowed its use inside Russia."""
    day, weapon = text.date(possible.day), possible.weapon
    if weapon is None:
        return f"Map of {day}: no system that has rings on this map is known to reach so far."
    outlet = facts.sources()[weapon.in_hand_source].outlet
    if possible.hands == IN_HAND:
        regions = timeline.find_regions(possible.permissions)
        allowed = (
            f"and allowed inside Russia, in regions that reports name: {', '.join(regions)}"
            if regions
            else "but Washington had not allowed it inside Russia"
        )
        return f"On {day} {weapon.name} was in Ukrainian hands ({outlet}), {allowed}."
    first = f"(reported there from {text.date(weapon.in_hand)} on, {outlet})"
    if possible.hands == NOT_YET:
        return f"On {day} no {weapon.name} was in Ukrainian hands {first}."
    return f"Whether {weapon.name} was in Ukrainian hands on {day} is not known {first}."


def is_absent(scenario: Scenario) -> bool:
    """Whether reports of a scenario's day show no system with its range in Ukrainian hands; never
    on the article's own day."""
    possible = timeline.find_possible(scenario)
    return possible is not None and possible.hands != IN_HAND


def of_ring(reach: str, scenario: Scenario) -> str:
    """What a ring is called in a legend, with what was not possible with it on its day."""
    possible = timeline.find_possible(scenario)
    if possible is None or possible.permissions:
        return reach
    return f"{reach}; {ABSENT.get(possible.hands, NOT_ALLOWED)}"


def start_name(scenario: Scenario) -> str:
    """What a start that is a line or an area is called, held land with its day on any other day."""
    name = start_lines.NAMES[scenario.start]
    is_anothers = scenario.start == "held" and not timeline.has_line(scenario.day)
    return f"{name} of {map_areas.day()}" if is_anothers else name


def not_drawn(scenario: Scenario) -> tuple[str, ...]:
    """A sentence for each layer that is chosen and for whose day the data have nothing."""
    lines = []
    if not timeline.has_line(scenario.day):
        if "occupied" in scenario.show:
            lines.append(
                "There is no line of contact for this day in the data; the one of "
                f"{map_areas.day()} is not drawn."
            )
        if scenario.start == "held":
            lines.append(
                "There is no line of contact for this day in the data; rings start from the "
                f"one of {map_areas.day()}."
            )
    if "held" in scenario.show and _lacks_held(scenario.day):
        known = " and ".join(map(text.date, map_areas.held_days()))
        lines.append(
            "There is no map of the held part of Kursk Oblast for this day in the data; those "
            f"of {known} are not drawn."
        )
    if "allowed" in scenario.show and not timeline.find_permissions(scenario.day):
        lines.append(f"By then Washington had allowed {facts.statement('nothing-allowed')}.")
    return tuple(lines)


def _lacks_held(day: str) -> bool:
    return timeline.kursk_has_begun(day) and timeline.variant("held", day) is None
