"""Every other way to move a launch point: map, sentence, table and address agree after each."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from geodata import geodesy, scenario
from geodata.analysis import border_walk, moves
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT, Point, Scenario
from tests.e2e.conftest import Student
from tests.e2e.hands import DRAWN, agree, count_reruns


def test_files_beyond_the_walk_are_not_served(student: Student) -> None:
    for name in (
        "glide-161001.json",
        "glide--1.json",
        "glide-x.json",
        "glide-" + "9" * 5000 + ".json",
    ):
        answer = student.page.request.get(f"{student.address}/atlas/{name}")
        assert answer.status == 404, name


def test_a_step_of_the_sliders_moves_the_point(student: Student) -> None:
    student.open()
    student.slide("Latitude", "ArrowRight", 3)
    agree(student, (Point(34.80, 50.94),))
    student.slide("Longitude", "ArrowLeft", 2)
    agree(student, (Point(34.78, 50.94),))


def test_arrow_keys_on_a_focused_point_go_1_10_and_50_miles_and_are_one_gesture(
    student: Student,
) -> None:
    student.open()
    reruns = count_reruns(student.page)
    student.map.locator(".launch-icon").focus()
    wanted = DEFAULT
    for keys, bearing_deg, miles in (
        ("ArrowUp", 0, 1),
        ("Shift+ArrowRight", 90, 10),
        ("Control+ArrowDown", 180, 50),
    ):
        student.page.keyboard.press(keys)
        point = wanted.points[0]
        lon, lat = geodesy.destination(point.lon, point.lat, bearing_deg, miles * KM_PER_MILE)
        wanted = Scenario((Point(lon, lat),))
    expect(student.page).not_to_have_url(re.compile("34.80&"))
    now = agree(student)
    assert (now.points[0].lon, now.points[0].lat) == pytest.approx(
        (wanted.points[0].lon, wanted.points[0].lat), abs=2e-4
    )
    assert reruns() == 1
    student.page.keyboard.press("Control+z")
    agree(student, DEFAULT.points)


def test_step_buttons_move_the_point(student: Student) -> None:
    student.open()
    student.choice("Steps").click()
    student.choice("50").click()
    student.page.get_by_role("button", name="North").click()
    agree(student, moves.by_km(DEFAULT, 0, 0, 50 * KM_PER_MILE).points)
    student.page.get_by_role("button", name="West").press("Enter")
    agree(
        student,
        moves.by_km(moves.by_km(DEFAULT, 0, 0, 50 * KM_PER_MILE), 0, 270, 50 * KM_PER_MILE).points,
    )


def test_the_border_sliders_walk_along_and_behind_the_border(student: Student) -> None:
    student.open()
    student.choice("Border").click()
    along = student.page.get_by_role("slider", name="Along the border")
    percent, behind_km = border_walk.nearest(DEFAULT.points[0])
    expect(along).to_have_value(str(percent))
    along.press("ArrowRight")
    miles = round(behind_km / KM_PER_MILE, 1)
    agree(student, (border_walk.place(percent + 0.1, miles * KM_PER_MILE),))
    student.page.get_by_role("slider", name="Behind the border").press("Home")
    agree(student, (border_walk.place(percent + 0.1, 0),))
    expect(along).to_have_value(f"{percent + 0.1:g}")


def test_a_city_from_the_list_moves_the_point(student: Student) -> None:
    student.open()
    student.choose_city("Poltava")
    agree(student, (moves.cities()["Poltava"],))


@pytest.mark.parametrize("typed", ["Kiev", "Київ", "50.45, 30.52", "50°27'00\"N 30°31'12\"E"])
def test_a_typed_place_moves_the_point(student: Student, typed: str) -> None:
    student.open()
    field = student.page.get_by_role("textbox", name="Type a town or coordinates")
    field.fill(typed)
    field.press("Enter")
    agree(student, (Point(30.52, 50.45),))


@pytest.mark.parametrize("link", ["at=90,0", "at=50,-170", "at=0,0"])
def test_a_place_beyond_the_map_is_left_out_of_a_link_and_one_line_says_so(
    student: Student, link: str
) -> None:
    student.open(f"?{link}")
    expect(student.page.locator(".st-key-sentence [data-testid=stText]")).to_have_count(1)
    expect(student.page.locator(".st-key-sentence")).to_contain_text(
        "is outside this map (latitude 43 to 56, longitude 22 to 46)"
    )
    drawn = student.frame().evaluate(DRAWN)
    assert [Point(lon, lat) for lat, lon in drawn["points"]] == list(
        scenario.from_query(parse_qs(link)).points
    )
    sentence = student.page.locator(".st-key-sentence [data-testid=stMarkdown] p").bounding_box()
    note = student.page.locator(".st-key-sentence [data-testid=stText]").bounding_box()
    assert sentence
    assert note
    assert sentence["y"] + sentence["height"] <= note["y"] + 1  # one below the other
