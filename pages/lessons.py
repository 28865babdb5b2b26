"""The lessons page: a list of lessons, or one step of a lesson at a time beside the live map."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata import phrases, scene
from geodata.analysis import wording
from geodata.lessons import cities_in_words
from geodata.lessons.parts import Lesson, MapQuestion, Step, TextQuestion
from geodata.lessons.progress import Progress
from geodata.scene import citing
from geodata.webmap import Sight
from pages.hooks import streamlit_hooks
from pages.server import paths
from pages.shared import (
    controls,
    day_picker,
    explained,
    lesson_list,
    lesson_state,
    live_map,
    point_controls,
    questions,
    source_links,
    spoken,
    state,
    summary,
    widgets,
)


@st.fragment
def lesson_and_map() -> None:
    """One screen that reruns by itself: the step on the left, its map on the right."""
    widgets.remember()
    lesson, now = lesson_state.lesson(), lesson_state.current()
    if not streamlit_hooks.came_by_history():  # a new entry would cut off the way forward
        state.write_address()
    for line in (*now.ignored, *state.current().ignored):
        st.text(line)
    _title(lesson, now)
    if lesson is None:
        lesson_list.show()
    elif now.step >= len(lesson.steps):
        _head(lesson, now, phrases.say("lesson.done"))
        summary.show(lesson, now)
    else:
        _step(lesson, now, lesson.steps[now.step])


def _title(lesson: Lesson | None, now: Progress) -> None:
    """The heading of the page, and its name in the browser: where the student is."""
    name = lesson.title if lesson else paths.PAGES[lesson_state.PAGE]
    if lesson:
        name = f"{lesson_state.name_step(lesson, now.step).capitalize()}, {name}"
    st.set_page_config(page_title=f"{name} – {citing.SITE}")
    with st.container(key="lesson-title"):
        st.title(lesson.title if lesson else "Lessons", anchor=False)


def _step(lesson: Lesson, now: Progress, step: Step) -> None:
    free = _free(step, now)
    shown = state.current() if "layers" in free else replace(state.current(), show=step.map.show)
    left, right = st.columns([1, 1], gap="medium")
    with left:
        _head(lesson, now, step.title)
        explained.show(step.text)
        if step.sources:
            names = "; ".join(map(source_links.link, step.sources))
            st.caption(phrases.say("lesson.sources", names=names))
        picture = scene.build(shown)
        with st.container(key="controls"):
            _controls(free, step.question.ask if isinstance(step.question, MapQuestion) else "")
            spoken.show(picture, cities_in_words.lines(shown, step.sees), table=False)
        for line in wording.day_notes(state.current()):
            st.caption(line)
        if now.lock:
            st.caption(phrases.say("lesson.locked"))
        if step.question:
            questions.show(step.question)
        _ways(lesson, now)
    with right, st.container(key="beside"):
        if "airbases" in picture.scenario.show:
            with st.container(key="sentence"):
                st.markdown(picture.sentence)
        asked = step.question.ask if step.question else ""
        live_map.show(
            picture,
            fixed="points" not in free,
            sight=Sight.of(f"{lesson.id} {now.step}", step.sees, f"{step.text} {asked}"),
        )


def _free(step: Step, now: Progress) -> tuple[str, ...]:
    """The controls of a step: its own less the locked ones, and those its question needs."""
    needed = step.question.needs if isinstance(step.question, MapQuestion) else ()
    return tuple(
        dict.fromkeys((*(name for name in step.controls if name not in now.lock), *needed))
    )


def _controls(free: tuple[str, ...], asked: str) -> None:
    scenario = state.current()
    if "day" in free:
        day_picker.show(scenario)
    if "start" in free:
        controls.start(scenario)
    if "points" in free and scenario.start == "points":
        point_controls.place(scenario, asked)
    if "range" in free:
        controls.reach(scenario)
    if "layers" in free:
        controls.layers(scenario)


def _head(lesson: Lesson, now: Progress, title: str) -> None:
    """How far the student is, and the heading of the step, which page.js gives the focus."""
    steps = len(lesson.steps)
    with st.container(horizontal=True, key="lesson-head"):
        st.markdown(lesson_state.name_step(lesson, now.step).capitalize())
        st.button("All lessons", key="leave", on_click=lesson_state.leave, type="tertiary")
    st.progress(min(now.step, steps) / steps)
    with st.container(key="step-title"):
        st.header(title, anchor=False)


def _ways(lesson: Lesson, now: Progress) -> None:
    """Back and forward; if the teacher's link says so, forward only after the answer."""
    question = lesson.steps[now.step].question
    waits = "steps" in now.lock and question is not None and not lesson_state.is_done(question)
    last = now.step + 1 == len(lesson.steps)
    with st.container(horizontal=True, key="ways"):
        st.button(
            "Back",
            key="earlier-step",
            on_click=lesson_state.go,
            args=(now.step - 1,),
            disabled=now.step == 0,
        )
        st.button(
            phrases.say("lesson.last" if last else "lesson.next"), key="later-step",
            on_click=lesson_state.go, args=(now.step + 1,),
            disabled=waits,
        )  # fmt: skip
        if waits:
            for_words = "_for_words" * isinstance(question, TextQuestion)
            st.caption(phrases.say(f"lesson.waits{for_words}"))


lesson_and_map()
