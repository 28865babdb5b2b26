"""The launch points on the map page: typed, chosen, reordered, moved along the border, stepped."""

from __future__ import annotations

import pytest

from geodata import scenario
from geodata.analysis import border_walk, moves
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import Point
from pages.shared import point_controls
from tests.pages.opening import open_page
from tests.pages.test_map_page import chosen, key, lines, sentence


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Курск", Point(36.18, 51.73)),
        ("49.98, 36.25", Point(36.25, 49.98)),
        ("50°27'N 30°31'E", Point(30.5167, 50.45)),
    ],
)
def test_a_typed_place_moves_the_launch_point_and_empties_the_field(
    text: str, point: Point
) -> None:
    page = open_page()
    page.text_input(key=key(page, "typed")).set_value(text).run()
    assert chosen(page).points == (point,)
    assert page.text_input(key=key(page, "typed")).value == ""


@pytest.mark.parametrize(
    "text",
    ["banana", "<img src=x onerror=alert(1)>", "$\\frac{1}{0}$", "34.8, 50.9", "=cmd()", "x" * 500],
)
def test_what_cannot_be_read_is_named_in_one_line_and_changes_nothing(text: str) -> None:
    page = open_page()
    page.text_input(key=key(page, "typed")).set_value(text).run()
    assert chosen(page) == scenario.DEFAULT
    assert len(lines(page)) == 1
    assert text[:10] in lines(page)[0]


def test_of_several_points_the_chosen_one_is_moved() -> None:
    page = open_page(at=["50.91,34.80", "49.98,36.25"])
    page.segmented_control(key=key(page, "point")).set_value(1).run()
    page.slider(key=key(page, "lat")).set_value(47.0).run()
    assert chosen(page).points == (Point(34.80, 50.91), Point(36.25, 47.0))


@pytest.mark.parametrize("text", ["90, 0", "50.91, 34.80, 45", "50°75'N 34°80'E", "Kursck"])
def test_a_typed_place_that_is_refused_stays_in_the_field_with_one_line_and_moves_nothing(
    text: str,
) -> None:
    page = open_page()
    page.text_input(key=key(page, "typed")).set_value(text).run()
    assert chosen(page) == scenario.DEFAULT
    assert page.text_input(key=key(page, "typed")).value == text
    assert len([line for line in lines(page) if text in line]) == 1
    page.text_input(key=key(page, "typed")).set_value("Kursk").run()
    assert chosen(page).points == (Point(36.18, 51.73),)
    assert not [line for line in lines(page) if text in line]


def test_a_typed_place_far_from_the_subject_is_taken_and_a_line_says_so_until_the_next_move() -> (
    None
):
    page = open_page()
    page.text_input(key=key(page, "typed")).set_value("Odesa").run()
    assert chosen(page).points == (Point(30.74, 46.49),)
    assert [line for line in lines(page) if "“Odesa” is far from Kursk Oblast" in line]
    page.slider(key=key(page, "lat")).set_value(50.0).run()
    assert not [line for line in lines(page) if "Odesa" in line]


def test_points_are_added_chosen_reordered_and_removed() -> None:
    page = open_page()
    page.button(key="add").click().run()
    assert len(chosen(page).points) == 2
    assert page.segmented_control(key=key(page, "point")).value == 1
    added = chosen(page).points[1]
    assert sentence(page).startswith("From Sumy and Kyiv,")
    assert "| 2\\. Kyiv |" in page.markdown[-1].value
    page.button(key="earlier").click().run()
    assert chosen(page).points == (added, scenario.DEFAULT.points[0])
    assert page.segmented_control(key=key(page, "point")).value == 0
    page.button(key="remove").click().run()
    assert chosen(page).points == scenario.DEFAULT.points
    for _ in range(5):
        page.button(key="add").click().run()
    assert len(chosen(page).points) == 6
    assert page.button(key="add").disabled


def test_the_border_sliders_put_the_point_on_the_walk_and_stay_where_the_hand_left_them() -> None:
    page = open_page()
    page.segmented_control(key="way").set_value("Border").run()
    assert (
        page.slider(key=key(page, "along")).value
        == border_walk.nearest(scenario.DEFAULT.points[0])[0]
    )
    page.slider(key=key(page, "along")).set_value(43.0).run()
    page.slider(key=key(page, "behind_mi")).set_value(10.0).run()
    assert chosen(page).points == (border_walk.place(43.0, 10 * KM_PER_MILE),)
    assert (
        page.slider(key=key(page, "along")).value,
        page.slider(key=key(page, "behind_mi")).value,
    ) == (43.0, 10.0)
    page.segmented_control(key=key(page, "unit")).set_value("km").run()
    assert page.slider(key=key(page, "behind_km")).value == 16.1


@pytest.mark.parametrize(("name", "bearing_deg"), point_controls.COMPASS)
@pytest.mark.parametrize("step", moves.STEPS)
def test_a_step_button_moves_the_point_that_far(name: str, bearing_deg: float, step: int) -> None:
    page = open_page()
    page.segmented_control(key="way").set_value("Steps").run()
    page.segmented_control(key="step").set_value(step).run()
    page.button(key=name).click().run()
    assert chosen(page) == moves.by_km(scenario.DEFAULT, 0, bearing_deg, step * KM_PER_MILE)
