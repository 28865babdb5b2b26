"""What was so on a day: events up to it, the map of the held part, and what Washington allowed."""

from __future__ import annotations

from geodata import facts
from geodata.facts.records import Event, Permission
from geodata.scenario import ARTICLE_DAY

KURSK_BEGINS = "2024-08-06"
AUGUST, NOVEMBER = "2024-08-31", "2024-11-17"  # the days for which the held part is drawn
HELD_CHANGES = "2024-10-09"  # halfway between the two: from here on the later map is the nearer one


def variant(name: str, day: str) -> str | None:
    """The dated layer of a day: held and allowed have one for each known date, None before."""
    if name == "held":
        return None if day < KURSK_BEGINS else AUGUST if day < HELD_CHANGES else NOVEMBER
    permission = allowed(day)
    return permission.date if permission else None


def allowed(day: str) -> Permission | None:
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
