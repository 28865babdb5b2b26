"""Claims on screen: filters for the list, and one claim with verdict, sources, check and map."""

from __future__ import annotations

import streamlit as st

from geodata import facts, scenario, text
from geodata.analysis import claims
from geodata.facts import cited
from geodata.facts.cited import Origin
from geodata.facts.records import Claim, Value
from geodata.free_text import SEARCHED
from geodata.scenario import Scenario
from geodata.webmap import Sight
from pages.shared import source_links, state

VERDICTS = {
    "matches": "✔ matches other reports",
    "partly": "◐ partly",
    "contradicted": "≠ contradicted",
    "unsupported": "✘ not supported at the time",
    "unverified": "? could not be checked",
    "opinion": "○ opinion or forecast",
}
RULES = {
    "matches": "Reports or documents other than the article say the same.",
    "partly": "A part of it is so, or it is so only with something that the article leaves out.",
    "contradicted": "Reports or documents say that it was not so.",
    "unsupported": "We found nothing of the article's time that bore it out and was not withdrawn.",
    "unverified": "It says a fact, and we found no page by which it can be checked.",
    "opinion": "It judges or looks ahead: no report can prove it.",
}


def filter_claims(every: tuple[Claim, ...]) -> list[Claim]:
    """The claims that the student's verdicts, categories and words leave, in order."""
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
        lines.append("**Reports differ:**\n" + "\n".join(map(_value, claim.values)))
    outcome = claims.check(claim)
    if outcome:
        lines.append(f"**What the map says:** {outcome.text} (Our calculation.)")
    lines.append(f"**{_count(claim)}**\n\n{_list(cited.find_origins(claim.sources))}")
    if facts.ARTICLE in claim.sources:
        lines.append(f"And {source_links.link(facts.sources()[facts.ARTICLE])} itself.")
    return "\n\n".join(lines)


def _count(claim: Claim) -> str:
    """How many independent origins what is said of a claim has, and what is weak about them."""
    origins = cited.find_origins(claim.sources)
    if not origins:
        return "No source but the article."
    primary = sum(one.source is not None and one.source.is_primary for one in origins)
    several = f"{len(origins)} independent origins" if len(origins) > 1 else "One origin"
    official = f", {primary} of them primary" if primary and len(origins) > 1 else ""
    copied = ", read in copies and quotations only" * cited.is_copied_only(claim.sources)
    return f"{several}{official or ', primary' * primary}{copied}:"


def _list(origins: tuple[Origin, ...], depth: int = 0) -> str:
    """Origins as a nested list: under each what passes it on."""
    lines = []
    for one in origins:
        words = source_links.link(one.source) if one.source else source_links.escape(one.id)
        lines.append(f"{'    ' * depth}- {'passed on by ' * (depth > 0)}{words}")
        lines += [_list(one.passed_on, depth + 1)] * bool(one.passed_on)
    return "\n".join(lines)


def _value(value: Value) -> str:
    """One of several values: as printed, who said it, and where it can be read."""
    source = facts.sources()[value.source]
    return f"- {value.value}: {value.who}. {source_links.link(source)}"


def find_sight(shown: Scenario) -> Sight | None:
    """What a map of claims is to show and name, if it is one."""
    found = [claim for claim in facts.claims() if claim.map and _read_map(claim) == shown]
    words = (f"{claim.claim} {claim.reason} {' '.join(claim.places)}" for claim in found)
    return Sight.of(found[0].map, None, " ".join(words)) if found else None


def _choose(claim: Claim) -> None:
    state.choose(_read_map(claim))


def _read_map(claim: Claim) -> Scenario:
    return scenario.from_query(dict(part.split("=", 1) for part in claim.map.split("&")))
