"""What stands below every page: its scripts, and the line of sources and limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from geodata import facts, scene, webmap
from geodata.analysis import trail
from geodata.facts import map_areas
from geodata.scene import citing
from pages.hooks import streamlit_hooks

NAMES = (
    "find_map.js",
    "live_words.js",
    "heard_words.js",
    "page.js",
    "terms.js",
    "map_watch.js",
    "print.js",
    "story.js",
    "claims.js",
)
BESIDE = ("live_words.js", "heard_words.js", "terms.js", "story.js")
HERE = Path(__file__).parent
SCRIPTS = [(webmap.BESIDE if name in BESIDE else HERE) / name for name in NAMES]


def footer(ways: Mapping[str, st.Page]) -> None:
    """The limits of what the map knows, whose data it is, ways to pages by their names, and the
    scripts of every page."""
    with st.container(key="footer"):
        st.html(f"<script>{_script()}</script>", unsafe_allow_javascript=True)
        with st.container(horizontal=True, key="below"):
            for name, page in ways.items():
                st.page_link(page, label=name)
        st.caption(_limits())
        st.caption(citing.credit_line())


@cache
def _limits() -> str:
    edge_km = map_areas.areas()["occupied"].good_to_km
    return (
        f"{facts.statement('history')}; it shows no live data. {scene.RING_NOTE} "
        f"{facts.statement('air-bases')} {facts.statement('crimea')} Dashed edges are approximate, "
        f"mostly to about {edge_km:g} km."
    )


@cache
def _script() -> str:
    """Our scripts behind the data that they take from here, in `rangePage`, their one global."""
    gesture_ms = round(trail.ONE_GESTURE_S * 1000)
    data = json.dumps({"gesture_ms": gesture_ms, "selectors": streamlit_hooks.SELECTORS})
    scripts = (script.read_text(encoding="utf-8") for script in SCRIPTS)
    return f"(window.rangePage ||= {{}}).data = {data};\n{''.join(scripts)}"
