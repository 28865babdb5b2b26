"""What the map says of a claim: for each check a sentence with our number beside the claim's."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from geodata import borders, geodesy, text
from geodata.analysis import findings
from geodata.facts.records import Claim
from geodata.scenario import Scenario

SPECIFIED_KM = 300.0  # ATACMS Block IA as published; see facts/weapons.toml
# Dollars: what was left of the law of April 2024, and announced before (Babel).
REMAINING_BN, ANNOUNCED_BN = 4.3, 2.8
IN_USE = ("Borisoglebsk", "Lipetsk-2", "Marinovka")  # reported in use or struck in August 2024
VACATED = ("Voronezh Malshevo (Baltimor)", "Morozovsk")  # reported as left in June to August 2024


@dataclass(frozen=True, slots=True)
class Checked:
    """A check's outcome: numbers by what they count (km, km², per cent, dollars), a sentence."""

    numbers: dict[str, float]
    text: str


def check(claim: Claim) -> Checked | None:
    """What the map says of a claim, computed now; None if the claim has no check."""
    return CHECKS[claim.check]() if claim.check else None


def _reach_of_russia() -> Checked:
    asked = {
        start: Scenario(start=start, range_value=SPECIFIED_KM, range_unit="km")
        for start in ("border", "held")
    }
    areas = {start: findings.areas(scenario).russia_km2 for start, scenario in asked.items()}
    border, held = (
        f"{_thousands(area)} km², {_share(area, findings.RUSSIA_KM2)} of Russia"
        for area in areas.values()
    )
    return Checked(
        areas,
        f"300 km from the land border take in about {border}. From Ukrainian-held land: {held}.",
    )


def _held_part_of_kursk() -> Checked:
    areas = {day: geodesy.area_km2(borders.held_kursk(day)) for day in ("2024-08-31", "2024-11-17")}
    whole = geodesy.area_km2(borders.region("Kursk"))
    august, november = areas.values()
    return Checked(
        areas,
        f"On our approximate map Ukraine held about {_tens(august)} km² on 31 August and "
        f"{_tens(november)} km² on "
        f"17 November 2024. The latter is {_share(november, whole)} of Kursk Oblast.",
    )


def _dzhankoy() -> Checked:
    away = _distance("Dzhankoy", "held")
    return Checked(
        {"held": away},
        f"The airfield at Dzhankoy is {text.distance(away, 'km')} from Ukrainian-held land.",
    )


def _olenya() -> Checked:
    away = _distance("Olenya", "border")
    times = text.number(away / SPECIFIED_KM, 1)
    return Checked(
        {"border": away},
        f"Olenya is {text.distance(away, 'km')} from the land border: {times} times 300 km.",
    )


def _rounding() -> Checked:
    longer = 200 * geodesy.KM_PER_MILE
    areas = {"300 km": math.pi * SPECIFIED_KM**2, "200 miles": math.pi * longer**2}
    more = _percent(areas["200 miles"] / areas["300 km"] - 1)
    words = (
        f"200 miles are {text.number(longer, 1)} km. Against 300 km that makes a circle {more} "
        "larger in area."
    )
    return Checked({"km": longer, **areas}, words)


def _fields_in_use() -> Checked:
    numbers = {
        f"{name}, {start}": _distance(name, start)
        for name in IN_USE
        for start in ("border", "held")
    }
    parts = (
        f"{name} is {_km(name, 'border')} from the border, {_km(name, 'held')} from held land"
        for name in IN_USE
    )
    return Checked(numbers, f"{'. '.join(parts)}.")


def _vacated() -> Checked:
    numbers = {name: _distance(name, "held") for name in VACATED}
    parts = (f"{name} {_km(name, 'held')}" for name in VACATED)
    return Checked(
        numbers, f"Distance from Ukrainian-held land: {'; '.join(parts)}. Both are within 300 km."
    )


def _ninety() -> Checked:
    beyond, total = {}, 0
    for start in ("border", "held"):
        counts = findings.counts(
            findings.of(Scenario(range_value=SPECIFIED_KM, range_unit="km", start=start)), "Russia"
        )
        beyond[start], total = float(counts.outside), counts.total
    border, held = (f"{text.number(count)} ({_share(count, total)})" for count in beyond.values())
    return Checked(
        beyond,
        f"Of our {total} air bases in Russia {border} lie beyond 300 km of the land border and "
        f"{held} beyond 300 km of "
        f"held land. These are air bases, not aircraft: the 90 per cent counts something else.",
    )


def _drawdown() -> Checked:
    total = REMAINING_BN + ANNOUNCED_BN
    return Checked(
        {"bn": total}, f"{REMAINING_BN} + {ANNOUNCED_BN} = {text.number(total, 1)} billion dollars."
    )


CHECKS: dict[str, Callable[[], Checked]] = {
    "reach_of_russia": _reach_of_russia,
    "held_part_of_kursk": _held_part_of_kursk,
    "dzhankoy": _dzhankoy,
    "olenya": _olenya,
    "rounding": _rounding,
    "fields_in_use": _fields_in_use,
    "vacated": _vacated,
    "ninety": _ninety,
    "drawdown": _drawdown,
}


def _distance(name: str, start: str) -> float:
    rows = findings.of(Scenario(start=start))
    return next(row.distance_km for row in rows if row.base.name == name)


def _km(name: str, start: str) -> str:
    return f"{text.number(_distance(name, start))} km"


def _share(part: float, whole: float) -> str:
    return _percent(part / whole)


def _percent(share: float) -> str:
    return f"{text.number(100 * share, 1)} per cent"


def _thousands(value: float) -> str:
    return text.number(round(value, -3))


def _tens(value: float) -> str:
    return text.number(round(value, -1))
