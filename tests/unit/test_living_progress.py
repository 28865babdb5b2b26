"""The file's scripts keep the progress of a lesson as Python does, and read it from any address."""

from __future__ import annotations

import dataclasses
import os
import random
from pathlib import Path
from typing import Any

import pytest

from geodata.exports import living_file
from geodata.exports.living_file import lesson_data
from geodata.lessons import progress
from geodata.lessons.parts import Lesson, Question
from geodata.lessons.progress import LOCKS, LONGEST, Answer, Progress
from geodata.lessons.reading import lessons
from tests.unit import random_answers
from tests.unit.test_living_marks import SCRIPTS, ask

WALKS, DEEDS, QUERIES = 60, 25, 1500
Query = dict[str, list[str]]
Call = tuple[Any, ...]
TEXTS = (
    "~", "~~1~", "!.", "!p", "!!", "!", "!x", "%41", "&a=", ":", "a~b", "👩‍🚀", "👩‍🚀" * 200,
    "x" * 600, "x" * 5100, " ", "\x1f", "\ufeff", "\ud800",
    "e\u0301\u0301\u0301\u0301\u0301", "\u202eabc",
)  # fmt: skip


def _tell(now: Progress) -> dict[str, Any]:
    told = dataclasses.asdict(now)
    return told | {"answers": list(told["answers"]), "lock": [*now.lock], "ignored": [*now.ignored]}


def _differ(
    cases: list[tuple[Call, Any]], scripts: tuple[str, ...] = SCRIPTS
) -> list[tuple[Call, Any, Any]]:
    said = ask([call for call, _ in cases], scripts)
    return [
        (call, told, there)
        for (call, told), there in zip(cases, said, strict=True)
        if told != there
    ]


def _write(chance: random.Random, question: Question) -> str:
    given = random_answers.draw(chance, question)
    return chance.choice((given, given, given + chance.choice(TEXTS), chance.choice(TEXTS)))


def _walk(chance: random.Random, lesson: Lesson) -> list[tuple[Call, Any]]:
    """A student's way: each deed on the progress before it, with what Python makes of it."""
    sent = {question: lesson_data.question(question) for question in lesson.questions}
    data = next(one for one in lesson_data.read()["lessons"] if one["id"] == lesson.id)
    texts = [_answer(chance, lesson) for _ in range(chance.choice((0, 5)))]
    now = progress.from_query({"lesson": lesson.id, "a": texts}, lessons())
    found = list[tuple[Call, Any]]()
    few = chance.sample(lesson.questions, min(3, len(lesson.questions)))
    for _ in range(DEEDS):
        question, before = chance.choice(few), _tell(now)
        kind = chance.randrange(8)
        if kind == 0:
            now = now.show(question)
            found.append((("progress.show", before, sent[question]), _tell(now)))
        elif kind == 1:
            now = now.go(chance.randrange(len(lesson.steps) + 1))
            found.append((("progress.go", before, now.step), _tell(now)))
        else:
            known = [answer.given for answer in now.answers if answer.question == question.id]
            given = chance.choice([_write(chance, question), *known])
            now = now.give(question, given)
            found.append((("progress.give", before, sent[question], given), _tell(now)))
        found.append(
            (("progress.isShown", _tell(now), sent[question]), progress.is_shown(now, question))
        )
        after, query = _tell(now), progress.to_query(now)
        found.append((("progress.isDone", after, sent[question]), progress.is_done(now, question)))
        found.append((("progress.write", after), query))
        read = progress.from_query(query, lessons())
        assert read == now
        found.append((("progress.read", query), _tell(read)))
    score = dataclasses.asdict(progress.score(now, lesson))
    found.append((("progress.score", _tell(now), data), score))
    return found


def _walks() -> list[tuple[Call, Any]]:
    chance = random.Random(11)
    ways = [_walk(chance, chance.choice(list(lessons().values()))) for _ in range(WALKS)]
    return [case for way in ways for case in way]


def _queries() -> list[tuple[Call, Any]]:
    chance = random.Random(12)
    queries = [_query(chance) for _ in range(QUERIES)]
    return [
        (("progress.read", query), _tell(progress.from_query(query, lessons())))
        for query in queries
    ]


def _query(chance: random.Random) -> Query:
    """An address with parts that are sound, spoiled, several, or of another kind."""
    name = chance.choice([*lessons(), *lessons(), *lessons(), "algebra", "__proto__", ""])
    lesson = lessons().get(name) or lessons()["which-line"]
    steps = ("1", "3", "9", "0", "99", "007", "٣", "３", "+1", " 1", "1.0", "", "12345", "-1")
    texts = [_answer(chance, lesson) for _ in range(chance.choice((1, 2, 5, 40)))]
    locks = ("points", "range,steps", " day , start ", "steps,steps", "all", ",", "day\x1f,x", "")
    query = {
        chance.choice(("lesson", "lesson", "lesson", "Lesson", "amp;lesson")): [name],
        "step": chance.choices(steps, k=chance.choice((0, 1, 1, 2))),
        chance.choice(("a", "a", "a", "amp;a", "A")): texts,
        "lock": chance.choices(locks, k=chance.choice((0, 1, 1, 2))),
        chance.choice(("at", "constructor", "__proto__", "q")): [chance.choice(TEXTS)],
    }
    if chance.random() < 0.2:
        key = chance.choice(list(query))
        query[key] = [random_answers.spoil(chance, text) for text in query[key]]
    return query


def _answer(chance: random.Random, lesson: Lesson) -> str:
    question = chance.choice(lesson.questions)
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice(random_answers.ANY)
    first = chance.choice(("", chance.choice(TEXTS), _write(chance, question)))
    if kind == 1:
        tries = chance.choice(("1", "2", "0", "99", "100", "x", "", "٣", "07"))
        flags = chance.choice(("", "", "f", "s", "e", "fs", "fe", "fse", "sf", "ff"))
        name = chance.choice((question.id, question.id, "nobody", "constructor", ""))
        return "~".join((name, tries + flags, first, _write(chance, question)))
    answer = Answer(
        question.id,
        chance.randint(1, 99),
        _write(chance, question)[:LONGEST],
        first[:LONGEST],
        chance.random() < 0.3,
    )
    (written,) = progress.to_query(Progress(lesson.id, answers=(answer,)))["a"]
    return random_answers.spoil(chance, written) if kind == 2 else written


def test_what_a_student_does_leads_to_the_same_progress_score_and_address() -> None:
    cases = _walks()
    assert _differ(cases) == []
    given = [told for (name, *_), told in cases if name == "progress.give"]
    assert sum(any(one["first"] for one in told["answers"]) for told in given) > 50


def test_any_address_is_read_as_the_same_progress_with_the_same_lines() -> None:
    cases = _queries()
    assert _differ(cases) == []
    told = [progress for _, progress in cases]
    lines = " ".join(line for one in told for line in one["ignored"])
    for words in (
        "is not a lesson",
        "is not a step",
        "answers were given",
        "is too long",
        "is not an answer",
        "is not a control",
        "more parts of this address",
    ):
        assert words in lines
    assert sum(bool(one["answers"]) for one in told) > QUERIES / 3
    assert {name for one in told for name in one["lock"]} <= set(LOCKS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("f?s?e?", "[fse]*"),
        ("[~%:]", "[~%]"),
        ("2 * known.size", "2 * known.size + 1"),
        ("[...text].slice(0, longest).join", 'text.split("").slice(0, longest).join'),
        ("before.shown || shown", "shown"),
        ("before.tries === 1", "before.tries > 0"),
        ('marks.includes("none")', "false"),
        ("squeeze(found.given)", "found.given.trim()"),
    ],
)
def test_another_rule_in_one_language_is_noticed(tmp_path: Path, rule: str, other: str) -> None:
    source = (living_file.HERE / "progress.js").read_text(encoding="utf-8")
    assert rule in source
    (tmp_path / "progress.js").write_text(source.replace(rule, other), encoding="utf-8")
    theirs = os.path.relpath(tmp_path / "progress.js", living_file.HERE)
    assert _differ(
        [*_walks(), *_queries()],
        tuple(theirs if name == "progress.js" else name for name in SCRIPTS),
    )
