"""The map for those who do not see it: in words below it, with the way to the table that says the same."""

from __future__ import annotations

from html import escape

import streamlit as st

from geodata import map_in_words
from geodata.scene import Scene


def show(picture: Scene) -> None:
    """What the map shows, as a list that opens; page.js says the sentence above the map once it has come to rest."""
    with st.expander("The map in words"):
        rows = (f"<dt>{escape(head)}</dt><dd>{escape(words)}</dd>" for head, words in map_in_words.lines(picture))
        st.html(f'<dl class="words">{"".join(rows)}</dl>')
        st.page_link("airbases.py", label="All air bases as a table")
