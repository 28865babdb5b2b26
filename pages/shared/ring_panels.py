"""The three panels of the projection page, their switches, and the table of wrong rings."""

from __future__ import annotations

from html import escape

import streamlit as st

from geodata import distortion_words, ghosts
from geodata.panels import drawing
from geodata.panels.window import KINDS, Panel
from geodata.scenario import Scenario
from pages.shared import plain_table

FAR, NEAR = "Region and globe", "Close to the ring"
AT_FIRST = ("pixels",)
LEGEND = (
    "◆ air base in range · ◭ too close to call · ○ out of range · ▨ Ukraine, occupied by Russia · dark line: "
    "Ukraine–Russia border · orange area: Kursk Oblast · dashed on the globe: the area of the first map · "
    "grey: other land"
)


def switches() -> tuple[tuple[str, ...], bool, bool]:
    """Which wrong rings are chosen, whether the circles of one size show, and whether the view is close."""
    chosen = st.pills(
        "Wrong ways to draw the ring",
        list(ghosts.WAYS),
        selection_mode="multi",
        format_func=lambda way: ghosts.WAYS[way].name,
        default=AT_FIRST,
        key="ways",
        wrap=True,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = st.segmented_control("See", (FAR, NEAR), default=FAR, required=True, key="view")
        circles = st.toggle("Circles of equal size on the ground", value=True, key="circles")
    return tuple(way for way in ghosts.WAYS if way in chosen), circles, view == NEAR


def show(scenario: Scenario, ways: tuple[str, ...], circles: bool, close: bool) -> None:
    """Three panels side by side, or one below the other on a phone, each with a sentence."""
    figures = "".join(_figure(Panel(kind, scenario, ways, circles, close, theme())) for kind in KINDS)
    st.html(f'<div class="panels">{figures}</div>')
    st.caption(LEGEND)


def wrong_rings(scenario: Scenario) -> None:
    """Each wrong way: how people get there, how far it is off, and which air bases it misjudges."""
    found = [ghosts.ghost(way, scenario.points[0], scenario.range_km) for way in ghosts.WAYS]
    rows = [
        (
            ghost.way.name,
            ghost.way.how,
            "; ".join(distortion_words.off(off, scenario.range_unit) for off in ghost.offs),
            distortion_words.misjudged(ghost),
        )
        for ghost in found
    ]
    heads = ("Wrong ring", "How people get there", "Most it is off", "Air bases misjudged")
    plain_table.show(heads, rows, [f'<img src="{drawing.swatch(way, theme())}" alt="">' for way in ghosts.WAYS])


def theme() -> str:
    """The theme of the student's page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _figure(panel: Panel) -> str:
    name = distortion_words.NAMES[panel.kind]
    said = distortion_words.panel_sentence(panel.kind, panel.scenario, panel.close)
    keeps = distortion_words.KEEPS[panel.kind]
    words = f"<strong>{escape(name)}.</strong> {escape(said)} <span>{escape(keeps)}</span>"
    alt = escape(" ".join(drawing.told(panel)))
    return f'<figure><img src="{drawing.address(panel)}" alt="{alt}"><figcaption>{words}</figcaption></figure>'
