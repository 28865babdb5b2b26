"""The student's way through a lesson, kept in session and URL, with each step's map."""

from __future__ import annotations

from dataclasses import replace

from geodata import links
from geodata.lessons import marking, progress
from geodata.lessons.parts import Lesson, MapQuestion, Question
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import USUAL, Scenario
from pages.hooks import streamlit_hooks
from pages.shared import session, state, widgets

FIELD = "answer "  # how the names of a lesson's fields begin


def current() -> Progress:
    """The session's progress; on the first run, and after Back or Forward, the URL's."""
    beside = state.beside_in_address()
    came = streamlit_hooks.came_by_history() and bool(beside)
    now = session.current().progress
    if now is None or came:
        now = _begin(progress.from_query(beside, lessons()))
    state.put_beside(progress.to_query(now))
    return now


def lesson() -> Lesson | None:
    """The lesson that is open, or None."""
    return lessons().get(current().lesson)


def open_lesson(name: str) -> None:
    """Opens a lesson at its first step; what a teacher's link has locked stays locked."""
    _forget()
    _become(Progress(name, lock=current().lock))
    go(0)


def leave() -> None:
    """Back to the list of lessons; the progress of the one that was open is given up."""
    _forget()
    _become(Progress(lock=current().lock))


def go(step: int) -> None:
    """Opens a step with its map: the student's own, if its question was answered on it."""
    now = session.current().progress or current()
    session.current().last_mark = None
    _become(now.go(step))
    steps = lessons()[now.lesson].steps
    if step < len(steps):
        state.choose(_map_of(now, lessons()[now.lesson], step))


def give(question: Question, given: str) -> None:
    """Marks an answer and keeps it; what is no answer at all only gets its hint."""
    session.current().last_mark = (question.id, marking.mark(question, given))
    _become(current().give(question, given))


def mark(question: Question) -> marking.Mark | None:
    """What to say of a question now: of what was just given, or of the answer that is kept."""
    last = session.current().last_mark
    if last and last[0] == question.id:
        return last[1]
    return current().mark(question)


def is_done(question: Question) -> bool:
    """Whether a question is answered right, or in words."""
    return progress.is_done(current(), question)


def map_answer() -> str:
    """The map as it is now, as an answer; its layers are the step's in any case."""
    return links.query(replace(state.current(), show=USUAL))


def _begin(read: Progress) -> Progress:
    """Takes a progress from the URL; where the URL has no map, the step's own."""
    session.current().progress = read
    session.current().last_mark = None
    _forget()
    if read.lesson and not state.map_in_address():
        steps = lessons()[read.lesson].steps
        state.choose(_map_of(read, lessons()[read.lesson], min(read.step, len(steps) - 1)))
    return read


def _map_of(now: Progress, lesson: Lesson, step: int) -> Scenario:
    asked = lesson.steps[step].question
    answer = now.answer(asked) if isinstance(asked, MapQuestion) else None
    own = lesson.steps[step].map
    return replace(marking.shown_map(answer.given), show=own.show, ignored=()) if answer else own


def _forget() -> None:
    """Empties the fields: the next lesson, perhaps the next student, begins anew."""
    widgets.forget(FIELD)
    session.current().orders.clear()


def _become(now: Progress) -> None:
    session.current().progress = now
    state.put_beside(progress.to_query(now))
    state.write_address()
