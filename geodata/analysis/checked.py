"""What a check of a claim finds, and how its numbers are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geodata import facts, text
from geodata.facts.records import RangePreset
from geodata.geodesy import UNITS_KM
from geodata.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Checked:
    """A check's outcome: numbers by what they count (km, km², per cent, dollars), a sentence."""

    numbers: dict[str, float]
    text: str


def find_preset(name: str) -> RangePreset:
    """A range of ranges.toml by its id."""
    return next(preset for preset in facts.range_presets() if preset.id == name)


def to_km(preset: RangePreset) -> float:
    """A range in km."""
    return preset.value * UNITS_KM[preset.unit]


def length(preset: RangePreset) -> str:
    """A range in words, in its own unit."""
    return text.length(preset.value, preset.unit)


def specified() -> str:
    """The range as its makers publish it, in words."""
    return length(find_preset("specified"))


def specified_from(start: str) -> Scenario:
    """That range from a line or an area."""
    preset = find_preset("specified")
    return Scenario(start=start, range_value=preset.value, range_unit=preset.unit)


def share(part: float, whole: float) -> str:
    """A part of a whole in per cent, to a tenth."""
    return percent(part / whole)


def percent(part: float) -> str:
    """A share from 0 to 1 in per cent, to a tenth."""
    return f"{text.number(100 * part, 1)} per cent"


def thousands(value: float) -> str:
    """A number rounded to thousands."""
    return text.number(round(value, -3))


def tens(value: float) -> str:
    """A number rounded to tens."""
    return text.number(round(value, -1))


def listing(names: Sequence[str]) -> str:
    """Names as a list in a sentence: `A`, `A and B`, `A, B and C`; `none` without any."""
    *first, last = names or ["none"]
    return f"{', '.join(first)} and {last}" if first else last
