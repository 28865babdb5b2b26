"""The layer of the published ranges: a thin ring for each figure, beside the student's own."""

from __future__ import annotations

from geodata import facts, text
from geodata.analysis import findings, published_ranges
from geodata.facts.records import RangePreset
from geodata.scenario import Scenario
from geodata.scene import looks
from geodata.scene.layers import Layer, Shape

NOTE = "Published ranges of one missile."  # short: paper has no room for more


def look(figure: RangePreset) -> str:
    """The look of a figure's rings."""
    return looks.PUBLISHED[published_ranges.figures().index(figure)]


def side(figure: RangePreset) -> str:
    """On which side of its ring a figure's length stands: the least inside, the others outside, so
    that names of rings so close lie side by side."""
    return "inside" if figure == published_ranges.figures()[0] else "outside"


def build(scenario: Scenario) -> Layer:
    """The rings of all figures but the student's own range, with whose figures they are."""
    drawn = published_ranges.find_drawn(scenario)
    shapes = (
        Shape(
            outline,
            look(figure),
            text.short_length(figure.value, figure.unit),
            hint=(figure.label, figure.note),
            kind="published",
            side=side(figure),
        )
        for figure in drawn
        for outline in findings.outlines(published_ranges.put(figure, scenario))
    )
    return Layer(
        "published",
        f"Published ranges of {_name_missile()}",
        tuple(shapes),
        tuple(dict.fromkeys(figure.source for figure in drawn)),
        NOTE,
        tuple((look(figure), published_ranges.name(figure, scenario)) for figure in drawn),
    )


def _name_missile() -> str:
    of = published_ranges.figures()[0].weapon
    return next(weapon.name for weapon in facts.weapons() if weapon.id == of)
