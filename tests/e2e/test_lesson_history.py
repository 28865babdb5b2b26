"""Lessons and the browser: its Back and Forward, a reload, and the map that the student left."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from geodata.lessons.reading import lessons
from geodata.scenario import DEFAULT
from tests.e2e.conftest import Student
from tests.e2e.hands import agree, of_address

LESSON = lessons()["which-line"]
OWN = "?at=49.98,36.25&range=150km"


def _nav(student: Student, name: str) -> None:
    student.go_to(name)


def _step(student: Student, number: int) -> None:
    where = f"Step {number} of {len(LESSON.steps)}"
    expect(student.page.get_by_text(where, exact=True)).to_be_visible()
    expect(student.page).to_have_url(re.compile(rf"step={number}\b"))
    student.rest()


def _begin(student: Student) -> None:
    _nav(student, "Lessons")
    expect(student.page).to_have_url(re.compile(r"/lessons\?at="))
    student.page.locator(f".st-key-begin-{LESSON.id} button").click()
    _step(student, 1)


def test_the_own_map_comes_back_on_leaving_and_back_leads_into_the_lesson_again(
    student: Student,
) -> None:
    page = student.page
    student.open(OWN)
    own = of_address(student)
    student.slide("Range", "ArrowRight")
    expect(page).to_have_url(re.compile("range=151km"))
    longer = of_address(student)
    _begin(student)
    page.get_by_text("From the Ukrainian border", exact=True).click()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("p.mark")).to_have_text(re.compile("^✔"))
    page.get_by_role("button", name="Next", exact=True).click()
    _step(student, 2)
    _nav(student, "Map")
    expect(page.locator(".st-key-screen")).to_be_visible()  # until then the lesson's map is there
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, longer.points)
    assert of_address(student) == longer
    page.go_back()
    _step(student, 2)
    assert of_address(student) == LESSON.steps[1].map
    page.go_back()
    _step(student, 1)
    expect(page.locator("p.mark")).to_have_text(re.compile("^✔"))
    page.go_forward()  # nothing cut it off
    _step(student, 2)
    page.go_forward()
    page.get_by_role("heading", name="Kursk and the 200-mile ring").wait_for()
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, longer.points)
    page.get_by_role("button", name="Undo").click()
    expect(page).to_have_url(re.compile("range=150km"))
    assert of_address(student) == own
    assert student.errors == []


def test_back_from_the_first_step_is_the_list_with_the_own_map_and_the_way_back_in(
    student: Student,
) -> None:
    page = student.page
    student.open(OWN)
    own = of_address(student)
    _begin(student)
    page.go_back()
    expect(page.get_by_role("button", name="Resume lesson 3, step 1 of 6")).to_be_visible()
    assert of_address(student) == own
    page.go_forward()
    _step(student, 1)
    page.get_by_role("button", name="All lessons").click()
    page.get_by_role("button", name="Resume lesson 3, step 1 of 6").click()
    _step(student, 1)
    assert of_address(student) == LESSON.steps[0].map


def test_after_a_reload_in_a_lesson_its_map_is_not_taken_for_the_own_one(student: Student) -> None:
    student.page.goto(f"{student.address}/lessons?lesson={LESSON.id}&step=5")
    _step(student, 5)
    student.page.reload()
    _step(student, 5)
    assert of_address(student) == LESSON.steps[4].map
    _nav(student, "Map")
    student.map.locator("#map_div[data-ready=true]").wait_for()
    assert agree(student) == DEFAULT


def test_a_second_tab_has_its_own_answers_and_map(student: Student) -> None:
    page = student.page
    student.open(OWN)
    _begin(student)
    other = Student(page.context.new_page(), student.address)
    other.page.goto(page.url)
    _step(other, 1)
    other.page.get_by_text("From land that Ukraine holds", exact=True).click()
    other.page.get_by_role("button", name="Check", exact=True).click()
    expect(other.page.locator("p.mark")).to_have_text(re.compile("^✘"))
    page.reload()
    _step(student, 1)
    expect(page.locator("p.mark")).to_have_text("")
