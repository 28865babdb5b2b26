"""The lessons to choose from: title, minutes, aim, and what each adds to the article."""

from __future__ import annotations

import streamlit as st

from geodata.lessons.reading import lessons
from pages.shared import explained, lesson_state

INTRO = (
    "Each lesson reads a part of the article against the map. You answer step by step, and "
    "every answer is marked at "
    "once: the right ones are computed from the map itself. Nothing is stored on the server. "
    "Your answers are in the "
    "address of the page: keep it, and you can go on later."
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
                st.markdown(
                    f"**{every.index(lesson) + 1}. {lesson.title}** · {lesson.minutes} minutes"
                )
                explained.caption(lesson.aim)
                st.button(
                    f"Begin lesson {every.index(lesson) + 1}", key=f"begin-{lesson.id}",
                    type="primary", on_click=lesson_state.open_lesson, args=(lesson.id,),
                )  # fmt: skip
