"""What answers tell a teacher: errors, numbers, choices, words, and who is stuck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geodata.exports.class_results.results import (
    SHOWN,
    STUCK_AT,
    UNFINISHED,
    Cell,
    LessonResult,
    Student,
)
from geodata.lessons import marking
from geodata.lessons.marking import WRONG
from geodata.lessons.parts import ChoiceQuestion, MapQuestion, NumberQuestion, Option, Question
from geodata.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Error:
    """An error by the hint that it gets, and who made it, with the first or the last answer."""

    hint: str
    students: tuple[Student, ...]


def errors(result: LessonResult, index: int) -> tuple[Error, ...]:
    """The errors of a question, the commonest first, by the hint of each wrong answer's mark."""
    question = result.lesson.questions[index]
    found: dict[str, dict[int, Student]] = {}
    for place, (student, cell) in enumerate(result.column(index)):
        for given in _given(cell):
            mark = marking.mark(question, given)
            if mark.state == WRONG:
                found.setdefault(_kind(question, mark.words), {})[place] = student
    every = [Error(hint, tuple(students.values())) for hint, students in found.items()]
    return tuple(sorted(every, key=lambda error: -len(error.students)))


def commonest(result: LessonResult, index: int) -> str:
    """The commonest error of a question in a sentence, or nothing."""
    found = errors(result, index)
    if not found:
        return ""
    return f"{len(found[0].students)} of {len(result.students)}: {found[0].hint}"


def numbers(result: LessonResult, index: int) -> tuple[tuple[float, str], ...]:
    """The numbers given to a question in its unit, each a `first answer` or a `last answer`; those
    in another unit are left out."""
    question = result.lesson.questions[index]
    found = []
    if isinstance(question, NumberQuestion):
        for _, cell in result.column(index):
            for place, given in enumerate(_given(cell)):
                value = marking.value(question, given)
                known_first = place == 0 and bool(cell.first)
                name = "first answer" if known_first else "last answer"
                found += [(value, name)] if value is not None else []
    return tuple(found)


def choices(result: LessonResult, index: int) -> tuple[tuple[Option, int, int], ...]:
    """Each option with how many chose it at first, as far as that is known, and at last."""
    question = result.lesson.questions[index]
    if not isinstance(question, ChoiceQuestion):
        return ()
    answers = [cell.answer for _, cell in result.column(index) if cell.answer]
    firsts = [one.first or (one.given if one.tries == 1 else "") for one in answers]
    lasts = [answer.given for answer in answers]
    return tuple(
        (option, firsts.count(option.id), lasts.count(option.id)) for option in question.options
    )


def map_answers(result: LessonResult, index: int) -> tuple[tuple[Student, Scenario], ...]:
    """The last map that each student gave for a question that is asked for one."""
    if not isinstance(result.lesson.questions[index], MapQuestion):
        return ()
    return tuple(
        (student, replace(marking.shown_map(cell.answer.given), ignored=()))
        for student, cell in result.column(index)
        if cell.answer
    )


def stuck(result: LessonResult) -> tuple[tuple[Student, int, Cell], ...]:
    """Who is stuck at which question, by its index: not right after some tries, or the right answer
    shown; those with most tries first."""
    found = [
        (student, index, cell)
        for student in result.students
        for index, cell in enumerate(student.cells)
        if cell.state == SHOWN or (cell.state in (WRONG, UNFINISHED) and cell.tries >= STUCK_AT)
    ]
    return tuple(sorted(found, key=lambda one: -one[2].tries))


def _given(cell: Cell) -> Iterator[str]:
    """The first answer where another is known, and the last."""
    if cell.answer:
        yield from (text for text in (cell.answer.first, cell.answer.given) if text)


def _kind(question: Question, words: str) -> str:
    """A hint without what it says of one map alone."""
    if isinstance(question, MapQuestion):
        hints = (condition.hint for condition in question.conditions)
        return next((hint for hint in hints if hint and words.endswith(hint)), words)
    return words
