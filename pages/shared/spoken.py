"""Words that change with the map, for live_words.js to go on writing: notes, the map in words; and
refusals as they come."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from geodata.scenario import to_query
from geodata.scene import Scene, map_in_words


def show(picture: Scene, more: Sequence[tuple[str, str]] = (), table: bool = True) -> None:
    """What the map shows, as a list that opens, with `more` parts, and the way to the same table;
    page.js keeps it open, and says the sentence above the map; live_words.js leaves `more` alone.

    One element, where Streamlit's expander with a list and a link is three, of 4 ms each in every
    step of a slider."""
    rows = [
        f"<dt{mark}>{escape(head)}</dt><dd{mark}>{escape(words)}</dd>"
        for mark, part in (("", map_in_words.lines(picture)), (' class="more"', more))
        for head, words in part
    ]
    address = f"airbases?{escape(urlencode(to_query(picture.scenario), doseq=True))}"
    way = f'<p><a href="{address}" target="_self">All airfields as a table</a></p>'
    st.html(
        '<details class="in-words"><summary>The map in words</summary><dl '
        f'class="words">{"".join(rows)}</dl>{way * table}</details>'
    )


def notes(lines: Sequence[str]) -> None:
    """What stands beneath the map, a paragraph each."""
    words = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="notes">{words}</div>')


def refuse(*lines: str) -> None:
    """What of the student's words cannot be used, as plain text that a screen reader says when it
    comes."""
    if lines:
        words = "".join(f"<p>{escape(line)}</p>" for line in lines)
        st.html(f'<div class="refused" role="alert">{words}</div>')
