"""Tables: small ones that become cards on a phone, and long ones that sort and print whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

ROW_PX = 35  # of a row and of the heads in Streamlit's table


def show(heads: Sequence[str], rows: Iterable[Sequence[str]], marks: Sequence[str] = ()) -> None:
    """Rows of text under heads; `marks` are images of ours, as markup, in first cells."""
    st.html(_table(heads, rows, marks))


def show_long(columns: Mapping[str, Sequence[object]], height: int, stays: str = "") -> None:
    """Columns by their heads, sorted by a click, in at most `height` px; on paper, where nothing
    scrolls, all rows as words. The column that `stays` is there however far one scrolls aside."""
    long = max(len(column) for column in columns.values()) * ROW_PX > height - ROW_PX
    config = {stays: st.column_config.Column(pinned=True)} if stays else None
    st.dataframe(
        columns, hide_index=True, height=height if long else "content", column_config=config
    )
    show_on_paper(columns)


def show_on_paper(columns: Mapping[str, Sequence[object]]) -> None:
    """Columns by their heads, as words that only a print has."""
    rows = ([str(cell) for cell in row] for row in zip(*columns.values(), strict=True))
    st.html(f'<div class="on-paper-only">{_table(list(columns), rows)}</div>')


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], marks: Sequence[str] = ()) -> str:
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        _row(heads, row, marks[index] if marks else "") for index, row in enumerate(rows)
    )
    return f'<table class="plain"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _row(heads: Sequence[str], cells: Sequence[str], mark: str) -> str:
    first = f'<th scope="row">{mark}{escape(cells[0])}</th>'
    rest = (
        f'<td data-head="{escape(head)}">{escape(cell)}</td>'
        for head, cell in zip(heads[1:], cells[1:], strict=True)
    )
    return f"<tr>{first}{''.join(rest)}</tr>"
