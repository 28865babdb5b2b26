"""The air bases page: each field's distance and margin, a curve, and the 90 per cent explained."""

from __future__ import annotations

import streamlit as st

from geodata import scene, text
from geodata.analysis import findings
from pages.shared import base_tables, controls, explained, state

NINETY = """
**Who said it, and when.** First came unnamed officials in mid-August 2024 (Politico). An
intelligence assessment followed on 27 August (The Wall Street Journal). John Kirby said it on the
record on 4 September, and others said it after him. The article speaks of one official.

**Of which aircraft.** Those that drop glide bombs; or military aircraft at large; or those for
glide bombs and long-range strikes. On 18 November a Pentagon spokeswoman said airfields.

**Measured from what.** Kirby: more than 300 km from the Ukrainian border. A map by the Institute
for the Study of War starts, as far as its data show, from Ukrainian-held land. That makes the zone
about a third smaller.

**What our count can say.** It counts public airfields, not aircraft: a field says nothing of how
many aircraft stand on it. Some of the aircraft in the 90 per cent never had to move, since their
fields were always farther away. Our list of 40 fields is not complete.
"""

scenario = state.current()
rows = findings.of(scenario)
st.title("Air bases", anchor=False)
st.markdown(scene.build(scenario).sentence)
left, right = st.columns([3, 2], gap="medium")
with left:
    base_tables.table(rows, scenario.range_unit)
with right:
    st.markdown("**How many of the fields in Russia lie within a distance**")
    base_tables.curve(rows, scenario.range_km, scenario.range_unit)
    explained.caption(
        "The thick line is your range, "
        f"{text.range_text(scenario.range_value, scenario.range_unit)}; "
        "the dashed lines are the published ranges. Our calculation."
    )
    with st.expander("Every field against the ring"):
        base_tables.distances(rows, scenario.range_km, scenario.range_unit)
    with st.expander("The 90 per cent, taken apart", expanded=True):
        explained.show(NINETY)
    with st.expander("What the press reported of single fields"):
        base_tables.reports()
        st.caption(
            "No arrows are drawn: no source documents which aircraft went where in the summer "
            "of 2024."
        )
    st.page_link("map.py", label="Change launch point and range on the map")
    controls.take_to_class()
