"""The systems that the article names, each with every published range and who published it."""

from __future__ import annotations

import streamlit as st

from geodata import facts, text
from geodata.facts.records import PublishedRange, Weapon


def show() -> None:
    """Every system: what it is, why it has no ring, its published ranges, the spread included."""
    st.header("The systems in the article", anchor=False)
    for weapon in facts.weapons():
        with st.expander(f"{weapon.name}: {_spread(weapon)}"):
            lines = [weapon.note, *([weapon.no_ring] if weapon.no_ring else [])]
            st.markdown(
                "\n\n".join(lines) + "\n\n" + "\n".join(_line(reach) for reach in weapon.ranges)
            )


def _spread(weapon: Weapon) -> str:
    low = min(reach.km_low for reach in weapon.ranges)
    high = max(reach.km_high for reach in weapon.ranges)
    return (
        f"{text.number(low)} km" if low == high else f"{text.number(low)} to {text.number(high)} km"
    )


def _line(reach: PublishedRange) -> str:
    source = facts.sources()[reach.source]
    return f"- {reach.printed}: {reach.who} ({source.outlet}, {text.date(source.date)})"
