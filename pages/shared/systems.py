"""The systems that the article names, each with every published range and who published it."""

from __future__ import annotations

import streamlit as st

from geodata import facts, text
from geodata.facts.records import PublishedRange, Weapon
from pages.shared import source_links


def show() -> None:
    """Every system: what it is, why it has no ring, its published ranges, the spread included."""
    st.header("The systems in the article", anchor=False)
    for weapon in facts.weapons():
        with st.expander(": ".join((weapon.name, *_spread(weapon)))):
            lines = [weapon.note, *([weapon.no_ring] if weapon.no_ring else [])]
            st.markdown(
                "\n\n".join(lines) + "\n\n" + "\n".join(_line(reach) for reach in weapon.ranges)
            )


def _spread(weapon: Weapon) -> tuple[str, ...]:
    """The published ranges in two words, if there are any."""
    ends = sorted({km for reach in weapon.ranges for km in (reach.km_low, reach.km_high)})
    words = " to ".join(text.number(km) for km in (*ends[:1], *ends[1:][-1:]))
    return (f"{words} km",) if ends else ()


def _line(reach: PublishedRange) -> str:
    return f"- {reach.printed}: {reach.who}. {source_links.links([reach.source])}"
