"""The claim that is open, with all that is known of it, or two questions for who judges first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from geodata import facts
from geodata.analysis.judging import FAILS, HOLDS, Judgement
from geodata.facts.map_tells import ANSWERS, map_answers
from geodata.facts.records import Claim
from geodata.scene import footnotes, html_words
from pages.shared import (
    claim_list,
    claim_state,
    claim_words,
    clock,
    explained,
    source_links,
    widgets,
)

TELLS = {"yes": "Yes", "partly": "Partly", "no": "No"}
EXPECTS = {HOLDS: "I expect so", FAILS: "I do not"}
# The claim that the site is about, offered first.
KEY_CLAIM = "p5-200-miles"


def show(shown: list[Claim], intro: str) -> None:
    """The open claim with the ways to those before and after it in the list; with none, the intro
    and two ways to begin."""
    claim = claim_state.opened()
    if claim is None:
        _begin(shown, intro)
        _end()
        return
    every = facts.claims()
    at = every.index(claim) + 1
    with st.container(horizontal=True, key="claim-ways"):
        st.markdown(f"Claim {at} of {len(every)}, paragraph {claim.paragraph}")
        _ways(claim, shown)
    with st.container(key="claim-title"):
        st.header(source_links.escape(claim.claim), anchor=False)
    if claim_state.current().hides:
        _questions(claim)
        _end()
        return
    st.html(html_words.verdict_line(claim))
    explained.show(claim.reason)
    where = "Its map is beside it." if claim.map else "It has no map: beside it is your own."
    st.caption(f"{claim_words.subject(claim)} {where}")
    st.markdown(claim_words.evidence(claim))
    with st.expander("Quote or link to this claim", key="quote"):
        st.code(claim_words.citation(claim, clock.today()), language=None, wrap_lines=True)
        st.code(claim_words.address(claim), language=None, wrap_lines=True)


def _ways(claim: Claim, shown: list[Claim]) -> None:
    every = facts.claims()
    before = [one for one in shown if every.index(one) < every.index(claim)]
    after = [one for one in shown if every.index(one) > every.index(claim)]
    for words, key, there in (
        ("Previous", "claim-before", before[-1:]),
        ("Next", "claim-after", after[:1]),
    ):
        name = there[0].id if there else ""
        st.button(words, key=key, disabled=not there, on_click=claim_state.open_claim, args=(name,))
    st.button(
        "Close", key="claim-close", type="tertiary", on_click=claim_state.open_claim, args=("",)
    )


def _begin(shown: list[Claim], intro: str) -> None:
    source = facts.sources()[facts.ARTICLE]
    named = f"*{source.title}*, {footnotes.source_name(source)}, by {source.author}."
    explained.show(f"{named} {intro}")
    with st.container(horizontal=True, key="claim-begin"):
        if shown:
            st.button(
                "Open the first claim", key="claim-first", type="primary",
                on_click=claim_state.open_claim, args=(shown[0].id,),
            )  # fmt: skip
        for claim in facts.claims():
            if claim.id == KEY_CLAIM:
                st.button(
                    source_links.escape(claim.claim),
                    key="claim-key",
                    on_click=claim_state.open_claim,
                    args=(claim.id,),
                )
    if not claim_state.current().hides:
        st.markdown(claim_list.rules())


def _questions(claim: Claim) -> None:
    if claim.id not in map_answers():
        st.markdown("This claim is new: there is nothing to compare it with yet.")
        return
    now = claim_state.current().of(claim.id)
    _choose(claim, "Can a map tell whether it is so?", "tells", ANSWERS, TELLS)
    _choose(claim, "Will it hold as it is printed?", "expects", (HOLDS, FAILS), EXPECTS)
    if now.is_whole:
        st.caption("Both are kept in this page's address.")


def _end() -> None:
    """The way out of judging, once there is something to compare."""
    now = claim_state.current()
    if now.hides and now.judged:
        st.button(
            "Compare with ours", key="judge-compare", on_click=claim_state.hide, args=(False,)
        )


def _choose(
    claim: Claim, ask: str, part: str, values: tuple[str, ...], words: dict[str, str]
) -> None:
    now = claim_state.current().of(claim.id)
    key = widgets.keep(f"{part}-{claim.id}", getattr(now, part) or None)
    st.segmented_control(
        ask,
        values,
        format_func=words.__getitem__,
        key=key,
        on_change=widgets.then(key, _keeper(claim, part)),
    )


def _keeper(claim: Claim, part: str) -> Callable[[str | None], None]:
    def keep(value: str | None) -> None:
        now: Judgement = claim_state.current().of(claim.id)
        claim_state.judge(claim.id, replace(now, **{part: value or ""}))

    return keep
