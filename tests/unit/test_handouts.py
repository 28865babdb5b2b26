"""Lessons on paper: all words are there, answers where they belong, nothing off the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import zxingcpp
from matplotlib.text import Text

from geodata import phrases, text
from geodata.free_text import Written, clean
from geodata.lessons import handouts, marking, progress, solutions
from geodata.lessons.handout_pages import Page, Part, pages
from geodata.lessons.handouts import LONGEST_CODED
from geodata.lessons.parts import Lesson, MapQuestion, NumberQuestion, OrderQuestion, TextQuestion
from geodata.lessons.progress import LONGEST, Answer, Progress
from geodata.lessons.reading import lessons
from geodata.paper.columns import MORE, Block
from tests import poppler
from tests.unit import lesson_answers as answers

pytestmark = pytest.mark.slow

LESSONS = list(lessons().values())
BASE, DAY = "https://atlas.example", date(2026, 11, 25)


def _text(pdf: bytes, folder: Path) -> str:
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    return " ".join(poppler.run("pdftotext", "-layout", file).split())


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_worksheet_has_every_question_and_no_answer(lesson: Lesson, tmp_path: Path) -> None:
    text = _text(handouts.worksheet(lesson, BASE, DAY), tmp_path).replace(" ", "")
    for step in lesson.steps:
        assert step.title.replace(" ", "") in text
        assert step.question
        assert step.question.ask.replace(" ", "") in text
        for paragraph in step.text.split("\n\n"):
            assert "".join(paragraph.split()) in text
        if isinstance(step.question, NumberQuestion):
            assert (
                f"Answer,in{marking.unit_name(step.question.answer.unit)}".replace(" ", "") in text
            )
        if isinstance(step.question, TextQuestion):
            assert "".join(step.question.model.split()) not in text
    assert "".join(lesson.closing.split()) in text
    assert MORE not in text


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_key_has_every_answer_and_what_each_error_tells(lesson: Lesson, tmp_path: Path) -> None:
    printed = _text(handouts.key(lesson, BASE, DAY), tmp_path).replace(" ", "")
    for question in lesson.questions:
        for line in solutions.solution(question):
            assert "".join(line.split()) in printed
        if isinstance(question, NumberQuestion):
            assert answers.tell(question) in printed
            assert all("".join(trap.hint.split()) in printed for trap in question.traps)
        if isinstance(question, OrderQuestion):
            assert all(text.date(item.date).replace(" ", "") in printed for item in question.items)


def test_the_sheet_of_a_student_who_answered_nothing_says_so(tmp_path: Path) -> None:
    lesson = lessons()["where-is-kursk"]
    text = _text(handouts.summary(lesson, Progress(lesson.id), Written(), BASE, DAY), tmp_path)
    assert "0 of 6 right" in text
    assert text.count("Not answered") == len(lesson.questions)
    assert "Without a name" in text


def test_the_sheet_draws_the_maps_that_were_answers(tmp_path: Path) -> None:
    lesson = lessons()["where-is-kursk"]
    asked = next(question for question in lesson.questions if isinstance(question, MapQuestion))
    now = Progress(lesson.id).give(asked, answers.right(asked))
    with_map = handouts.summary(lesson, now, clean(name="Ana")[0], BASE, DAY)
    assert "Kursk" in _text(with_map, tmp_path)
    assert "the map below" in _text(with_map, tmp_path)
    without = handouts.summary(lesson, Progress(lesson.id), clean(name="Ana")[0], BASE, DAY)
    assert len(with_map) > len(without) + 20_000


def _codes(pdf: bytes, folder: Path) -> list[str]:
    """What the QR codes of the first page say, as a phone sees them: a page 1,240 pixels wide."""
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    return [one.text for one in zxingcpp.read_barcodes(poppler.draw_first(file, 150).convert("L"))]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_code_and_the_link_open_the_students_answers_and_hold_no_name(
    paper: str, tmp_path: Path
) -> None:
    """The longest link that the code may take, and one letter more."""
    lesson, name = lessons()["which-line"], "Ana"
    least = LONGEST + 1
    spare = LONGEST_CODED - len(handouts.answers_link(lesson, _long(lesson, least), BASE)) + least
    for count, is_coded in ((spare, True), (spare + 1, False)):
        now = replace(_long(lesson, count), step=2, lock=("steps",))
        link = handouts.answers_link(lesson, now, BASE)
        pdf = handouts.summary(lesson, now, clean(name=name, group="9b")[0], BASE, DAY, paper)
        (code,) = _codes(pdf, tmp_path)
        assert (code == link) == is_coded
        assert f"({link})".encode() in pdf  # a click opens it
        assert name not in code + link
        query = parse_qs(link.partition("?")[2])
        assert progress.from_query(query, lessons()) == Progress(
            lesson.id, len(lesson.steps), now.answers
        )
        said = phrases.say("sheet.coded" if is_coded else "sheet.not_coded")
        assert said in _text(pdf, tmp_path)
        if not is_coded:
            lesson_link = f"{BASE}/lessons?lesson={lesson.id}&step=1"
            assert code == lesson_link


def _long(lesson: Lesson, letters: int) -> Progress:
    """All answers right but the one in words, which has so many letters, as two if it must."""
    given = [
        Answer(question.id, 2, answers.right(question))
        for question in lesson.questions
        if not isinstance(question, TextQuestion)
    ]
    words = next(one for one in lesson.questions if isinstance(one, TextQuestion))
    cut = min(letters, LONGEST)
    first = "b" * max(letters - LONGEST, 0)
    return Progress(lesson.id, answers=(*given, Answer(words.id, 2, "a" * cut, first, True)))


def test_a_site_that_leads_others_nowhere_prints_no_link(tmp_path: Path) -> None:
    lesson = lessons()["which-line"]
    pdf = handouts.summary(lesson, _long(lesson, 50), Written(), "http://127.0.0.1:8501", DAY)
    assert _codes(pdf, tmp_path) == []
    assert b"/URI" not in pdf
    assert phrases.say("sheet.coded") not in _text(pdf, tmp_path)


def test_the_sheet_has_the_day_and_room_for_mark_and_comment(tmp_path: Path) -> None:
    lesson = lessons()["which-line"]
    pdf = handouts.summary(lesson, Progress(lesson.id), clean(name="Ana")[0], BASE, DAY)
    text = _text(pdf, tmp_path)
    assert "Ana · 25 November 2026" in text
    assert "Mark and comment:" in text


def test_what_was_shown_is_called_so_on_the_sheet(tmp_path: Path) -> None:
    lesson = lessons()["how-far"]
    question = next(one for one in lesson.questions if isinstance(one, NumberQuestion))
    for given in ("1", answers.right(question)):
        now = Progress(lesson.id, answers=(Answer(question.id, 4, given, shown=True),))
        text = _text(handouts.summary(lesson, now, Written(), BASE, DAY), tmp_path)
        assert "The answer was shown, at try 4." in text
        assert "0 of 5 right" in text


def test_whatever_stands_in_an_address_a_sheet_can_be_made_of_it() -> None:
    """Each kind of question gets each absurd answer on some sheet, and each question each of them
    in words."""
    kinds: defaultdict[type, list[str]] = defaultdict(list)
    for lesson in (*LESSONS, *LESSONS):
        bad = []
        for question in lesson.questions:
            assert all(solutions.write_answer(question, one) is not None for one in answers.ABSURD)
            had = kinds[type(question)]
            had.append(answers.ABSURD[len(had) % 6])
            bad.append(Answer(question.id, 7, had[-1]))
        now = Progress(lesson.id, answers=tuple(bad))
        assert handouts.summary(lesson, now, Written(), BASE, DAY).startswith(b"%PDF")
    assert [set(had) for had in kinds.values()] == [set(answers.ABSURD[:6])] * 5


def test_the_paper_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    for paper, size in (("a4", "595.276 x 841.89"), ("letter", "612 x 792")):
        file = tmp_path / "sheet.pdf"
        file.write_bytes(handouts.key(LESSONS[0], BASE, DAY, paper))
        assert size in poppler.run("pdfinfo", file)


def test_no_part_is_torn_apart_and_none_is_lost() -> None:
    parts = [Part([Block(f"Part {number} " + "word " * 60)], lines=6) for number in range(12)]
    made = list(pages(parts, Page("a4", "foot", "https://atlas.example")))
    assert len(made) > 2
    words = " ".join(
        art.get_text() for canvas in made for art in canvas.figure.artists if isinstance(art, Text)
    )
    assert all(f"Part {number} " in words for number in range(12))
