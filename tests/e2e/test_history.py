"""Points go with the student from page to page, and with the Back and Forward of the browser."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from geodata.analysis import findings
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT
from pages.server import paths
from tests.bench.students import fetched
from tests.e2e.conftest import PATIENCE_MS, Student
from tests.e2e.hands import agree, drag, of_address


def test_the_air_base_table_of_the_other_page_has_the_dragged_points_distances(
    student: Student,
) -> None:
    student.open()
    drag(student, 110, 30)
    now = agree(student)
    student.go_to("Airfields")
    nearest = findings.of(now)[0]
    row = student.page.locator("table.bases tbody tr").first
    row.wait_for()
    cells = row.locator("th, td").all_inner_texts()
    assert nearest.base.name in cells
    assert str(round(nearest.distance_km / KM_PER_MILE)) in cells


def test_the_browsers_back_and_forward_walk_the_gestures_and_the_pages(student: Student) -> None:
    student.open()
    drag(student, 70, 10)
    first = agree(student)
    student.slide("Longitude", "ArrowRight", 15)  # one gesture, however many keys
    # The slider's steps are hundredths, from the one nearest to where the pin was dropped.
    there = round(first.points[0].lon, 2) + 0.15
    expect(student.page).to_have_url(re.compile(f"{there:.2f}&"))
    second = agree(student)
    student.go_to("Sources")
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


def test_back_to_a_page_that_says_nothing_of_the_map_leaves_the_points_alone(
    student: Student,
) -> None:
    student.open()
    drag(student, 70, 10)
    dragged = agree(student)
    for name in ("Sources", "Airfields"):
        student.go_to(name)
        student.page.get_by_role("heading", name=name).wait_for()
        student.rest()
    student.page.go_back()
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    student.go_to("Map")
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, dragged.points)


def test_looking_at_every_page_changes_no_map_and_each_has_it_in_its_address(
    student: Student,
) -> None:
    student.open()
    drag(student, 70, 10)
    dragged = agree(student)
    for name, title in paths.PAGES.items():
        if name == "export":  # its button stands by a map
            student.go_to("Map")
            student.page.locator(".st-key-work").wait_for()
        student.go_to(title)
        expect(student.page).to_have_url(re.compile(rf"/{name}\?at="))
        student.rest()
        assert of_address(student) == dragged, name
    student.go_to("Map")
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, dragged.points)
    student.page.get_by_role("button", name="Undo").click()
    agree(student, DEFAULT.points)


def test_the_timeline_shows_what_was_allowed_whatever_the_students_own_layers(
    student: Student,
) -> None:
    student.open("timeline?show=airbases")
    expect(student.map.locator(".key")).to_contain_text(
        "Regions named in reports of what was allowed"
    )
    assert of_address(student).show == ("airbases",)


def test_a_page_that_is_slow_to_draw_has_its_map_in_the_address_first(student: Student) -> None:
    student.open("?at=50,36&range=100mi")
    busy = [f"{student.address}/map.png?size=a4&at=50.{number},36" for number in range(10, 18)]
    with ThreadPoolExecutor(len(busy)) as crowd:
        others = [crowd.submit(fetched, address) for address in busy]
        student.go_to("Download")
        expect(student.page).to_have_url(re.compile(r"export\?at=50\.00%2C36\.00&range=100mi"))
        assert not all(one.done() for one in others)
        expect(student.page.get_by_role("button", name="Download PNG")).to_have_count(0)
        student.page.reload()
        expect(student.page.get_by_role("button", name="Download PNG")).to_be_visible(
            timeout=PATIENCE_MS
        )
    expect(student.page.get_by_text("100 miles reaches").first).to_be_visible()
