"""The student's way through a lesson, kept in session and URL, with each step's map."""

from __future__ import annotations

from dataclasses import replace

from geodata import links, phrases
from geodata.lessons import hints, marking, progress
from geodata.lessons.parts import Lesson, MapQuestion, Question
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import USUAL, Scenario
from pages.hooks import streamlit_hooks
from pages.shared import session, state, widgets

PAGE = "lessons"  # its name in the address


def take_desk(page: str) -> None:
    """Puts the map of a page before the student: the open lesson's, or the student's own."""
    state.take_desk(current().lesson if page == PAGE else session.OWN)


def current() -> Progress:
    """The session's progress; on the first run, and after Back or Forward, the URL's."""
    now = session.current().progress
    if now is None or (streamlit_hooks.came_by_history() and state.says_anything()):
        now = _read()
    state.put_beside(progress.to_query(now))
    return now


def lesson() -> Lesson | None:
    """The lesson that is open, or None."""
    return lessons().get(current().lesson)


def left_at(name: str) -> Progress | None:
    """How far the student came in a lesson in this session; None if it was not begun."""
    return session.current().lessons.get(name)


def name_step(lesson: Lesson, step: int) -> str:
    """A step by its place in a lesson: `step 3 of 7`, or `summary`."""
    steps = len(lesson.steps)
    if step >= steps:
        return phrases.say("lesson.summary")
    return phrases.say("lesson.step", number=step + 1, steps=steps)


def begin(name: str) -> None:
    """Opens a lesson at its first step, and forgets what was answered and typed in it before: it
    may have been another student. What a teacher's link has locked stays locked."""
    kept = session.current()
    kept.sheet = None
    widgets.forget(_field_names(name))
    for key in [key for key in kept.orders if key.startswith(_field_names(name))]:
        del kept.orders[key]
    kept.progress = Progress(name, lock=current().lock)
    go(0)


def resume(name: str) -> None:
    """Opens a lesson where it was left, with its map as it was."""
    session.current().last_mark = None
    _become(replace(session.current().lessons[name], lock=current().lock))


def leave() -> None:
    """Back to the list of lessons, with the student's own map; the lesson's answers are kept."""
    session.current().last_mark = None
    _become(Progress(lock=current().lock))


def go(step: int) -> None:
    """Opens a step with its map: the student's own, if its question was answered on it."""
    now = session.current().progress or current()
    session.current().last_mark = None
    state.take_desk(now.lesson)
    if step < len(lessons()[now.lesson].steps):
        state.lay(_map_of(now, step))
    _become(now.go(step))


def give(question: Question, given: str) -> None:
    """Marks an answer and keeps it; what is no answer at all only gets its hint."""
    mark = marking.mark(question, given)
    before = current().mark(question)
    if mark.state == marking.WRONG and before and before.state == marking.RIGHT:
        mark = replace(mark, words=f"{mark.words} {phrases.say('lesson.still_right')}")
    now = current().give(question, given)
    _say(question, hints.tell(question, now.answer(question), mark) or mark)
    _become(now)


def show_answer(question: Question) -> None:
    """Shows the right answer, and keeps that it was shown."""
    _say(question, hints.show(question))
    _become(current().show(question))


def lay_example(question: MapQuestion) -> None:
    """Lays a map that answers a question before the student."""
    state.lay(replace(question.example, show=state.current().show))
    state.write_address()


def _say(question: Question, mark: marking.Mark) -> None:
    kept = session.current()
    kept.last_mark = (question.id, mark)
    kept.marks_given += 1


def show_model(question: Question) -> None:
    """Keeps that the model of an answer was shown."""
    _become(current().show(question))


def mark(question: Question) -> marking.Mark | None:
    """What to say of a question now: of what was just given, or of the answer that is kept."""
    return just_given(question) or hints.tell(question, current().answer(question))


def just_given(question: Question) -> marking.Mark | None:
    """The mark of the answer that was given last on this step, if there is one."""
    last = session.current().last_mark
    return last[1] if last and last[0] == question.id else None


def is_done(question: Question) -> bool:
    """Whether a question is answered right, or in words, or its answer was shown."""
    return progress.is_done(current(), question)


def map_answer(question: MapQuestion) -> str:
    """The map as it is now, as an answer; its layers are the step's in any case. A map as the step
    opened it, which no hand has moved, is none unless it is right."""
    now = current()
    answer = _write(state.current())
    opened = _write(lessons()[now.lesson].steps[now.step].map)
    is_right = marking.mark(question, answer).state == marking.RIGHT
    return "" if answer == opened and not is_right else answer


def field(question: Question) -> str:
    """The name of a question's field: question ids are one lesson's own."""
    return f"{_field_names(current().lesson)}{question.id}"


def _field_names(name: str) -> str:
    return f"answer {name} "


def _write(shown: Scenario) -> str:
    return links.query(replace(shown, show=USUAL))


def _read() -> Progress:
    """Takes a progress from the URL; where the URL has no map, the step's own. Of a lesson that is
    known here the URL says only which step: answers may have come later, or been forgotten."""
    kept = session.current()
    read = progress.from_query(state.beside_in_address(), lessons())
    if known := kept.lessons.get(read.lesson):
        read = replace(read, answers=known.answers)
    if kept.progress and not read.lock:
        read = replace(read, lock=kept.progress.lock)
    kept.last_mark = None
    _keep(read)
    if read.lesson and not state.map_in_address():
        state.lay(_map_of(read, min(read.step, len(lessons()[read.lesson].steps) - 1)))
    return read


def _map_of(now: Progress, step: int) -> Scenario:
    opened = lessons()[now.lesson].steps[step]
    asked = opened.question
    answer = now.answer(asked) if isinstance(asked, MapQuestion) else None
    own = opened.map
    return replace(marking.shown_map(answer.given), show=own.show, ignored=()) if answer else own


def _keep(now: Progress) -> None:
    kept = session.current()
    kept.progress = now
    if now.lesson:
        kept.lessons[now.lesson] = now
    state.take_desk(now.lesson)


def _become(now: Progress) -> None:
    _keep(now)
    state.put_beside(progress.to_query(now))
    state.write_address()
