"""What was so on a day: events up to it, areas, systems in hand, and what Washington allowed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from geodata import facts
from geodata.facts import map_areas
from geodata.facts.records import Event, Permission, RangePreset, Report, Weapon
from geodata.facts.statements import statements
from geodata.scenario import ARTICLE_DAY, Scenario

KURSK_BEGINS = "kursk-begins"  # the event before which Ukraine held nothing of Kursk Oblast
# For how many days an area is drawn, its own included; our choice: two days later its edge has as a
# rule moved less than it is good to.
AREA_DAYS = 3
IN_HAND, NOT_YET, NOT_KNOWN = "in hand", "not yet", "not known"


@dataclass(frozen=True, slots=True)
class Possible:
    """What the facts say on a day of the system whose range a ring shows: the system, or None where
    none that rings are drawn for has such a range; IN_HAND, NOT_YET or NOT_KNOWN, as reported; and
    the permissions that take it in; `credits` are the ids of the sources."""

    day: str
    weapon: Weapon | None
    hands: str
    permissions: tuple[Permission, ...]
    credits: tuple[str, ...]


def variant(name: str, day: str) -> str | None:
    """Which dated layer shows a day, or None where the data have none for it.

    An area shows its own day and the next two. Of occupied land the layer with the line of contact
    has no date of its own; on days without it Crimea alone is known. What was allowed is
    that of the latest permission and of all before it."""
    if name == "held":
        return _area_of(map_areas.held_days(), day)
    if name == "occupied":
        return "" if has_line(day) else map_areas.areas()["crimea"].day
    given = find_permissions(day)
    return given[-1].date if given else None


@lru_cache(maxsize=64)
def has_line(day: str) -> bool:
    """Whether the data have a line of contact for a day."""
    return _area_of((map_areas.areas()["occupied"].day,), day) is not None


def kursk_has_begun(day: str) -> bool:
    """Whether Ukraine may have held a part of Kursk Oblast on a day."""
    return day >= kursk_begins()


def kursk_begins() -> str:
    """The ISO day on which Ukraine's operation in Kursk Oblast began."""
    return next(event.date for event in facts.events() if event.id == KURSK_BEGINS)


def _area_of(days: Iterable[str], day: str) -> str | None:
    here = date.fromisoformat(day)
    return next(
        (known for known in days if 0 <= (here - date.fromisoformat(known)).days < AREA_DAYS), None
    )


def find_possible(scenario: Scenario) -> Possible | None:
    """What was possible with a scenario's range on its day; None on the article's own day, whose
    map is about what the article says."""
    if scenario.day == ARTICLE_DAY:
        return None
    day, weapon = scenario.day, find_weapon(scenario.range_km)
    if weapon is None:
        return Possible(day, None, NOT_KNOWN, (), ())
    credits = (weapon.in_hand_source,)
    if day < weapon.in_hand:
        hands = NOT_KNOWN if weapon.promised and weapon.promised <= day else NOT_YET
        return Possible(day, weapon, hands, (), credits)
    given = find_permissions(day)
    taken_in = tuple(one for one in given if weapon.id in one.weapons)
    says = (one.sources[0] for one in taken_in or given[-1:])
    return Possible(
        day,
        weapon,
        IN_HAND,
        taken_in,
        (*credits, *(says if given else statements()["nothing-allowed"].sources)),
    )


def find_weapon(range_km: float) -> Weapon | None:
    """The system of the shortest reach that covers a range in km, of those fired from the ground
    and dated; None where none reaches as far."""
    return next((weapon for reach_km, weapon in reaches() if range_km <= reach_km), None)


@cache
def reaches() -> tuple[tuple[float, Weapon], ...]:
    """The dated systems fired from the ground, each with the largest range in km that was published
    for it or is offered by name, the shortest first."""
    offered: dict[str, list[RangePreset]] = {}
    for preset in facts.range_presets():
        offered.setdefault(preset.weapon, []).append(preset)
    found = (
        (
            max(
                *(known.km_high for known in weapon.ranges),
                *(one.km for one in offered.get(weapon.id, ())),
            ),
            weapon,
        )
        for weapon in facts.weapons()
        if weapon.in_hand and not weapon.no_ring
    )
    return tuple(sorted(found, key=lambda pair: pair[0]))


def find_permissions(day: str) -> tuple[Permission, ...]:
    """The permissions reported by a day, in order: they add up, none of them was taken back."""
    return tuple(permission for permission in facts.permissions() if permission.date <= day)


def find_regions(permissions: Iterable[Permission]) -> dict[str, tuple[Permission, ...]]:
    """The regions that permissions name, by short name, each with those that name it."""
    found: dict[str, tuple[Permission, ...]] = {}
    for permission in permissions:
        for region in permission.regions:
            found[region] = (*found.get(region, ()), permission)
    return found


def in_hand(day: str) -> tuple[str, ...]:
    """Names of the article's systems that reports show in Ukrainian hands by a day."""
    return tuple(
        weapon.name for weapon in facts.weapons() if weapon.in_hand and weapon.in_hand <= day
    )


def until(day: str) -> tuple[Event, ...]:
    """The events up to and on a day; one known only by its month or year counts from the start of
    that."""
    return tuple(event for event in facts.events() if event.date <= day)


def reports(day: str) -> tuple[Report, ...]:
    """What the press had reported of single airfields by a day; what is known only by its month, of
    whose days its words may tell, from the end of that."""
    return tuple(report for report in facts.reports() if _end(report.date) <= day)


def _end(iso: str) -> str:
    year, month, *rest = map(int, iso.split("-"))
    return iso if rest else f"{iso}-{monthrange(year, month)[1]}"


def after_article(event: Event) -> bool:
    """Whether the article cannot have known of an event: its information ends about 18 Nov 2024."""
    return event.date > ARTICLE_DAY
