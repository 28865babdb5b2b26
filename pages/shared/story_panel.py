"""The story beside the map: the switch to it, its steps, and the map's answer to a step's turn.

All steps are on the page at once; story.js opens one of them and turns the map to it, and the
server hears of it when the hand has come to rest."""

from __future__ import annotations

from html import escape

import streamlit as st

from geodata import links
from geodata.lessons import marking, story_html
from geodata.lessons.parts import MapQuestion
from geodata.lessons.story_html import WAYS
from pages.shared import session, state, story_state, widgets


def switch() -> None:
    """Between the story and the map with all of its controls."""
    key = widgets.keep("reading", "story" if story_state.current() else "free")
    with st.container(key="switch"):
        st.segmented_control(
            "How to use the map", list(WAYS), format_func=WAYS.__getitem__, key=key, required=True,
            label_visibility="collapsed", on_change=widgets.then(key, _turn),
        )  # fmt: skip


def _turn(way: str) -> None:
    if way == "story":
        story_state.open_step(session.current().desk.story_seen or 1)
    else:
        story_state.close()


def show(pictures: str) -> None:
    """The steps, of which the open one is in sight; `pictures` is the address of what the map draws
    at each. One element that is always the same, so that it is sent once; beside it which step is
    open."""
    with st.container(key="story"):
        st.html(story_html.steps(pictures))
        st.html(story_html.mark_open(story_state.current()))


def answer() -> None:
    """What the map says to a hand that did what the open step asks for, or tried to; it stands on
    the map, where the hand looks, and moves nothing."""
    step, now = story_state.step(), state.current()
    if not step or not isinstance(step.question, MapQuestion) or now == step.map:
        return
    mark = marking.mark(step.question, links.query(now))
    is_right = mark.state == marking.RIGHT
    changed = {
        "points": now.points != step.map.points,
        "range": now.range_km != step.map.range_km,
        "start": now.start != step.map.start,
    }
    if is_right or any(changed[need] for need in step.question.needs):
        with st.container(key="turn"):
            sign = "✔" if is_right else "…"
            st.html(f'<p class="mark {mark.state}" role="status">{sign} {escape(mark.words)}</p>')
