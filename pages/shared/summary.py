"""The end of a lesson: the score, each answer with its mark, the closing task, the sheet."""

from __future__ import annotations

import streamlit as st

from geodata import drawing_process, free_text, links, phrases
from geodata.exports import drawings
from geodata.lessons import progress
from geodata.lessons.marking import RIGHT, SEEN
from geodata.lessons.parts import Lesson, Question, TextQuestion
from geodata.lessons.progress import Progress
from pages.shared import clock, explained, lesson_state, session, spoken


def show(lesson: Lesson, now: Progress) -> None:
    """Score and answers on the left; what comes next on the right."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _score(lesson, now)
        for index, step in enumerate(lesson.steps):
            _answer(now, index, step.title, step.question)
    with right:
        st.subheader(phrases.say("lesson.beyond"), anchor=False)
        explained.show(lesson.beyond)
        st.subheader(phrases.say("lesson.closing"), anchor=False)
        explained.show(lesson.closing)
        _sheet(lesson, now)


def _score(lesson: Lesson, now: Progress) -> None:
    score = progress.score(now, lesson)
    right = phrases.say("lesson.score", right=score.right, marked=score.marked)
    at_once = phrases.say("lesson.at_once", count=score.at_once)
    st.markdown(f"**{right}**, {at_once} {phrases.say('lesson.unmarked')}")


def _answer(now: Progress, index: int, title: str, question: Question | None) -> None:
    """A line of the summary, and the way back to its step."""
    mark = now.mark(question) if question else None
    wrong = "≈" if isinstance(question, TextQuestion) else "✘"
    sign = {RIGHT: "✔", SEEN: "≈", None: "–"}.get(mark.state if mark else None, wrong)
    answer = now.answer(question) if question else None
    name = "right_at_try" if mark and mark.state == RIGHT else "at_try"
    more = answer.tries if answer and answer.tries > 1 else 0
    if answer and question and progress.is_shown(now, question):
        sign, name, more = "○", "shown_at_try", answer.tries
    tries = phrases.say(f"lesson.{name}", tries=more) if more else ""
    words = phrases.say("lesson.of_step", sign=sign, number=index + 1, title=title)
    with st.container(horizontal=True):
        st.button(
            words + tries,
            key=f"to-{index}",
            on_click=lesson_state.go,
            args=(index,),
            type="tertiary",
        )


def _sheet(lesson: Lesson, now: Progress) -> None:
    """The PDF to hand in, with a name if the student wants it.

    The name goes with the press that makes the sheet: one that is typed and not yet sent would else
    be missing on it."""
    st.subheader("Hand it in", anchor=False)
    with st.form("sheet", border=False):
        words = {
            "name": st.text_input("Your name", key="sheet-name", autocomplete="off"),
            "group": st.text_input("Class", key="sheet-group", autocomplete="off"),
        }
        st.caption(phrases.say("lesson.private"))
        pressed = st.form_submit_button("Make the sheet", type="primary")
    written, lines = free_text.clean(**words)
    spoken.refuse(*lines)
    kept, asked = session.current(), (now.lesson, now.answers, written)
    place = st.empty()  # the previous sheet disappears at once
    if pressed:
        try:
            with st.spinner("Drawing…", show_time=True):
                base = links.address(st.context.url or "")
                file = drawing_process.run(
                    drawings.draw_summary, lesson, now, written, base, clock.today()
                )
            kept.sheet = (asked, file)
        except drawing_process.NotDrawnError as why:
            st.error(str(why))
    if kept.sheet and kept.sheet[0] == asked:
        name = f"{free_text.join_file_name(lesson.id, written.group, written.name)}.pdf"
        place.download_button(
            "Download the sheet (PDF)", kept.sheet[1], name, "application/pdf",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
