"""Claims on screen: filters for the list, and one claim with verdict, sources, check and map."""

from __future__ import annotations

import streamlit as st

from geodata import facts, scenario, text
from geodata.analysis import claims
from geodata.facts.records import Claim
from geodata.free_text import SEARCHED
from pages.shared import state

VERDICTS = {
    "matches": "✔ matches other reports",
    "partly": "◐ partly",
    "unsupported": "✘ not supported at the time",
    "opinion": "○ opinion or forecast",
}


def filter_claims(every: tuple[Claim, ...]) -> list[Claim]:
    """The claims that the student's verdicts, categories and words leave, in order."""
    verdicts = st.pills(
        "Verdict",
        list(VERDICTS),
        selection_mode="multi",
        format_func=VERDICTS.__getitem__,
        key="verdicts",
    )
    categories = st.pills("About", facts.CATEGORIES, selection_mode="multi", key="categories")
    words = (
        st.text_input("Find a word", key="find", max_chars=SEARCHED)[:SEARCHED].casefold().split()
    )
    return [
        claim
        for claim in every
        if (not verdicts or claim.verdict in verdicts)
        and (not categories or claim.category in categories)
        and all(
            word in f"{claim.claim} {claim.reason} {claim.places} {claim.systems}".casefold()
            for word in words
        )
    ]


def show(claim: Claim) -> None:
    """One claim: closed, its mark and words; opened, verdict, reason, evidence, and its map."""
    with st.expander(f"{VERDICTS[claim.verdict][0]} {claim.claim}"):
        st.markdown(_words(claim))
        if claim.map:
            st.button("Show on the map", key=f"map-{claim.id}", on_click=_choose, args=(claim,))


def _words(claim: Claim) -> str:
    lines = [f"**{VERDICTS[claim.verdict]}.** {claim.reason}"]
    if claim.date:
        lines.append(f"Refers to: {text.date(claim.date)}")
    about = ", ".join((*claim.places, *claim.systems))
    if about:
        lines.append(f"About: {about}")
    if claim.values:
        clash = "; ".join(f"{value.value} ({value.who})" for value in claim.values)
        lines.append(f"**Reports differ:** {clash}.")
    outcome = claims.check(claim)
    if outcome:
        lines.append(f"**What the map says:** {outcome.text} (Our calculation.)")
    named = (facts.sources()[source] for source in claim.sources)
    lines.append(
        "Sources: " + "; ".join(f"{source.outlet}, {text.date(source.date)}" for source in named)
    )
    return "\n\n".join(lines)


def _choose(claim: Claim) -> None:
    query = dict(part.split("=", 1) for part in claim.map.split("&"))
    state.choose(scenario.from_query(query))
