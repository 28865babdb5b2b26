"""A small table of words that becomes a list of cards on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def show(heads: Sequence[str], rows: Iterable[Sequence[str]], marks: Sequence[str] = ()) -> None:
    """Rows of text under heads; `marks` are images of ours, as markup, in first cells."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        _row(heads, row, marks[index] if marks else "") for index, row in enumerate(rows)
    )
    table = f'<table class="plain"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
    st.html(table)


def _row(heads: Sequence[str], cells: Sequence[str], mark: str) -> str:
    first = f'<th scope="row">{mark}{escape(cells[0])}</th>'
    rest = (
        f'<td data-head="{escape(head)}">{escape(cell)}</td>'
        for head, cell in zip(heads[1:], cells[1:], strict=True)
    )
    return f"<tr>{first}{''.join(rest)}</tr>"
