"""The border walk: even, from Belarus to the sea, with what lies behind it in Ukraine."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.ops
from hypothesis import given
from hypothesis import strategies as st

from geodata import borders, geodesy
from geodata.analysis import border_walk
from geodata.scenario import Point, clamp

MILES = geodesy.KM_PER_MILE


def test_the_walk_begins_at_belarus_and_ends_at_the_sea_of_azov() -> None:
    assert border_walk.place(0) == Point(31.7656, 52.1170)
    assert border_walk.place(100) == Point(38.2281, 47.1094)
    assert borders.country("Belarus").distance(shapely.Point(31.7656, 52.1170)) < 0.02


def test_equal_shares_are_equal_lengths_of_the_border() -> None:
    line = borders.border_line()
    whole_km = geodesy.length_km(line)
    for percent in (12.5, 25, 50, 87.5):
        place = border_walk.place(percent)
        here = shapely.line_locate_point(line, shapely.Point(place.lon, place.lat))
        assert geodesy.length_km(shapely.ops.substring(line, 0, here)) / whole_km == pytest.approx(
            percent / 100, abs=1e-4
        )


@pytest.mark.parametrize("miles", [1, 5, 25, 50, 100])
def test_behind_the_border_is_that_far_from_its_place_and_in_ukraine(miles: float) -> None:
    on_it, behind = border_walk.glide(0.0), border_walk.glide(miles * MILES)
    for one, other in zip(on_it[::50], behind[::50], strict=True):
        assert geodesy.distance_km(one.lon, one.lat, other.lon, other.lat) == pytest.approx(
            miles * MILES, abs=0.02
        )
    inside = shapely.covers(
        borders.country("Ukraine"), shapely.points([(place.lon, place.lat) for place in behind])
    )
    assert inside.mean() > 0.95


@given(st.floats(-50, 150), st.floats(-50, 500))
def test_every_share_and_distance_is_a_place_on_the_map(percent: float, behind_km: float) -> None:
    place = border_walk.place(percent, behind_km)
    assert clamp(place.lon, place.lat) == (place, False)


def test_the_glide_passes_the_places_of_the_slider() -> None:
    glide = border_walk.glide(20.0)
    assert len(glide) == 1001
    assert all(
        glide[round(percent * 10)] == border_walk.place(percent, 20.0)
        for percent in np.arange(0, 100.1, 7.7).round(1)
    )


def test_the_nearest_share_leads_back_to_the_place() -> None:
    for percent in (0.0, 3.3, 42.0, 99.9, 100.0):
        share, behind_km = border_walk.nearest(border_walk.place(percent))
        assert share == pytest.approx(percent, abs=0.1001)
        assert behind_km < 2


def test_a_place_beyond_the_border_is_not_behind_it() -> None:
    kursk = Point(36.19, 51.73)
    assert border_walk.nearest(kursk)[1] == 0
    sumy = Point(34.80, 50.91)
    lon, lat = np.array([sumy.lon]), np.array([sumy.lat])
    known = geodesy.distances_to_km(borders.border_line(), lon, lat)[0]
    assert border_walk.nearest(sumy)[1] == pytest.approx(known, abs=1)
