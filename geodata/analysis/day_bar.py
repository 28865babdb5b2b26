"""The timeline as a bar: where a day stands on it, and which dot stands on which when they meet."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from geodata import facts
from geodata.facts.records import Event
from geodata.scenario import ARTICLE_DAY, FIRST_DAY, LAST_DAY

# The lanes from the top, each with the kinds of events in it.
LANES = {
    "Systems": ("weapons", "aid"),
    "Permission": ("permission",),
    "Territory": ("territory", "troops", "war"),
    "Airfields": ("airfields",),
    "Politics": ("diplomacy", "nuclear"),
}
LATER = "After the article's information."  # of an event that the article cannot know of
WIDE_FROM = f"{ARTICLE_DAY[:4]}-01-01"  # the article's year, of which most is told
NARROW_SHARE = 0.18  # of the bar for all days before it; our choice
# How wide the bar is at least in a window of each size, and how far apart two dots are, in px;
# timeline.css says which sizes these are.
SIZES = {"wide": (980, 9), "middle": (540, 8), "narrow": (280, 7)}


@dataclass(frozen=True, slots=True)
class Dot:
    """An event on the bar: its lane, the day that a press on it chooses, where it begins and ends
    as shares of the bar's width, and on which level of its lane it stands, the lowest being 0, for
    each of SIZES. One that is known only by its month is as wide as that."""

    event: Event
    lane: str
    day: str
    begin: float
    end: float
    levels: tuple[int, ...]


def place(day: str) -> float:
    """Where an ISO day stands on the bar, from 0 to 1; the days of WIDE_FROM and later have more
    room each."""
    first, wide, last = (date.fromisoformat(one) for one in (FIRST_DAY, WIDE_FROM, LAST_DAY))
    here = date.fromisoformat(day)
    if here < wide:
        return NARROW_SHARE * (here - first).days / (wide - first).days
    return NARROW_SHARE + (1 - NARROW_SHARE) * (here - wide).days / (last - wide).days


@cache
def list_months() -> tuple[str, ...]:
    """The first days of the years and, from WIDE_FROM on, of the months: where the bar has a
    line."""
    first, last = date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY)
    years = range(first.year + 1, last.year)
    months = range(1, last.month + 1)
    return (
        FIRST_DAY,
        *(date(year, 1, 1).isoformat() for year in years),
        *(date(last.year, month, 1).isoformat() for month in months),
    )


def find_day(event: Event) -> str:
    """The ISO day on which an event is shown: its own, or the first of the month it is known by."""
    return event.date if len(event.date) == len(FIRST_DAY) else f"{event.date}-01"


def find_lane(event: Event) -> str:
    """The lane that takes in an event's kind."""
    return next(lane for lane, kinds in LANES.items() if event.kind in kinds)


@cache
def list_days() -> tuple[str, ...]:
    """The days with an event and the article's, in order: where steps from event to event lead."""
    return tuple(sorted({find_day(event) for event in facts.events()} | {ARTICLE_DAY}))


def find_events(day: str) -> tuple[Event, ...]:
    """The events that a day shows."""
    return tuple(event for event in facts.events() if find_day(event) == day)


@cache
def dots() -> tuple[Dot, ...]:
    """Every event as a dot, lane by lane, in the order of time."""
    return tuple(dot for lane in LANES for dot in _fill(lane))


def count_levels(lane: str) -> tuple[int, ...]:
    """How many dots stand one on the other in a lane at most, for each of SIZES."""
    rows = [dot.levels for dot in dots() if dot.lane == lane]
    return tuple(1 + max(levels) for levels in zip(*rows, strict=True))


def _fill(lane: str) -> list[Dot]:
    found = sorted(
        (event for event in facts.events() if find_lane(event) == lane), key=lambda one: one.date
    )
    spans = [_span(event) for event in found]
    levels = zip(*(_stack(spans, *size) for size in SIZES.values()), strict=True)
    return [
        Dot(event, lane, find_day(event), *span, levels=of_event)
        for event, span, of_event in zip(found, spans, levels, strict=True)
    ]


def _span(event: Event) -> tuple[float, float]:
    day = find_day(event)
    if day == event.date:
        return place(day), place(day)
    year, month = map(int, event.date.split("-"))
    return place(day), place(f"{event.date}-{monthrange(year, month)[1]}")


def _stack(spans: list[tuple[float, float]], width_px: int, dot_px: int) -> list[int]:
    """The lowest level for each of some spans on which none before it is nearer than a dot."""
    ends: list[float] = []  # of the last one on each level, in px
    levels = []
    for begin, end in spans:
        free = (n for n, taken in enumerate(ends) if begin * width_px - taken >= dot_px)
        level = next(free, len(ends))
        ends[level : level + 1] = [end * width_px]
        levels.append(level)
    return levels
