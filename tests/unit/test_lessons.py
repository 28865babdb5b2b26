"""Every lesson walked end to end: right, wrong, absurd and empty answers, and every hint."""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from geodata import borders, facts
from geodata.analysis import start_lines
from geodata.facts.checker import FactsError
from geodata.lessons import conditions, marking, measures, progress
from geodata.lessons.marking import NONE, RIGHT, SEEN, WRONG
from geodata.lessons.parts import (
    CONTROLS,
    Lesson,
    MapQuestion,
    NumberQuestion,
    Question,
    TextQuestion,
)
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons, read_lessons, read_standards
from tests.unit import lesson_answers as answers

LESSONS = list(lessons().values())
ASKED = [(lesson, question) for lesson in LESSONS for question in lesson.questions]
NUMBERS = [question for _, question in ASKED if isinstance(question, NumberQuestion)]
TITLES = {
    "Where is Kursk?",
    "How far is 200 miles?",
    "From which line?",
    "Ninety per cent of what?",
    "What changed on 17 November?",
    "Who said it first?",
    "Why is the ring not a circle?",
}


def _name(value: object) -> str:
    return value.id if isinstance(value, Lesson) else getattr(value, "id", "")


def test_the_lessons_are_there_with_aim_task_and_standards() -> None:
    assert {lesson.title for lesson in LESSONS} >= TITLES
    for lesson in LESSONS:
        assert 10 <= lesson.minutes <= 20
        assert lesson.standards
        assert lesson.aim
        assert lesson.beyond
        assert lesson.closing
        assert len(lesson.steps) >= 6
        assert len(lesson.questions) >= 5
    kinds = {type(question) for _, question in ASKED}
    assert len(kinds) == 5


@pytest.mark.parametrize("lesson", LESSONS, ids=_name)
def test_a_lesson_walked_with_right_answers_is_all_right_at_the_first_try(lesson: Lesson) -> None:
    now = Progress(lesson.id)
    for index, step in enumerate(lesson.steps):
        now = now.go(index)
        if step.question:
            now = now.give(step.question, answers.right(step.question))
            mark = now.mark(step.question)
            assert mark
            assert mark.state == (SEEN if isinstance(step.question, TextQuestion) else RIGHT), mark
        now = progress.from_query(progress.to_query(now), lessons())  # as after a lost server
    score = progress.score(now, lesson)
    assert score.right == score.at_once == score.marked > 0


@pytest.mark.parametrize("lesson", LESSONS, ids=_name)
def test_a_lesson_walked_with_wrong_then_right_answers_counts_the_tries(lesson: Lesson) -> None:
    now = Progress(lesson.id)
    for question in lesson.questions:
        wrong = answers.wrong(lesson.id, question)
        for _, given in wrong:
            now = now.give(question, given)
            mark = now.mark(question)
            assert mark
            assert mark.state == WRONG
        now = now.give(question, answers.right(question))
        answer = now.answer(question)
        assert answer
        assert answer.tries == len(wrong) + 1
    assert progress.score(now, lesson).right == progress.score(now, lesson).marked
    assert progress.score(now, lesson).at_once == 0


@pytest.mark.parametrize(("lesson", "question"), ASKED, ids=_name)
def test_every_hint_of_a_question_is_reached_by_the_error_it_is_about(
    lesson: Lesson, question: Question
) -> None:
    for hint, given in answers.wrong(lesson.id, question):
        mark = marking.mark(question, given)
        assert mark.state == WRONG
        assert hint in mark.words, (given, mark.words)


@pytest.mark.parametrize(("lesson", "question"), ASKED, ids=_name)
def test_no_answer_that_is_absurd_or_empty_is_right_or_raises(
    lesson: Lesson, question: Question
) -> None:
    for given in (*answers.ABSURD, "", " ", "\n\t"):
        mark = marking.mark(question, given)
        assert mark.state in (NONE, WRONG)
        assert len(mark.words.split()) >= 3
        assert bool(Progress(lesson.id).give(question, given).answers) == (mark.state == WRONG)


@pytest.mark.parametrize("question", NUMBERS, ids=_name)
def test_the_known_errors_of_a_number_can_be_told_apart(question: NumberQuestion) -> None:
    values = [question.answer.value, *(trap.value for trap in question.traps)]
    for one, other in combinations(values, 2):
        assert abs(one - other) > question.within, (question.id, one, other)
    # As the lesson itself tells it.
    assert marking.mark(question, answers.tell(question)).state == RIGHT


@pytest.mark.parametrize("question", [one for one in NUMBERS if one.within >= 0.3], ids=_name)
def test_a_right_number_is_right_however_it_is_written(question: NumberQuestion) -> None:
    for given in answers.typed(question):
        assert marking.mark(question, given).state == RIGHT, given


def test_a_number_in_another_unit_is_told_so() -> None:
    question = lessons()["how-far"].questions[0]
    assert "miles" in marking.mark(question, "200 mi").words
    assert marking.mark(question, "321.9 kilometres").state == RIGHT
    assert "half the way round" in marking.mark(question, "30000").words
    assert "below zero" in marking.mark(question, "-3").words
    assert "not a number" in marking.mark(question, "far").words


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("1,234", 1234), ("1.234", 1234), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1 234", 1234),
        ("1'234,5", 1234.5), ("12,5", 12.5), (" 12.5 km ", 12.5), ("12.5km.", 12.5),
        ("12,5 км", 12.5), ("~ 12.5", 12.5), ("284.", 284), ("3 4", None), ("12 5", None),
        ("2'5", None), ("1,000 5", None), ("1 23 456", None), ("1. 5", None), ("284-290", None),
        ("284 or 290", None), ("284 km 5", None), ("1,23,4", None), ("1.2.3", None), ("1/2", None),
        ("1e3", None), ("284½", None), ("12 m", None), ("12 parsecs", None), ("12 %", None),
        ("12 miles", None),
    ],
)  # fmt: skip
def test_a_number_is_read_whole_and_with_its_unit_or_is_no_answer(
    given: str, value: float | None
) -> None:
    asked = replace(lessons()["how-far"].questions[0], within=0.01)
    for number in (value or 12, 34, 125, 25, 1000.5, 1.0005, 123456, 284, 1.5):
        mark = marking.mark(replace(asked, answer=replace(asked.answer, value=number)), given)
        assert (mark.state == RIGHT) == (number == value), (given, number, mark)


def test_a_map_question_asks_only_for_cities_regions_lines_days_and_lengths() -> None:
    cities = {city.name for city in borders.cities()}
    allowed = (
        cities
        | set(borders.regions())
        | set(start_lines.NAMES)
        | {event.id for event in facts.events()}
    )
    for _, question in ASKED:
        if isinstance(question, MapQuestion):
            assert {name for condition in question.conditions for name in condition.of} <= allowed
            assert question.needs


def _texts(value: object, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [text for name, part in value.items() for text in _texts(part, name)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part, key)]
    output = (
        "title",
        "text",
        "ask",
        "hint",
        "low",
        "high",
        "because",
        "model",
        "points",
        "aim",
        "beyond",
        "closing",
    )
    return [value] if isinstance(value, str) and key in (*output, "made") else []


def test_no_text_of_a_lesson_holds_a_number_or_a_date_that_was_typed() -> None:
    raw = tomllib.loads((facts.FOLDER / "lessons.toml").read_text(encoding="utf-8"))
    texts = _texts(raw)
    assert len(texts) > 200
    for text in texts:
        assert re.search(r"\d", re.sub(r"\{[^{}]*\}", "", text)) is None, text
    for lesson in LESSONS:
        for step in lesson.steps:
            assert "{" not in step.text + step.title


def test_every_standard_says_where_it_was_read_and_serves_a_lesson() -> None:
    used = {standard.id for lesson in LESSONS for standard in lesson.standards}
    assert used == set(read_standards())
    assert all(standard.source in facts.sources() for standard in read_standards().values())


def test_a_lesson_that_does_not_hold_together_is_refused_with_every_problem_at_once(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "facts"
    shutil.copytree(facts.FOLDER, folder)
    text = (folder / "lessons.toml").read_text(encoding="utf-8")
    wrong = (
        text.replace('answer = "moscow"', 'answer = "moskow"')
        .replace('at = ["Kyiv"], range = "40 km"', 'at = ["Kiew"], range = "40 parsecs"', 1)
        .replace("{sumy} miles away", "{suny} miles away", 1)
        .replace('is = "in_region", of = ["Kursk"]', 'is = "reaches_air_base", of = ["Kursk"]', 1)
        .replace('right = "least"', 'right = "best"', 1)
        .replace('event = "kursk-weapons"', 'event = "kursk-wepons"', 1)
        .replace('source = "unn-2024-09-07", text', 'source = "rzeczpospolita-2024-09", text', 1)
    )
    (folder / "lessons.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(FactsError) as refused:
        read_lessons(folder)
    output = str(refused.value)
    for part in ("'moskow'", "'Kiew'", "'40 parsecs'", "{suny}", "'reaches_air_base'", "best"):
        assert part in output
    assert "'kursk-wepons'" in output
    assert "'2024-09']; three dates" in output
    assert "none within another" in output
    assert "facts/lessons.toml, [where-is-kursk]" in output


def test_the_page_on_lessons_names_all_that_a_lesson_can_be_written_with() -> None:
    page = (Path(__file__).parents[2] / "docs" / "lessons.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([a-z][^|]*?) \| (`.*`) \|$", page, flags=re.MULTILINE))
    assert {what: re.findall("`(.*?)`", names) for what, names in rows.items()} == {
        "measures": list(measures.MEASURES),
        "numbers made from others": list(measures.DERIVED),
        "conditions": list(conditions.CONDITIONS),
        "conditions with a number": list(conditions.MEASURED),
        "what a question may leave free": list(CONTROLS),
    }
