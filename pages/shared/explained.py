"""Our texts on screen, each glossary term defined at its first use by hover, focus or tap."""

from __future__ import annotations

import re

import streamlit as st

from geodata.scene import html_words

# A paragraph: the bold words that it begins with, if it does, and the rest.
HEADED = re.compile(r"(?:\*\*([^*]+?)\.?\*\*)?(.*)", re.DOTALL)


def show(words: str) -> None:
    """Shows a paragraph of ours in Markdown; never a text that a student typed."""
    st.markdown(html_words.with_meanings(words), unsafe_allow_html=True)


def caption(words: str) -> None:
    """The same in small print."""
    st.caption(html_words.with_meanings(words), unsafe_allow_html=True)


def note(words: str) -> None:
    """A paragraph of ours without marks, in small print: a browser needs fewer of Streamlit's parts
    for HTML than for Markdown with tags, and the map's page is there 40 ms sooner."""
    st.html(f'<p class="note">{html_words.with_meanings(words)}</p>')


def sections(words: str) -> None:
    """Paragraphs of ours, each under a heading where it begins with bold words."""
    found = [HEADED.fullmatch(paragraph) for paragraph in words.strip().split("\n\n")]
    parts = [(one[1], one[2].strip()) for one in found if one]
    explained = html_words.with_meanings("\n\n".join(words for _, words in parts)).split("\n\n")
    for (head, _), paragraph in zip(parts, explained, strict=True):
        if head:
            st.header(head, anchor=False)
        st.markdown(paragraph, unsafe_allow_html=True)
