"""What was so on a day: events up to it, the map of the held part, and what Washington allowed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from geodata import facts
from geodata.facts import map_areas
from geodata.facts.records import Event, Permission
from geodata.scenario import ARTICLE_DAY

KURSK_BEGINS = "kursk-begins"  # the event before which Ukraine held nothing of Kursk Oblast


def variant(name: str, day: str) -> str | None:
    """Which dated layer shows a day: the nearest map of the held part, of two as near the later; of
    what was allowed the latest; None before there was any."""
    if name == "held":
        begins = next(event.date for event in facts.events() if event.id == KURSK_BEGINS)
        return None if day < begins else min(reversed(map_areas.held_days()), key=_days_from(day))
    permission = find_permission(day)
    return permission.date if permission else None


def _days_from(day: str) -> Callable[[str], int]:
    here = date.fromisoformat(day)
    return lambda other: abs((date.fromisoformat(other) - here).days)


def find_permission(day: str) -> Permission | None:
    """The latest permission reported by a day, or None."""
    earlier = [permission for permission in facts.permissions() if permission.date <= day]
    return earlier[-1] if earlier else None


def in_hand(day: str) -> tuple[str, ...]:
    """Names of the article's systems that reports show in Ukrainian hands by a day."""
    return tuple(
        weapon.name for weapon in facts.weapons() if weapon.in_hand and weapon.in_hand <= day
    )


def until(day: str) -> tuple[Event, ...]:
    """The events up to and on a day; one known only by its month or year counts from the start of
    that."""
    return tuple(event for event in facts.events() if event.date <= day)


def after_article(event: Event) -> bool:
    """Whether the article cannot have known of an event: its information ends about 18 Nov 2024."""
    return event.date > ARTICLE_DAY
