"""A value that a widget cannot have leaves the map as it was and is answered, never raises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geodata import scene
from geodata.scenario import DEFAULT, is_sound
from pages.shared import state
from tests.pages.opening import HOME, PATIENCE_S, open_page
from tests.unit.hostile import TEXTS


def lines(page: AppTest) -> str:
    """Every plain line of a page."""
    return "\n".join(text.value for text in page.text)


@pytest.mark.parametrize(
    "page", ["article", "airbases", "timeline", "projection", "export", "class", "words"]
)
def test_every_page_names_what_of_its_address_it_cannot_use(page: str) -> None:
    shown = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    shown.query_params["at"] = ":red[**x**]"
    shown.switch_page(f"{page}.py").run()
    assert not shown.exception
    assert "at=“:red[**x**]” is not a place" in lines(shown)


def test_the_pages_with_a_map_of_their_own_name_it_once() -> None:
    for page in ("", "lessons"):
        assert lines(open_page(page, at="banana")).count("at=“banana”") == 1


def test_a_flood_in_the_address_is_a_few_lines_on_the_page() -> None:
    shown = open_page(at=["<b>"] * 3000, evil=["1"])
    assert len(shown.text) < 14
    assert not shown.exception


@pytest.mark.parametrize("value", [1e9, -5.0, float("nan"), float("inf")])
def test_a_slider_cannot_leave_the_map(value: float) -> None:
    shown = open_page()
    slider = next(one for one in shown.slider if one.label.startswith("Range"))
    try:
        slider.set_value(value).run()
    except ValueError:  # Streamlit itself refuses it
        return
    assert is_sound(shown.session_state["session"].scenario)
    shown.run()
    assert not shown.exception


def test_a_scenario_that_no_address_holds_changes_nothing_and_a_line_says_so() -> None:
    def script() -> None:
        from dataclasses import replace as changed

        from geodata import scenario
        from pages.shared import state as held

        held.choose(changed(scenario.DEFAULT, start="<script>", range_value=float("nan")))
        held.choose_point(-7)
        assert held.chosen_point() == 0

    shown = AppTest.from_function(script, default_timeout=PATIENCE_S).run()
    assert not shown.exception
    kept = shown.session_state["session"].scenario
    assert kept == replace(DEFAULT, ignored=())
    assert kept.ignored == (state.UNSOUND,)


@pytest.mark.parametrize("text", [text for text in TEXTS if "\ud800" not in text][::6])
def test_a_typed_text_is_a_plain_line_and_no_error(text: str) -> None:
    shown = open_page()
    field = next(one for one in shown.text_input if one.label.startswith("Type a town"))
    field.set_value(text).run()
    assert not shown.exception
    assert not shown.error
    assert all(text not in one.value for one in (*shown.markdown, *shown.caption) if len(text) > 9)


def test_an_error_inside_a_page_shows_a_student_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail of /a/path.py")

    shown = open_page()
    monkeypatch.setattr(scene, "build", broken)
    shown.run()
    assert len(shown.exception) == 1
    output = shown.exception[0].proto
    assert "secret" not in f"{output.message} {list(output.stack_trace)}"
    assert "path.py" not in f"{output.message} {list(output.stack_trace)}"
