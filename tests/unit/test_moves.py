"""What hands do to launch points: the right point moves, and no move leaves the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import geodesy
from geodata.analysis import border_walk, moves
from geodata.scenario import DEFAULT, MAX_POINTS, Point, Scenario, clamp

THREE = Scenario((Point(34.8, 50.91), Point(36.25, 49.98), Point(31.29, 51.5)))


def test_only_the_chosen_point_moves() -> None:
    after = moves.to_place(THREE, 1, 35.5, 48.25)
    assert after == replace(THREE, points=(THREE.points[0], Point(35.5, 48.25), THREE.points[2]))


@pytest.mark.parametrize("bearing_deg", [0, 90, 180, 270])
@pytest.mark.parametrize("km", [1, 10 * geodesy.KM_PER_MILE, 80])
def test_a_step_is_as_long_as_it_says_and_goes_where_it_says(bearing_deg: float, km: float) -> None:
    before, after = DEFAULT.points[0], moves.by_km(DEFAULT, 0, bearing_deg, km).points[0]
    assert geodesy.distance_km(before.lon, before.lat, after.lon, after.lat) == pytest.approx(
        km, abs=0.02
    )
    turned = (
        geodesy.initial_bearing_deg(before.lon, before.lat, after.lon, after.lat)
        - bearing_deg
        + 180
    ) % 360 - 180
    assert abs(turned) < 1


def test_the_border_walk_puts_the_point_on_it() -> None:
    assert moves.along_border(THREE, 2, 40.0, 16.1).points[2] == border_walk.place(40.0, 16.1)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_no_move_leaves_the_map_and_a_place_beyond_it_is_said_in_one_line(
    lon: float, lat: float
) -> None:
    after = moves.to_place(DEFAULT, 0, lon, lat)
    assert clamp(after.points[0].lon, after.points[0].lat) == (after.points[0], False)
    assert len(after.ignored) == clamp(lon, lat)[1]
    assert all(line.endswith("The nearest place on it is used.") for line in after.ignored)


def test_points_are_added_at_launch_cities_that_have_none_up_to_six() -> None:
    scenario = DEFAULT
    for count in range(2, MAX_POINTS + 1):
        scenario = moves.add(scenario)
        assert len(set(scenario.points)) == count
    assert set(scenario.points) <= set(moves.cities().values())
    assert moves.add(scenario) == scenario


def test_a_point_is_removed_and_the_last_one_stays() -> None:
    assert moves.remove(THREE, 1).points == (THREE.points[0], THREE.points[2])
    assert moves.remove(DEFAULT, 0) == DEFAULT


def test_a_point_goes_one_place_forward_and_the_first_stays() -> None:
    assert moves.earlier(THREE, 2).points == (THREE.points[0], THREE.points[2], THREE.points[1])
    assert moves.earlier(THREE, 0) == THREE


@pytest.mark.parametrize("index", [3, 5, 99])
def test_a_move_of_a_point_that_is_gone_changes_nothing(index: int) -> None:
    assert moves.to_place(THREE, index, 35, 50) == THREE
    assert moves.by_km(THREE, index, 0, 10) == THREE
    assert moves.along_border(THREE, index, 40, 0) == THREE
    assert moves.remove(THREE, index) == THREE
    assert moves.earlier(THREE, index) == THREE
