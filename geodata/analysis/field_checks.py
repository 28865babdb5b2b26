"""Checks of claims about airfields: which lie how far from where, and how many are beyond."""

from __future__ import annotations

import math

from geodata import facts, scenario, text
from geodata.analysis import findings
from geodata.analysis.checked import (
    Checked,
    find_preset,
    length,
    listing,
    percent,
    share,
    specified,
    specified_from,
    to_km,
)
from geodata.analysis.findings import Counts, Reach
from geodata.facts.published_figures import figures
from geodata.facts.records import Airbase, Claim

STARTS = ("border", "held")


def dzhankoy(claim: Claim) -> Checked:
    """How far the field struck in Crimea is from held land, beside the figure of an official."""
    (base,) = claim.bases
    away = findings.distance_km(base, "held")
    return Checked(
        {"held": away},
        f"On our map the airfield at {base} is {text.distance(away, 'km')} from held land: "
        "along the Dnipro the map has its edge on the bank that Russia held. An official told "
        f"Reuters: about {text.number(figures()['dzhankoi-front'].value)} km from the front line.",
    )


def olenya(claim: Claim) -> Checked:
    """How many times the missile's range the farthest field is away."""
    (base,) = claim.bases
    away = findings.distance_km(base, "border")
    times = text.number(away / specified_from("border").range_km, 1)
    return Checked(
        {"border": away},
        f"{base} is {text.distance(away, 'km')} from the land border: {times} times {specified()}.",
    )


def rounding(_: Claim) -> Checked:
    """How much larger the article's circle is, and which fields lie between the two."""
    claimed, published = find_preset("article"), find_preset("specified")
    areas = {length(preset): math.pi * to_km(preset) ** 2 for preset in (published, claimed)}
    more = percent(areas[length(claimed)] / areas[length(published)] - 1)
    point = scenario.DEFAULT.points[0]
    around = {row.base.name: row.distance_km for row in _find_between("points")}
    named = [f"{name}, {text.distance(km, 'km')} away" for name, km in around.items()]
    others = {start: [_short(row.base) for row in _find_between(start)] for start in STARTS}
    counts = {start: len(names) for start, names in others.items()}
    return Checked(
        {"km": to_km(claimed), **areas, **around, **counts},
        f"{length(claimed)} are {text.number(to_km(claimed), 1)} km. Against {length(published)} "
        f"that makes a circle {more} larger in area. Between the two rings around "
        f"{findings.standing(point).town}: {'; '.join(named) or 'no airfield'}. From the border it "
        f"would be {listing(others['border'])}, from held land {listing(others['held'])}. These "
        "are in Russia, and by distance alone.",
    )


def _find_between(start: str) -> list[Reach]:
    """The airfields in Russia that the article's range takes in and the published one does not,
    nearest first, by distance alone."""
    low, high = to_km(find_preset("specified")), to_km(find_preset("article"))
    rows = findings.reaches(scenario.DEFAULT.points, high, start)
    return [row for row in rows if row.base.country == "Russia" and low < row.distance_km <= high]


def fields_in_use(claim: Claim) -> Checked:
    """How far fields that were in use are from the border and from held land."""
    numbers = {
        f"{name}, {start}": findings.distance_km(name, start)
        for name in claim.bases
        for start in STARTS
    }
    parts = (
        f"{name} is {_km(name, 'border')} from the border, {_km(name, 'held')} from held land"
        for name in claim.bases
    )
    return Checked(numbers, f"{'. '.join(parts)}.")


def vacated(claim: Claim) -> Checked:
    """How far fields that were left are from held land."""
    numbers = {name: findings.distance_km(name, "held") for name in claim.bases}
    parts = (f"{name} {_km(name, 'held')}" for name in claim.bases)
    return Checked(
        numbers,
        f"Distance from Ukrainian-held land: {'; '.join(parts)}. Both are within {specified()}.",
    )


def ninety(_: Claim) -> Checked:
    """Which share of the listed fields is beyond the range, by two starts and two rules."""
    beyond, total = {}, 0
    for start in STARTS:
        rows = findings.of(specified_from(start))
        counts = findings.counts(rows, "Russia")
        beyond[start], total = float(counts.outside), counts.total
        named = tuple(row for row in rows if _is_in_the_news(row.base))
        beyond[f"{start}, news"] = _share_beyond(findings.counts(named, "Russia"))
    border, held = (
        f"{text.number(beyond[start])} ({share(beyond[start], total)})" for start in STARTS
    )
    claimed = text.number(figures()["kirby-share"].value)
    return Checked(
        beyond,
        f"Of our {total} airfields in Russia {border} lie beyond {specified()} of the land border "
        f"and {held} beyond {specified()} of held land. With only those that news reports name it "
        f"would be {percent(beyond['border, news'])} and {percent(beyond['held, news'])}: the "
        f"share depends on the rule of the list. And these are airfields, not aircraft: the "
        f"{claimed} per cent counts something else.",
    )


def objects(_: Claim) -> Checked:
    """Which share of the objects counted in reach were air bases, beside our own count."""
    every, bases = figures()["isw-objects"].value, figures()["isw-bases"].value
    ours = _count_in_reach("held")
    return Checked(
        {"share": bases / every, "ours": ours},
        f"{text.number(bases)} of {text.number(every)} are {share(bases, every)}. On our list "
        f"{text.number(ours)} are within {specified()} of held land. Which ones the Institute "
        "counted was not printed.",
    )


def fields_in_range(_: Claim) -> Checked:
    """How many fields such a list could have named, by two starts."""
    numbers: dict[str, float] = {start: _count_in_reach(start) for start in STARTS}
    total = sum(base.country == "Russia" for base in facts.airbases())
    return Checked(
        numbers,
        f"We do not know the list. Of our {total} airfields in Russia {numbers['held']} lie within "
        f"{specified()} of Ukrainian-held land, {numbers['border']} within as much of the border.",
    )


def bombs(_: Claim) -> Checked:
    """How many fields are as near to held land as such a bomb glides at most."""
    bomb = next(weapon for weapon in facts.weapons() if weapon.id == "glide-bomb")
    farthest = max(reach.km_high for reach in bomb.ranges)
    rows = findings.reaches((), farthest, "held")
    near = [row for row in rows if row.base.country == "Russia" and row.distance_km <= farthest]
    total = sum(base.country == "Russia" for base in facts.airbases())
    words = listing([_short(row.base) for row in near])
    return Checked(
        {"near": len(near), "km": farthest},
        f"Within {text.number(farthest)} km of Ukrainian-held land we list {len(near)} of {total} "
        f"airfields in Russia: {words}. From all others an aircraft must fly nearer first.",
    )


def _count_in_reach(start: str) -> int:
    return findings.counts(findings.of(specified_from(start)), "Russia").inside


def _is_in_the_news(base: Airbase) -> bool:
    """Whether a news report names an airfield, and not a reference work alone."""
    return any(facts.sources()[source].kind != "reference work" for source in base.sources)


def _share_beyond(counts: Counts) -> float:
    return counts.outside / counts.total


def _km(name: str, start: str) -> str:
    return f"{text.number(findings.distance_km(name, start))} km"


def _short(base: Airbase) -> str:
    """An airfield's name without what stands in brackets."""
    return base.name.partition(" (")[0]
