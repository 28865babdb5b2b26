"""The map page without a browser: every control changes the scenario, and nothing raises."""

from __future__ import annotations

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts, scenario
from geodata.scenario import LAYERS, Point, Scenario
from tests.pages.opening import open_page, refusals


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
    """The lines that something gave rise to."""
    return [*(line.value for line in page.text), *refusals(page)]


def notes(page: AppTest) -> list[str]:
    """The lines beneath the map."""
    (body,) = (one.proto.body for one in page.get("html") if 'class="notes"' in one.proto.body)
    return [unescape(line) for line in re.findall(r"<p>(.*?)</p>", body)]


def test_a_first_visit_shows_sumy() -> None:
    page = open_page()
    assert chosen(page) == scenario.DEFAULT
    assert sentence(page).startswith("From Sumy, 200 miles reaches 4 of 49 airfields in Russia")


def test_a_city_moves_the_launch_point_and_its_sliders() -> None:
    page = open_page()
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
    page = open_page()
    page.slider(key=key(page, name)).set_value(value).run()
    assert chosen(page).points == (point,)
    assert page.selectbox(key=key(page, "city")).value == "Another place"


def test_the_range_slider_changes_range_and_sentence() -> None:
    page = open_page()
    page.slider(key=key(page, "range_mi")).set_value(300.0).run()
    assert chosen(page).range_value == 300
    assert "300 miles reaches" in sentence(page)
    assert page.pills(key=key(page, "preset")).value is None


def test_the_unit_changes_the_number_and_hardly_the_ring() -> None:
    page = open_page()
    before = chosen(page).range_km
    page.segmented_control(key=key(page, "unit")).set_value("km").run()
    assert chosen(page).range_unit == "km"
    assert chosen(page).range_km == pytest.approx(before, abs=0.1)
    assert "321.9 km reaches 4 of 49" in sentence(page)


@pytest.mark.parametrize("preset", facts.range_presets(), ids=lambda preset: preset.id)
def test_a_published_range_is_set_as_it_was_published(preset: facts.RangePreset) -> None:
    page = open_page()
    page.pills(key=key(page, "preset")).set_value(preset.id).run()
    assert (chosen(page).range_value, chosen(page).range_unit) == (preset.value, preset.unit)
    assert page.pills(key=key(page, "preset")).value == preset.id


def test_layers_are_switched_off_and_on() -> None:
    page = open_page()
    page.pills(key=key(page, "show")).set_value(["airbases"]).run()
    assert chosen(page).show == ("airbases",)
    page.pills(key=key(page, "show")).set_value([]).run()
    assert chosen(page).show == ()
    page.pills(key=key(page, "show")).set_value(list(LAYERS)).run()
    assert chosen(page).show == LAYERS


def test_a_hostile_link_gives_the_default_map_and_a_line_for_each_part() -> None:
    page = open_page(at="banana", range="-5mi", show="<script>")
    assert chosen(page) == scenario.DEFAULT
    assert len(lines(page)) == 3


def test_a_launch_point_in_russia_is_allowed_and_says_so() -> None:
    page = open_page(at="51.73,36.18")
    assert notes(page)[1:] == [
        (
            "Kursk is in Russia (Kursk Oblast): the ring shows distance, not a launch that anyone "
            "reported."
        )
    ]


def test_undo_redo_and_start_over() -> None:
    page = open_page(at="49.98,36.25")
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
    page = open_page(range="150nmi")
    page.slider(key=key(page, "range_nmi")).set_value(160.0).run()
    assert chosen(page).range_value == 160
    page.segmented_control(key=key(page, "unit")).set_value("mi").run()
    assert chosen(page).range_unit == "mi"


@pytest.mark.parametrize(
    ("start", "words"), [("border", "the recognised land border"), ("held", "Ukrainian-held land")]
)
def test_rings_can_start_anywhere_on_a_line_and_the_points_are_kept(start: str, words: str) -> None:
    page = open_page(at="49.98,36.25")
    page.segmented_control(key=key(page, "start")).set_value(start).run()
    assert chosen(page).start == start
    assert sentence(page).startswith(f"From anywhere on {words}, 200 miles reaches")
    assert any(
        line.startswith("The ring takes in") and "In Russia that is" in line for line in notes(page)
    )
    page.segmented_control(key=key(page, "start")).set_value("points").run()
    assert sentence(page).startswith("From Kharkiv,")
