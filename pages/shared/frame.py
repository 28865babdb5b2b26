"""What stands around every page: style sheet, script, and the line of sources and limits."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import streamlit as st

from pages.hooks import streamlit_hooks
from pages.shared import trail

STYLE_SHEET = Path(__file__).parent / "page.css"
SCRIPTS = [Path(__file__).parent / name for name in ("page.js", "terms.js", "map_watch.js")]
LIMITS = (
    "History to November 2024, from published sources, at town level, for learning; it shows "
    "no live data. "
    "Rings are geodesics on the WGS84 ellipsoid; a mile is the statute mile (1.609344 km). "
    "The air bases are 40 public airfields that open lists name, 34 in Russia and 6 in "
    "occupied Crimea: not every one. "
    "Crimea is Ukraine, occupied by Russia since 2014. Dashed edges are approximate, to about 3 km."
)
CREDITS = (
    "Map data: Natural Earth (public domain); Ukraine–Russia border © OpenStreetMap "
    "contributors (ODbL); "
    "places GeoNames (CC BY 4.0); rivers and lakes GSHHG (LGPL); airfields OurAirports (public "
    "domain)."
)


def style_sheet() -> None:
    """Sends our style sheet with the page."""
    st.html(STYLE_SHEET)


def footer() -> None:
    """The limits of what the map knows, whose data it is, and the scripts of every page."""
    with st.container(key="footer"):
        st.html(f"<script>{_script()}</script>", unsafe_allow_javascript=True)
        st.caption(LIMITS)
        st.caption(CREDITS)


@cache
def _script() -> str:
    """Our scripts behind the data that they take from here, in `rangePage`, their one global."""
    gesture_ms = round(trail.ONE_GESTURE_S * 1000)
    data = json.dumps({"gesture_ms": gesture_ms, "streamlit": streamlit_hooks.SELECTORS})
    scripts = (script.read_text(encoding="utf-8") for script in SCRIPTS)
    return f"(window.rangePage ||= {{}}).data = {data};\n{''.join(scripts)}"
