"""The airfields page: rows and their map, the published ranges, a curve, the 90 per cent."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata import facts, scene, text
from geodata.analysis import findings
from geodata.facts.published_figures import figures
from geodata.scenario import ARTICLE_DAY, LAST_DAY, LAYERS, Scenario
from pages.shared import (
    base_rows,
    base_tables,
    controls,
    explained,
    live_map,
    source_links,
    state,
)

MULTIPLES = (
    "Each small map has your start and the ring of one published range. Counted are the airfields "
    "in Russia. Our calculation."
)


@st.fragment
def show_fields() -> None:
    """The map and the rows beside it, and what is counted from them; one screen that reruns by
    itself where a launch point moves."""
    scenario = state.current()
    rows = findings.of(scenario)
    # Looking at the fields must not change the student's own map.
    shown = tuple(name for name in LAYERS if name in (*scenario.show, "airbases"))
    picture = scene.build(replace(scenario, show=shown))
    left, right = st.columns([3, 2], gap="medium")
    with right, st.container(key="beside"):
        with st.container(key="sentence"):
            st.markdown(picture.sentence)
        live_map.show(picture)
    with left:
        base_tables.table(rows, scenario.range_unit, find_end(scenario))
    st.header("The published ranges from the same start", anchor=False)
    base_tables.small_multiples(scenario)
    explained.caption(MULTIPLES)
    st.header("How many of the fields in Russia lie within a distance", anchor=False)
    base_tables.curve(scenario)
    explained.caption(
        "The thick line is your range, "
        f"{text.range_text(scenario.range_value, scenario.range_unit)}; "
        "the dashed lines are the published ranges. Our calculation."
    )
    with st.expander("Every field against the ring"):
        base_tables.distances(rows, scenario.range_km, scenario.range_unit)


def find_end(scenario: Scenario) -> str:
    """The last day that is told: on the article's own day all is told that is known."""
    return LAST_DAY if scenario.day == ARTICLE_DAY else scenario.day


st.title("Airfields", anchor=False)
show_fields()
share = text.number(figures()["kirby-share"].value)
with st.expander(f"The {share} per cent, taken apart", expanded=True):
    explained.show(facts.statement("ninety"))
    source_links.show_of("ninety")
with st.expander("What the press reported of single fields"):
    base_tables.reports(find_end(state.current()))
    st.caption(facts.statement("no-arrows"))
    source_links.show_of("no-arrows")
with st.expander("Which airfields are on the list, and which are not"):
    for name in ("air-bases", "air-bases-left-out"):
        explained.show(facts.statement(name))
        source_links.show_of(name)
    base_tables.fields()
st.page_link("map.py", label="Change launch point and range on the map")
controls.take_to_class()
base_rows.show_script()
