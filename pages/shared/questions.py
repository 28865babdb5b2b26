"""A question on screen: where the answer goes, the button that checks it, and its mark."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from geodata import phrases
from geodata.lessons import hints, marking, progress
from geodata.lessons.hints import SHOWN
from geodata.lessons.marking import NONE, RIGHT, SEEN, WRONG
from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from pages.shared import lesson_state, session, spoken, widgets

SIGNS = {RIGHT: "✔", WRONG: "✘", NONE: "…", SEEN: "≈", SHOWN: "○"}
CHECK = "Check"


def show(question: Question) -> None:
    """The question, its answer and its mark."""
    with st.container(key="question"):
        st.subheader(_plain(question.ask), anchor=False)
        match question:
            case NumberQuestion():
                _number(question)
            case ChoiceQuestion():
                _choice(question)
            case MapQuestion():
                st.button(CHECK, key="check", type="primary", on_click=_check_map, args=(question,))
            case OrderQuestion():
                _order(question)
            case TextQuestion():
                _text(question)
        _say(question)
        _help(question)
        if isinstance(question, TextQuestion):
            _model(question)


def _number(question: NumberQuestion) -> None:
    unit = marking.unit_name(question.answer.unit)
    with st.form(f"form-{question.id}", border=False):
        key = _field_key(question)
        st.markdown(label := phrases.say("lesson.number", unit=unit))
        st.text_input(
            f"{question.ask} {label}", key=key, max_chars=40, autocomplete="off",
            label_visibility="collapsed",
        )  # fmt: skip
        within = f"{question.within:g}"
        st.caption(phrases.say("lesson.within", within=within, unit=unit))
        st.form_submit_button(CHECK, type="primary", on_click=_check_field, args=(question, key))


def _choice(question: ChoiceQuestion) -> None:
    struck = hints.strike(question, lesson_state.current().answer(question))
    words = {option.id: option.text for option in question.options}
    words |= {name: f"~~{words[name]}~~" for name in struck}
    key = _field_key(question, None)
    st.radio(
        question.ask,
        list(words),
        format_func=words.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    st.button(CHECK, key="check", type="primary", on_click=_check_field, args=(question, key))


def _text(question: TextQuestion) -> None:
    key = _field_key(question)
    st.text_area(
        f"{question.ask} {phrases.say('lesson.words')}", key=key, height=110,
        placeholder=phrases.say("lesson.in_your_words"), label_visibility="collapsed",
    )  # fmt: skip
    if len(st.session_state[key]) > progress.LONGEST:
        spoken.refuse(phrases.say("lesson.too_long", most=progress.LONGEST))
    st.button(CHECK, key="check", type="primary", on_click=_check_field, args=(question, key))


def _order(question: OrderQuestion) -> None:
    """What is not yet in order as buttons, and beneath them what is."""
    taken = _read_order(question)
    items = {item.id: item.text for item in question.items}
    left = [name for name in question.shown if name not in taken]
    if left:
        st.caption(phrases.say("lesson.order"))
    for name in left:
        st.button(
            items[name], key=f"take-{name}", on_click=_take, args=(question, name), width="stretch"
        )
    if taken:
        st.markdown(
            "\n".join(f"{place}. {items[name]}" for place, name in enumerate(taken, start=1))
        )
    with st.container(horizontal=True):
        given = ".".join(taken)
        st.button(
            CHECK,
            key="check",
            type="primary",
            on_click=lesson_state.give,
            args=(question, given),
        )
        st.button(
            phrases.say("lesson.untake"),
            key="back",
            on_click=_untake,
            args=(question,),
            disabled=not taken,
        )


def _read_order(question: OrderQuestion) -> list[str]:
    """What is in order so far: as it was pressed, or as it was answered before."""
    answer = lesson_state.current().answer(question)
    start = [name for name in (answer.given if answer else "").split(".") if name in question.shown]
    return session.current().orders.setdefault(lesson_state.field(question), start)


def _take(question: OrderQuestion, name: str) -> None:
    taken = _read_order(question)
    if name not in taken:
        taken.append(name)


def _untake(question: OrderQuestion) -> None:
    del _read_order(question)[-1:]


def _check_field(question: Question, key: str) -> None:
    lesson_state.give(question, st.session_state.get(key) or "")


def _check_map(question: MapQuestion) -> None:
    lesson_state.give(question, lesson_state.map_answer(question))


def _field_key(question: Question, empty: str | None = "") -> str:
    """The key of a question's field: it holds what was typed last in this session, or else the
    answer that is kept."""
    answer = lesson_state.current().answer(question)
    given = answer.given if answer else empty
    if isinstance(question, ChoiceQuestion) and given not in {
        option.id for option in question.options
    }:
        given = empty
    return widgets.lasting_key(lesson_state.field(question), given)


def _say(question: Question) -> None:
    """The mark. One that was just given is an alert, which a screen reader says when it comes, and
    counted, so that the same once more is heard once more."""
    mark = lesson_state.mark(question)
    words = f"{SIGNS[mark.state]} {mark.words}" if mark else ""
    state = mark.state if mark else "silent"
    count = session.current().marks_given
    heard = f' role="alert" data-given="{count}"' if lesson_state.just_given(question) else ""
    st.html(f'<p class="mark {state}"{heard}>{escape(words)}</p>')


def _help(question: Question) -> None:
    """After some wrong tries the way to the right answer; of a map's, one to lay on the map. The
    button stays when it was pressed, for it has the keyboard's focus."""
    answer = lesson_state.current().answer(question)
    if not hints.may_show(question, answer):
        return
    with st.container(horizontal=True):
        show, lay = lesson_state.show_answer, lesson_state.lay_example
        label = phrases.say("lesson.show_answer")
        st.button(label, key="show-answer", on_click=show, args=(question,))
        if answer and answer.shown and isinstance(question, MapQuestion):
            label = phrases.say("lesson.lay_example")
            st.button(label, key="lay-example", on_click=lay, args=(question,))


def _model(question: TextQuestion) -> None:
    """The model answer with its points, once something was written that can be compared."""
    mark = lesson_state.mark(question)
    if mark is None or mark.state == NONE:
        return
    with st.expander(
        "Model answer", expanded=mark.state == SEEN, key=f"model-{question.id}-{mark.state}",
        on_change=lesson_state.show_model, args=(question,),
    ):  # fmt: skip
        st.markdown(question.model)
        st.caption(phrases.say("lesson.points"))
        for index, point in enumerate(question.points):
            st.checkbox(point, key=f"point-{question.id}-{index}")


def _plain(words: str) -> str:
    """Our words as they stand, where Markdown would read a sign of theirs."""
    return re.sub(r"([*_$])", r"\\\1", words)
