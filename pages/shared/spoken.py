"""The map in words below it, for those who do not see it, with the way to the same table."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from geodata.scenario import to_query
from geodata.scene import Scene, map_in_words


def show(picture: Scene) -> None:
    """What the map shows, as a list that opens; page.js keeps it open, and says the sentence above
    the map.

    One element, where Streamlit's expander with a list and a link is three, of 4 ms each in every
    step of a slider."""
    rows = (
        f"<dt>{escape(head)}</dt><dd>{escape(words)}</dd>"
        for head, words in map_in_words.lines(picture)
    )
    table = f"airbases?{escape(urlencode(to_query(picture.scenario), doseq=True))}"
    st.html(
        '<details class="in-words"><summary>The map in words</summary><dl '
        f'class="words">{"".join(rows)}</dl>'
        f'<p><a href="{table}" target="_self">All air bases as a table</a></p></details>'
    )
