"""Points go with the student from page to page, and with the Back and Forward of the browser."""

from __future__ import annotations

import math
import re

from playwright.sync_api import expect

from geodata import findings
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT
from tests.e2e.conftest import Student
from tests.e2e.hands import agree, drag


def test_the_air_base_table_of_the_other_page_has_the_dragged_points_distances(student: Student) -> None:
    student.open()
    drag(student, 110, 30)
    now = agree(student)
    student.page.get_by_role("link", name="Air bases").first.click()
    nearest = findings.of(now)[0]
    row = student.page.locator("[data-testid=stDataFrame] table tbody tr").first
    row.wait_for(state="attached")
    cells = [cell.inner_text() for cell in row.locator("td").all()]
    assert nearest.base.name in cells
    assert str(round(nearest.distance_km / KM_PER_MILE)) in cells


def test_the_browsers_back_and_forward_walk_the_gestures_and_the_pages(student: Student) -> None:
    student.open()
    drag(student, 70, 10)
    first = agree(student)
    student.slide("Longitude", "ArrowRight", 15)  # one gesture, however many keys
    there = math.floor(first.points[0].lon * 100) / 100 + 0.15  # the slider's steps are hundredths
    expect(student.page).to_have_url(re.compile(f"{there:.2f}&"))
    second = agree(student)
    student.page.get_by_role("link", name="Sources").first.click()
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    student.page.go_back()
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, second.points)
    student.page.go_back()
    agree(student, first.points)
    student.page.go_back()
    expect(student.page).not_to_have_url(re.compile("at="))
    assert agree(student) == DEFAULT
    student.page.go_forward()
    agree(student, first.points)
    student.page.get_by_role("button", name="Undo").click()
    agree(student, DEFAULT.points)


def test_back_to_a_page_that_says_nothing_of_the_map_leaves_the_points_alone(student: Student) -> None:
    student.open()
    drag(student, 70, 10)
    dragged = agree(student)
    for name in ("Sources", "Air bases"):
        student.page.get_by_role("link", name=name).first.click()
        student.page.get_by_role("heading", name=name).wait_for()
        student.rest()
    student.page.go_back()
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    student.page.get_by_role("link", name="Map", exact=True).first.click()
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, dragged.points)
