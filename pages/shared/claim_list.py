"""The article's claims on screen: what we found in one sentence, filters, and a mark for each."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby

import streamlit as st

from geodata import facts
from geodata.analysis.judging import Judgement
from geodata.facts.map_tells import map_answers
from geodata.facts.records import Claim
from geodata.free_text import SEARCHED
from pages.shared import claim_state, source_links

SIGNS = {
    "matches": "✔",
    "partly": "◐",
    "contradicted": "≠",
    "unsupported": "✘",
    "unverified": "?",
    "opinion": "○",
}
WORDS = {
    "matches": "matches other reports",
    "partly": "partly",
    "contradicted": "contradicted",
    "unsupported": "not supported at the time",
    "unverified": "could not be checked",
    "opinion": "opinion or forecast",
}
VERDICTS = {verdict: f"{sign} {WORDS[verdict]}" for verdict, sign in SIGNS.items()}
RULES = {
    "matches": "Reports or documents other than the article say the same.",
    "partly": "A part of it is so, or it is so only with something that the article leaves out.",
    "contradicted": "Reports or documents say that it was not so.",
    "unsupported": "We found nothing of the article's time that bore it out and was not withdrawn.",
    "unverified": "It says a fact, and we found no page by which it can be checked.",
    "opinion": "It judges or looks ahead: no report can prove it.",
}
# How many claims have a verdict, one and several.
COUNTED = {
    "matches": ("matches other reports", "match other reports"),
    "partly": ("does so in part", "do so in part"),
    "contradicted": ("is contradicted", "are contradicted"),
    "unsupported": ("was not supported at the time", "were not supported at the time"),
    "unverified": ("could not be checked", "could not be checked"),
    "opinion": ("is an opinion or a forecast", "are opinions or forecasts"),
}
# What a mark tells while verdicts are hidden.
JUDGED = {"none": ("□", "not judged"), "half": ("◧", "half judged"), "whole": ("■", "judged")}


def finding() -> str:
    """The answer to the page's question, as markup: how many claims have which verdict; while they
    are hidden, how many the student has judged."""
    every = facts.claims()
    now = claim_state.current()
    if now.hides:
        whole = sum(one.is_whole for one in now.judged.values())
        return (
            f"You have judged {whole} of {len(map_answers())} claims. What other reports say "
            "stays hidden until you compare."
        )
    counts = Counter(claim.verdict for claim in every)
    parts = [
        f'<span class="verdict {verdict}"><b>{sign}</b> '
        f"{counts[verdict]} {COUNTED[verdict][counts[verdict] > 1]}</span>"
        for verdict, sign in SIGNS.items()
        if counts[verdict]
    ]
    return f"Of {len(every)} claims, {', '.join(parts[:-1])} and {parts[-1]}."


def filter_claims(every: tuple[Claim, ...]) -> list[Claim]:
    """The claims that the student's verdicts, categories and words leave, in order; hidden verdicts
    filter nothing."""
    verdicts = []
    if not claim_state.current().hides:
        verdicts = st.pills(
            "Verdict",
            [key for key in VERDICTS if any(claim.verdict == key for claim in every)],
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
        and all(word in _searched(claim) for word in words)
    ]


def _searched(claim: Claim) -> str:
    """What a word is looked for in; what tells the verdict only where it is shown."""
    told = "" if claim_state.current().hides else claim.reason
    return f"{claim.claim} {told} {claim.places} {claim.systems}".casefold()


def show_marks(shown: list[Claim], in_words: bool) -> None:
    """The paragraphs that have claims among these, each with its marks along a line, or with their
    words, one below the other."""
    with st.container(key="claims-in-words" if in_words else "claims-as-marks"):
        for paragraph, claims in groupby(shown, key=lambda claim: claim.paragraph):
            st.header(f"{paragraph}. {facts.paragraphs()[paragraph]}", anchor=False)
            with st.container(horizontal=not in_words, key=f"line-{paragraph}"):
                for claim in claims:
                    _mark(claim)


def _mark(claim: Claim) -> None:
    """One claim as a button: its sign, its words, and what the sign means; article.css shows of it
    what has room, and those who hear the page hear all."""
    now = claim_state.current()
    kind = _how_far(now.of(claim.id)) if now.hides else claim.verdict
    sign, meaning = JUDGED[kind] if now.hides else (SIGNS[kind], WORDS[kind])
    is_open = claim.id == now.claim
    words = source_links.escape(claim.claim)
    st.button(
        f"**{sign}** *{words} **{meaning}{', open' * is_open}***",
        key=f"mark-{kind}-{claim.id}",
        type="primary" if is_open else "secondary",
        on_click=claim_state.open_claim,
        args=(claim.id,),
    )


def _how_far(judgement: Judgement) -> str:
    if judgement.is_whole:
        return "whole"
    return "half" if judgement.tells or judgement.expects else "none"


def rules() -> str:
    """What each verdict means, as Markdown."""
    return "\n".join(f"- **{VERDICTS[key]}.** {rule}" for key, rule in RULES.items())


def verdict_line(claim: Claim) -> str:
    """A claim's verdict as markup, its sign in its colour."""
    sign, words = SIGNS[claim.verdict], escape(WORDS[claim.verdict])
    return f'<p class="verdict {claim.verdict}"><b>{sign}</b> {words[0].upper()}{words[1:]}</p>'
