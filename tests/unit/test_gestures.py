"""Gestures as the browser sends them: each counts once, in order; malformed ones do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.analysis import moves
from geodata.scenario import DEFAULT, FIRST_DAY, LAST_DAY, Point, Scenario
from geodata.webmap import gestures
from geodata.webmap.gestures import Gesture

MOVE = {"number": 7, "what": "move", "point": 0, "where": [51.5, 35.25]}
TWO = Scenario((Point(34.8, 50.91), Point(36.25, 49.98)))


def read_rows(*rows: object, after: int = 0) -> list[Gesture]:
    return list(gestures.read({"gestures": list(rows)}, after))


def test_a_move_carries_latitude_first_and_moves_its_point() -> None:
    (gesture,) = read_rows({**MOVE, "point": 1})
    assert gestures.apply(TWO, gesture) == moves.to_place(TWO, 1, lon=35.25, lat=51.5)


def test_an_along_carries_the_share_and_the_km_behind() -> None:
    (gesture,) = read_rows({"number": 1, "what": "along", "point": 0, "where": [40, 16.1]})
    assert gestures.apply(DEFAULT, gesture) == moves.along_border(DEFAULT, 0, 40, 16.1)


@pytest.mark.parametrize(
    ("days", "iso"),
    [
        (19953, "2024-08-18"), (0, FIRST_DAY), (-1e5, FIRST_DAY), (9.9e5, LAST_DAY),
        (20044.4, "2024-11-17"),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_1970_and_kept_within_the_timeline(days: float, iso: str) -> None:
    (gesture,) = read_rows({"number": 1, "what": "day", "point": 0, "where": [days, 0]})
    assert gestures.apply(DEFAULT, gesture) == replace(DEFAULT, day=iso)


def test_what_was_heard_is_not_heard_again_and_the_rest_comes_in_its_order() -> None:
    rows = [{**MOVE, "number": number} for number in (9, 7, 8, 6)]
    assert [gesture.number for gesture in read_rows(*rows, after=7)] == [8, 9]


def test_a_point_that_is_gone_and_a_gesture_that_moves_nothing_change_nothing() -> None:
    for row in ({**MOVE, "point": 5}, {"number": 1, "what": "select", "point": 0}):
        (gesture,) = read_rows(row)
        assert gestures.apply(DEFAULT, gesture) == DEFAULT


def test_a_move_beyond_the_map_is_taken_to_its_edge_with_a_line() -> None:
    (gesture,) = read_rows({**MOVE, "where": [89.9, 200.0]})
    after = gestures.apply(DEFAULT, gesture)
    assert after.points == (Point(46.0, 56.0),)
    assert len(after.ignored) == 1


@pytest.mark.parametrize(
    "row",
    [
        None, [], "move", {}, {"what": "move"}, {**MOVE, "what": "launch"}, {**MOVE, "number": -1},
        {**MOVE, "number": "7"}, {**MOVE, "number": 1e300}, {**MOVE, "point": -1},
        {**MOVE, "point": 0.5},
        {**MOVE, "where": [1]}, {**MOVE, "where": ["51", "35"]},
        {**MOVE, "where": [float("nan"), 1]},
        {**MOVE, "where": [float("inf"), 1]}, {**MOVE, "where": {"lat": 1}},
        {**MOVE, "where": [1e300, 1]},
        {**MOVE, "where": [10**400, 1]}, {**MOVE, "number": 10**400},
        {**MOVE, "point": True}, {**MOVE, "where": [True, 1]},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_malformed_is_left_out_and_the_rest_is_heard(row: object) -> None:
    assert [gesture.number for gesture in read_rows(row, {**MOVE, "number": 99})] == [99]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*MOVE, "gestures"]), inner, max_size=4)
    ),
)


@given(json)
def test_no_message_of_any_shape_raises(message: object) -> None:
    for gesture in gestures.read(message, 0):
        gestures.apply(TWO, gesture)
