"""The airfields page: each field's distance and margin, a curve, and the 90 per cent explained."""

from __future__ import annotations

import streamlit as st

from geodata import facts, scene, text
from geodata.analysis import findings
from geodata.facts.published_figures import figures
from geodata.scenario import ARTICLE_DAY, LAST_DAY
from pages.shared import base_tables, controls, explained, source_links, state

scenario = state.current()
rows = findings.of(scenario)
# On the article's own day all is told that is known.
until = LAST_DAY if scenario.day == ARTICLE_DAY else scenario.day
st.title("Airfields", anchor=False)
st.markdown(scene.build(scenario).sentence)
left, right = st.columns([3, 2], gap="medium")
with left:
    base_tables.table(rows, scenario.range_unit, until)
with right:
    st.header("How many of the fields in Russia lie within a distance", anchor=False)
    base_tables.curve(rows, scenario.range_km, scenario.range_unit)
    explained.caption(
        "The thick line is your range, "
        f"{text.range_text(scenario.range_value, scenario.range_unit)}; "
        "the dashed lines are the published ranges. Our calculation."
    )
    with st.expander("Every field against the ring"):
        base_tables.distances(rows, scenario.range_km, scenario.range_unit)
    share = text.number(figures()["kirby-share"].value)
    with st.expander(f"The {share} per cent, taken apart", expanded=True):
        explained.show(facts.statement("ninety"))
        source_links.show_of("ninety")
    with st.expander("What the press reported of single fields"):
        base_tables.reports(until)
        st.caption(facts.statement("no-arrows"))
        source_links.show_of("no-arrows")
    with st.expander("Which airfields are on the list, and which are not"):
        for name in ("air-bases", "air-bases-left-out"):
            explained.show(facts.statement(name))
            source_links.show_of(name)
        base_tables.fields()
    st.page_link("map.py", label="Change launch point and range on the map")
    controls.take_to_class()
