"""The file's scripts mark answers as Python does, in the same words."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from geodata.exports import living_file
from geodata.exports.living_file import lesson_data, scenario_data
from geodata.lessons import marking, solutions
from geodata.lessons.parts import MapQuestion, Question, TextQuestion
from geodata.lessons.reading import lessons
from geodata.lessons.story import story
from geodata.webmap import files
from tests import javascript
from tests.ground import read_ground
from tests.unit import lesson_answers, random_answers

SCRIPTS = (
    "rules.js", "geodesy.js", "texts.js", "places.js", "addresses.js", "scenarios.js",
    "map_conditions.js", "marking.js", "progress.js", "hints.js",
)  # fmt: skip
QUESTIONS = [
    *(question for lesson in lessons().values() for question in lesson.questions),
    *(step.question for step in story() if step.question),
]
EACH, SOME = 50, 12  # answers to each question


@cache
def data() -> dict[str, Any]:
    """What the scripts of a whole file take."""
    return files.data() | {"file": lesson_data.read() | scenario_data.read()}


def ask(calls: list[tuple[Any, ...]], scripts: tuple[str, ...] = SCRIPTS) -> list[Any]:
    """What calls of the scripts return, once the ground is there."""
    return javascript.answers(scripts, [("places.read", read_ground()), *calls], data())[1:]


def _make(each: int) -> Iterator[tuple[Question, str]]:
    chance = random.Random(23)
    for question in QUESTIONS:
        yield question, lesson_answers.right(question)
        for _ in range(each):
            yield question, random_answers.draw(chance, question)


def _differ(cases: list[tuple[Question, str]], scripts: tuple[str, ...] = SCRIPTS) -> list[Any]:
    sent = {question: lesson_data.question(question) for question in QUESTIONS}
    said = ask([("marking.mark", sent[asked], given) for asked, given in cases], scripts)
    marks = [marking.mark(asked, given) for asked, given in cases]
    return [
        (given, {"state": mark.state, "words": mark.words}, there)
        for (_, given), mark, there in zip(cases, marks, said, strict=True)
        if there != {"state": mark.state, "words": mark.words}
    ]


@pytest.mark.slow
def test_thousands_of_answers_get_the_same_mark_in_the_same_words() -> None:
    cases = list(_make(EACH))
    assert len(cases) > 2500
    assert _differ(cases) == []
    states = Counter(marking.mark(asked, given).state for asked, given in cases)
    assert min(states[state] for state in ("right", "wrong", "none", "seen")) > 50


def test_every_hint_of_a_lesson_is_given_in_the_file_too() -> None:
    cases = [
        (question, answer)
        for name, lesson in lessons().items()
        for question in lesson.questions
        for _, answer in lesson_answers.wrong(name, question)
    ]
    assert _differ(cases) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "rule", "other"),
    [
        ("marking.js", "<= question.within", "< 0.999 * question.within"),
        ("marking.js", "[\\\\p{L}\\\\p{Nl}\\\\p{No}]", "[a-z]"),
        ("marking.js", "number.replace(/\\p{Nd}/gu, toDigit)".removeprefix("number"), ""),
        ("marking.js", 'letter === "ı"', "false"),
        ("marking.js", "\\x1c-\\x1f", ""),
        ("map_conditions.js", "km <= within", "km <= within + 0.1"),
        ("map_conditions.js", "if (land && ", "if (false && "),
        ("map_conditions.js", "value >= 10", "value >= 2"),
    ],
)
def test_another_rule_in_one_language_is_noticed(
    tmp_path: Path, script: str, rule: str, other: str
) -> None:
    source = (living_file.HERE / script).read_text(encoding="utf-8")
    assert rule in source
    (tmp_path / script).write_text(source.replace(rule, other), encoding="utf-8")
    theirs = os.path.relpath(tmp_path / script, living_file.HERE)
    scripts = tuple(theirs if name == script else name for name in SCRIPTS)
    cases = list(_make(EACH))
    assert _differ(cases, scripts)


def test_two_answers_are_one_or_two_in_both_languages() -> None:
    chance = random.Random(5)
    sent = {question: lesson_data.question(question) for question in QUESTIONS}
    calls: list[tuple[Any, ...]] = []
    told = []
    for question in QUESTIONS:
        given = [random_answers.draw(chance, question) for _ in range(SOME)]
        given += [f" {given[0]}\t", given[1].replace("&", "&&"), lesson_answers.right(question)]
        for one in given:
            other = chance.choice((one, *given))
            calls.append(("marking.isSame", sent[question], one, other))
            told.append(marking.is_same(question, one, other))
    assert ask(calls) == told
    assert 100 < sum(told) < len(told) - 100


def test_an_answer_is_written_as_on_the_sheet() -> None:
    cases = list(_make(SOME))
    calls = [("marking.writeAnswer", lesson_data.question(asked), given) for asked, given in cases]
    assert ask(calls) == [solutions.write_answer(asked, given) for asked, given in cases]


def test_no_letter_is_taken_for_one_of_the_words_looked_for_in_one_language_only() -> None:
    """All letters at once: where case is folded otherwise, none of the two is an ASCII letter."""
    letters = [chr(code) for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000]
    (folded,) = ask([("marking.fold", "\0".join(letters))])
    differ = [
        (letter, there)
        for letter, there in zip(letters, folded.split("\0"), strict=True)
        if letter.casefold() != there
    ]
    assert [
        one for one in differ if any(sign.isascii() for sign in one[0].casefold() + one[1])
    ] == []
    words = [
        word
        for question in QUESTIONS
        if isinstance(question, TextQuestion)
        for nudge in question.nudges
        for word in nudge.words
    ]
    assert all(word.isascii() for word in words)


def test_the_data_hold_every_step_and_every_map_and_stay_small() -> None:
    read = json.loads(json.dumps(lesson_data.read()))
    assert len(json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()) < 120_000
    for sent, lesson in zip(read["lessons"], lessons().values(), strict=True):
        assert (sent["id"], len(sent["steps"])) == (lesson.id, len(lesson.steps))
        for row, step in zip(sent["steps"], lesson.steps, strict=True):
            assert marking.shown_map(row["map"]) == step.map
            assert (row["question"] is None) == (step.question is None)
            assert len(row["sources"]) == len(step.sources)
    assert [bool(one) for one in read["story_questions"]] == [
        isinstance(step.question, MapQuestion) for step in story()
    ]
