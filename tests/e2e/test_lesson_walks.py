"""Lessons in Chromium: each done end to end as a student would, kept through a reload."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geodata.lessons.parts import (
    ChoiceQuestion,
    Lesson,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.lessons.reading import lessons
from tests import poppler
from tests.e2e.conftest import NARROW, WIDE, Student
from tests.unit import lesson_answers as answers

LESSONS = lessons()
PAGE = 38  # miles, a tenth of the range slider: what Page Up and Page Down move it by
HOSTILE = "<b>one</b> $x$ **two** [a](javascript:1) the border and held land, twenty km"


def _begin(student: Student, lesson: Lesson) -> None:
    student.page.goto(f"{student.address}/lessons")
    student.page.locator(f".st-key-begin-{lesson.id} button").click()
    _at_step(student, lesson, 0)
    student.map.locator("#map_div[data-ready=true]").wait_for()


def _at_step(student: Student, lesson: Lesson, index: int) -> None:
    """Waits for a step and for its own address."""
    expect(
        student.page.get_by_text(f"Step {index + 1} of {len(lesson.steps)}", exact=True)
    ).to_be_visible()
    expect(student.page).to_have_url(re.compile(rf"step={index + 1}\b"))
    student.rest()


def _answer(student: Student, question: Question, given: str) -> None:
    """Gives an answer as a student would, up to the press of Check."""
    page = student.page
    match question:
        case NumberQuestion():
            page.get_by_label("Your answer, in").fill(given)
        case ChoiceQuestion():
            words = next(option.text for option in question.options if option.id == given)
            page.locator("[data-testid=stRadioGroup]").get_by_text(words, exact=True).click()
        case OrderQuestion():
            for name in given.split("."):
                page.locator(f".st-key-take-{name} button").click()
                expect(page.locator(f".st-key-take-{name} button")).to_have_count(0)
        case TextQuestion():
            page.get_by_label("Your answer").fill(given)
        case MapQuestion():
            _set_map(student, question)
    student.rest()


def _set_map(student: Student, question: MapQuestion) -> None:
    page, shown = student.page, question.example
    if "points" in question.needs:
        point = shown.points[0]
        student.frame().evaluate(f"() => rangeMap.handState.put(0, [{point.lat}, {point.lon}])")
        expect(page).to_have_url(re.compile(f"at={point.lat:.2f}%2C{point.lon:.2f}"))
    if "start" in question.needs:
        student.choice("The border").click()
        expect(page).to_have_url(re.compile("from=border"))
    if "range" in question.needs and (shown.range_value, shown.range_unit) == (300, "km"):
        page.get_by_text("300 km", exact=True).first.click()
        expect(page).to_have_url(re.compile("range=300km"))
    elif "range" in question.needs:
        slider = page.get_by_role("slider", name="Range")
        while away := shown.range_value - float(slider.input_value()):
            keys = ("PageUp", "ArrowRight") if away > 0 else ("PageDown", "ArrowLeft")
            slider.press(keys[abs(away) < PAGE])
        expect(page).to_have_url(re.compile(f"range={shown.range_value:g}{shown.range_unit}"))
    if "day" in question.needs:
        while f"day={shown.day}" not in page.url:
            before = page.url
            page.get_by_role("button", name="Later event").click()
            expect(page).not_to_have_url(before)


def _check(student: Student) -> None:
    student.rest()
    student.page.get_by_role("button", name="Check", exact=True).click()
    student.rest()


def _says(student: Student, sign: str) -> None:
    expect(student.page.locator("p.mark")).to_have_text(re.compile(f"^{sign}"))


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
@pytest.mark.parametrize("student", [WIDE, NARROW], indirect=True, ids=["1366x768", "390x844"])
def test_a_lesson_is_done_from_end_to_end(student: Student, lesson: Lesson) -> None:
    page = student.page
    _begin(student, lesson)
    for index, step in enumerate(lesson.steps):
        _at_step(student, lesson, index)
        assert step.question
        if isinstance(step.question, NumberQuestion):
            _answer(student, step.question, answers.wrong(lesson.id, step.question)[0][1])
            _check(student)
            _says(student, "✘")
        _answer(student, step.question, answers.right(step.question))
        _check(student)
        _says(student, "≈" if isinstance(step.question, TextQuestion) else "✔")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role(
            "button", name="To the summary" if step is lesson.steps[-1] else "Next", exact=True
        ).click()
    marked = sum(not isinstance(question, TextQuestion) for question in lesson.questions)
    expect(page.get_by_text(f"{marked} of {marked} right")).to_be_visible()
    assert student.strangers == []
    assert student.errors == []


def test_a_reload_in_mid_lesson_brings_answers_marks_step_and_map_back(student: Student) -> None:
    lesson = LESSONS["which-line"]
    page = student.page
    _begin(student, lesson)
    _answer(student, lesson.questions[0], "held")
    _check(student)
    _says(student, "✘")
    page.get_by_role("button", name="Next", exact=True).click()
    _at_step(student, lesson, 1)
    question = lesson.questions[1]
    assert isinstance(question, MapQuestion)
    _set_map(student, question)
    _check(student)
    _says(student, "✔")
    page.reload()
    _at_step(student, lesson, 1)
    _says(student, "✔")
    expect(student.choice("The border")).to_be_checked()
    student.map.locator("path.ring").first.wait_for(state="attached")
    page.get_by_role("button", name="Back", exact=True).click()
    _at_step(student, lesson, 0)
    _says(student, "✘")
    expect(page.get_by_role("radio", name="From land that Ukraine holds")).to_be_checked()
    page.go_back()
    _at_step(student, lesson, 1)


def test_what_was_typed_and_not_yet_checked_is_still_there_and_a_new_beginning_is_empty(
    student: Student,
) -> None:
    lesson = LESSONS["which-line"]
    page = student.page
    page.goto(f"{student.address}/lessons?lesson=which-line&step=6")
    _at_step(student, lesson, 5)
    page.get_by_label("Your answer").fill("A half-done thought")
    page.get_by_role("button", name="Back", exact=True).click()
    _at_step(student, lesson, 4)
    page.get_by_role("button", name="Next", exact=True).click()
    _at_step(student, lesson, 5)
    expect(page.get_by_label("Your answer")).to_have_value("A half-done thought")
    page.get_by_role("button", name="All lessons").click()
    page.locator(".st-key-begin-which-line button").click()
    _at_step(student, lesson, 0)
    for index in range(5):
        page.get_by_role("button", name="Next", exact=True).click()
        _at_step(student, lesson, index + 1)
    expect(page.get_by_label("Your answer")).to_have_value("")


def test_a_link_that_fixes_controls_lets_no_hand_move_them_and_waits_for_the_answer(
    student: Student,
) -> None:
    lesson = LESSONS["how-far"]
    page = student.page
    page.goto(f"{student.address}/lessons?lesson=how-far&step=3&lock=points,range,steps")
    _at_step(student, lesson, 2)
    student.map.locator("#map_div[data-ready=true]").wait_for()
    expect(page.get_by_role("slider", name="Range")).to_have_count(0)
    expect(page.get_by_text("has fixed some controls")).to_be_visible()
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_disabled()
    pin = student.map.locator(".launch").first
    before = student.ring()
    pin.press("ArrowRight")
    box = pin.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60, steps=4)
    page.mouse.up()
    student.map.get_by_role("button", name="Place").click()
    expect(student.map.get_by_text("The launch point is fixed here.")).to_be_visible()
    student.rest()
    assert "at=50.91%2C34.80" in page.url
    assert student.frame().evaluate("() => rangeMap.handState.at(0)") == [50.91, 34.8]
    assert len(student.ring()) == len(before)
    _answer(student, lesson.questions[2], "15")
    _check(student)
    _says(student, "✔")
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_enabled()
    page.get_by_role("button", name="Next", exact=True).click()
    _at_step(student, lesson, 3)
    expect(page.get_by_role("slider", name="Range")).to_be_visible()  # its question needs it
    assert "lock=points%2Crange%2Csteps" in page.url


def _download(page: Page, name: str) -> bytes:
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    return Path(waited.value.path()).read_bytes()


def test_the_sheet_to_hand_in_holds_answers_marks_and_name_and_the_address_does_not_hold_the_name(
    student: Student, tmp_path: Path
) -> None:
    lesson = LESSONS["which-line"]
    page = student.page
    shown = "at%3D50.91%2C34.80%26range%3D300km%26from%3Dborder"
    page.goto(
        f"{student.address}/lessons?lesson=which-line&step=7&a=kirby~2~held&a=draw~1~{shown}"
        f"&a=why~1~{HOSTILE.replace(' ', '%20').replace('&', '%26')}"
    )
    expect(page.get_by_text(re.compile(r"^1 of 5 right"))).to_be_visible()
    page.get_by_label("Your name").fill("Олена K.")
    page.get_by_label("Class").fill("9/b")
    page.get_by_role("button", name="Make the sheet").click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download the sheet").click()
    assert waited.value.suggested_filename == "which-line_9-b_Олена-K.pdf"
    (tmp_path / "sheet.pdf").write_bytes(Path(waited.value.path()).read_bytes())
    text = " ".join(poppler.run("pdftotext", "-layout", tmp_path / "sheet.pdf").split())
    for part in (
        "Олена K.",
        "1 of 5 right",
        "From land that Ukraine holds",
        "Not right, at try 2",
        HOSTILE,
        "Right, at try 1",
    ):
        assert part in text, part
    assert "lessons?lesson" not in text  # this machine's own address leads others nowhere
    assert "%D0%9E" not in page.url
    # Another name on the sheet after it, whatever was made before.
    page.get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Make the sheet").click()
    expect(page.get_by_role("button", name="Download the sheet")).to_have_count(0)
    (tmp_path / "sheet.pdf").write_bytes(_download(page, "Download the sheet"))
    assert "Ana" in poppler.run("pdftotext", tmp_path / "sheet.pdf")
    page.get_by_role("button", name="6. Why it matters").click()
    _at_step(student, lesson, 5)
    expect(page.get_by_label("Your answer")).to_have_value(HOSTILE)
    assert student.errors == []


def test_a_teacher_gets_worksheet_key_and_link(student: Student, tmp_path: Path) -> None:
    page = student.page
    page.goto(f"{student.address}/teachers")
    page.get_by_role("tab", name="Answers and sheets").click()
    for name, has, has_not in (
        ("Worksheet", "Name, class, date", "284 miles"),
        ("Answer key", "284 miles", "Name, class, date"),
    ):
        (tmp_path / "sheet.pdf").write_bytes(_download(page, f"{name} (PDF)"))
        text = poppler.run("pdftotext", tmp_path / "sheet.pdf")
        assert has in text
        assert has_not not in text
    page.get_by_role("tab", name="A link for the class").click()
    page.get_by_role("button", name="Next step only when answered").click()
    link = page.get_by_text(re.compile(r"/lessons\?lesson=where-is-kursk&step=1&lock=steps"))
    expect(link).to_be_visible()
    page.goto(link.inner_text().strip())
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_disabled()
    assert student.strangers == []
