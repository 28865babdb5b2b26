"""Writes the timeline's bar and the list of its events as HTML, which day_bar.js moves."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from geodata import facts, text
from geodata.analysis import day_bar, timeline
from geodata.analysis.day_bar import Dot
from geodata.facts.records import Event
from geodata.scenario import ARTICLE_DAY, FIRST_DAY, LAST_DAY
from pages.shared import source_links

SCRIPT = Path(__file__).parent / "day_bar.js"
HINT = (
    "Arrow keys go from event to event, with Shift from day to day. A press on a dot goes to its "
    "day."
)
SCALE = (
    "A dot is an event; a long one is known only by its month. Filled dots were by the chosen day, "
    "hollow ones came later. The dotted line is the article's day. Earlier years are drawn narrow. "
    "On the map a circle marks where the day's events were, a dashed one a whole region."
)
LETTERS = 3  # of a month's name on the bar


def show() -> None:
    """The bar, always the same: its script marks the day, so that the focus stays where it is."""
    st.html(_write_bar())


def show_script() -> None:
    """The script of the bar, after what it moves."""
    script = SCRIPT.read_text(encoding="utf-8")
    st.html(f"<script>window.rangePage ||= {{}};\n{script}</script>", unsafe_allow_javascript=True)


def show_day(day: str) -> None:
    """Tells day_bar.js which day the server shows."""
    st.html(f'<div class="day-now" data-day="{day}"></div>')


def show_play() -> None:
    """The button that lets the days pass, of day_bar.js."""
    st.html('<button class="day-play" type="button">Play</button>', width="content")


def show_list(lanes: Collection[str]) -> None:
    """The events of some lanes, the latest first, each with its sources; a press on its date goes
    to its day."""
    found = [event for event in facts.events() if day_bar.find_lane(event) in lanes]
    found.sort(key=day_bar.find_day, reverse=True)
    rows = "".join(map(_write_entry, found))
    st.html(f'<ul class="events">{rows}</ul>')


def describe(event: Event) -> str:
    """Date, lane and words of an event."""
    return f"{text.date(event.date)}. {day_bar.find_lane(event)}: {event.text}"


@cache
def _write_bar() -> str:
    lanes = "".join(_write_lane(lane) for lane in day_bar.LANES)
    lines = "".join(_write_line(day) for day in day_bar.list_months())
    article = f'<i class="article" style="left:{_percent(day_bar.place(ARTICLE_DAY))}"></i>'
    ends = f'data-first="{FIRST_DAY}" data-wide="{day_bar.WIDE_FROM}" data-last="{LAST_DAY}"'
    slider = f'role="slider" tabindex="0" aria-label="Day" aria-description="{HINT}"'
    return (
        f'<div class="day-bar" {ends} data-narrow="{day_bar.NARROW_SHARE:g}" '
        f'data-days="{" ".join(day_bar.list_days())}">'
        f'<div class="plot" {slider} aria-valuenow="0" aria-valuetext="">{lines}{article}{lanes}'
        '<i class="cursor"></i><b class="flag"></b></div></div>'
        f'<p class="note">{SCALE}</p>'
    )


def _write_line(day: str) -> str:
    """The line at the beginning of a year or a month, with its name in full, and for a phone."""
    year, month, _ = day.split("-")
    name = text.date(f"{year}-{month}")[:LETTERS]
    is_month = day >= day_bar.WIDE_FROM
    long, short = (name, name[0]) if is_month else (year, year)
    if day == day_bar.WIDE_FROM:
        long, short = f"{name} {year}", year
    place = _percent(day_bar.place(day))
    return f'<i class="line" style="left:{place}"><s>{long}</s><s class="short">{short}</s></i>'


def _write_lane(lane: str) -> str:
    found = "".join(_write_dot(dot) for dot in day_bar.dots() if dot.lane == lane)
    levels = _levels(day_bar.count_levels(lane))
    return f'<div class="lane" style="{levels}"><span class="lane-name">{lane}</span>{found}</div>'


def _write_dot(dot: Dot) -> str:
    place = f"left:{_percent(dot.begin)};--long:{_percent(dot.end - dot.begin)}"
    said = escape(describe(dot.event))
    style = f"{place};{_levels(dot.levels)}"
    return f'<i class="dot" data-day="{dot.day}" title="{said}" style="{style}"></i>'


def _write_entry(event: Event) -> str:
    day, date = day_bar.find_day(event), text.date(event.date)
    later = f" <em>{day_bar.LATER}</em>" if timeline.after_article(event) else ""
    return (
        f'<li data-day="{day}">'
        f'<a class="to-day" href="timeline?day={day}" target="_self">{date}</a> '
        f"<span>{day_bar.find_lane(event)}</span> {escape(event.text)}{later} "
        f"<small>{source_links.anchors(event.sources)}</small></li>"
    )


def _levels(levels: tuple[int, ...]) -> str:
    """What the style sheet chooses from by the size of the bar."""
    return ";".join(f"--{size}:{level}" for size, level in zip(day_bar.SIZES, levels, strict=True))


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"
