"""How far a student is in a lesson, as one frozen value, to the URL's query and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geodata import addresses, free_text, phrases
from geodata.addresses import shorten, single
from geodata.free_text import quote
from geodata.lessons import marking
from geodata.lessons.marking import NONE, RIGHT, SEEN, Mark
from geodata.lessons.parts import CONTROLS, Lesson, Question, TextQuestion

KEYS = ("lesson", "step", "a", "lock")
# What a teacher's link may lock; steps: the next one opens when this one is answered.
LOCKS = (*CONTROLS, "steps")
LONGEST = 500  # letters of one answer; our choice: a paragraph
LONGEST_FIRST = 200  # letters of a first answer; our choice: what it was about, or six points
LOOKED_AT = 10 * LONGEST  # letters of an answer that are read
MOST_TRIES = 99
# An answer in the address, a=question~tries~last or a=question~triesFLAGS~first~last: the first
# one stands there with FIRST, and where there is a flag the signs in ESCAPES are written so, for
# links lose a % on their way and the others part or wrap an address. docs/addresses.md tells it.
APART = "~"
FIRST, SHOWN, ESCAPED = "f", "s", "e"
TRIES = re.compile(f"([0-9]{{1,2}})({FIRST}?{SHOWN}?{ESCAPED}?)")
ESCAPES = {"!": "!!", "~": "!.", "%": "!p", ":": "!c"}
MEANT = {written: sign for sign, written in ESCAPES.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a student gave for a question: at which try, last, and first if that was another and is
    known; and whether the model, or the right answer, was shown. Once right, it stays."""

    question: str
    tries: int
    given: str
    first: str = ""
    shown: bool = False


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
        """The progress after an answer. The same one again, however it is written, is no new try;
        an empty one changes nothing, and none changes what is already right."""
        before = self.answer(question)
        cut = free_text.letters(given[:LOOKED_AT])[:LONGEST]
        marks = [marking.mark(question, text).state for text in (given[:LONGEST], cut)]
        if NONE in marks or (before and _stays(question, before.given, cut)):
            return self
        now = Answer(question.id, 1, cut, shown=SEEN in marks)
        if before:
            first = before.first or (before.given if before.tries == 1 else "")
            tries, shown = min(before.tries + 1, MOST_TRIES), before.shown or now.shown
            now = replace(now, tries=tries, first=first[:LONGEST_FIRST], shown=shown)
        return self._keep(now)

    def show(self, question: Question) -> Progress:
        """The progress once the model, or the right answer, of an answered question was shown."""
        answer = self.answer(question)
        return self._keep(replace(answer, shown=True)) if answer else self

    def _keep(self, now: Answer) -> Progress:
        others = tuple(answer for answer in self.answers if answer.question != now.question)
        return replace(self, answers=(*others, now))

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
    """The score of a lesson so far; answers in words have no mark and do not count, and those that
    were shown are not right."""
    marked = [question for question in lesson.questions if not isinstance(question, TextQuestion)]
    right = [
        question
        for question in marked
        if is_done(progress, question) and not is_shown(progress, question)
    ]
    firsts = [
        question
        for question in right
        if (answer := progress.answer(question)) and answer.tries == 1
    ]
    return Score(len(right), len(firsts), len(marked))


def is_done(progress: Progress, question: Question) -> bool:
    """Whether a question is answered right, or its answer was shown; one in words, its model."""
    answer, mark = progress.answer(question), progress.mark(question)
    by_showing = answer is not None and answer.shown
    return by_showing or (mark is not None and mark.state in (RIGHT, SEEN))


def is_shown(progress: Progress, question: Question) -> bool:
    """Whether the right answer of a question was shown, whatever was answered after it; to show the
    model of one in words is no such help."""
    answer = progress.answer(question)
    return answer is not None and answer.shown and not isinstance(question, TextQuestion)


def _stays(question: Question, before: str, now: str) -> bool:
    """Whether an answer stays when another is given: a right one, or the same once more."""
    is_right = marking.mark(question, before).state == RIGHT
    return is_right or marking.is_same(question, before, now)


def from_query(query: Mapping[str, str | Sequence[str]], lessons: Mapping[str, Lesson]) -> Progress:
    """Reads a URL's query; never raises: what cannot be used is left out and named in `ignored`."""
    query = addresses.clean(query)
    ignored: list[str] = []
    lesson = "".join(single(query, "lesson", ignored))
    if lesson not in lessons:
        if lesson:
            ignored.append(phrases.say("progress_lost.lesson", text=quote(lesson)))
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
        query["a"] = [_write(answer) for answer in progress.answers]
    if progress.lock:
        query["lock"] = [",".join(progress.lock)]
    return query


def _step(texts: list[str], steps: int, ignored: list[str]) -> int:
    for text in texts:
        if text.isascii() and text.isdecimal() and len(text) <= 4 and 1 <= int(text) <= steps:
            return int(text) - 1
        ignored.append(phrases.say("progress_lost.step", text=quote(text), count=steps))
    return 0


def _write(answer: Answer) -> str:
    flags = FIRST * bool(answer.first) + SHOWN * answer.shown
    texts = [answer.first, answer.given] if answer.first else [answer.given]
    safe = [re.sub(r"[!~%:]", lambda sign: ESCAPES[sign[0]], text) for text in texts]
    flags = flags or ESCAPED * any(sign in answer.given for sign in "~%:")
    return APART.join((answer.question, f"{answer.tries}{flags}", *(safe if flags else texts)))


def _answers(texts: list[str], known: set[str], ignored: list[str]) -> tuple[Answer, ...]:
    answers: dict[str, Answer] = {}
    most = 2 * len(known)
    if len(texts) > most:
        ignored.append(phrases.say("progress_lost.answers", count=len(texts), most=most))
    for text in texts[:most]:
        question, _, rest = text.partition(APART)
        tries, _, whole = rest.partition(APART)
        found, first = TRIES.fullmatch(tries), ""
        if found and FIRST in found[2]:
            first, _, whole = whole.partition(APART)
        if found and found[2]:
            first, whole = _unescape(first), _unescape(whole)
        given = free_text.letters(whole[:LOOKED_AT])[:LONGEST]
        if len(whole) > LONGEST:
            ignored.append(phrases.say("progress_lost.long", text=quote(text), count=LONGEST))
        if question in known and found and given.strip():
            first = free_text.letters(first[:LOOKED_AT])[:LONGEST_FIRST]
            answers[question] = Answer(
                question,
                max(int(found[1]), 1),
                given,
                first * bool(first.strip()),
                SHOWN in found[2],
            )
        else:
            ignored.append(phrases.say("progress_lost.answer", text=quote(text)))
    return tuple(answers.values())


def _unescape(text: str) -> str:
    return re.sub(r"![!.pc]", lambda written: MEANT[written[0]], text)


def _lock(texts: list[str], ignored: list[str]) -> tuple[str, ...]:
    named = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    unknown = [part for part in named if part not in LOCKS]
    if unknown:
        said = {"text": quote(",".join(unknown)), "names": ", ".join(LOCKS)}
        ignored.append(phrases.say("progress_lost.lock", **said))
    return tuple(name for name in LOCKS if name in named)


def _values(query: Mapping[str, str | Sequence[str]], key: str) -> list[str]:
    found = query.get(key, [])
    return [found] if isinstance(found, str) else list(found)
