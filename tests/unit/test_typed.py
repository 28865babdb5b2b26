"""Places that people type, in the notations they use, and what is said of the rest."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.scenario import Point, clamp
from geodata.typed import read_place


@pytest.mark.parametrize(
    "text",
    ["50.91, 34.80", "50.91 34.8", "50.91N 34.80E", "N 50.91 E 34.80", "50°54'36\"N 34°48'0\"E",
     "50°54′36″N, 34°48′0″E", "  50.91 ,  34.80  ", "50,91 34,80", "50,91; 34,80", "50 54 36 N 34 48 0 E",
     "50 54.6N, 34 48E", "34.80 E, 50.91 N", "34.80E 50.91N", "Lat 50.91 Lon 34.80", "lat: 50.91, lon: 34.80",
     "34 48 0 E 50 54 36 N"],
)  # fmt: skip
def test_coordinates_are_read_in_any_usual_notation(text: str) -> None:
    assert read_place(text) == (Point(34.80, 50.91), "")


@pytest.mark.parametrize("text", ["Kyiv", "kiev", "Київ", "КИЕВ", " Kyiv "])
def test_towns_are_found_by_their_names_in_three_languages(text: str) -> None:
    assert read_place(text) == (Point(30.52, 50.45), "")


@pytest.mark.parametrize(
    ("text", "there"),
    [("90, 0", Point(22, 56)), ("0, 0", Point(22, 43)), ("50, -170", Point(46, 50)), ("43.5S 34E", Point(34, 43))],
)
def test_a_place_off_the_map_becomes_the_nearest_one_on_it_and_one_line_says_so(text: str, there: Point) -> None:
    point, line = read_place(text)
    assert point == there
    assert text in line
    assert "the nearest place on it is used" in line


def test_longitude_before_latitude_is_named_and_turned_round_in_words() -> None:
    assert read_place("34.80, 50.91") == (
        None,
        "“34.80, 50.91” is outside this map; latitude comes first: 50.91, 34.8?",
    )


@given(st.text(max_size=200))
def test_nothing_typed_can_raise(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        point, problem = read_place(text)
    assert point is not None or problem
    assert problem.isprintable()
    assert len(problem) < 200
    assert point is None or clamp(point.lon, point.lat) == (point, False)


@pytest.mark.parametrize("text", ["banana", "50.91 34.80 400m", "<script>alert(1)</script>", "nan nan", "1e999 5"])
def test_what_is_no_place_is_named_and_not_guessed_at(text: str) -> None:
    point, problem = read_place(text)
    assert point is None
    assert "50.91, 34.80" in problem or "outside this map" in problem
