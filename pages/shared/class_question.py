"""One question of a class on screen: its errors, numbers or choices, or words to be ticked."""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd
import streamlit as st

from geodata import text
from geodata.exports import class_results
from geodata.exports.class_results import LessonResult
from geodata.lessons import marking, solutions
from geodata.lessons.parts import ChoiceQuestion, NumberQuestion, OrderQuestion, TextQuestion
from pages.shared import plain_table, session, widgets

Chart = alt.LayerChart | alt.FacetChart
FIRST, LAST, TRUE = "#8a8a8a", "#d66a1c", "#3d7fc1"  # seen on light and on dark
BARS = 24  # our choice: each is then some 25 px wide
FARTHEST = 3  # times the right number; our choice: what lies beyond is told, not drawn
MOST_NUMBERS = 8  # that are told in words


def show(result: LessonResult, by_name: bool) -> None:
    """The question that is chosen, its answer, and what the class made of it."""
    index = st.selectbox(
        "Question",
        range(len(result.questions)),
        format_func=lambda place: "{}. {}".format(*result.questions[place][:2]),
        key=f"class question {result.lesson.id}",
    )
    question = result.lesson.questions[index]
    st.markdown(f"**{question.ask}**")
    lines = solutions.solution(question)
    for line in lines if isinstance(question, OrderQuestion) else lines[:1]:
        st.text(line)
    if isinstance(question, TextQuestion):
        _words(result, index, question, by_name)
        return
    if isinstance(question, NumberQuestion):
        _numbers(result, index, question)
    if isinstance(question, ChoiceQuestion):
        _choices(result, index, question)
    _errors(result, index, by_name)


def ticks(result: LessonResult, index: int, place: int) -> list[int]:
    """The points that are ticked of a student's answer in words."""
    kept = session.current().widget_values.get(_key(result, index, place))
    return list(kept or [])


def _key(result: LessonResult, index: int, place: int) -> str:
    """Where the ticks of an answer stay: with its words, so that another's never take them over."""
    student, cell = result.column(index)[place]
    question = result.lesson.questions[index]
    said = f"{student.name} {cell.last}"
    same = [(one.name, other.last) for one, other in result.column(index)[:place]]
    again = same.count((student.name, cell.last))
    return f"ticks {result.lesson.id} {question.id} {again} {said}"


def _errors(result: LessonResult, index: int, by_name: bool) -> None:
    """The errors by their hints, with how many made each, and who."""
    found = class_results.errors(result, index)
    if not found:
        st.text("No wrong answer is known.")
        return
    rows = [
        (
            f"{len(error.students)} of {len(result.students)}",
            error.hint,
            ", ".join(student.called(by_name) for student in error.students),
        )
        for error in found
    ]
    plain_table.show(("How many", "Error, and the hint that it got", "Who"), rows)


def _choices(result: LessonResult, index: int, question: ChoiceQuestion) -> None:
    rows = [
        (
            f"{'✔ ' if option.id == question.right else ''}{option.text}",
            str(first),
            str(last),
        )
        for option, first, last in class_results.choices(result, index)
    ]
    plain_table.show(("Option", "First choice", "Last choice"), rows)


def _numbers(result: LessonResult, index: int, question: NumberQuestion) -> None:
    """The numbers given as bars, the right one marked, and the commonest in words."""
    given = class_results.numbers(result, index)
    right, unit = question.answer.value, marking.unit_name(question.answer.unit)
    near = [(value, kind) for value, kind in given if 0 <= value <= FARTHEST * right]
    if near:
        st.altair_chart(_histogram(near, right, unit))
    counted = Counter(value for value, _ in given).most_common(MOST_NUMBERS)
    said = "; ".join(f"{text.number(value, 1)} ({count})" for value, count in counted)
    more = len(given) - len(near)
    beyond = f" {more} of the numbers lie outside of the drawing." if more and near else ""
    st.text(f"Numbers given most often, and how often: {said}.{beyond}" if said else "No numbers.")


def _histogram(given: list[tuple[float, str]], right: float, unit: str) -> Chart:
    high = max(right, *(value for value, _ in given)) * 1.05
    wide = high / BARS
    rows = Counter((int(value / wide), kind) for value, kind in given)
    bars = pd.DataFrame(
        [
            {"from": place * wide, "to": (place + 1) * wide, "kind": kind, "count": count}
            for (place, kind), count in rows.items()
        ]
    )
    colour = alt.Scale(domain=["first answer", "last answer"], range=[FIRST, LAST])
    drawn = (
        alt.Chart(bars)
        .mark_bar()
        .encode(
            x=alt.X("from:Q", title=unit or "number", bin="binned"),
            x2="to:Q",
            y=alt.Y("count:Q", title="answers", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("kind:N", scale=colour, title=None),
            tooltip=["kind:N", "count:Q"],
        )
    )
    line = (
        alt.Chart(pd.DataFrame([{"right": right, "name": "right"}]))
        .mark_rule(size=2.5, color=TRUE, strokeDash=[6, 3])
        .encode(x="right:Q", tooltip=["name:N", "right:Q"])
    )
    words = f"Bars of how often each number was given; a dashed line marks the right one, {right:g}"
    return alt.layer(drawn, line).properties(height=220, description=f"{words} {unit}.")


def _words(result: LessonResult, index: int, question: TextQuestion, by_name: bool) -> None:
    """Each answer with the model's points, to be ticked."""
    for place, (student, cell) in enumerate(result.column(index)):
        if cell.answer:
            with st.container(border=True):
                words = f"{student.called(by_name)}: {cell.last}"
                _answer(result, index, place, question.points, words)
    if not any(cell.answer for _, cell in result.column(index)):
        st.text("Nobody has written anything yet.")


def _answer(
    result: LessonResult, index: int, place: int, points: tuple[str, ...], words: str
) -> None:
    st.text(words)
    if points:
        st.pills(
            "Points that are in it",
            range(len(points)),
            selection_mode="multi",
            format_func=points.__getitem__,
            key=widgets.lasting_key(_key(result, index, place), []),
        )
