"""The article page: its claims as marks by paragraph, one of them open beside its map."""

from __future__ import annotations

import streamlit as st

from geodata import facts, scene
from geodata.scene import citing
from geodata.webmap import Sight
from pages.shared import (
    claim_list,
    claim_panel,
    claim_state,
    claim_table,
    controls,
    live_map,
    state,
    systems,
    widgets,
)

INTRO = (
    "The article is not copied here. Each mark is one of its claims, in our words, with what other "
    "reports say and, where it can be mapped, what the map says. Open one, read, and judge for "
    "yourself."
)
FIRST = (
    "Each mark is one claim of the article, in our words. Open one and say two things: can a map "
    "tell whether it is so, and do you expect it to hold as it is printed? Try it on the map. When "
    "you are done, compare your answers with ours."
)


def _head() -> None:
    """The title, what we found, and the switch of who would judge first."""
    now, claim = claim_state.current(), claim_state.opened()
    if claim:
        at = f"Claim {facts.claims().index(claim) + 1} of {len(facts.claims())}"
        st.set_page_config(page_title=f"{at}, Check the article – {citing.SITE}")
    for line in now.ignored:
        st.text(line)
    with st.container(key="article-head"):
        st.title("Check the article", anchor=False)
        st.html(f'<p class="finding">{claim_list.finding()}</p>')
        key = widgets.keep("judge-first", now.hides)
        st.toggle(
            "Judge first: hide the verdicts",
            key=key,
            on_change=widgets.then(key, claim_state.hide),
        )


def _list() -> list[facts.Claim]:
    """The filters and the marks; the claims that they leave."""
    with st.container(key="claim-list"):
        with st.expander("Filter the claims", key="filters"):
            shown = claim_list.filter_claims(facts.claims())
            in_words = st.toggle("Show their words", key=widgets.lasting_key("in-words", False))
        claim_list.show_marks(shown, in_words)
        if len(shown) < len(facts.claims()):
            st.caption(f"{len(shown)} of {len(facts.claims())} claims")
    return shown


def _map() -> None:
    """The open claim's map, or the student's own, and what can be done with it."""
    scenario, shown, claim = state.current(), claim_state.claim_map(), claim_state.opened()
    picture = scene.build(scenario)
    with st.container(key="beside"):
        with st.container(key="sentence"):
            if picture.shows("airbases"):
                st.markdown(picture.sentence)
        live_map.show(picture, sight=_find_sight())
        with st.container(key="map-ways"):
            controls.trail()
            if shown and shown != scenario:
                st.button("Back to the claim's map", key="lay", on_click=claim_state.lay_map)
            if shown and claim:
                _take_along()
            else:
                st.page_link("map.py", label="Open this map with its controls")
                controls.take_to_class()


def _take_along() -> None:
    """The same ways for a claim's map, which becomes the student's own on them."""
    for words, page, icon in (
        ("Open this map with its controls", "map.py", None),
        ("Download", "export.py", ":material/download:"),
    ):
        if st.button(
            words, key=f"take-{page[:-3]}", type="tertiary", icon=icon,
            on_click=claim_state.take_map_along,
        ):  # fmt: skip
            st.switch_page(page)


def _find_sight() -> Sight | None:
    """What the map is to show and name at first: the open claim's, or the claim's whose map an
    address without a claim holds."""
    claim, scenario = claim_state.opened(), state.current()
    found = [claim] if claim_state.claim_map() and claim else []
    found = found or [
        one for one in facts.claims() if one.map and claim_state.read_map(one) == scenario
    ]
    words = (f"{one.claim} {one.reason} {' '.join(one.places)}" for one in found)
    return Sight.of(found[0].map, None, " ".join(words)) if found else None


claim_state.write_address()
_head()
with st.container(key="claims-screen"):
    listed = _list()
    with st.container(key="claim"):
        claim_panel.show(listed, FIRST if claim_state.current().hides else INTRO)
    _map()
claim_table.show()
if claim_state.current().hides or not claim_state.opened():
    claim_table.on_paper(listed)
else:  # an open claim is printed alone
    with st.expander("What the verdicts mean"):
        st.markdown(claim_list.rules())
systems.show()
