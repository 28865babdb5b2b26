"""Who is stuck in a lesson gets a second hint and then the answer, by keys, heard, and kept."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from geodata.lessons import solutions
from geodata.lessons.reading import lessons
from tests.e2e.conftest import Student
from tests.unit import lesson_answers as answers

LESSON = lessons()["where-is-kursk"]
MAP, _, NUMBER = LESSON.questions[:3]
THRICE = "lesson=where-is-kursk&step=1&lock=steps&a=city~3~at%3D50.45%2C30.52%26range%3D40km"


def _button(student: Student, name: str) -> Locator:
    return student.page.get_by_role("button", name=name, exact=True)


def _give(student: Student, number: str) -> None:
    field = student.page.get_by_role("textbox", name=NUMBER.ask)
    student.rest()
    field.fill(number)
    field.press("Enter")
    student.rest()


def test_a_second_hint_then_the_answer_which_opens_the_next_step_and_stays_shown(
    student: Student,
) -> None:
    page = student.page
    page.goto(f"{student.address}/lessons?lesson={LESSON.id}&step=3&lock=steps")
    why = page.get_by_text("This opens when the question is answered. After three wrong tries")
    expect(why).to_be_visible()
    mark = page.locator("p.mark")
    _give(student, "100")
    expect(mark).to_have_text(re.compile("^✘ Too small"))
    expect(mark).not_to_contain_text("lies from")
    _give(student, "120")
    alert = page.get_by_role("alert").filter(has_text="The answer lies from 200 to 300 miles.")
    expect(alert).to_be_visible()
    expect(_button(student, "Show the answer")).to_have_count(0)
    _give(student, "140")
    expect(_button(student, "Next")).to_be_disabled()
    _button(student, "Show the answer").focus()
    page.keyboard.press("Enter")
    (answer,) = solutions.answer(NUMBER)
    expect(page.get_by_role("alert").filter(has_text=answer)).to_be_visible()
    student.rest()
    expect(_button(student, "Show the answer")).to_be_focused()
    expect(why).to_have_count(0)
    expect(page).to_have_url(re.compile("a=moscow~3fs~100~140"))
    page.reload()
    expect(mark).to_have_text(re.compile("^○"))
    expect(mark).to_contain_text(answer)
    expect(page.get_by_role("alert").filter(has_text=answer)).to_have_count(0)
    expect(_button(student, "Next")).to_be_enabled()
    _give(student, "284")
    expect(mark).to_have_text(re.compile("^✔"))
    expect(page).to_have_url(re.compile("a=moscow~4fs~100~284"))
    page.goto(page.url.replace("step=3", "step=8"))
    row = page.get_by_role("button", name="○ 3. How far to Moscow? (answer shown, try 4)")
    expect(row).to_be_visible()
    expect(page.get_by_text(re.compile(r"^0 of 6 right"))).to_be_visible()
    assert student.errors == []


def test_an_example_is_laid_on_the_map_and_can_be_checked(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/lessons?{THRICE}")
    mark = page.locator("p.mark")
    expect(mark).to_contain_text("one that fits is 421 km (262 miles) to the east.")
    student.rest()
    expect(_button(student, "Lay it on the map")).to_have_count(0)
    _button(student, "Show the answer").click()
    expect(mark).to_contain_text("the pin at 51.73° N, 36.18° E")
    student.rest()
    _button(student, "Lay it on the map").click()
    expect(page).to_have_url(re.compile("at=51.73%2C36.18"))
    student.rest()
    _button(student, "Check").click()
    expect(mark).to_have_text(re.compile("^✔"))
    expect(page).to_have_url(re.compile("a=city~4s"))
    expect(_button(student, "Show the answer")).to_have_count(0)
    expect(_button(student, "Next")).to_be_enabled()


def test_right_at_once_nobody_is_helped(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/lessons?lesson={LESSON.id}&step=3&lock=steps")
    _give(student, "284")
    expect(page.locator("p.mark")).to_have_text(re.compile("^✔"))
    expect(_button(student, "Show the answer")).to_have_count(0)
    expect(_button(student, "Next")).to_be_enabled()
    expect(page).to_have_url(re.compile("a=moscow~1~284"))


def test_wrong_options_are_struck_out_and_the_words_say_what_is_left(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/lessons?lesson={LESSON.id}&step=2&a=direction~2f~nw~w")
    expect(page.locator("p.mark")).to_contain_text("right: “north-east”, “south-east”.")
    struck = page.get_by_role("radiogroup").locator("del, s")
    expect(struck).to_have_text(["north-west", "west"])


def test_beside_a_question_in_words_stands_that_next_waits_for_the_model(student: Student) -> None:
    page, why = student.page, "This opens when you have written an answer and seen the model."
    page.goto(f"{student.address}/lessons?lesson={LESSON.id}&step=7&lock=steps")
    expect(page.get_by_text(why)).to_be_visible()
    field = page.get_by_role("textbox", name=LESSON.questions[-1].ask)
    field.fill(answers.right(LESSON.questions[-1]))
    student.rest()
    _button(student, "Check").click()
    expect(page.locator("p.mark")).to_have_text(re.compile("^≈"))
    expect(page.get_by_text(why)).to_have_count(0)
    expect(_button(student, "Show the answer")).to_have_count(0)
