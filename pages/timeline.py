"""The timeline page: events by a day slider beside the map of that day and its permissions."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata import facts, scene, text
from geodata.analysis import timeline as days
from geodata.analysis import wording
from geodata.facts.statements import statements
from geodata.scenario import ARTICLE_DAY, LAST_DAY, LAYERS
from pages.shared import controls, day_picker, explained, live_map, state
from pages.shared.source_links import links

REACHED = (
    "What could be reached and what was allowed are two maps: the ring is one, the dotted "
    "regions are the other. "
    "Reports named directions, not lines, so whole regions are drawn; what was allowed lay "
    "near the border, and later in and around Kursk."
)

scenario = state.current()
st.title("Timeline", anchor=False)
left, right = st.columns([1, 1], gap="medium")
with left:
    day_picker.show(scenario)
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
    st.header("Events, the latest first", anchor=False)
    for event in reversed(days.until(scenario.day)):
        day_picker.event(event, current=event.date == scenario.day)
    if scenario.day >= facts.events()[-1].date:
        st.caption(f"The timeline ends on {text.date(LAST_DAY)}.")
# Looking at a day must not change the student's own map.
picture = scene.build(
    replace(scenario, show=tuple(name for name in LAYERS if name in (*scenario.show, "allowed")))
)
with right, st.container(key="beside"):
    with st.container(key="sentence"):
        is_articles = scenario.day == ARTICLE_DAY  # on any other the sentence begins with its day
        day = f"**{text.date(scenario.day)}.** " * is_articles
        st.markdown(f"{day}{picture.sentence}")
    live_map.show(picture)
    controls.trail()
    st.page_link("map.py", label="Open this map with its controls")
    controls.take_to_class()
