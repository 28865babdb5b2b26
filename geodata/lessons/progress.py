"""How far a student is in a lesson, as one frozen value, to the URL's query and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geodata import addresses, free_text
from geodata.addresses import shorten, single
from geodata.free_text import quote
from geodata.lessons import marking
from geodata.lessons.marking import NONE, RIGHT, SEEN, Mark
from geodata.lessons.parts import CONTROLS, Lesson, Question, TextQuestion

KEYS = ("lesson", "step", "a", "lock")
# What a teacher's link may lock; steps: the next one opens when this one is answered.
LOCKS = (*CONTROLS, "steps")
LONGEST = 500  # letters of one answer; our choice: a paragraph
LOOKED_AT = 10 * LONGEST  # letters of an answer that are read
MOST_TRIES = 99
APART = "~"  # between the parts of an answer in the address: question, tries, answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a student gave last for a question, and at which try."""

    question: str
    tries: int
    given: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The lesson by id (or none), the step from 0, the answers so far, and what the teacher's link
    has locked.

    The step after the last is the summary. `ignored` says in plain sentences what a query held that
    could not be used; it takes no part in equality."""

    lesson: str = ""
    step: int = 0
    answers: tuple[Answer, ...] = ()
    lock: tuple[str, ...] = ()
    ignored: tuple[str, ...] = field(default=(), compare=False)

    def answer(self, question: Question) -> Answer | None:
        """The answer to a question, if there is one."""
        return next((answer for answer in self.answers if answer.question == question.id), None)

    def mark(self, question: Question) -> Mark | None:
        """The mark of a question that was answered; computed anew, never taken from the address."""
        answer = self.answer(question)
        return marking.mark(question, answer.given) if answer else None

    def give(self, question: Question, given: str) -> Progress:
        """The progress after an answer; the same answer again is no new try, and an empty answer
        changes nothing."""
        before = self.answer(question)
        cut = free_text.letters(given[:LOOKED_AT])[:LONGEST]
        unread = any(marking.mark(question, text).state == NONE for text in (given[:LONGEST], cut))
        if unread or (before and before.given == cut):
            return self
        tries = min(before.tries + 1, MOST_TRIES) if before else 1
        others = tuple(answer for answer in self.answers if answer.question != question.id)
        return replace(self, answers=(*others, Answer(question.id, tries, cut)))

    def go(self, step: int) -> Progress:
        """The progress at another step."""
        return replace(self, step=step)


@dataclass(frozen=True, slots=True)
class Score:
    """How many marked questions are right, how many at the first try, and how many there are."""

    right: int
    at_once: int
    marked: int


def score(progress: Progress, lesson: Lesson) -> Score:
    """The score of a lesson so far; answers in words have no mark and do not count."""
    marked = [question for question in lesson.questions if not isinstance(question, TextQuestion)]
    right = [question for question in marked if is_done(progress, question)]
    firsts = [
        question
        for question in right
        if (answer := progress.answer(question)) and answer.tries == 1
    ]
    return Score(len(right), len(firsts), len(marked))


def is_done(progress: Progress, question: Question) -> bool:
    """Whether a question is answered right, or in words."""
    mark = progress.mark(question)
    return mark is not None and mark.state in (RIGHT, SEEN)


def from_query(query: Mapping[str, str | Sequence[str]], lessons: Mapping[str, Lesson]) -> Progress:
    """Reads a URL's query; never raises: what cannot be used is left out and named in `ignored`."""
    query = addresses.clean(query)
    ignored: list[str] = []
    lesson = "".join(single(query, "lesson", ignored))
    if lesson not in lessons:
        if lesson:
            ignored.append(f"lesson={quote(lesson)} is not a lesson of this site.")
        return Progress(ignored=shorten(ignored))
    step = _step(single(query, "step", ignored), len(lessons[lesson].steps) + 1, ignored)
    known = {question.id for question in lessons[lesson].questions}
    answers = _answers(_values(query, "a"), known, ignored)
    lock = _lock(single(query, "lock", ignored), ignored)
    return Progress(lesson, step, answers, lock, shorten(ignored))


def to_query(progress: Progress) -> dict[str, list[str]]:
    """The query that `from_query` reads back as an equal progress; steps count from 1 there."""
    if not progress.lesson:
        return {}
    query = {"lesson": [progress.lesson], "step": [str(progress.step + 1)]}
    if progress.answers:
        query["a"] = [
            APART.join((answer.question, str(answer.tries), answer.given))
            for answer in progress.answers
        ]
    if progress.lock:
        query["lock"] = [",".join(progress.lock)]
    return query


def _step(texts: list[str], steps: int, ignored: list[str]) -> int:
    for text in texts:
        if text.isascii() and text.isdecimal() and len(text) <= 4 and 1 <= int(text) <= steps:
            return int(text) - 1
        ignored.append(
            f"step={quote(text)} is not a step: this lesson has {steps}, the summary included."
        )
    return 0


def _answers(texts: list[str], known: set[str], ignored: list[str]) -> tuple[Answer, ...]:
    answers: dict[str, Answer] = {}
    most = 2 * len(known)
    if len(texts) > most:
        ignored.append(f"{len(texts)} answers were given; the first {most} are read.")
    for text in texts[:most]:
        question, _, rest = text.partition(APART)
        tries, _, whole = rest.partition(APART)
        given = free_text.letters(whole[:LOOKED_AT])[:LONGEST]
        if len(whole) > LONGEST:
            ignored.append(f"a={quote(text)} is too long; its first {LONGEST} letters are kept.")
        if (
            question in known
            and tries.isascii()
            and tries.isdecimal()
            and len(tries) <= 2
            and given.strip()
        ):
            answers[question] = Answer(question, max(int(tries), 1), given)
        else:
            ignored.append(f"a={quote(text)} is not an answer of this lesson.")
    return tuple(answers.values())


def _lock(texts: list[str], ignored: list[str]) -> tuple[str, ...]:
    named = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    unknown = [part for part in named if part not in LOCKS]
    if unknown:
        ignored.append(
            f"lock={quote(','.join(unknown))} is not a control: a link can fix {', '.join(LOCKS)}."
        )
    return tuple(name for name in LOCKS if name in named)


def _values(query: Mapping[str, str | Sequence[str]], key: str) -> list[str]:
    found = query.get(key, [])
    return [found] if isinstance(found, str) else list(found)
