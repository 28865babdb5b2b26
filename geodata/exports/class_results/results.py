"""The answers of a class as one frozen value: for each lesson students × questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geodata import text
from geodata.analysis import wording
from geodata.exports.class_list import Pupil
from geodata.lessons import marking, progress, solutions
from geodata.lessons.marking import NONE, RIGHT, WRONG, Mark
from geodata.lessons.parts import Lesson, MapQuestion, Question, TextQuestion
from geodata.lessons.progress import Answer, Progress, Score
from geodata.lessons.reading import lessons
from geodata.scenario import DEFAULT

# Beside right and wrong: the right answer was shown; no answer; words with their model, which are
# the teacher's to mark; words that lack something.
SHOWN, OPEN, WRITTEN, UNFINISHED = "shown", "open", "written", "unfinished"
STUCK_AT = 2  # tries; our choice: one wrong answer is no reason to come and help


@dataclass(frozen=True, slots=True)
class Cell:
    """What a student gave for a question, with the mark that the student's own page has, or None.

    `first` and `last` are answers as people read them; `first` is empty where it is not known."""

    state: str
    mark: Mark | None = None
    tries: int = 0
    first: str = ""
    last: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Student:
    """A student's lesson: the name as given or none, a number that stands for it, a cell for each
    question, and the score of the student's own page."""

    name: str
    number: int
    cells: tuple[Cell, ...]
    score: Score

    @property
    def per_cent(self) -> int:
        """Right answers, in per cent of the marked questions."""
        return round(100 * self.score.right / max(self.score.marked, 1))

    def called(self, by_name: bool) -> str:
        """The name, or what stands for it."""
        return (by_name and self.name) or f"Pupil {self.number}"


@dataclass(frozen=True, slots=True)
class LessonResult:
    """A lesson and the students who sent a link of it, in the order of the list."""

    lesson: Lesson
    students: tuple[Student, ...]

    @property
    def questions(self) -> tuple[tuple[int, str, Question], ...]:
        """Each question with the number and the title of its step."""
        steps = enumerate(self.lesson.steps, start=1)
        return tuple((number, step.title, step.question) for number, step in steps if step.question)

    def column(self, index: int) -> tuple[tuple[Student, Cell], ...]:
        """Each student with the cell of a question."""
        return tuple((student, student.cells[index]) for student in self.students)

    def count(self, index: int, *states: str) -> int:
        """How many have one of these states at a question."""
        return sum(cell.state in states for _, cell in self.column(index))

    def per_cent(self, index: int) -> int:
        """Right answers to a question, or finished ones in words, in per cent of the students."""
        return round(100 * self.count(index, RIGHT, WRITTEN) / max(len(self.students), 1))

    def at_once(self, index: int) -> int:
        """How many had it right at the first try."""
        return sum(cell.state == RIGHT and cell.tries == 1 for _, cell in self.column(index))


def number(pupils: Sequence[Pupil]) -> tuple[int, ...]:
    """A number for each that stands for the name; a name that comes again has the same one."""
    numbers: dict[object, int] = {}
    return tuple(
        numbers.setdefault(pupil.name or index, len(numbers) + 1)
        for index, pupil in enumerate(pupils)
    )


def build(pupils: Sequence[Pupil]) -> tuple[LessonResult, ...]:
    """The results of every lesson that the list has a link of, in the order of the lessons."""
    rows: dict[str, list[Student]] = {}
    for pupil, stands_for in zip(pupils, number(pupils), strict=True):
        now = pupil.progress
        if now.lesson:
            lesson = lessons()[now.lesson]
            cells = tuple(_cell(now, question) for question in lesson.questions)
            student = Student(pupil.name, stands_for, cells, progress.score(now, lesson))
            rows.setdefault(lesson.id, []).append(student)
    return tuple(
        LessonResult(lesson, tuple(rows[name]))
        for name, lesson in lessons().items()
        if name in rows
    )


def _cell(now: Progress, question: Question) -> Cell:
    answer, mark = now.answer(question), now.mark(question)
    if answer is None or mark is None:
        return Cell(OPEN)
    first = answer.first or (answer.given if answer.tries == 1 else "")
    said = _write(question, first) if first else ""
    last = _write(question, answer.given)
    return Cell(_state(question, answer, mark), mark, answer.tries, said, last, answer)


def _write(question: Question, answer: str) -> str:
    """An answer as people read it; a map by what is drawn on it, for it does not stand below."""
    if not isinstance(question, MapQuestion):
        return solutions.write_answer(question, answer)
    shown = marking.shown_map(answer)
    day = "" if shown.day == DEFAULT.day else f", {text.date(shown.day)}"
    return f"{wording.title(shown)}{day}"


def _state(question: Question, answer: Answer, mark: Mark) -> str:
    is_words = isinstance(question, TextQuestion)
    if mark.state == RIGHT:
        return RIGHT
    if answer.shown:
        return WRITTEN if is_words else SHOWN
    if mark.state == NONE:
        return OPEN
    if mark.state == WRONG:
        return UNFINISHED if is_words else WRONG
    return WRITTEN
