"""Play: a point glides along the border, and no other point suffers whatever else happens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from geodata.analysis import border_walk, findings
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT, Point
from tests.e2e.conftest import Opener, Student
from tests.e2e.hands import (
    agree,
    count_reruns,
    drag,
    expect_old_areas_gone,
    of_address,
    says_the_same,
)

THREE = "?at=50.91,34.80&at=51.50,31.29&at=49.98,36.25"


def play_from(student: Student, query: str, lon: float, point: int = 0) -> None:
    """Lets a point glide until it is east of a longitude."""
    student.open(query)
    if point:
        student.choice(str(point + 1)).click()
        expect(student.map.locator(".launch-icon").nth(point)).to_have_class(re.compile("chosen"))
    student.map.get_by_role("button", name="Play").click()
    student.frame().wait_for_function(f"() => rangeMap.handState.at({point})[1] > {lon}")


@pytest.fixture
def calm(new_student: Opener) -> Student:
    """A student whose machine asks for less motion."""
    return new_student(reduced_motion="reduce")


def test_the_map_goes_along_with_what_plays(student: Student) -> None:
    """A point that stood far from the border is carried there, and the map with it."""
    student.open("?at=44.00,24.00&range=40mi")
    seen = "() => map.getBounds().pad(-0.05).contains(rangeMap.handState.at(0))"
    student.map.get_by_role("button", name="Play").click()
    student.frame().wait_for_function("() => rangeMap.handState.at(0)[1] > 30")
    student.frame().wait_for_function(seen)
    student.frame().wait_for_function("() => rangeMap.handState.at(0)[1] > 35")
    student.frame().wait_for_function(seen)
    student.map.get_by_role("button", name="Pause").click()


def test_play_glides_along_the_border_and_pause_leaves_the_point_there(student: Student) -> None:
    student.open("?at=51.50,31.29")
    reruns = count_reruns(student.page)
    student.map.get_by_role("button", name="Play").click()
    student.frame().wait_for_function(
        "() => { const [lat, lon] = rangeMap.handState.at(0); return lon > 33; }"
    )
    expect_old_areas_gone(student)
    for _ in range(5):
        says_the_same(student, DEFAULT)
    student.map.get_by_role("button", name="Pause").click()
    expect(student.page).not_to_have_url(re.compile("31.29"))
    now = agree(student)
    assert reruns() == 1
    # As the slider shows it.
    miles = round(border_walk.nearest(Point(31.29, 51.50))[1] / KM_PER_MILE, 1)
    assert now.points[0] in border_walk.glide(round(miles * KM_PER_MILE, 3))
    student.page.get_by_role("button", name="Undo").click()
    agree(student, (Point(31.29, 51.50),))


@pytest.mark.alone
def test_play_goes_in_still_steps_where_motion_is_not_wanted(calm: Student) -> None:
    calm.open("?at=52.1170,31.7656")
    calm.map.get_by_role("button", name="Play").click()
    watched = """() => new Promise(done => {
        const seen = new Set(), end = performance.now() + 2000;
        const look = () => {
            seen.add(String(rangeMap.handState.at(0)));
            if (performance.now() < end) requestAnimationFrame(look); else done(seen.size);
        };
        look();
    })"""
    # A step in 1.5 s, where a glide would have a hundred.
    assert 2 <= calm.frame().evaluate(watched) <= 4
    calm.map.get_by_role("button", name="Pause").click()
    agree(calm)


def test_a_map_taken_by_play_is_given_back_to_the_hand_that_drags_it(student: Student) -> None:
    student.open("?at=51.50,31.29")
    student.map.get_by_role("button", name="Play").click()
    student.frame().wait_for_function("() => rangeMap.handState.at(0)[1] > 32.5")
    drag(student, -100, 100, times=5)
    expect(student.map.get_by_role("button", name="Play")).to_be_visible()
    here = student.frame().evaluate("() => rangeMap.handState.at(0)")
    assert agree(student).points == (Point(here[1], here[0]),)


def test_a_point_removed_while_it_plays_leaves_the_others_where_they_are(student: Student) -> None:
    play_from(student, THREE, 32.5, point=1)
    student.page.get_by_role("button", name="Remove").click()
    expect(student.map.locator(".launch-icon")).to_have_count(2)
    expect(student.map.get_by_role("button", name="Play")).to_be_visible()
    agree(student, (Point(34.80, 50.91), Point(36.25, 49.98)))


def test_a_point_reordered_while_it_plays_stops(student: Student) -> None:
    play_from(student, THREE, 32.5, point=1)
    student.page.get_by_role("button", name="Up", exact=True).click()
    expect(student.map.get_by_role("button", name="Play")).to_be_visible()
    agree(student, (Point(31.29, 51.50), Point(34.80, 50.91), Point(36.25, 49.98)))


def test_rings_from_the_border_while_a_point_plays_show_the_borders_air_bases(
    student: Student,
) -> None:
    play_from(student, "?at=51.50,31.29", 32.5)
    student.choice("The border").click()
    expect(student.map.locator(".launch-icon")).to_have_count(0)
    student.rest()
    inside = sum(row.state == "in" for row in findings.of(of_address(student)))
    expect(student.map.locator(".airbase.in")).to_have_count(inside)
    assert student.errors == []


def test_a_drag_while_play_still_fetches_the_border_wins(student: Student) -> None:
    student.open("?at=51.50,31.29")
    held: list[Route] = []
    student.page.route("**/glide-*", lambda route: held.append(route))
    student.map.get_by_role("button", name="Play").click()
    drag(student, 60, 60)
    for route in held:
        route.continue_()
    expect(student.map.get_by_role("button", name="Play")).to_be_visible()
    here = student.frame().evaluate("() => rangeMap.handState.at(0)")
    assert agree(student).points == (Point(here[1], here[0]),)
