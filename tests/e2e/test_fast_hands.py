"""Hasty hands lose nothing: the last gesture wins, even where a server dies meanwhile."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from geodata.scenario import DEFAULT, Point
from tests.e2e.conftest import PATIENCE_MS, WIDE, Student
from tests.e2e.hands import agree, drag, of_address, pixel, tip
from tests.server import free_port, serving


def test_a_drag_while_the_server_still_answers_a_slider_wins(student: Student) -> None:
    student.open()
    thumb = student.page.get_by_role("slider", name="Latitude")
    for _ in range(6):
        thumb.press("ArrowRight", no_wait_after=True)
    drag(student, 140, 60, times=5)
    here = student.frame().evaluate("() => rangeMap.handState.at(0)")
    now = agree(student)
    assert now.points == (Point(here[1], here[0]),)


def test_what_the_server_sends_during_a_drag_does_not_take_the_point_out_of_the_hand(
    student: Student,
) -> None:
    student.open("?at=50.91,34.80&at=49.98,36.25")
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x - 60, y + 10, steps=5)
    held = student.frame().evaluate("() => rangeMap.handState.at(0)")
    student.page.get_by_role("slider", name="Range").press("ArrowRight")
    expect(student.map.locator(".key")).to_contain_text("201 miles")
    assert student.frame().evaluate("() => rangeMap.handState.at(0)") == held
    student.page.mouse.move(x - 80, y + 20, steps=5)
    student.page.mouse.up()
    now = agree(student)
    assert now.range_value == 201
    assert now.points[1] == Point(36.25, 49.98)
    assert now.points[0].lon < 34.2


def test_undo_during_a_drag_leaves_the_last_word_to_the_drop(student: Student) -> None:
    student.open()
    student.slide("Longitude", "ArrowRight", 5)
    expect(student.page).to_have_url(re.compile("34.85"))
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x + 50, y - 50, steps=5)
    student.page.keyboard.press("Control+z")
    expect(student.page).to_have_url(re.compile("34.80"))
    student.page.mouse.move(x + 90, y - 50, steps=5)
    student.page.mouse.up()
    dropped = agree(student)
    assert dropped.points[0].lon > 35.4
    student.page.get_by_role("button", name="Undo").click()
    agree(student, DEFAULT.points)


def test_escape_during_a_drag_puts_the_point_back_and_asks_nothing_of_the_server(
    student: Student,
) -> None:
    student.open()
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x + 90, y - 50, steps=5)
    student.page.keyboard.press("Escape")
    student.page.mouse.up()
    student.frame().wait_for_function("() => rangeMap.handState.at(0)[1] === 34.8")
    assert of_address(student) == DEFAULT
    assert agree(student) == DEFAULT


def test_removing_the_point_in_hand_drops_it_quietly(student: Student) -> None:
    student.open()
    student.page.get_by_role("button", name="Add a point").click()
    expect(student.map.locator(".launch-icon")).to_have_count(2)
    x, y = tip(student, 1)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x + 40, y, steps=4)
    student.page.keyboard.press("Control+z")
    expect(student.map.locator(".launch-icon")).to_have_count(1)
    student.page.mouse.move(x + 80, y, steps=4)
    student.page.mouse.up()
    assert agree(student) == DEFAULT


def test_ten_drags_without_a_pause_all_count(student: Student) -> None:
    student.open()
    for step in range(10):
        drag(student, 12 if step % 2 else -10, 6, times=2)
    here = student.frame().evaluate("() => rangeMap.handState.at(0)")
    assert agree(student).points == (Point(here[1], here[0]),)
    for _ in range(10):
        student.page.keyboard.press("Control+z")
    student.frame().wait_for_function(
        "() => rangeMap.handState.isStill() && rangeMap.handState.at(0)[1] === 34.8"
    )
    assert agree(student) == DEFAULT


def test_undo_in_a_text_field_is_the_fields_own(student: Student) -> None:
    student.open()
    student.slide("Latitude", "ArrowRight", 2)
    agree(student, (Point(34.80, 50.93),))
    field = student.page.get_by_role("textbox", name="Type a town or coordinates")
    field.press_sequentially("Kharkv")
    field.press("Control+z")
    expect(field).not_to_have_value("Kharkv")
    assert agree(student).points == (Point(34.80, 50.93),)
    field.fill("")
    student.page.get_by_role("slider", name="Latitude").press("Control+z")
    assert agree(student, (Point(34.80, 50.91),)) == DEFAULT


def test_two_tabs_on_one_link_do_not_know_of_each_other(student: Student) -> None:
    student.open("?at=49.98,36.25")
    other = Student(student.page.context.new_page(), student.address)
    other.open("?at=49.98,36.25")
    drag(other, 60, 30)
    there = agree(other)
    student.slide("Latitude", "ArrowRight", 2)
    agree(student, (Point(36.25, 50.0),))
    assert agree(other) == there


def test_a_step_for_a_point_that_undo_has_just_taken_away_changes_nothing(student: Student) -> None:
    student.open()
    student.choice("Steps").click()
    student.page.get_by_role("button", name="Add a point").click()
    expect(student.map.locator(".launch-icon")).to_have_count(2)
    student.rest()
    student.page.evaluate("""() => {
        const buttons = [...document.querySelectorAll("button")];
        const press = name => buttons.find(button => button.innerText.includes(name)).click();
        press("Undo");
        press("North");
    }""")
    expect(student.map.locator(".launch-icon")).to_have_count(1)
    assert agree(student).points[0].lon == 34.80
    assert student.page.locator("[data-testid=stException]").count() == 0


def test_a_slider_let_go_over_the_map_is_let_go(student: Student) -> None:
    student.open()
    thumb = student.page.get_by_role("slider", name="Range").locator("xpath=../..").bounding_box()
    assert thumb
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    student.page.mouse.move(x - 400, y, steps=8)
    student.page.mouse.up()
    expect(student.page).to_have_url(re.compile("range=25mi"))
    agree(student)


def test_there_and_back_on_a_slider_hides_no_later_answer(student: Student) -> None:
    student.open("?at=50.95,34.80")
    student.slide("Longitude", "ArrowRight", 1)
    agree(student, (Point(34.81, 50.95),))
    thumb = student.page.get_by_role("slider", name="Latitude")
    thumb.press("ArrowRight", no_wait_after=True)
    thumb.press("ArrowLeft", no_wait_after=True)
    student.page.get_by_role("button", name="Undo").click()
    student.frame().wait_for_function("() => rangeMap.handState.isStill()")
    agree(student)


def test_what_a_slider_showed_and_the_server_never_heard_of_does_not_stay_on_the_map(
    student: Student,
) -> None:
    student.open("?at=50.95,34.80")
    # As where the server hears a slider and an undo together, in one run: nothing has changed, and
    # so it sends the map nothing new.
    student.frame().evaluate("() => rangeMap.tools.slide('lat', 50.96)")
    assert student.frame().evaluate("() => rangeMap.handState.at(0)[0]") == 50.96
    student.page.get_by_role("heading", name="Kursk and the 200-mile ring").click()
    assert agree(student).points == (Point(34.80, 50.95),)


def test_place_with_no_point_left_to_place_says_so(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Place").click()
    student.choice("The border").click()
    expect(student.map.locator(".launch-icon")).to_have_count(0)
    student.page.mouse.click(*pixel(student, 50.0, 33.0))
    expect(student.map.locator(".hint")).to_contain_text("My points")
    assert student.errors == []


def test_undo_in_the_map_works_on_a_cyrillic_keyboard(student: Student) -> None:
    student.open()
    drag(student, 40, 10)
    agree(student)
    student.frame().evaluate(
        "() => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'я', code: 'KeyZ', "
        "ctrlKey: true}))"
    )
    student.frame().wait_for_function("() => rangeMap.handState.at(0)[1] === 34.8")
    assert agree(student) == DEFAULT


def test_no_tooltip_covers_the_place_that_a_hand_looks_at(student: Student) -> None:
    student.open()
    x, y = tip(student)
    student.page.mouse.move(x, y)
    expect(student.map.locator(".leaflet-tooltip")).to_be_visible()
    student.page.mouse.down()
    student.page.mouse.move(x + 60, y + 20, steps=6)
    expect(student.map.locator(".leaflet-tooltip")).to_have_count(0)
    student.page.mouse.up()
    agree(student)


def test_a_slider_touched_before_a_drags_answer_has_come_is_not_lost(student: Student) -> None:
    student.open()
    drag(student, 80, 0, times=3)
    student.page.get_by_role("slider", name="Range").press("ArrowRight", no_wait_after=True)
    expect(student.page).to_have_url(re.compile("range=201mi"))
    now = agree(student)
    assert now.points[0].lon > 35


@pytest.mark.parametrize("moved", ["before", "while"])
def test_a_server_that_dies_and_comes_back_finds_the_points_where_the_hand_left_them(
    browser: Browser, moved: str
) -> None:
    port = free_port()
    context = browser.new_context(viewport=WIDE)
    with serving(port=port) as address:
        student = Student(context.new_page(), address).open()
        if moved == "before":
            drag(student, 80, -30)
            agree(student)
    if moved == "while":
        drag(student, 80, -30)
    here = student.frame().evaluate("() => rangeMap.handState.at(0)")
    with serving(port=port):
        student.page.locator("[data-testid=stConnectionStatus]").wait_for(state="detached")
        student.frame().wait_for_function("() => rangeMap.handState.isStill()", timeout=PATIENCE_MS)
        student.errors.clear()  # the browser's own lines about a server that does not answer
        assert agree(student).points == (Point(here[1], here[0]),)
    context.close()
