"""What a poster says of its projection, its airfields and letters that it cannot draw."""

from __future__ import annotations

from geodata import facts, text
from geodata.analysis import findings, wording
from geodata.analysis.findings import Reach
from geodata.paper import lettering
from geodata.scenario import Scenario
from geodata.scene.layers import Layer

LISTED = 18  # airfields named in a list; our choice: what has room on a slide
MERCATOR = "Web Mercator projection"
NOT_ROUND = ", as on screen: a ring of equal distance is not quite a circle."
AZIMUTHAL = "Azimuthal equidistant projection around {}"
TRUE = "distances and directions from there are true."
OTHERS = " Other rings are not quite circles."


def name_projection(scenario: Scenario, projection: str, in_short: bool = False) -> str:
    """A projection of projections.NAMES, and what it is right about on a scenario's map."""
    if projection == "mercator":
        return f"{MERCATOR}." if in_short else f"{MERCATOR}{NOT_ROUND}"
    is_point = scenario.start == "points"
    middle = wording.label(scenario, 0) if is_point else "the middle of what is reached"
    named, others = AZIMUTHAL.format(middle), OTHERS * (is_point and len(scenario.points) > 1)
    return f"{named}." if in_short else f"{named}: {TRUE}{others}"


def tell_missing(letters: int) -> str:
    """How many letters of the student's stand as boxes; empty for none."""
    if not letters:
        return ""
    return (
        f"{letters} letters of the student's own words are in no font here and stand as "
        f"{lettering.MISSING}."
    )


def count(layer: Layer, look: str) -> str:
    """How many airfields have a look, those on occupied Ukrainian land told apart."""
    countries = {base.name: base.country for base in facts.airbases()}
    of = [countries[shape.label] for shape in layer.shapes if shape.look == look]
    occupied = f", {of.count('Ukraine')} on occupied land (small)" if "Ukraine" in of else ""
    return f"{of.count('Russia')} in Russia{occupied}"


def list_reached(scenario: Scenario) -> str:
    """The airfields in range by name, after those that are too close to call."""
    near = [row for row in findings.of(scenario) if row.state != "out"]
    near = [row for row in near if row.state == "edge"] + [row for row in near if row.state == "in"]
    named = [_name(row, scenario.range_unit) for row in near]
    more = [f"and {len(named) - LISTED} more"] if len(named) > LISTED else []
    return f"{'; '.join([*named[:LISTED], *more]) or 'None'}."


def _name(row: Reach, unit: str) -> str:
    close = " (too close to call)" if row.state == "edge" else ""
    return f"{row.base.name} {text.short_distance(row.distance_km, unit)}{close}"
