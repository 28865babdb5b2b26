"""Sources on screen: a link to where each can be read, and what kind of source it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import streamlit as st

from geodata import facts
from geodata.facts import cited
from geodata.facts.cited import Source
from geodata.facts.statements import statements
from geodata.scene import footnotes

MARKS = r"([\\`*_{}\[\]()<>#+|~$:])"  # with which Markdown would take words for something else


def link(source: Source, words: str = "") -> str:
    """A source as Markdown: its outlet and date, or other words, as a link to the page where it can
    be read, and its kind; where there is no page, why."""
    shown = escape(words or footnotes.source_name(source))
    if source.kind == cited.OURS:
        return f"{shown} (ours)"
    where = f"; copy: {escape(source.copy)}" if source.copy else ""
    if not source.url:
        return f"{shown} ({source.kind}{where}; no link)"
    address = source.url.replace("(", "%28").replace(")", "%29")
    return f"[{shown}]({address}) ({source.kind}{where})"


def links(ids: Iterable[str]) -> str:
    """Several sources, by their ids, one after the other."""
    return "; ".join(link(facts.sources()[source]) for source in ids)


def anchors(ids: Iterable[str]) -> str:
    """Several sources, by their ids, as HTML: the same words and links as `links` has."""
    return "; ".join(_anchor(facts.sources()[source]) for source in ids)


def _anchor(source: Source) -> str:
    name = html.escape(footnotes.source_name(source))
    if source.kind == cited.OURS:
        return f"{name} (ours)"
    where = f"{source.kind}; copy: {source.copy}" if source.copy else source.kind
    if not source.url:
        return f"{name} ({html.escape(where)}; no link)"
    address = html.escape(source.url)
    return f'<a href="{address}" target="_blank">{name}</a> ({html.escape(where)})'


def show_of(statement: str) -> None:
    """The sources of a statement of the facts, in small print below it."""
    st.caption(f"Sources: {links(statements()[statement].sources)}")


def escape(words: str) -> str:
    """Words that Markdown shows as they are."""
    return re.sub(MARKS, r"\\\1", words)
