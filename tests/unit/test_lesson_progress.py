"""The progress of a lesson: the address holds all of it, and no address can break it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from geodata import free_text
from geodata.lessons import progress
from geodata.lessons.parts import ChoiceQuestion
from geodata.lessons.progress import LOCKS, LONGEST, Answer, Progress
from geodata.lessons.reading import lessons
from geodata.scenario import from_query as scenario_of

LESSON = lessons()["which-line"]
IDS = [question.id for question in LESSON.questions]
GIVEN = (
    some.text(min_size=1, max_size=LONGEST)
    .map(free_text.letters)
    .filter(lambda text: bool(text.strip()))
)
ANSWERS = some.lists(
    some.builds(Answer, some.sampled_from(IDS), some.integers(1, 99), GIVEN),
    unique_by=lambda one: one.question,
)
LOCKED = some.sets(some.sampled_from(LOCKS)).map(
    lambda names: tuple(name for name in LOCKS if name in names)
)
PROGRESS = some.builds(
    Progress, some.just(LESSON.id), some.integers(0, len(LESSON.steps)), ANSWERS.map(tuple), LOCKED
)


@given(PROGRESS)
def test_the_address_holds_all_of_it(now: Progress) -> None:
    assert progress.from_query(progress.to_query(now), lessons()) == now


@given(
    some.dictionaries(
        some.sampled_from([*progress.KEYS, "at"]), some.lists(some.text(max_size=80), max_size=9)
    )
)
def test_no_address_breaks_it_and_every_mark_can_be_made(query: dict[str, list[str]]) -> None:
    read = progress.from_query(query | {"lesson": query.get("lesson", [LESSON.id])}, lessons())
    lesson = lessons().get(read.lesson)
    if lesson:
        assert 0 <= read.step <= len(lesson.steps)
        assert progress.score(read, lesson).right <= progress.score(read, lesson).marked
        for question in lesson.questions:
            read.mark(question)


def test_what_cannot_be_read_is_named() -> None:
    query = {
        "lesson": ["which-line"],
        "step": ["99"],
        "a": ["nobody~1~x", "kirby~0~border", "kirby~x~border"],
    }
    read = progress.from_query(query, lessons())
    assert read.step == 0
    assert read.answers == (Answer("kirby", 1, "border"),)
    assert any("“99” is not a step" in line for line in read.ignored)
    assert sum("is not an answer" in line for line in read.ignored) == 2
    assert "is not a lesson" in progress.from_query({"lesson": "algebra"}, lessons()).ignored[0]
    assert progress.from_query({}, lessons()) == Progress()


def test_a_mark_is_computed_and_cannot_be_written_into_the_address() -> None:
    question = LESSON.questions[0]
    assert isinstance(question, ChoiceQuestion)
    read = progress.from_query({"lesson": [LESSON.id], "a": [f"{question.id}~1~right"]}, lessons())
    assert not progress.is_done(read, question)
    assert progress.score(read, LESSON).right == 0


def test_the_same_answer_again_is_no_new_try_and_what_is_no_answer_none_at_all() -> None:
    question = LESSON.questions[0]
    once = Progress(LESSON.id).give(question, "held")
    assert once.give(question, "held") == once
    assert once.give(question, "  ") == once
    assert once.give(question, "mars") == once
    twice = once.give(question, "border")
    assert twice.answers == (Answer(question.id, 2, "border"),)
    words = LESSON.questions[-1]
    unprintable = once.give(words, "The border,\x00 and held land \u202eof \ud800 November 2024.")
    assert unprintable.answers[-1].given == "The border, and held land of  November 2024."
    assert len(once.give(words, "The border, and held land. " * 900).answers[-1].given) == LONGEST


def test_the_longest_address_stays_within_what_browsers_and_proxies_take() -> None:
    full = Progress(LESSON.id, 3, tuple(Answer(name, 9, "border") for name in IDS), LOCKS)
    assert sum(len(value) for values in progress.to_query(full).values() for value in values) < 400


def test_a_map_and_a_lesson_share_an_address_and_do_not_meet() -> None:
    assert not set(progress.KEYS) & {"at", "range", "from", "day", "show"}
    assert scenario_of({"at": "50.91,34.8"}).ignored == ()
