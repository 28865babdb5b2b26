"""A day of the timeline: slider, steps from event to event, and an event with its sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from geodata import facts, text
from geodata.analysis import timeline
from geodata.facts.records import Event
from geodata.scenario import ARTICLE_DAY, FIRST_DAY, LAST_DAY, Scenario
from pages.shared import source_links, state, widgets


def show(scenario: Scenario) -> None:
    """A slider over every day, and buttons from event to event or to the article's day."""
    days = sorted({event.date for event in facts.events() if len(event.date) == 10} | {ARTICLE_DAY})
    key = widgets.keep("day", date.fromisoformat(scenario.day))
    first, last = date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY)
    st.slider("Day", first, last, format="D MMM YYYY", key=key, on_change=widgets.then(key, _slid))
    before = [day for day in days if day < scenario.day]
    after = [day for day in days if day > scenario.day]
    with st.container(horizontal=True):
        st.button("Earlier event", on_click=_choose, args=tuple(before[-1:]), disabled=not before)
        st.button("Later event", on_click=_choose, args=tuple(after[:1]), disabled=not after)
        st.button("The article's day", on_click=_choose, args=(ARTICLE_DAY,))


def event(entry: Event, current: bool) -> None:
    """An event; the day's own in bold, and in grey, with words, what the article cannot know."""
    sources = source_links.links(entry.sources)
    words = f"{text.date(entry.date)} · {entry.kind}: {entry.text}"
    if timeline.after_article(entry):
        words = f":gray[{words} After the article's information.]"
    st.markdown(f"{f'**{words}**' if current else words}  \n:small[{sources}]")


def _slid(day: date) -> None:
    state.choose(replace(state.current(), day=day.isoformat(), ignored=()), "day")


def _choose(day: str) -> None:
    state.choose(replace(state.current(), day=day, ignored=()))
