"""Words of ours on screen, with hover definitions on the first use of each glossary term."""

from __future__ import annotations

import streamlit as st


def show(words: str) -> None:
    """A paragraph of ours in Markdown."""
    st.markdown(words)


def caption(words: str) -> None:
    """The same in small print."""
    st.caption(words)
