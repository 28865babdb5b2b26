"""What a lesson may ask of a map: where points stand, what a ring reaches, start line, day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geodata import borders, geodesy, phrases, text
from geodata.analysis import findings, start_lines
from geodata.geodesy import UNITS_KM
from geodata.lessons import places
from geodata.lessons.parts import Condition, Number
from geodata.scenario import Scenario

EXACT = 0.002  # of a range, as a share: what rounding to 0.1 of a unit may cost


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a condition holds on a map, and what the map shows instead, or nothing."""

    holds: bool
    instead: str = ""


def check(condition: Condition, shown: Scenario) -> Finding:
    """A condition on a map; of several launch points the first, for what is reached all."""
    of, number = condition.of, condition.number
    return (
        CONDITIONS[condition.name](shown, *of)
        if number is None
        else MEASURED[condition.name](shown, *of, number)
    )


def hint(condition: Condition, found: Finding) -> str:
    """What to tell of a condition that does not hold."""
    return " ".join(part for part in (found.instead, condition.hint) if part)


def _near(shown: Scenario, name: str, within: Number) -> Finding:
    here, there = shown.points[0], places.city(name)
    km = geodesy.distance_km(here.lon, here.lat, there.lon, there.lat)
    towards = text.compass(geodesy.initial_bearing_deg(here.lon, here.lat, there.lon, there.lat))
    far = text.distance(km, shown.range_unit)
    told = {"where": _whereabouts(shown), "name": name, "far": far, "way": towards}
    words = phrases.say("map_shows.near", **told)
    return Finding(km <= within.value * UNITS_KM[within.unit], words)


def _in_region(shown: Scenario, name: str) -> Finding:
    where = borders.whereabouts(shown.points[0].lon, shown.points[0].lat)
    words = phrases.say("map_shows.in_region", where=_whereabouts(shown))
    return Finding(where.region == name, words)


def _edge_at(shown: Scenario, name: str, within: Number) -> Finding:
    gap = shown.range_km - _to_city_km(shown, name)
    words = _gap("beyond" if gap > 0 else "short", gap, shown, name)
    return Finding(abs(gap) <= within.value * UNITS_KM[within.unit], words)


def _reaches(shown: Scenario, name: str) -> Finding:
    gap = _to_city_km(shown, name) - shown.range_km
    return Finding(gap <= 0, _gap("short", gap, shown, name))


def _leaves_out(shown: Scenario, name: str) -> Finding:
    gap = shown.range_km - _to_city_km(shown, name)
    return Finding(gap < 0, _gap("inside", gap, shown, name))


def _starts_at(shown: Scenario, start: str) -> Finding:
    now = start_lines.NAMES.get(shown.start, phrases.say("map_shows.own_start"))
    return Finding(shown.start == start, phrases.say("map_shows.start", start=now))


def _range_is(shown: Scenario, length: Number) -> Finding:
    wanted = length.value * UNITS_KM[length.unit]
    told = text.range_text(shown.range_value, shown.range_unit)
    words = phrases.say("map_shows.range", range=told)
    return Finding(abs(shown.range_km / wanted - 1) <= EXACT, words)


def _day_is(shown: Scenario, event: str) -> Finding:
    words = phrases.say("map_shows.day", day=text.date(shown.day))
    return Finding(shown.day == places.event_date(event), words)


def _nearer(shown: Scenario, start: str, length: Number) -> Finding:
    km = places.away_km(shown.points[0].lon, shown.points[0].lat, start)
    return Finding(km <= length.value * UNITS_KM[length.unit], _stands(km, start, shown.range_unit))


def _farther(shown: Scenario, start: str, length: Number) -> Finding:
    km = places.away_km(shown.points[0].lon, shown.points[0].lat, start)
    return Finding(km > length.value * UNITS_KM[length.unit], _stands(km, start, shown.range_unit))


CONDITIONS: dict[str, Callable[..., Finding]] = {
    "in_region": _in_region,
    "reaches": _reaches,
    "leaves_out": _leaves_out,
    "starts_at": _starts_at,
    "day_is": _day_is,
}
MEASURED: dict[str, Callable[..., Finding]] = {
    "near": _near,
    "edge_at": _edge_at,
    "range_is": _range_is,
    "nearer": _nearer,
    "farther": _farther,
}


def _stands(km: float, start: str, unit: str) -> str:
    told = {"far": text.distance(km, unit), "start": start_lines.NAMES[start]}
    return phrases.say("map_shows.away", **told)


def _gap(kind: str, gap: float, shown: Scenario, name: str) -> str:
    """How far, in km, a ring's edge is from a city, in words of the kind `map_shows`."""
    far = text.fine_distance(abs(gap), shown.range_unit)
    return phrases.say(f"map_shows.{kind}", gap=far, name=name)


def _to_city_km(shown: Scenario, name: str) -> float:
    """From the nearest launch point, or from the line or area where rings start."""
    there = places.city(name)
    if shown.start != "points":
        return places.away_km(there.lon, there.lat, shown.start)
    return min(
        geodesy.distance_km(point.lon, point.lat, there.lon, there.lat) for point in shown.points
    )


def _whereabouts(shown: Scenario) -> str:
    point = shown.points[0]
    stands = findings.standing(point)
    if stands.at_town:
        return phrases.say("standing_place.town", town=stands.town)
    region, country = stands.where.region, stands.where.country
    if region:
        title = borders.regions()[region].title
        return phrases.say("standing_place.region", region=title, country=country)
    return phrases.say(f"standing_place.{'country' if country else 'sea'}", country=country)
