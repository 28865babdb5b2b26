"""Computations that lessons.toml names, answered as numbers from facts and geography."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date

from geodata import borders, facts, geodesy, text
from geodata.analysis import findings
from geodata.distortion.lengths import Length
from geodata.facts import published_figures
from geodata.geodesy import KM_PER_MILE, KM_PER_NAUTICAL_MILE, UNITS_KM
from geodata.lessons import map_measures
from geodata.lessons.parts import Number
from geodata.lessons.places import away_km, city, event_date, range_km
from geodata.scenario import Scenario


def compute(is_: str, of: list[str], earlier: Mapping[str, Number], unit: str) -> float:
    """A number of lessons.toml: a measure of arguments, or one derived from earlier numbers of the
    same lesson.

    Lengths are computed in km and given in `unit` (mi, km or nmi). Raises KeyError for a name that
    is not known and TypeError for arguments too few or too many."""
    if is_ in DERIVED:
        return DERIVED[is_](*(earlier[name].value for name in of))
    value = MEASURES[is_](*of)
    return value / UNITS_KM[unit] if unit in UNITS_KM and is_ not in PLAIN else value


def _distance(one: str, other: str) -> float:
    here, there = city(one), city(other)
    return geodesy.distance_km(here.lon, here.lat, there.lon, there.lat)


def _away(name: str, start: str) -> float:
    return away_km(city(name).lon, city(name).lat, start)


def _bare(preset: str) -> float:
    """A range's figure as it is printed, without its unit."""
    return next(known.value for known in facts.range_presets() if known.id == preset)


def _taken_as(preset: str, unit: str) -> float:
    return _bare(preset) * UNITS_KM[unit]


def _russia_km2(start: str, preset: str) -> float:
    return findings.areas(_around(start, preset)).russia_km2


def _fields(start: str, preset: str, state: str, most_km: str = "inf") -> float:
    """Airfields in Russia by their state; of those alone that are no farther than `most_km` from
    the start, if that is given."""
    listed = findings.of(_around(start, preset))
    near = tuple(reach for reach in listed if reach.distance_km <= float(most_km))
    counts = findings.counts(near, "Russia")
    return float({"in": counts.inside, "out": counts.outside, "all": counts.total}[state])


def _around(start: str, preset: str) -> Scenario:
    return Scenario(start=start, range_value=range_km(preset), range_unit="km")


def _ring_km2(preset: str) -> float:
    return Length(range_km(preset), "km").circle_km2


def _days(one: str, other: str) -> float:
    first, second = (date.fromisoformat(event_date(event)) for event in (one, other))
    return float((second - first).days)


def _claims(verdict: str = "") -> float:
    return float(sum(not verdict or claim.verdict == verdict for claim in facts.claims()))


MEASURES: dict[str, Callable[..., float]] = {
    "distance": _distance,
    "away": _away,
    "range": range_km,
    "taken_as": _taken_as,
    "figure_as_km_in_miles": lambda preset: _bare(preset) / KM_PER_MILE,
    "figure_times_mile": lambda preset: _bare(preset) * KM_PER_MILE**2,
    "range_nautical": lambda preset: range_km(preset) / KM_PER_NAUTICAL_MILE * KM_PER_MILE,
    "ring_km2": _ring_km2,
    "russia_km2": _russia_km2,
    "region_km2": lambda name: geodesy.area_km2(borders.region(name)),
    "held_km2": lambda day: geodesy.area_km2(borders.held_kursk(day)),
    "all_russia_km2": findings.area_of_russia_km2,
    "fields": _fields,
    "all_fields": lambda: float(len(facts.airbases())),
    "figure": lambda name: published_figures.figures()[name].value,
    "days": _days,
    "claims": _claims,
    "ours": float,
    **map_measures.MEASURES,
}
PLAIN = ("ours",)  # given in its own unit: our tolerance
DERIVED: dict[str, Callable[..., float]] = {
    "per_cent": lambda part, whole: 100 * part / whole,
    "per_cent_more": lambda more, base: 100 * (more / base - 1),
    "per_cent_less": lambda less, base: 100 * (1 - less / base),
    "difference": lambda one, other: one - other,
    "times": lambda one, other: one / other,
    "times_of_root": math.sqrt,
    "fraction": lambda share: share / 100,
    "renamed": lambda one: one,  # the same figure, taken for another unit
}


def to_text(number: Number) -> str:
    """A computed number for reading, without its unit."""
    return text.number(round(number.value, number.digits), max(number.digits, 0))
