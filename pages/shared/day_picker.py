"""A day of the timeline: steps from event to event, and what happened on it, with its sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from geodata import text
from geodata.analysis import day_bar, timeline
from geodata.facts.event_places import REGION, event_places
from geodata.facts.records import Event
from geodata.scenario import ARTICLE_DAY, FIRST_DAY, LAST_DAY, Scenario
from geodata.webmap import Mark
from pages.shared import day_bar as bar
from pages.shared import source_links, state, widgets


def show(scenario: Scenario) -> None:
    """A slider over every day, buttons from event to event, and what happened on the day."""
    key = widgets.keep("day", date.fromisoformat(scenario.day))
    first, last = date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY)
    st.slider("Day", first, last, format="D MMM YYYY", key=key, on_change=widgets.then(key, _slid))
    steps(scenario.day)
    for event in day_bar.find_events(scenario.day):
        st.markdown(_write(event, scenario.day))


def steps(day: str, play: bool = False) -> None:
    """Buttons from event to event and to the article's day, and Play where there is a bar."""
    before = [one for one in day_bar.list_days() if one < day]
    after = [one for one in day_bar.list_days() if one > day]
    with st.container(horizontal=True, key="steps"):
        st.button("Earlier event", on_click=_choose, args=tuple(before[-1:]), disabled=not before)
        st.button("Later event", on_click=_choose, args=tuple(after[:1]), disabled=not after)
        if play:
            bar.show_play()
        st.button("The article's day", on_click=_choose, args=(ARTICLE_DAY,))


def events(day: str) -> None:
    """What happened on a day, or else what was the last before it, with sources."""
    st.header(text.date(day), anchor=False)
    here = day_bar.find_events(day)
    if not here:
        st.markdown("Nothing in our list happened on this day. The last before it:")
        here = timeline.until(day)[-1:]
    for event in here:
        st.markdown(_write(event, day))


def marks(day: str) -> tuple[Mark, ...]:
    """The places of a day's events on the map, each once."""
    places = (
        place for event in day_bar.find_events(day) for place in event_places().get(event.id, ())
    )
    found = (Mark((place.lat, place.lon), wide=place.kind == REGION) for place in places)
    return tuple(dict.fromkeys(found))


def _write(event: Event, day: str) -> str:
    later = f" *{day_bar.LATER}*" if timeline.after_article(event) else ""
    dated = f"{text.date(event.date)}. " * (event.date != day)
    words = f"{dated}**{day_bar.find_lane(event)}:** {event.text}{later}"
    return f"{words}  \n:small[{source_links.links(event.sources)}]"


def _slid(day: date) -> None:
    state.choose(replace(state.current(), day=day.isoformat(), ignored=()), "day")


def _choose(day: str) -> None:
    state.choose(replace(state.current(), day=day, ignored=()))
