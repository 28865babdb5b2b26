"""The projection page: one ring on three maps, wrong ways to draw it, and kinds of miles."""

from __future__ import annotations

import streamlit as st

from geodata.distortion import sentences, window
from pages.shared import controls, plain_table, point_controls, ring_panels, state

WRONG = (
    "Switch them on above. How far each is off is measured along the ground from the launch "
    "point. An airfield counts "
    "as misjudged if the wrong ring says in range and the true one out of range, or the other "
    "way round. "
    "Our calculation."
)
LENGTHS = (
    "Length",
    "In statute miles",
    "In km",
    "Against 200 statute miles",
    "Area of the circle, against that",
)
REMEMBER = """
- The Earth is round and a map is flat. Every flat map bends something: size, shape, distance or
  direction.
- On Web Mercator, the map of most websites, things far from the equator look larger than they
  are. So a ring that is true on the ground is not a circle around its middle.
- A ring on a map is only as good as the way it was drawn. Ask: true distance on the ground, or a
  circle on the screen?
- Ask which mile is meant. A nautical mile is longer than a statute mile.
- Whether a place is in range is decided by its distance, not by the line on the map.
"""

scenario = state.current()
one = window.of_first(scenario)
st.title("Why the ring is not a circle", anchor=False)
st.markdown(sentences.intro(one))
with st.container(key="notes"):
    for line in sentences.notes(scenario):
        st.text(line)
with st.container(key="controls"):
    place, reach, switches = st.columns([1, 1.6, 2], gap="medium")
with place:
    point_controls.town(scenario, 0, labelled=True)
with reach:
    controls.reach(scenario)
with switches:
    ways, circles, close = ring_panels.switches()
ring_panels.show(one, ways, circles, close)
if circles:
    st.markdown(sentences.how_large())
st.header("Wrong rings", anchor=False)
st.markdown(WRONG)
ring_panels.show_wrong_rings(one)
st.header("Statute against nautical miles", anchor=False)
st.markdown(sentences.two_miles())
plain_table.show(LENGTHS, sentences.length_rows())
st.markdown(sentences.name_between(one.points[0]))
st.header("What to remember", anchor=False)
st.markdown(REMEMBER)
controls.take_to_class()
