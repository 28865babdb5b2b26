"""The progress of a lesson: the address holds all of it, and no address can break it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from geodata import addresses, free_text, links
from geodata.lessons import progress
from geodata.lessons.parts import ChoiceQuestion
from geodata.lessons.progress import LOCKS, LONGEST, LONGEST_FIRST, Answer, Progress
from geodata.lessons.reading import lessons
from geodata.scenario import from_query as scenario_of

LESSON = lessons()["which-line"]
IDS = [question.id for question in LESSON.questions]
HOSTILE = some.sampled_from(
    [*"~!%;+", "~~1~", "!.", "!p", "%41", "%2525", "&a=", "https://x.org/?at=1", "👩‍🚀"]
)


def _texts(longest: int) -> some.SearchStrategy[str]:
    parts = some.lists(some.one_of(HOSTILE, some.text(max_size=9)), max_size=60)
    whole = some.one_of(parts.map("".join), some.text(max_size=longest))
    return whole.map(lambda text: free_text.letters(text)[:longest])


GIVEN = _texts(LONGEST).filter(lambda text: bool(text.strip()))
FIRSTS = _texts(LONGEST_FIRST).filter(lambda text: bool(text.strip()))
ANSWERS = some.lists(
    some.builds(
        Answer,
        some.sampled_from(IDS),
        some.integers(1, 99),
        GIVEN,
        some.one_of(some.just(""), FIRSTS),
        some.booleans(),
    ),
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


@given(PROGRESS)
@example(Progress(LESSON.id, 0, (Answer("why", 2, "👩‍🚀" * 166, "~%!:" * 50, True),)))
def test_a_link_that_is_pasted_brings_all_of_it_too(now: Progress) -> None:
    link = links.page_link("https://x.org", "lessons", progress.to_query(now))
    there = addresses.read(link, "https://x.org")
    assert progress.from_query(there.query, lessons()) == now


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("kirby~2~held", Answer("kirby", 2, "held")),
        ("why~1~a~b !p %41 !", Answer("why", 1, "a~b !p %41 !")),  # without a flag as it stands
        ("why~1~~f~", Answer("why", 1, "~f~")),
        ("kirby~3f~held~border", Answer("kirby", 3, "border", "held")),
        ("kirby~3f~~border", Answer("kirby", 3, "border")),
        ("why~1s~a~b!.!p!!!x", Answer("why", 1, "a~b~%!!x", shown=True)),
        ("why~2fs~!.~!c", Answer("why", 2, ":", "~", shown=True)),
        ("why~1e~50!p", Answer("why", 1, "50%")),
    ],
)
def test_an_answer_in_an_address_is_read_as_the_grammar_says(text: str, answer: Answer) -> None:
    read = progress.from_query({"lesson": LESSON.id, "a": [text]}, lessons())
    assert read.answers == (answer,)
    assert read.ignored == ()


@pytest.mark.parametrize(
    "text", ["kirby~1x~held", "kirby~1sf~held", "kirby~f~held", "kirby~2f~held"]
)
def test_what_the_grammar_does_not_know_is_no_answer(text: str) -> None:
    read = progress.from_query({"lesson": LESSON.id, "a": [text]}, lessons())
    assert read.answers == ()
    assert len(read.ignored) == 1


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
    assert twice.answers == (Answer(question.id, 2, "border", first="held"),)
    words = LESSON.questions[-1]
    unprintable = once.give(words, "The border,\x00 and held land \u202eof \ud800 November 2024.")
    assert unprintable.answers[-1].given == "The border, and held land of  November 2024."
    assert len(once.give(words, "The border, and held land. " * 900).answers[-1].given) == LONGEST


def test_an_equal_number_written_otherwise_is_no_try_and_another_unit_is_one() -> None:
    lesson = lessons()["where-is-kursk"]
    question = lesson.questions[2]
    once = Progress(lesson.id).give(question, "400")
    for same in ("400", " 400 ", "400 miles", "400.0 mi", "about 400", "400,0"):
        assert once.give(question, same) == once, same
    assert once.give(question, "400 km").answers[0].tries == 2
    assert once.give(question, "401").answers[0].tries == 2
    # 1,234 may mean 1234 or 1.234: it is the same only where it is marked the same.
    assert once.give(question, "1.234").give(question, "1234").answers[0].tries == 2


def test_the_same_map_and_the_same_words_are_no_try() -> None:
    lesson = lessons()["how-far"]
    on_map, words = lesson.questions[3], lesson.questions[-1]
    once = Progress(lesson.id).give(on_map, "at=50.45,30.52&range=100mi")
    assert once.give(on_map, "range=100mi&at=50.4500,30.520") == once
    assert once.give(on_map, "at=50.45,30.52&range=101mi").answers[0].tries == 2
    once = Progress(lesson.id).give(words, "The missiles reach far, it is said.")
    assert once.give(words, " The missiles reach far,\nit is said. ") == once


def test_the_first_right_answer_counts_whatever_follows_it() -> None:
    question = LESSON.questions[0]
    right = Progress(LESSON.id).give(question, "held").give(question, "border")
    assert right.give(question, "held") == right
    score = progress.score(right, LESSON)
    assert (score.right, score.at_once) == (1, 0)
    at_once = Progress(LESSON.id).give(question, "border").give(question, "held")
    assert progress.score(at_once, LESSON).at_once == 1


def test_words_can_be_rewritten_and_are_done_once_their_model_was_shown() -> None:
    question = LESSON.questions[-1]
    nudged = Progress(LESSON.id).give(question, "One thing and another thing, they say.")
    assert not progress.is_done(nudged, question)
    assert progress.is_done(nudged.show(question), question)
    seen = nudged.give(question, "From the border, and from land that is held.")
    assert seen.answers[0].shown
    worse = seen.give(question, "Something else that is long enough to be read.")
    assert worse.answers[0].given.startswith("Something")
    assert worse.answers[0].first.startswith("One thing")
    assert progress.is_done(worse, question)


def test_the_longest_address_stays_within_what_browsers_and_proxies_take() -> None:
    full = Progress(LESSON.id, 3, tuple(Answer(name, 9, "border") for name in IDS), LOCKS)
    assert sum(len(value) for values in progress.to_query(full).values() for value in values) < 400


def test_a_map_and_a_lesson_share_an_address_and_do_not_meet() -> None:
    assert not set(progress.KEYS) & {"at", "range", "from", "day", "show"}
    assert scenario_of({"at": "50.91,34.8"}).ignored == ()
