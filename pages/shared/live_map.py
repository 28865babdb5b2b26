"""The map on screen by streamlit-folium: only what changed is redrawn, gestures are read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

import streamlit as st

from geodata import webmap
from geodata.scene import Scene, citing
from geodata.webmap import Mark, Sight, gestures
from pages.hooks import folium_hooks
from pages.shared import state, story_state

KEY = "map"
GAP = "GAP"  # stands in the overlay's script for what changes
HEIGHT = 560  # px before our style sheet stretches the frame to the window


def show(
    picture: Scene,
    fixed: bool = False,
    sight: Sight | None = None,
    areas: tuple[str, ...] = (),
    marks: tuple[Mark, ...] | None = None,
) -> None:
    """Draws a scene; on a `fixed` one no hand moves a launch point, and a new `sight` moves the map
    to it. `areas` are the page's lines of how much the rings take in, for live_words.js; `marks`
    are what the page points to, which None leaves to its own script.

    The base map is always the same and the key stable, so the browser never builds it anew.

    None of streamlit-folium's own objects is returned; so the only value that ever comes back is
    the message of gestures.js, at once for each gesture."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    changing = webmap.payload(picture, theme, _hand(fixed), sight, areas, marks)
    folium_hooks.show(read_frame(), changing, partial(_hear, fixed))


@cache
def read_frame() -> folium_hooks.Frame:
    """What is always the same of the map's message."""
    return folium_hooks.read_frame(
        webmap.base_map(citing.short_credit()),
        webmap.Overlay(GAP),
        GAP,
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
    )


def _hand(fixed: bool) -> gestures.Hand:
    scenario, index = state.current(), state.chosen_point()
    percent, behind_km = state.find_walk(scenario.points[index])
    return gestures.Hand(state.last_heard(), index, percent, behind_km, fixed)


def _hear(fixed: bool, message: object) -> None:
    """Takes the gestures that are new, in their order; on a fixed map they move nothing."""
    for gesture in gestures.read(message, state.last_heard()):
        state.hear(replace(gesture, what="select") if fixed else gesture)
        if gesture.what == "story":
            story_state.open_step(gesture.point)
