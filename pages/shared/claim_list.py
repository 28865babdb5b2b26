"""The article's claims on screen: what we found in one sentence, filters, and a mark for each."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from geodata import facts
from geodata.analysis.judging import Judgement
from geodata.analysis.verdicts import RULES, SIGNS, VERDICTS, WORDS
from geodata.facts.map_tells import map_answers
from geodata.facts.records import Claim
from geodata.free_text import SEARCHED
from geodata.scene import html_words
from pages.shared import claim_state, source_links

# What a mark tells while verdicts are hidden.
JUDGED = {"none": ("□", "not judged"), "half": ("◧", "half judged"), "whole": ("■", "judged")}


def finding() -> str:
    """The answer to the page's question, as markup: how many claims have which verdict; while they
    are hidden, how many the student has judged."""
    now = claim_state.current()
    if now.hides:
        whole = sum(one.is_whole for one in now.judged.values())
        return (
            f"You have judged {whole} of {len(map_answers())} claims. What other reports say "
            "stays hidden until you compare."
        )
    return html_words.count_verdicts()


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
