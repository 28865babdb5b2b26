"""Our texts on screen, each glossary term defined at its first use by hover, focus or tap."""

from __future__ import annotations

from html import escape

import streamlit as st

from geodata.facts import glossary


def show(words: str) -> None:
    """Shows a paragraph of ours in Markdown; never a text that a student typed."""
    st.markdown(with_meanings(words), unsafe_allow_html=True)


def caption(words: str) -> None:
    """The same in small print."""
    st.caption(with_meanings(words), unsafe_allow_html=True)


def with_meanings(words: str) -> str:
    """Markdown in which each term at its first use carries its meaning, for terms.js to show; the
    words themselves can bring no tag of their own."""
    parts, end = [], 0
    for use in glossary.find_uses(words):
        parts += [
            _plain(words[end : use.start]),
            _term(words[use.start : use.end], use.term.meaning),
        ]
        end = use.end
    return "".join((*parts, _plain(words[end:])))


def _term(shown: str, meaning: str) -> str:
    return (
        f'<span class="term" tabindex="0" data-meaning="{escape(meaning)}">{escape(shown)}</span>'
    )


def _plain(words: str) -> str:
    return words.replace("<", "&lt;")
