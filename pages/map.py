"""The map page: a sentence, the map, and the controls that move both."""

from __future__ import annotations

import streamlit as st

from geodata import scene
from geodata.analysis import wording
from geodata.scenario import Scenario
from geodata.scene import citing, footnotes
from pages.server import page_files
from pages.shared import (
    controls,
    explained,
    live_map,
    point_controls,
    spoken,
    state,
    story_panel,
    story_state,
)

KEY = (
    "Each ring starts at a launch point and shows a range. The dark line is the recognised "
    "border. Hatched land is Ukraine's and was occupied, beyond the line of contact; the key "
    "says on which day. Golden is Kursk Oblast, and blue in it the held part."
)


@st.fragment
def map_and_controls() -> None:
    """One screen that reruns by itself, so that a step of a slider costs one small message.

    screen.css lays it out for each size of window, and keeps the map in sight while the controls go
    by. The map's message goes out first: it is what the eye waits for, and every other element
    would delay it."""
    scenario = state.current()
    picture = scene.build(scenario)
    st.set_page_config(page_title=f"{wording.headline(scenario)} – {citing.SITE}")
    with st.container(key="screen"):
        headline = st.container(key="headline")
        with st.container(key="map"):
            areas = wording.area_notes(scenario)
            live_map.show(picture, sight=story_state.find_sight(), areas=areas)
        story_panel.answer()
        with headline:
            st.title(citing.SITE, anchor=False)
            with st.container(key="sentence"):
                st.markdown(picture.sentence)
                for line in (*scenario.ignored, *story_state.list_problems()):
                    st.text(line)
        with st.container(key="controls"):
            _show_controls(scenario)
        with st.container(key="notes"):
            spoken.notes(footnotes.notes(picture))
            if scenario.start == "points" and len(scenario.points) > 1:
                point_controls.table(scenario)
            spoken.show(picture)


def _show_controls(scenario: Scenario) -> None:
    """The story with where and how far; or these and all else, the most needed first."""
    story_panel.switch()
    if step := story_state.step():
        story_panel.show(page_files.address(page_files.STORY))
        _show_sliders(scenario, step.controls)
    else:
        controls.start(scenario)
        if scenario.start == "points":
            point_controls.show(scenario)
        controls.reach(scenario)
        controls.layers(scenario)
    with st.container(horizontal=True, key="work"):
        controls.trail()
        controls.take_to_class()


def _show_sliders(scenario: Scenario, more: tuple[str, ...]) -> None:
    """Where and how far, and what an open step adds."""
    if "start" in more or scenario.start != "points":
        controls.start(scenario)
    if scenario.start == "points":
        point_controls.show_sliders(scenario, state.chosen_point())
    controls.reach(scenario, published="range" in more)


map_and_controls()
explained.note(KEY)
