"""What there is to read of a claim: reason, differing values, the map's word, origins, citation."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geodata import facts, links, text
from geodata.analysis import claims, judging
from geodata.facts import cited
from geodata.facts.cited import Origin
from geodata.facts.records import Claim, Value
from geodata.scene import citing
from pages.shared import claim_state, source_links


def evidence(claim: Claim) -> str:
    """What stands behind a claim's verdict and its reason, as Markdown: what the map says, values
    that differ, and who says it, by independent origins."""
    lines = []
    outcome = claims.check(claim)
    if outcome:
        lines.append(f"**What the map says:** {outcome.text} (Our calculation.)")
    if claim.values:
        lines.append("**Reports differ:**\n" + "\n".join(map(_value, claim.values)))
    lines.append(f"**{_count(claim)}**\n\n{_list(cited.find_origins(claim.sources))}")
    if facts.ARTICLE in claim.sources:
        lines.append(f"And {source_links.link(facts.sources()[facts.ARTICLE])} itself.")
    return "\n\n".join(lines)


def subject(claim: Claim) -> str:
    """When a claim was so, and what it is about, in short sentences."""
    date = f"Of {text.date(claim.date)}. " * bool(claim.date)
    about = ", ".join((*claim.places, *claim.systems))
    return f"{date}{f'About: {about}. ' * bool(about)}".strip()


def address(claim: Claim) -> str:
    """The address that opens a claim with its map."""
    base = links.address(st.context.url or "")
    query = judging.to_query(judging.Reading(claim.id))
    return links.page_link(base, claim_state.PAGE, query)


def citation(claim: Claim, day: date) -> str:
    """How to quote a claim as seen on a day: in whose words it is, by its id, and whose article."""
    return citing.cite_claim(claim, links.for_others(address(claim)), day)


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
