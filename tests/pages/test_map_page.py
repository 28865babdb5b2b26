"""The map page without a browser: every control changes the scenario, and nothing a student does raises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts, scenario
from geodata.scenario import LAYERS, Point, Scenario

ROOT = Path(__file__).parents[2]


def opened(**query: str | list[str]) -> AppTest:
    """The map page as a link opens it."""
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=30)
    for key, value in query.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def chosen(page: AppTest) -> Scenario:
    """The scenario that the page's session holds, after a run that raised nothing."""
    assert not page.exception
    found: Scenario = page.session_state["scenario"]
    return found


def sentence(page: AppTest) -> str:
    """The sentence above the map."""
    text: str = page.markdown[0].value
    return text


def test_a_first_visit_shows_sumy_and_its_counts() -> None:
    page = opened()
    assert chosen(page) == scenario.DEFAULT
    assert sentence(page).startswith("From Sumy, 200 miles reaches 4 of 34 Russian air bases")
    assert re.findall(r"<dd>(\d+)</dd>", page.get("html")[0].proto.body) == ["4", "0", "30"]


def test_a_city_moves_the_launch_point_and_its_sliders() -> None:
    page = opened()
    page.selectbox(key="city").select("Kharkiv").run()
    assert chosen(page).points == (Point(36.25, 49.98),)
    assert sentence(page).startswith("From Kharkiv,")
    assert (page.slider(key="lat").value, page.slider(key="lon").value) == (49.98, 36.25)


@pytest.mark.parametrize(
    ("key", "value", "point"), [("lat", 48.5, Point(34.80, 48.5)), ("lon", 30.25, Point(30.25, 50.91))]
)
def test_a_position_slider_moves_the_launch_point(key: str, value: float, point: Point) -> None:
    page = opened()
    page.slider(key=key).set_value(value).run()
    assert chosen(page).points == (point,)
    assert page.selectbox(key="city").value == "Another place"


def test_the_range_slider_changes_range_and_sentence() -> None:
    page = opened()
    page.slider(key="range_mi").set_value(300.0).run()
    assert chosen(page).range_value == 300
    assert "300 miles reaches" in sentence(page)
    assert page.pills(key="preset").value is None


def test_the_unit_changes_the_number_and_hardly_the_ring() -> None:
    page = opened()
    before = chosen(page).range_km
    page.segmented_control(key="unit").set_value("km").run()
    assert chosen(page).range_unit == "km"
    assert chosen(page).range_km == pytest.approx(before, abs=0.1)
    assert "321.9 km reaches 4 of 34" in sentence(page)


@pytest.mark.parametrize("preset", facts.range_presets(), ids=lambda preset: preset.id)
def test_a_published_range_is_set_as_it_was_published(preset: facts.RangePreset) -> None:
    page = opened()
    page.pills(key="preset").set_value(preset.id).run()
    assert (chosen(page).range_value, chosen(page).range_unit) == (preset.value, preset.unit)
    assert page.pills(key="preset").value == preset.id


def test_layers_are_switched_off_and_on() -> None:
    page = opened()
    page.pills(key="show").set_value(["airbases"]).run()
    assert chosen(page).show == ("airbases",)
    page.pills(key="show").set_value([]).run()
    assert chosen(page).show == ()
    page.pills(key="show").set_value(list(LAYERS)).run()
    assert chosen(page).show == LAYERS


@pytest.mark.parametrize(
    ("text", "point"),
    [("Курск", Point(36.18, 51.73)), ("49.98, 36.25", Point(36.25, 49.98)), ("50°27'N 30°31'E", Point(30.5167, 50.45))],
)
def test_a_typed_place_moves_the_launch_point_and_empties_the_field(text: str, point: Point) -> None:
    page = opened()
    page.text_input(key="typed").set_value(text).run()
    assert chosen(page).points == (point,)
    assert page.text_input(key="typed").value == ""


@pytest.mark.parametrize(
    "text", ["banana", "<img src=x onerror=alert(1)>", "$\\frac{1}{0}$", "34.8, 50.9", "=cmd()", "x" * 500]
)
def test_what_cannot_be_read_is_named_in_one_line_and_changes_nothing(text: str) -> None:
    page = opened()
    page.text_input(key="typed").set_value(text).run()
    assert chosen(page) == scenario.DEFAULT
    assert len(page.text) == 1
    assert text[:10] in page.text[0].value


def test_a_hostile_link_gives_the_default_map_and_a_line_for_each_part() -> None:
    page = opened(at="banana", range="-5mi", show="<script>")
    assert chosen(page) == scenario.DEFAULT
    assert len(page.text) == 3


def test_a_launch_point_in_russia_is_allowed_and_says_so() -> None:
    page = opened(at="51.73,36.18")
    assert [line.value for line in page.text] == [
        "Kursk is in Russia (Kursk Oblast): the ring shows distance, not a launch that anyone reported."
    ]


def test_of_several_points_the_chosen_one_is_moved() -> None:
    page = opened(at=["50.91,34.80", "49.98,36.25"])
    page.segmented_control(key="point").set_value("2").run()
    page.slider(key="lat").set_value(47.0).run()
    assert chosen(page).points == (Point(34.80, 50.91), Point(36.25, 47.0))


def test_a_link_in_nautical_miles_can_be_moved_and_changed() -> None:
    page = opened(range="150nmi")
    page.slider(key="range_nmi").set_value(160.0).run()
    assert chosen(page).range_value == 160
    page.segmented_control(key="unit").set_value("mi").run()
    assert chosen(page).range_unit == "mi"


@pytest.mark.parametrize(
    ("start", "words"), [("border", "the recognised land border"), ("held", "Ukrainian-held land")]
)
def test_rings_can_start_anywhere_on_a_line_and_the_points_are_kept(start: str, words: str) -> None:
    page = opened(at="49.98,36.25")
    page.segmented_control(key="start").set_value(start).run()
    assert chosen(page).start == start
    assert sentence(page).startswith(f"From anywhere on {words}, 200 miles reaches")
    assert "Inside Russia that is about" in page.text[0].value
    page.segmented_control(key="start").set_value("points").run()
    assert sentence(page).startswith("From Kharkiv,")
