"""What the map says of a claim: for each check a sentence with our number beside the claim's."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from geodata import borders, facts, geodesy, text
from geodata.analysis import findings
from geodata.analysis.findings import Counts
from geodata.facts import map_areas
from geodata.facts.published_figures import figures
from geodata.facts.records import Airbase, Claim, RangePreset
from geodata.geodesy import UNITS_KM
from geodata.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Checked:
    """A check's outcome: numbers by what they count (km, km², per cent, dollars), a sentence."""

    numbers: dict[str, float]
    text: str


def check(claim: Claim) -> Checked | None:
    """What the map says of a claim, computed now; None if the claim has no check."""
    return CHECKS[claim.check](claim) if claim.check else None


def _reach_of_russia(_: Claim) -> Checked:
    areas = {
        start: findings.areas(_specified_from(start)).russia_km2 for start in ("border", "held")
    }
    border, held = (
        f"{_thousands(area)} km², {_share(area, findings.area_of_russia_km2())} of Russia"
        for area in areas.values()
    )
    return Checked(
        areas,
        f"{_specified()} from the land border take in about {border}. From Ukrainian-held land: "
        f"{held}.",
    )


def _held_part_of_kursk(_: Claim) -> Checked:
    areas = {day: geodesy.area_km2(borders.held_kursk(day)) for day in map_areas.held_days()}
    whole = geodesy.area_km2(borders.region("Kursk"))
    (peak, most), (last, left) = areas.items()
    return Checked(
        areas,
        f"On our approximate map Ukraine held about {_tens(most)} km² on {text.day(peak)} and "
        f"{_tens(left)} km² on {text.date(last)}. The latter is {_share(left, whole)} of Kursk "
        "Oblast.",
    )


def _dzhankoy(claim: Claim) -> Checked:
    (base,) = claim.bases
    away = findings.distance_km(base, "held")
    return Checked(
        {"held": away},
        f"On our map the airfield at {base} is {text.distance(away, 'km')} from held land: "
        "along the Dnipro the map has its edge on the bank that Russia held. An official told "
        f"Reuters: about {text.number(figures()['dzhankoi-front'].value)} km from the front line.",
    )


def _olenya(claim: Claim) -> Checked:
    (base,) = claim.bases
    away = findings.distance_km(base, "border")
    times = text.number(away / _specified_from("border").range_km, 1)
    return Checked(
        {"border": away},
        f"{base} is {text.distance(away, 'km')} from the land border: {times} times "
        f"{_specified()}.",
    )


def _rounding(_: Claim) -> Checked:
    claimed, published = _preset("article"), _preset("specified")
    km = {preset: preset.value * UNITS_KM[preset.unit] for preset in (published, claimed)}
    areas = {_length(preset): math.pi * value**2 for preset, value in km.items()}
    more = _percent(areas[_length(claimed)] / areas[_length(published)] - 1)
    words = (
        f"{_length(claimed)} are {text.number(km[claimed], 1)} km. Against {_length(published)} "
        f"that makes a circle {more} larger in area."
    )
    return Checked({"km": km[claimed], **areas}, words)


def _fields_in_use(claim: Claim) -> Checked:
    numbers = {
        f"{name}, {start}": findings.distance_km(name, start)
        for name in claim.bases
        for start in ("border", "held")
    }
    parts = (
        f"{name} is {_km(name, 'border')} from the border, {_km(name, 'held')} from held land"
        for name in claim.bases
    )
    return Checked(numbers, f"{'. '.join(parts)}.")


def _vacated(claim: Claim) -> Checked:
    numbers = {name: findings.distance_km(name, "held") for name in claim.bases}
    parts = (f"{name} {_km(name, 'held')}" for name in claim.bases)
    return Checked(
        numbers,
        f"Distance from Ukrainian-held land: {'; '.join(parts)}. Both are within {_specified()}.",
    )


def _ninety(_: Claim) -> Checked:
    beyond, total = {}, 0
    for start in ("border", "held"):
        rows = findings.of(_specified_from(start))
        counts = findings.counts(rows, "Russia")
        beyond[start], total = float(counts.outside), counts.total
        named = tuple(row for row in rows if _is_in_the_news(row.base))
        beyond[f"{start}, news"] = _share_beyond(findings.counts(named, "Russia"))
    border, held = (
        f"{text.number(beyond[start])} ({_share(beyond[start], total)})"
        for start in ("border", "held")
    )
    share = text.number(figures()["kirby-share"].value)
    return Checked(
        beyond,
        f"Of our {total} airfields in Russia {border} lie beyond {_specified()} of the land border "
        f"and {held} beyond {_specified()} of held land. With only those that news reports name it "
        f"would be {_percent(beyond['border, news'])} and {_percent(beyond['held, news'])}: the "
        f"share depends on the rule of the list. And these are airfields, not aircraft: the "
        f"{share} per cent counts something else.",
    )


def _is_in_the_news(base: Airbase) -> bool:
    """Whether a news report names an airfield, and not a reference work alone."""
    return any(facts.sources()[source].kind != "reference work" for source in base.sources)


def _share_beyond(counts: Counts) -> float:
    return counts.outside / counts.total


def _drawdown(_: Claim) -> Checked:
    parts = [figures()[name].value for name in ("aid-left", "aid-returned")]
    sum_words = " + ".join(text.number(part, 1) for part in parts)
    total = sum(parts)
    return Checked({"bn": total}, f"{sum_words} = {text.number(total, 1)} billion dollars.")


CHECKS: dict[str, Callable[[Claim], Checked]] = {
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


def _preset(name: str) -> RangePreset:
    return next(preset for preset in facts.range_presets() if preset.id == name)


def _length(preset: RangePreset) -> str:
    return text.length(preset.value, preset.unit)


def _specified() -> str:
    """The range as its makers publish it, in words."""
    return _length(_preset("specified"))


def _specified_from(start: str) -> Scenario:
    """That range from a line or an area."""
    preset = _preset("specified")
    return Scenario(start=start, range_value=preset.value, range_unit=preset.unit)


def _km(name: str, start: str) -> str:
    return f"{text.number(findings.distance_km(name, start))} km"


def _share(part: float, whole: float) -> str:
    return _percent(part / whole)


def _percent(share: float) -> str:
    return f"{text.number(100 * share, 1)} per cent"


def _thousands(value: float) -> str:
    return text.number(round(value, -3))


def _tens(value: float) -> str:
    return text.number(round(value, -1))
