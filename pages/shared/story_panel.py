"""The story beside the map: the switch to it, its steps, and the map's answer to a step's turn.

All steps are on the page at once; story.js opens one of them and turns the map to it, and the
server hears of it when the hand has come to rest."""

from __future__ import annotations

import re
from functools import cache
from html import escape

import streamlit as st

from geodata import links
from geodata.lessons import marking
from geodata.lessons.parts import MapQuestion, Step
from geodata.lessons.story import story
from pages.shared import explained, session, source_links, state, story_state, widgets

WAYS = {"story": "Read the story", "free": "Explore freely"}


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
        st.html(_steps(pictures))
        st.html(f'<i class="story-open" data-step="{story_state.current()}"></i>')


@cache
def _steps(pictures: str) -> str:
    steps = "".join(_step(step, number) for number, step in enumerate(story(), 1))
    dots = "".join(
        f'<button type="button" data-step="{number}" aria-label="Step {number}: '
        f'{escape(step.title)}"></button>'
        for number, step in enumerate(story(), 1)
    )
    ways = (
        '<div class="story-ways">'
        '<button type="button" data-step="back" aria-label="Back">‹</button>'
        f'<span>{dots}</span><button type="button" data-step="next">Next ›</button></div>'
    )
    return (
        f'{ways}<ol class="story" tabindex="0" aria-label="The story, step by step" '
        f'data-pictures="{pictures}">{steps}</ol><p class="spoken story-where" role="status"></p>'
    )


def _step(step: Step, number: int) -> str:
    turn = (
        f'<p class="turn"><b>Try it:</b> {escape(step.question.ask)}</p>' if step.question else ""
    )
    sources = ", ".join(map(source_links.anchor, step.sources))
    below = f'<p class="sources">Sources: {sources}</p>' if sources else ""
    head = f"<h2>{number}. {escape(step.title)}</h2>"
    return f'<li data-step="{number}">{head}{_paragraphs(step.text)}{turn}{below}</li>'


def _paragraphs(words: str) -> str:
    """Our Markdown of paragraphs and bold words as HTML, with the meanings of terms."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", explained.with_meanings(words))
    return "".join(f"<p>{paragraph}</p>" for paragraph in bold.split("\n\n"))


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
