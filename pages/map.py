"""The map page: a sentence, the map, and the controls that move both."""

from __future__ import annotations

import streamlit as st

from geodata import scene
from geodata.analysis import wording
from geodata.scenario import Scenario
from geodata.scene import citing, footnotes
from geodata.webmap import Sight
from pages.shared import controls, explained, live_map, point_controls, spoken, state

KEY = (
    "Each ring starts at a launch point and shows a range. The dark line is the recognised "
    "border. Hatched land is Ukraine's and was occupied, beyond the line of contact; the key "
    "says on which day. Orange is Kursk Oblast, and blue in it the held part."
)


@st.fragment
def map_and_controls() -> None:
    """One screen that reruns by itself, so that a step of a slider costs one small message.

    screen.css lays it out for each size of window, and keeps the map in sight while the controls go
    by. The map's message goes out first: it is what the eye waits for, and every other element
    would delay it."""
    scenario = state.current()
    picture = scene.build(scenario)
    with st.container(key="screen"):
        headline = st.container(key="headline")
        with st.container(key="map"):
            sight = Sight(f"started over {state.started_over()}")
            live_map.show(picture, sight=sight, areas=wording.area_notes(scenario))
        with headline:
            st.title(citing.SITE, anchor=False)
            with st.container(key="sentence"):
                st.markdown(picture.sentence)
                for line in scenario.ignored:
                    st.text(line)
        with st.container(key="controls"):
            _show_controls(scenario)
        with st.container(key="notes"):
            spoken.notes(footnotes.notes(picture))
            if scenario.start == "points" and len(scenario.points) > 1:
                point_controls.table(scenario)
            spoken.show(picture)


def _show_controls(scenario: Scenario) -> None:
    """Where, how far, and what else; the least that a student needs stands first."""
    controls.start(scenario)
    if scenario.start == "points":
        point_controls.show(scenario)
    controls.reach(scenario)
    controls.layers(scenario)
    with st.container(horizontal=True, key="work"):
        controls.trail()
        controls.take_to_class()


map_and_controls()
explained.note(KEY)
