"""The map page: a sentence, the map, the counts, and the controls that move them."""

from __future__ import annotations

import streamlit as st

from geodata import scene
from geodata.analysis import findings, wording
from geodata.scene import citing, footnotes
from pages.shared import controls, explained, live_map, point_controls, spoken, state

KEY = (
    "Each ring starts at a launch point and shows a range. The dark line is the recognised "
    "border. Hatched land is Ukraine's and was occupied, beyond the line of contact; the key "
    "says on which day. Orange is Kursk Oblast, and blue in it the held part."
)


@st.fragment
def map_and_controls() -> None:
    """One screen that reruns by itself, so that a step of a slider costs one small message.

    The map's message goes out first: it is what the eye waits for, and every other element would
    delay it."""
    scenario = state.current()
    picture = scene.build(scenario)
    left, right = st.columns([3, 1], gap="medium")
    sentence = left.container(key="sentence")
    with left:
        live_map.show(picture, areas=wording.area_notes(scenario))
    with sentence:
        st.markdown(picture.sentence)
        for line in scenario.ignored:
            st.text(line)
    with right, st.container(key="controls"):
        controls.counts(findings.counts(findings.of(scenario), "Russia"))
        controls.trail()
        controls.start(scenario)
        if scenario.start == "points":
            point_controls.show(scenario)
        controls.reach(scenario)
        controls.layers(scenario)
        controls.take_to_class()
    with left.container(key="notes"):
        spoken.notes(footnotes.notes(picture))
        if scenario.start == "points" and len(scenario.points) > 1:
            point_controls.table(scenario)
        spoken.show(picture)


st.title(citing.SITE, anchor=False)
map_and_controls()
explained.caption(KEY)
