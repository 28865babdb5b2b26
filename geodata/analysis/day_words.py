"""What a day's map says of its day: which system was in hand, what was allowed, what is missing."""

from __future__ import annotations

from geodata import facts, phrases, text
from geodata.analysis import start_lines, timeline
from geodata.analysis.timeline import IN_HAND, Possible
from geodata.facts import map_areas
from geodata.scenario import Scenario

ABSENT = phrases.group("absent")
NOT_ALLOWED = phrases.say("not_allowed")


def opening(possible: Possible) -> str:
    """What the sentence of a day begins with: whether reports show the system in Ukrainian hands,
    and, where they do, whether Washington had allowed its use inside Russia."""
    day, weapon = text.date(possible.day), possible.weapon
    if weapon is None:
        return phrases.say("opening.none", day=day)
    outlet = facts.sources()[weapon.in_hand_source].outlet
    regions = ", ".join(timeline.find_regions(possible.permissions))
    allowed = phrases.say("allowed.in" if regions else "allowed.not", regions=regions)
    first = phrases.say("first_seen", day=text.date(weapon.in_hand), outlet=outlet)
    words = {"day": day, "weapon": weapon.name, "outlet": outlet, "allowed": allowed}
    return phrases.say(f"opening.{possible.hands}", first=first, **words)


def is_absent(scenario: Scenario) -> bool:
    """Whether reports of a scenario's day show no system with its range in Ukrainian hands; never
    on the article's own day."""
    possible = timeline.find_possible(scenario)
    return possible is not None and possible.hands != IN_HAND


def of_ring(reach: str, scenario: Scenario) -> str:
    """What a ring is called in a key, with what was not possible with it on its day."""
    possible = timeline.find_possible(scenario)
    if possible is None or possible.permissions:
        return reach
    absent = ABSENT.get(possible.hands, NOT_ALLOWED)
    return phrases.say("ring_absent", ring=reach, absent=absent)


def start_name(scenario: Scenario) -> str:
    """What a start that is a line or an area is called, held land with its day on any other day."""
    name = start_lines.NAMES[scenario.start]
    if scenario.start != "held" or timeline.has_line(scenario.day):
        return name
    return phrases.say("start_of_day", start=name, day=map_areas.day())


def not_drawn(scenario: Scenario) -> tuple[str, ...]:
    """A sentence for each layer that is chosen and for whose day the data have nothing."""
    lines = []
    if not timeline.has_line(scenario.day):
        if "occupied" in scenario.show:
            lines.append(phrases.say("not_drawn.occupied", day=map_areas.day()))
        if scenario.start == "held":
            lines.append(phrases.say("not_drawn.start", day=map_areas.day()))
    if "held" in scenario.show and _lacks_held(scenario.day):
        days = phrases.say("joints.and").join(map(text.date, map_areas.held_days()))
        lines.append(phrases.say("not_drawn.held", days=days))
    if "allowed" in scenario.show and not timeline.find_permissions(scenario.day):
        nothing = facts.statement("nothing-allowed")
        lines.append(phrases.say("not_drawn.allowed", nothing=nothing))
    return tuple(lines)


def _lacks_held(day: str) -> bool:
    return timeline.kursk_has_begun(day) and timeline.variant("held", day) is None
