"""Who is stuck gets a second hint, not the answer, and then the answer; in both languages."""

from __future__ import annotations

import dataclasses
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from geodata import text
from geodata.exports import living_file
from geodata.exports.living_file import lesson_data
from geodata.lessons import hints, marking, progress, solutions
from geodata.lessons.hints import SECOND_AT, SHOWN, SHOWN_AT
from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.lessons.progress import Answer, Progress
from geodata.lessons.reading import lessons
from tests.unit import lesson_answers as answers
from tests.unit import random_answers
from tests.unit.test_living_marks import SCRIPTS, ask

EVERY = [(name, question) for name, lesson in lessons().items() for question in lesson.questions]
IDS = [f"{name}/{question.id}" for name, question in EVERY]
EACH = 25  # answers to each question


def _wrong(name: str, question: Question) -> list[str]:
    """Answers that are wrong, each with a hint of its own."""
    found = [given for _, given in answers.wrong(name, question)]
    return [given for given in found if marking.mark(question, given).state == marking.WRONG]


def _say(question: Question, answer: Answer) -> str:
    told = hints.tell(question, answer)
    assert told
    return told.words


@pytest.mark.parametrize(("name", "question"), EVERY, ids=IDS)
def test_at_the_second_wrong_try_a_second_hint_follows_the_first(
    name: str, question: Question
) -> None:
    assert _wrong(name, question)
    for given in _wrong(name, question):
        first = _say(question, Answer(question.id, SECOND_AT - 1, given))
        second = _say(question, Answer(question.id, SECOND_AT, given))
        assert first == marking.mark(question, given).words
        assert second.startswith(first)
        assert len(second) > len(first)


@pytest.mark.parametrize(("name", "question"), EVERY, ids=IDS)
def test_a_second_hint_is_not_the_answer(name: str, question: Question) -> None:
    for given in _wrong(name, question):
        first = _say(question, Answer(question.id, 1, given))
        more = _say(question, Answer(question.id, 2, given)).removeprefix(first)
        match question:
            case NumberQuestion():
                numbers = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", more)]
                low, high = numbers[-2:]
                assert low <= question.answer.value - question.within
                assert question.answer.value + question.within <= high
                assert high - low >= hints.ROOM * question.within
                assert answers.tell(question) not in more
            case ChoiceQuestion():
                right = next(one.text for one in question.options if one.id == question.right)
                named = [one.text for one in question.options if f"“{one.text}”" in more]
                assert right in named
                assert len(named) > 1
                assert not question.because or question.because not in more
            case OrderQuestion():
                assert sum(f"“{item.text}”" in more for item in question.items) == 1
            case MapQuestion():
                example = question.example
                place = text.position(example.points[0].lon, example.points[0].lat)
                assert place not in more
                assert text.range_text(example.range_value, example.range_unit) not in more
                assert text.date(example.day) not in more
            case TextQuestion():
                assert question.model not in more


def test_of_a_map_the_way_from_the_students_own_point_is_told() -> None:
    question = next(one for name, one in EVERY if (name, one.id) == ("where-is-kursk", "city"))
    told = _say(question, Answer(question.id, 2, "at=50.45,30.52&range=40km"))
    assert told.endswith("From your point, one that fits is 421 km (262 miles) to the east.")
    near = _say(question, Answer(question.id, 2, "at=51.3,35.2&range=40km"))
    assert near.endswith("lies between 51° and 52° N and between 36° and 37° E.")


def test_options_are_struck_out_until_two_are_left() -> None:
    question = next(one for _, one in EVERY if isinstance(one, ChoiceQuestion))
    wrong = [one.id for one in question.options if one.id != question.right]
    assert hints.strike(question, Answer(question.id, 1, wrong[1])) == []
    assert hints.strike(question, Answer(question.id, 2, wrong[1])) == wrong[:2]
    assert hints.strike(question, Answer(question.id, 2, wrong[1], wrong[2])) == wrong[1:]
    assert hints.strike(question, Answer(question.id, 4, wrong[0], wrong[2])) == [*wrong[::2]]
    short = dataclasses.replace(question, options=question.options[:3])
    left = [one.id for one in short.options if one.id != short.right]
    both = Answer(short.id, 2, left[0], left[1])
    assert hints.strike(short, both) == left
    assert _say(short, both).endswith("There is only one that you have not tried.")


@pytest.mark.parametrize(
    ("value", "within", "round_numbers"),
    [
        (284.5, 10.0, ("200", "300")),
        (1.95, 0.3, ("0", "5")),
        (1.494, 0.06, ("1", "2")),
        (0.14, 0.02, ("0", "0.2")),
        (59.68, 1.0, ("50", "70")),
        (300.0, 10.0, ("200", "400")),
        (12_345.0, 101.0, ("12,000", "14,000")),
    ],
)
def test_round_numbers_stand_around_all_that_counts_as_right(
    value: float, within: float, round_numbers: tuple[str, str]
) -> None:
    assert hints.surround(value, within) == round_numbers


@pytest.mark.parametrize(("name", "question"), EVERY, ids=IDS)
def test_the_answer_may_be_shown_from_the_third_wrong_try_on(name: str, question: Question) -> None:
    given = _wrong(name, question)[0]
    is_marked = not isinstance(question, TextQuestion)
    assert not hints.may_show(question, None)
    assert not hints.may_show(question, Answer(question.id, SHOWN_AT - 1, given))
    assert hints.may_show(question, Answer(question.id, SHOWN_AT, given)) == is_marked
    assert not hints.may_show(question, Answer(question.id, SHOWN_AT, answers.right(question)))
    shown = hints.tell(question, Answer(question.id, SHOWN_AT, given, shown=True))
    assert shown
    assert (shown.state == SHOWN) == is_marked
    if is_marked:
        (first, *more) = solutions.answer(question)
        assert shown.words.splitlines()[1:] == [first, *more]
        assert "If " not in shown.words
    assert solutions.solution(question)[: len(solutions.answer(question))] == solutions.answer(
        question
    )


def test_what_was_shown_opens_the_next_step_and_never_counts_as_right() -> None:
    lesson = lessons()["where-is-kursk"]
    question = next(one for one in lesson.questions if isinstance(one, NumberQuestion))
    now = Progress(lesson.id)
    for given in ("100", "120", "140"):
        now = now.give(question, given)
    assert not progress.is_done(now, question)
    now = now.show(question)
    assert progress.is_done(now, question)
    assert progress.to_query(now)["a"] == [f"{question.id}~3fs~100~140"]
    after = now.give(question, answers.right(question))
    assert after.mark(question) == marking.mark(question, answers.right(question))
    for one in (now, after):
        assert progress.is_shown(one, question)
        assert progress.score(one, lesson).right == 0
        assert progress.from_query(progress.to_query(one), lessons()) == one


def _cases() -> list[tuple[tuple[Any, ...], Any]]:
    """Answers at each try, kept and just given, with what Python says."""
    chance = random.Random(31)
    found = list[tuple[tuple[Any, ...], Any]]()
    for name, question in EVERY:
        sent = lesson_data.question(question)
        given = [*_wrong(name, question), answers.right(question)]
        given += [random_answers.draw(chance, question) for _ in range(EACH)]
        for text_given in given:
            answer = Answer(
                question.id,
                chance.randint(1, 4),
                text_given,
                chance.choice(("", *given)),
                chance.random() < 0.3,
            )
            kept = dataclasses.asdict(answer)
            mark = marking.mark(question, chance.choice(given))
            told, said = hints.tell(question, answer), hints.tell(question, answer, mark)
            found += [
                (("hints.tell", sent, kept), told and dataclasses.asdict(told)),
                (
                    ("hints.tell", sent, kept, dataclasses.asdict(mark)),
                    said and dataclasses.asdict(said),
                ),
                (("hints.mayShow", sent, kept), hints.may_show(question, answer)),
                (("hints.strike", sent, kept), hints.strike(question, answer)),
            ]
    return found


def _differ(scripts: tuple[str, ...] = SCRIPTS) -> list[Any]:
    cases = _cases()
    said = ask([call for call, _ in cases], scripts)
    return [
        (call, told, there)
        for (call, told), there in zip(cases, said, strict=True)
        if told != there
    ]


def test_the_file_helps_as_the_site_does() -> None:
    assert _differ() == []
    told = [case for (name, *_), case in _cases() if name == "hints.mayShow"]
    assert 50 < sum(told) < len(told) - 50


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("answer.tries < data.file.marking.second_at) return mark", "false) return mark"),
        ("(answer.shown || ", "("),
        ("left.length > 1", "left.length > 0"),
        ("inverse(lon, lat, east, north)", "inverse(east, north, lon, lat)"),
        ("!given && answer.shown", "answer.shown"),
    ],
)
def test_another_rule_in_one_language_is_noticed(tmp_path: Path, rule: str, other: str) -> None:
    source = (living_file.HERE / "hints.js").read_text(encoding="utf-8")
    assert rule in source
    (tmp_path / "hints.js").write_text(source.replace(rule, other), encoding="utf-8")
    theirs = os.path.relpath(tmp_path / "hints.js", living_file.HERE)
    assert _differ(tuple(theirs if name == "hints.js" else name for name in SCRIPTS))
