"""An address that was changed on the way opens its map and its lesson's step all the same."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from geodata.lessons.reading import lessons
from geodata.scenario import Scenario, from_query
from tests.pages.opening import HOME, PATIENCE_S, open_page

LESSON = lessons()["which-line"]


def _map(page: AppTest) -> Scenario:
    shown: Scenario = page.session_state["session"].scenario
    return shown


def test_a_map_is_opened_through_escaped_signs_and_only_a_tracker_is_named() -> None:
    page = open_page(
        **{
            "at": "50.45,30.52",
            "amp;range": "300km",
            "amp;day": "2024-08-22;show=rivers",
            "fbclid": "x",
        }
    )
    assert _map(page) == from_query(
        {"at": "50.45,30.52", "range": "300km", "day": "2024-08-22", "show": "rivers"}
    )
    assert [text.value for text in page.text if "address" in text.value] == [
        "“fbclid” is not a part of this address."
    ]


def test_a_lessons_link_opens_the_map_of_its_step_whatever_a_site_or_a_page_put_into_it() -> None:
    page = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    for key, value in {
        "lesson": LESSON.id,
        "amp;step": "2",
        "amp;lock": "points",
        "fbclid": "x",
    }.items():
        page.query_params[key] = value
    page.switch_page("lessons.py").run()
    assert not page.exception
    assert page.session_state["session"].progress.step == 1
    assert page.session_state["session"].progress.lock == ("points",)
    assert _map(page) == LESSON.steps[1].map
