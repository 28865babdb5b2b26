"""The table of airfields whose rows and the map beside it point to each other, by base_rows.js."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from geodata import text
from geodata.analysis.findings import Reach
from geodata.geodesy import UNITS_KM

SCRIPT = Path(__file__).parent / "base_rows.js"
HEADS = ("Airfield", "Region", "State", "Distance", "Inside (+) or beyond (−)", "Reported")
SORTED = {"Airfield": "name", "Region": "region", "Distance": "away"}  # by a press on the head


def show(rows: Sequence[Reach], states: dict[str, str], unit: str, reported: Sequence[str]) -> None:
    """Rows of airfields, nearest first, with the words of their states and of what was reported of
    each; lengths in a unit."""
    heads = "".join(_write_head(head, unit) for head in HEADS)
    body = "".join(
        _write_row(row, states[row.state], unit, said)
        for row, said in zip(rows, reported, strict=True)
    )
    st.html(f'<table class="bases"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>')


def show_script() -> None:
    """The script of the table, after what it moves."""
    script = SCRIPT.read_text(encoding="utf-8")
    st.html(f"<script>window.rangePage ||= {{}};\n{script}</script>", unsafe_allow_javascript=True)


def _write_head(head: str, unit: str) -> str:
    words = f"{head}, {unit}" if head in HEADS[3:5] else head
    if head not in SORTED:
        return f'<th scope="col">{words}</th>'
    order = ' aria-sort="ascending"' if head == "Distance" else ""
    return (
        f'<th scope="col"{order}><button type="button" class="sort" data-by="{SORTED[head]}">'
        f"{words}</button></th>"
    )


def _write_row(row: Reach, state: str, unit: str, said: str) -> str:
    name, region = escape(row.base.name), escape(row.base.region)
    away, inside = (km / UNITS_KM[unit] for km in (row.distance_km, row.margin_km))
    return (
        f'<tr data-name="{name}" data-region="{region}" data-away="{away:.3f}">'
        '<th scope="row"><button type="button" class="to-base" tabindex="-1" '
        f'aria-pressed="false">{name}</button></th><td>{region}</td><td>{state}</td>'
        f"<td>{text.number(round(away))}</td><td>{text.number(round(inside))}</td>"
        f"<td>{escape(said)}</td></tr>"
    )
