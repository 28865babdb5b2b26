"""The sheet that a student prints from the file: name, answers, marks, maps, and a code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from geodata.lessons import marking, progress
from geodata.lessons.parts import OrderQuestion
from geodata.lessons.reading import lessons
from tests import poppler
from tests.e2e.conftest import NARROW, WIDE
from tests.e2e.lesson_reader import SITE, Reader, open_window, write_file

LESSONS = lessons()
LINES = LESSONS["which-line"]
DRAWN = "at=50.91,34.80&range=300km&from=border"
HOSTILE = "<b>one</b> $x$ **two** [a](javascript:1) & the border and held land, twenty km ~ 100 %"
SUMMARY = "&".join(
    ("lesson=which-line&step=7", "a=kirby~2~held", f"a=draw~1~{quote(DRAWN, safe='')}",
     f"a=between~2f~{quote('at=50.00,36.00&range=300km~at=51.67,39.19&range=300km', safe='~')}",
     f"a=why~1~{quote(HOSTILE, safe='')}")
)  # fmt: skip


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as one file."""
    return write_file(tmp_path_factory.mktemp("living"), SITE)


@pytest.fixture(params=[WIDE], ids=["1366x768"])
def reader(request: pytest.FixtureRequest, browser: Browser, living: Path) -> Iterator[Reader]:
    """A fresh window of a browser without a network."""
    yield from open_window(browser, living, request.param)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("reader", [WIDE, NARROW], indirect=True, ids=["1366x768", "390x844"])
def test_the_sheet_to_hand_in_has_name_answers_marks_and_maps(
    reader: Reader, paper: str, tmp_path: Path
) -> None:
    page = reader.page
    page.emulate_media(color_scheme="dark")
    reader.open(SUMMARY)
    before = page.url
    page.evaluate("() => { window.print = () => { window.asked = true; }; }")
    page.get_by_label("Your name").fill("Олена K.")
    page.get_by_label("Class").fill("9b")
    reader.button("Print the sheet").click()
    page.wait_for_function("() => window.asked")
    assert page.url == before  # the name is in no link
    file = tmp_path / "sheet.pdf"
    page.pdf(path=file, format=paper)
    text = " ".join(poppler.run("pdftotext", file).split())
    hint = marking.mark(LINES.questions[0], "held").words
    for part in (
        LINES.title, "Олена K., 9b", "1 of 5 right, 1 of them at the first try.",
        "From land that Ukraine holds", f"Not right, at try 2. {hint}", "Right, at try 1.", HOSTILE,
        "Not answered.", "300 km", "Mark and comment:", f"{SITE}/lessons?",
    ):  # fmt: skip
        assert " ".join(part.split()) in text, part
    for part in ("Hand it in", "All lessons", "Held by Ukraine ▸"):
        assert part not in text
    pages = [" ".join(one.split()) for one in poppler.run("pdftotext", file).split("\f")]
    for step in (LINES.steps[1], LINES.steps[4]):  # no question is parted from its map
        assert step.question
        home = next(one for one in pages if " ".join(step.question.ask.split()) in one)
        assert "Map data: Natural Earth" in home
    picture = poppler.draw_first(file, 40)
    assert picture.getpixel((3, 3)) == (255, 255, 255)
    pixels = np.asarray(picture).astype(int)
    tinted = int((pixels[..., 0] - pixels[..., 2] > 60).sum())
    assert tinted > 400  # Kursk Oblast and the ring, in the colours of white paper
    page.get_by_label("Your name").fill("Ana")  # the sheet before it is gone at once
    expect(page.locator("#sheet")).to_have_count(0)


def test_a_code_stands_on_the_sheet_of_a_file_that_knows_no_site(
    reader: Reader, tmp_path: Path
) -> None:
    reader.file = write_file(tmp_path, "http://127.0.0.1:1")
    reader.open(SUMMARY)
    reader.page.evaluate("() => { window.print = () => {}; }")
    reader.button("Print the sheet").click()
    code = reader.page.locator("#sheet .code").text_content() or ""
    assert "://" not in code
    read = progress.from_query(parse_qs(code), LESSONS)
    assert read.answers == progress.from_query(reader.parts(), LESSONS).answers
    assert len(read.answers) == 4


def test_a_step_that_is_printed_has_its_words_question_and_map_and_no_button(
    reader: Reader, tmp_path: Path
) -> None:
    lesson = LESSONS["ninety-per-cent"]
    reader.open(f"lesson={lesson.id}&step=2")
    question = lesson.questions[1]
    assert isinstance(question, OrderQuestion)
    reader.page.pdf(path=tmp_path / "step.pdf", format="A4")
    text = " ".join(poppler.run("pdftotext", tmp_path / "step.pdf").split())
    for part in (lesson.steps[1].title, question.ask, "Map data: Natural Earth"):
        assert part in text, part
    for item in question.items:
        assert item.text in text
    for part in ("Check", "Next", "All lessons", "Take the last one back"):
        assert f" {part} " not in text
