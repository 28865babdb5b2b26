"""The lessons to choose from: title, minutes, aim, and what each adds to the article."""

from __future__ import annotations

import streamlit as st

from geodata import phrases
from geodata.lessons.parts import Lesson
from geodata.lessons.reading import lessons
from pages.shared import explained, lesson_state

INTRO = (
    "Each lesson reads a part of the article against the map. You answer step by step, and "
    "every answer is marked at "
    "once: the right ones are computed from the map itself. Nothing is stored on the server. "
    "While a lesson is open, its answers are in the "
    "address of the page: keep it, and you can go on later. Lessons that you leave wait here "
    "until you close or reload the page; to begin one anew forgets its answers."
)


def show() -> None:
    """A card for each lesson."""
    explained.show(INTRO)
    every = list(lessons().values())
    for first in range(0, len(every), 2):
        for column, lesson in zip(
            st.columns(2, gap="medium"), every[first : first + 2], strict=False
        ):
            with column.container(border=True, height="stretch"):
                _card(every.index(lesson) + 1, lesson)


def _card(number: int, lesson: Lesson) -> None:
    """Title and aim, and the way into the lesson: to where it was left, or to its beginning."""
    st.header(f"{number}. {lesson.title}", anchor=False)
    explained.caption(phrases.say("lesson.about", minutes=lesson.minutes, aim=lesson.aim))
    left = lesson_state.left_at(lesson.id)
    with st.container(horizontal=True):
        if left:
            where = lesson_state.name_step(lesson, left.step)
            st.button(
                phrases.say("lesson.resume", number=number, step=where),
                key=f"resume-{lesson.id}",
                type="primary",
                on_click=lesson_state.resume,
                args=(lesson.id,),
            )
        st.button(
            phrases.say(f"lesson.{'begin_anew' if left else 'begin'}", number=number),
            key=f"begin-{lesson.id}",
            type="secondary" if left else "primary",
            on_click=lesson_state.begin,
            args=(lesson.id,),
        )
