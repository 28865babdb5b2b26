"""The three panels of the projection page, their switches, and the table of wrong rings."""

from __future__ import annotations

from html import escape

import streamlit as st

from geodata.distortion import panels, sentences, wrong_rings
from geodata.distortion.window import KINDS, Panel
from geodata.scenario import Scenario
from pages.shared import plain_table

FAR, NEAR = "Region and globe", "Close to the ring"
AT_FIRST = ("pixels",)


def switches() -> tuple[tuple[str, ...], bool, bool]:
    """Which wrong rings are chosen, whether circles of one size show, whether the view is close."""
    chosen = st.pills(
        "Wrong ways to draw the ring",
        list(wrong_rings.WAYS),
        selection_mode="multi",
        format_func=lambda way: wrong_rings.WAYS[way].name,
        default=AT_FIRST,
        key="ways",
        wrap=True,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = st.segmented_control("See", (FAR, NEAR), default=FAR, required=True, key="view")
        circles = st.toggle("Circles of equal size on the ground", value=True, key="circles")
    return tuple(way for way in wrong_rings.WAYS if way in chosen), circles, view == NEAR


def show(scenario: Scenario, ways: tuple[str, ...], circles: bool, close: bool) -> None:
    """Three panels side by side, or one below the other on a phone, each with a sentence."""
    figures = "".join(
        _figure(Panel(kind, scenario, ways, circles, close, theme())) for kind in KINDS
    )
    st.html(f'<div class="panels">{figures}</div>')
    st.caption(sentences.LEGEND)


def show_wrong_rings(scenario: Scenario) -> None:
    """Each wrong way: how people get there, how far it is off, and which airfields it misjudges."""
    plain_table.show(
        sentences.WRONG_RINGS,
        sentences.wrong_ring_rows(scenario),
        [f'<img src="{panels.swatch(way, theme())}" alt="">' for way in wrong_rings.WAYS],
    )


def theme() -> str:
    """The theme of the student's page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _figure(panel: Panel) -> str:
    name = sentences.NAMES[panel.kind]
    said = sentences.panel_sentence(panel.kind, panel.scenario, panel.close)
    keeps = sentences.KEEPS[panel.kind]
    words = f"<strong>{escape(name)}.</strong> {escape(said)} <span>{escape(keeps)}</span>"
    alt = escape(" ".join(panels.describe(panel)))
    return (
        f'<figure><img src="{panels.address(panel)}" '
        f'alt="{alt}"><figcaption>{words}</figcaption></figure>'
    )
