"""The article page: its claims by paragraph, with verdict, evidence, and the map beside them."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from geodata import facts, scene
from geodata.scene import footnotes
from pages.shared import claim_list, controls, explained, live_map, state, systems
from pages.shared.claim_list import RULES, VERDICTS

INTRO = (
    "The article is not copied here: each of its claims stands below in our words, with what "
    "other reports say and, "
    "where it can be mapped, what the map says. Open a claim, read, and judge for yourself."
)

st.title("The article, claim by claim", anchor=False)
left, right = st.columns([1, 1], gap="medium")
with left:
    source = facts.sources()[facts.ARTICLE]
    explained.show(
        f"*{source.title}*, {footnotes.source_name(source)}, by {source.author}. {INTRO}"
    )
    with st.expander("What the verdicts mean"):
        st.markdown("\n".join(f"- **{VERDICTS[key]}.** {rule}" for key, rule in RULES.items()))
    shown = claim_list.filter_claims(facts.claims())
    st.caption(f"{len(shown)} of {len(facts.claims())} claims")
    for paragraph, claims in groupby(shown, key=lambda claim: claim.paragraph):
        st.header(f"{paragraph}. {facts.paragraphs()[paragraph]}", anchor=False)
        for claim in claims:
            claim_list.show(claim)
    systems.show()
scenario = state.current()
picture = scene.build(scenario)
with right, st.container(key="beside"):
    with st.container(key="sentence"):
        st.markdown(picture.sentence)
    live_map.show(picture, sight=claim_list.find_sight(scenario))
    controls.trail()
    st.page_link("map.py", label="Open this map with its controls")
    controls.take_to_class()
