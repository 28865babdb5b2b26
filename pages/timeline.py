"""The timeline page: the map of a day, the day's events beside it, and all days as a bar below."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata import facts, scene, text
from geodata.analysis import day_bar, wording
from geodata.analysis import timeline as days
from geodata.facts.statements import statements
from geodata.scenario import ARTICLE_DAY, LAYERS, Scenario
from pages.shared import controls, day_picker, explained, live_map, state
from pages.shared import day_bar as bar
from pages.shared.source_links import links

REACHED = (
    "What could be reached and what was allowed are two maps: the ring is one, the dotted "
    "regions are the other. "
    "Reports named directions, not lines, so whole regions are drawn; what was allowed lay "
    "near the border, and later in and around Kursk."
)


@st.fragment
def show_day() -> None:
    """One screen that reruns by itself, so that a step costs one small message; timeline.css lays
    it out."""
    scenario = state.current()
    # Looking at a day must not change the student's own map.
    shown = tuple(name for name in LAYERS if name in (*scenario.show, "allowed"))
    picture = scene.build(replace(scenario, show=shown))
    with st.container(key="days"):
        headline = st.container(key="headline")
        with st.container(key="map"):
            live_map.show(picture, marks=day_picker.marks(scenario.day))
        with headline:
            st.title("Timeline", anchor=False)
            with st.container(key="sentence"):
                is_articles = scenario.day == ARTICLE_DAY  # on others it begins with its day
                day = f"**{text.date(scenario.day)}.** " * is_articles
                st.markdown(f"{day}{picture.sentence}")
                for line in scenario.ignored:
                    st.text(line)
        with st.container(key="bar"):
            bar.show()
        with st.container(key="words"):
            bar.show_day(scenario.day)
            day_picker.steps(scenario.day, play=True)
            day_picker.events(scenario.day)
        with st.container(key="more"):
            with st.container(horizontal=True, key="work"):
                controls.trail()
                st.page_link("map.py", label="Open this map with its controls")
                controls.take_to_class()
            _show_state(scenario)


def _show_state(scenario: Scenario) -> None:
    """What was allowed and in Ukrainian hands by the day."""
    st.header("By this day", anchor=False)
    given = days.find_permissions(scenario.day)
    none = statements()["nothing-allowed"]
    allowed = [f"- From {text.date(one.date)}: {one.words}. {links(one.sources)}" for one in given]
    allowed = allowed or [f"- {none.words}. {links(none.sources)}"]
    st.markdown("\n".join(["**What Washington allowed by then:**", *allowed]))
    systems = "; ".join(days.in_hand(scenario.day)) or "none of the article's systems"
    st.markdown(f"**In Ukrainian hands by then, as reported:** {systems}.")
    if given:
        explained.caption(REACHED)
    for line in wording.day_notes(scenario):
        explained.caption(line)


@st.fragment
def show_list() -> None:
    """All events as text."""
    st.header("All events, the latest first", anchor=False)
    chosen = st.pills("Lanes", list(day_bar.LANES), selection_mode="multi", key="lanes")
    bar.show_list(chosen or list(day_bar.LANES))
    ends = text.date(facts.events()[-1].date)
    st.caption(f"The last event is of {ends}. Press a date to see its day on the map.")


show_day()
show_list()
bar.show_script()
