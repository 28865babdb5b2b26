"""The results of a class on screen: who has what, whom to help, one question at a time, a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from geodata.exports import class_results
from geodata.exports.class_results import OPEN, SHOWN, UNFINISHED, WRITTEN, Cell, LessonResult
from geodata.lessons.marking import RIGHT, WRONG
from pages.shared import class_question, plain_table

SIGNS = {RIGHT: "✔", WRONG: "✘", SHOWN: "○", OPEN: "–", WRITTEN: "≈", UNFINISHED: "…"}
MATRIX_PX = 560
LONGEST = 60  # letters of an answer in the table; its question has it whole
MOST_STUCK = 8  # lines of whom to help; the table has all
READ = (
    "✔ right, ✘ wrong, ○ the right answer was shown, – no answer, ≈ words to be marked by you, "
    "… words that lack something. Then at which try, and the first and the last answer. Press a "
    "head to sort. Each mark is that of the student's own page."
)


def show(results: tuple[LessonResult, ...], by_name: bool) -> None:
    """The results of one lesson at a time, and the table of all."""
    st.header("What they answered", anchor=False)
    result = results[0]
    if len(results) > 1:
        place = st.selectbox(
            "Lesson",
            range(len(results)),
            format_func=lambda index: _title(results[index]),
            key=f"class lesson {len(results)}",
        )
        result = results[place]
    st.subheader(_title(result), anchor=False)
    _matrix(result, by_name)
    st.subheader("Question by question", anchor=False)
    _questions(result)
    st.subheader("Whom to help with what", anchor=False)
    _stuck(result, by_name)
    st.subheader("One question", anchor=False)
    class_question.show(result, by_name)
    _files(results, by_name)


def _title(result: LessonResult) -> str:
    count = len(result.students)
    return f"{result.lesson.title}: {count} {'student' if count == 1 else 'students'}"


def _matrix(result: LessonResult, by_name: bool) -> None:
    columns: dict[str, Sequence[object]] = {
        "Student": [student.called(by_name) for student in result.students],
        "Right, %": [student.per_cent for student in result.students],
    }
    for index, (number, title, _) in enumerate(result.questions):
        columns[f"{number}. {title}"] = [_say(cell) for _, cell in result.column(index)]
    plain_table.show_long(columns, MATRIX_PX, stays="Student")
    st.caption(READ)


def _say(cell: Cell) -> str:
    """A cell in signs and words."""
    if not cell.answer:
        return f"{SIGNS[cell.state]} {cell.state}"
    first = f"{_cut(cell.first)} → " if cell.first and cell.first != cell.last else ""
    tries = f", try {cell.tries}" if cell.tries > 1 else ""
    return f"{SIGNS[cell.state]} {cell.state}{tries}: {first}{_cut(cell.last)}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _questions(result: LessonResult) -> None:
    """Each question in a row: how many per cent have it, and what went wrong most often."""
    places = range(len(result.questions))
    plain_table.show_long(
        {
            "Step": [f"{number}. {title}" for number, title, _ in result.questions],
            "Right or written, %": [result.per_cent(index) for index in places],
            "At the first try": [result.at_once(index) for index in places],
            "No answer": [result.count(index, OPEN) for index in places],
            "Commonest error": [class_results.commonest(result, index) for index in places],
        },
        MATRIX_PX,
        stays="Step",
    )
    st.caption(
        "Per cent of all who sent a link of this lesson; an answer in words has no right or wrong, "
        "and is written when it lacks no foreseen word. "
        "An error counts whether it was the first answer or the last: those between are not known."
    )


def _stuck(result: LessonResult, by_name: bool) -> None:
    found = class_results.stuck(result)
    if not found:
        st.text(f"Nobody is still wrong at try {class_results.STUCK_AT} or later.")
    for student, index, cell in found[:MOST_STUCK]:
        number, title, _ = result.questions[index]
        hint = f" {cell.mark.words}" if cell.mark and cell.state != SHOWN else ""
        st.text(
            f"{student.called(by_name)}, step {number}, {title}: {cell.state} at try "
            f"{cell.tries}.{hint}"
        )
    if len(found) > MOST_STUCK:
        st.text(f"And {len(found) - MOST_STUCK} more: see the table.")
    if idle := [one for one in result.students if all(cell.state == OPEN for cell in one.cells)]:
        names = ", ".join(student.called(by_name) for student in idle)
        st.text(f"Has answered nothing yet: {names}.")


def _files(results: tuple[LessonResult, ...], by_name: bool) -> None:
    st.subheader("Take it with you", anchor=False)
    with st.container(horizontal=True):
        for words, sign, name in (
            ("Download the table (CSV)", ",", "class.csv"),
            ("CSV with semicolons", ";", "class_semicolons.csv"),
        ):
            st.download_button(
                words,
                partial(class_results.write, results, class_question.ticks, by_name, sign),
                name,
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        "A row for each student and question, with the points that you ticked. Spreadsheets in "
        "languages that write 1,5 want semicolons. Nothing of it stays here: take it before you "
        "leave."
    )
