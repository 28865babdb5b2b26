"""The student's judgements beside ours as a table, and all claims as they are printed on paper."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from geodata import facts
from geodata.analysis import judging, verdicts
from geodata.analysis.judging import FAILS, HOLDS, Compared
from geodata.facts.map_tells import ANSWERS
from geodata.facts.records import Claim
from pages.shared import claim_list, claim_state, claim_words, plain_table, source_links

TELLS = {"yes": "yes", "partly": "partly", "no": "no"}
HEADS = ("Claim", "The map can tell", "It holds as printed", "Why we say so of the map")
HOLD = {HOLDS: "yes", FAILS: "no", "": "no report can say"}


def show() -> None:
    """How many judgements agree with ours, and each beside ours."""
    compared = judging.compare(claim_state.current())
    if not compared or claim_state.current().hides:
        return
    with st.container(key="compared"):
        st.header("Your judgement and ours", anchor=False)
        on_map = judging.count(one.agrees_on_map for one in compared)
        on_verdict = judging.count(one.agrees_on_verdict for one in compared)
        st.markdown(
            f"On what a map can tell, {on_map[0]} of your {on_map[1]} answers agree with ours. On "
            f"whether a claim holds as it is printed, {on_verdict[0]} of {on_verdict[1]} do. What "
            "holds in part does not hold as printed. Of opinions no report can say. What a map can "
            "tell is our choice; where you differ, ask why."
        )
        plain_table.show(HEADS, [_row(one) for one in compared])
        st.button("Begin anew", key="judge-anew", on_click=claim_state.forget_judgements)


def _row(one: Compared) -> tuple[str, ...]:
    verdict = verdicts.VERDICTS[one.claim.verdict]
    return (
        one.claim.claim,
        _beside(TELLS, one.judgement.tells, one.tells, one.agrees_on_map),
        f"{_beside(HOLD, one.judgement.expects, one.holds, one.agrees_on_verdict)} ({verdict})",
        one.because,
    )


def on_paper(shown: list[Claim]) -> None:
    """All claims of the list whole, of which the screen shows one at a time; while verdicts are
    hidden, with boxes to tick instead."""
    with st.container(key="on-paper"):
        st.markdown(f"{len(shown)} of {len(facts.claims())} claims")
        if not claim_state.current().hides:
            st.markdown(claim_list.rules())
        for paragraph, claims in groupby(shown, key=lambda claim: claim.paragraph):
            st.header(f"{paragraph}. {facts.paragraphs()[paragraph]}", anchor=False)
            st.markdown("\n\n".join(map(_print, claims)))


def _print(claim: Claim) -> str:
    words = source_links.escape(claim.claim)
    if claim_state.current().hides:
        now = claim_state.current().of(claim.id)
        tells = _boxes(TELLS, ANSWERS, now.tells)
        holds = _boxes(HOLD, (HOLDS, FAILS), now.expects)
        return f"**{words}** The map can tell: {tells}. It holds as printed: {holds}."
    verdict = verdicts.VERDICTS[claim.verdict]
    reason = f"**{verdict}.** {words} {claim.reason} {claim_words.subject(claim)}"
    return f"{reason}\n\n{claim_words.evidence(claim)}"


def _beside(words: dict[str, str], said: str, ours: str, agrees: bool | None) -> str:
    """A student's answer and ours in a cell: one word where they agree."""
    if agrees:
        return f"✔ {words[said]}"
    mine = f"you: {words[said]}; " if said else ""
    return f"{'≠ ' * (agrees is False)}{mine}we: {words[ours]}"


def _boxes(words: dict[str, str], values: tuple[str, ...], said: str) -> str:
    return ", ".join(f"{'■' if value == said else '□'} {words[value]}" for value in values)
