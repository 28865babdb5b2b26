"""The map page without a browser: every control changes the scenario, and nothing raises."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts, scenario
from geodata.analysis import border_walk, moves
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import LAYERS, Point, Scenario
from pages.shared import point_controls
from tests.pages.opening import opened


def key(page: AppTest, name: str) -> str:
    """The present key of a widget: new each time that the scenario moved without it."""
    version = page.session_state["session"].widget_versions.get(name, 0)
    return f"{name} {version}" if version else name


def chosen(page: AppTest) -> Scenario:
    """The scenario that the page's session holds, after a run that raised nothing."""
    assert not page.exception
    found: Scenario = page.session_state["session"].scenario
    return found


def sentence(page: AppTest) -> str:
    """The sentence above the map."""
    text: str = page.markdown[0].value
    return text


def lines(page: AppTest) -> list[str]:
    """The lines that something gave rise to: without the one of areas, which is always there."""
    return [line.value for line in page.text if "our calculation" not in line.value]


def test_a_first_visit_shows_sumy_and_its_counts() -> None:
    page = opened()
    assert chosen(page) == scenario.DEFAULT
    assert sentence(page).startswith("From Sumy, 200 miles reaches 4 of 34 Russian air bases")
    counted = next(part.proto.body for part in page.get("html") if "counts" in part.proto.body)
    assert re.findall(r"<dd>(\d+)</dd>", counted) == ["4", "0", "30"]


def test_a_city_moves_the_launch_point_and_its_sliders() -> None:
    page = opened()
    page.selectbox(key=key(page, "city")).select("Kharkiv").run()
    assert chosen(page).points == (Point(36.25, 49.98),)
    assert sentence(page).startswith("From Kharkiv,")
    assert (page.slider(key=key(page, "lat")).value, page.slider(key=key(page, "lon")).value) == (
        49.98,
        36.25,
    )


@pytest.mark.parametrize(
    ("name", "value", "point"),
    [("lat", 48.5, Point(34.80, 48.5)), ("lon", 30.25, Point(30.25, 50.91))],
)
def test_a_position_slider_moves_the_launch_point(name: str, value: float, point: Point) -> None:
    page = opened()
    page.slider(key=key(page, name)).set_value(value).run()
    assert chosen(page).points == (point,)
    assert page.selectbox(key=key(page, "city")).value == "Another place"


def test_the_range_slider_changes_range_and_sentence() -> None:
    page = opened()
    page.slider(key=key(page, "range_mi")).set_value(300.0).run()
    assert chosen(page).range_value == 300
    assert "300 miles reaches" in sentence(page)
    assert page.pills(key=key(page, "preset")).value is None


def test_the_unit_changes_the_number_and_hardly_the_ring() -> None:
    page = opened()
    before = chosen(page).range_km
    page.segmented_control(key=key(page, "unit")).set_value("km").run()
    assert chosen(page).range_unit == "km"
    assert chosen(page).range_km == pytest.approx(before, abs=0.1)
    assert "321.9 km reaches 4 of 34" in sentence(page)


@pytest.mark.parametrize("preset", facts.range_presets(), ids=lambda preset: preset.id)
def test_a_published_range_is_set_as_it_was_published(preset: facts.RangePreset) -> None:
    page = opened()
    page.pills(key=key(page, "preset")).set_value(preset.id).run()
    assert (chosen(page).range_value, chosen(page).range_unit) == (preset.value, preset.unit)
    assert page.pills(key=key(page, "preset")).value == preset.id


def test_layers_are_switched_off_and_on() -> None:
    page = opened()
    page.pills(key=key(page, "show")).set_value(["airbases"]).run()
    assert chosen(page).show == ("airbases",)
    page.pills(key=key(page, "show")).set_value([]).run()
    assert chosen(page).show == ()
    page.pills(key=key(page, "show")).set_value(list(LAYERS)).run()
    assert chosen(page).show == LAYERS


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
    page = opened()
    page.text_input(key=key(page, "typed")).set_value(text).run()
    assert chosen(page).points == (point,)
    assert page.text_input(key=key(page, "typed")).value == ""


@pytest.mark.parametrize(
    "text",
    ["banana", "<img src=x onerror=alert(1)>", "$\\frac{1}{0}$", "34.8, 50.9", "=cmd()", "x" * 500],
)
def test_what_cannot_be_read_is_named_in_one_line_and_changes_nothing(text: str) -> None:
    page = opened()
    page.text_input(key=key(page, "typed")).set_value(text).run()
    assert chosen(page) == scenario.DEFAULT
    assert len(lines(page)) == 1
    assert text[:10] in lines(page)[0]


def test_a_hostile_link_gives_the_default_map_and_a_line_for_each_part() -> None:
    page = opened(at="banana", range="-5mi", show="<script>")
    assert chosen(page) == scenario.DEFAULT
    assert len(lines(page)) == 3


def test_a_launch_point_in_russia_is_allowed_and_says_so() -> None:
    page = opened(at="51.73,36.18")
    assert lines(page) == [
        (
            "Kursk is in Russia (Kursk Oblast): the ring shows distance, not a launch that anyone "
            "reported."
        )
    ]


def test_of_several_points_the_chosen_one_is_moved() -> None:
    page = opened(at=["50.91,34.80", "49.98,36.25"])
    page.segmented_control(key=key(page, "point")).set_value(1).run()
    page.slider(key=key(page, "lat")).set_value(47.0).run()
    assert chosen(page).points == (Point(34.80, 50.91), Point(36.25, 47.0))


@pytest.mark.parametrize("text", ["90, 0", "50.91, 34.80, 45", "50°75'N 34°80'E", "Kursck"])
def test_a_typed_place_that_is_refused_stays_in_the_field_with_one_line_and_moves_nothing(
    text: str,
) -> None:
    page = opened()
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
    page = opened()
    page.text_input(key=key(page, "typed")).set_value("Odesa").run()
    assert chosen(page).points == (Point(30.74, 46.49),)
    assert [line for line in lines(page) if "“Odesa” is far from Kursk Oblast" in line]
    page.slider(key=key(page, "lat")).set_value(50.0).run()
    assert not [line for line in lines(page) if "Odesa" in line]


def test_points_are_added_chosen_reordered_and_removed() -> None:
    page = opened()
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
    page = opened()
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
    page = opened()
    page.segmented_control(key="way").set_value("Steps").run()
    page.segmented_control(key="step").set_value(step).run()
    page.button(key=name).click().run()
    assert chosen(page) == moves.by_km(scenario.DEFAULT, 0, bearing_deg, step * KM_PER_MILE)


def test_undo_redo_and_start_over() -> None:
    page = opened(at="49.98,36.25")
    assert page.button(key="undo").disabled
    page.slider(key=key(page, "range_mi")).set_value(300.0).run()
    page.selectbox(key=key(page, "city")).select("Lviv").run()
    page.button(key="undo").click().run()
    assert sentence(page).startswith("From Kharkiv, 300 miles")
    page.button(key="undo").click().run()
    assert sentence(page).startswith("From Kharkiv, 200 miles")
    page.button(key="redo").click().run()
    page.button(key="redo").click().run()
    assert sentence(page).startswith("From Lviv, 300 miles")
    assert page.button(key="redo").disabled
    page.button(key="reset").click().run()
    assert chosen(page) == scenario.DEFAULT
    page.button(key="undo").click().run()
    assert sentence(page).startswith("From Lviv, 300 miles")


def test_a_link_in_nautical_miles_can_be_moved_and_changed() -> None:
    page = opened(range="150nmi")
    page.slider(key=key(page, "range_nmi")).set_value(160.0).run()
    assert chosen(page).range_value == 160
    page.segmented_control(key=key(page, "unit")).set_value("mi").run()
    assert chosen(page).range_unit == "mi"


@pytest.mark.parametrize(
    ("start", "words"), [("border", "the recognised land border"), ("held", "Ukrainian-held land")]
)
def test_rings_can_start_anywhere_on_a_line_and_the_points_are_kept(start: str, words: str) -> None:
    page = opened(at="49.98,36.25")
    page.segmented_control(key=key(page, "start")).set_value(start).run()
    assert chosen(page).start == start
    assert sentence(page).startswith(f"From anywhere on {words}, 200 miles reaches")
    assert any(
        line.value.startswith("The ring takes in") and "In Russia that is" in line.value
        for line in page.text
    )
    page.segmented_control(key=key(page, "start")).set_value("points").run()
    assert sentence(page).startswith("From Kharkiv,")
