"""Checks of claims about land, people, places, days and money."""

from __future__ import annotations

from datetime import date

import numpy as np

from geodata import borders, facts, geodesy, text
from geodata.analysis import findings, start_lines
from geodata.analysis.checked import (
    Checked,
    share,
    specified,
    specified_from,
    tens,
    thousands,
)
from geodata.borders import City
from geodata.facts import map_areas
from geodata.facts.named_places import named_places
from geodata.facts.published_figures import figures
from geodata.facts.records import Claim, Event
from geodata.geodesy import KM_PER_MILE

STARTS = ("border", "held")
# Events of a refusal and of the word that undid it, by what each is about.
CHANGES = {
    "HIMARS": ("himars-refused", "himars-announced"),
    "Patriot": ("patriot-refused", "patriot-announced"),
    "Abrams": ("abrams-refused", "abrams-decided"),
    "F-16": ("f16-refused", "f16-approved"),
}


def reach_of_russia(_: Claim) -> Checked:
    """How much of Russia the missile reaches, from the border and from held land."""
    areas = {start: findings.areas(specified_from(start)).russia_km2 for start in STARTS}
    border, held = (
        f"{thousands(area)} km², {share(area, findings.area_of_russia_km2())} of Russia"
        for area in areas.values()
    )
    return Checked(
        areas,
        f"{specified()} from the land border take in about {border}. From Ukrainian-held land: "
        f"{held}.",
    )


def held_part_of_kursk(_: Claim) -> Checked:
    """How much of Kursk Oblast Ukraine held, on the days that are drawn."""
    areas = {day: geodesy.area_km2(borders.held_kursk(day)) for day in map_areas.held_days()}
    (peak, most), (last, left) = areas.items()
    return Checked(
        areas,
        f"On our approximate map Ukraine held about {tens(most)} km² on {text.day(peak)} and "
        f"{tens(left)} km² on {text.date(last)}. The latter is {share(left, _kursk_km2())} of "
        "Kursk Oblast.",
    )


def to_trade(_: Claim) -> Checked:
    """The land that Ukraine held in Russia beside the land that Russia held in Ukraine."""
    held, taken = geodesy.area_km2(borders.held_kursk()), geodesy.area_km2(borders.occupied())
    return Checked(
        {"held": held, "occupied": taken},
        f"On our approximate map of {map_areas.day()} Ukraine held about {tens(held)} km² of "
        f"Russia. Russia held about {thousands(taken)} km² of Ukraine, with Crimea: "
        f"{tens(taken / held)} times as much.",
    )


def occupied_share(_: Claim) -> Checked:
    """Which share of Ukraine Russia occupied, beside a published figure."""
    taken = geodesy.area_km2(borders.occupied())
    whole = geodesy.area_km2(borders.country("Ukraine"))
    other = figures()["afp-share"]
    return Checked(
        {"occupied": taken, "share": taken / whole},
        f"On our approximate map of {map_areas.day()} Russia occupied about {thousands(taken)} km²"
        f" of Ukraine with Crimea, {share(taken, whole)}. AFP, from another map, two weeks later: "
        f"{text.number(other.value, 1)} per cent.",
    )


def named_part(_: Claim) -> Checked:
    """Kursk Oblast, which reports of the permission name, beside all that the range takes in."""
    reached = findings.areas(specified_from("held")).russia_km2
    return Checked(
        {"kursk": _kursk_km2(), "reached": reached},
        f"Within {specified()} of Ukrainian-held land lie about {thousands(reached)} km² of "
        f"Russia. Kursk Oblast, the only region that most reports of the permission name, is "
        f"{share(_kursk_km2(), reached)} of that.",
    )


def people_of_kursk(_: Claim) -> Checked:
    """How many live in Kursk Oblast, and were told to leave, beside the soldiers."""
    people, left = figures()["kursk-people"].value, figures()["kursk-leave"].value
    soldiers = figures()["soldiers"].value
    return Checked(
        {"people": people, "left": left, "soldiers": soldiers},
        f"Kursk Oblast had {text.number(people / 1e6, 2)} million people at the census of "
        f"{figures()['kursk-people'].date}. Over {text.number(left)} lived where people were told "
        f"to leave by {text.date(figures()['kursk-leave'].date)}: {share(left, people)}. "
        f"{text.number(soldiers)} soldiers are one for {text.number(people / soldiers)} people "
        "of the oblast.",
    )


def far_away(_: Claim) -> Checked:
    """How far Kursk is from North Korea's capital."""
    start = named_places()["pyongyang"]
    kursk = _city("Kursk")
    km = geodesy.distance_km(start.lon, start.lat, kursk.lon, kursk.lat)
    return Checked(
        {"km": km},
        f"From {start.name} to Kursk it is about {tens(km)} km ({tens(km / KM_PER_MILE)} miles) by "
        "the shortest way over the Earth.",
    )


def moscow(_: Claim) -> Checked:
    """How far Moscow is from the border, beside the missile's range."""
    km = _away_km("Moscow", "border")
    return Checked(
        {"km": km},
        f"Moscow is {text.distance(km, 'km')} from the land border: beyond {specified()}, and "
        "within the reach that those drones are said to have.",
    )


def karachev(_: Claim) -> Checked:
    """How far the first place struck inside Russia is from the border, and in which region."""
    km = _away_km("Karachev", "border")
    region = borders.regions()[_city("Karachev").region].title
    return Checked(
        {"km": km},
        f"Karachev is {text.distance(km, 'km')} from the land border, "
        f"{share(km, specified_from('border').range_km)} of {specified()}. It lies in "
        f"{region}, not in Kursk Oblast.",
    )


def refusals(_: Claim) -> Checked:
    """How many days lay between a refusal and the word that undid it."""
    days = {event.id: date.fromisoformat(event.date) for event in _events()}
    waits = {name: float((days[yes] - days[no]).days) for name, (no, yes) in CHANGES.items()}
    told = "; ".join(f"{name} {text.number(count)}" for name, count in waits.items())
    return Checked(
        waits, f"Days from the refusal in our timeline to the announcement or agreement: {told}."
    )


def drawdown(_: Claim) -> Checked:
    """The sum of the two parts that were named."""
    parts = [figures()[name].value for name in ("aid-left", "aid-returned")]
    sum_words = " + ".join(text.number(part, 1) for part in parts)
    total = sum(parts)
    return Checked({"bn": total}, f"{sum_words} = {text.number(total, 1)} billion dollars.")


def _kursk_km2() -> float:
    return geodesy.area_km2(borders.region("Kursk"))


def _city(name: str) -> City:
    return next(city for city in borders.cities() if city.name == name)


def _away_km(name: str, start: str) -> float:
    city, line = _city(name), start_lines.shape(start)
    return float(geodesy.distances_to_km(line, np.array([city.lon]), np.array([city.lat]))[0])


def _events() -> tuple[Event, ...]:
    named = {event for pair in CHANGES.values() for event in pair}
    return tuple(event for event in facts.events() if event.id in named)
