"""A day of the timeline: slider, steps from event to event, and an event with its sources."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata import facts, style, timeline
from geodata.records import Event
from geodata.scenario import ARTICLE_DAY, Scenario
from pages.shared import state

KEY = "day"


def show(scenario: Scenario) -> None:
    """Slider and step buttons over the days on which something happened, the article's day among them."""
    days = sorted({event.date for event in facts.events() if len(event.date) == 10} | {ARTICLE_DAY, scenario.day})
    if st.session_state.get(KEY) != scenario.day:
        st.session_state[KEY] = scenario.day
    st.select_slider("Day", days, format_func=style.date, key=KEY, on_change=lambda: _choose(st.session_state[KEY]))
    here, last = days.index(scenario.day), len(days) - 1
    with st.container(horizontal=True):
        st.button("Earlier", on_click=_choose, args=(days[max(here - 1, 0)],), disabled=here == 0)
        st.button("Later", on_click=_choose, args=(days[min(here + 1, last)],), disabled=here == last)
        st.button("The article's day", on_click=_choose, args=(ARTICLE_DAY,))


def event(entry: Event, current: bool) -> None:
    """An event; that day's in bold, and what the article cannot have known in grey, with words that say so."""
    sources = "; ".join(facts.sources()[source].outlet for source in entry.sources)
    words = f"{style.date(entry.date)} · {entry.kind}: {entry.text}"
    if timeline.after_article(entry):
        st.markdown(f":gray[{words} *({sources})* After the article's information.]")
    else:
        st.markdown(f"**{words}** *({sources})*" if current else f"{words} *({sources})*")


def _choose(day: str) -> None:
    state.choose(replace(state.current(), day=day, ignored=()))
