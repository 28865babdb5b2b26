"""Words that change with the map, for live_words.js to go on writing: notes, the map in words; and
refusals as they come."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from geodata.scenario import to_query
from geodata.scene import Scene, html_words


def show(picture: Scene, more: Sequence[tuple[str, str]] = (), table: bool = True) -> None:
    """What the map shows, as a list that opens, with `more` parts, and the way to the same table;
    page.js keeps it open, and says the sentence above the map; live_words.js leaves `more` alone.

    One element, where Streamlit's expander with a list and a link is three, of 4 ms each in every
    step of a slider."""
    address = f"airbases?{urlencode(to_query(picture.scenario), doseq=True)}"
    st.html(html_words.in_words(picture, more, address * table))


def notes(lines: Sequence[str]) -> None:
    """What stands beneath the map, a paragraph each."""
    st.html(html_words.notes(lines))


def refuse(*lines: str) -> None:
    """What of the student's words cannot be used, as plain text that a screen reader says when it
    comes."""
    if lines:
        words = "".join(f"<p>{escape(line)}</p>" for line in lines)
        st.html(f'<div class="refused" role="alert">{words}</div>')
