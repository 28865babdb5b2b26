"""The globe's projection: known places, and that its far side is cut away, never smeared."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, box

from geodata import borders, geodesy, projections
from geodata.projections import GLOBE, Projection

SUMY = (34.80, 50.91)
RADIUS_M = 6_378_137
# Seen from above Sumy the middle of the flattened globe lies 21 km south of the map's.
DISC_M = 1.004 * RADIUS_M
SINGAPORE, HONOLULU = (103.82, 1.35), (-157.86, 21.31)  # 8,100 km and 11,600 km from Sumy

lons, lats = st.floats(-180, 180), st.floats(-90, 90)


def _extent_m(shape: shapely.Geometry) -> float:
    return float(np.hypot(*shapely.get_coordinates(shape).T).max(initial=0))


def test_posters_still_offer_the_flat_maps_only() -> None:
    assert list(projections.NAMES) == ["mercator", "azimuthal"]


def test_the_middle_of_the_globe_is_its_own_place_and_kyiv_lies_west_of_sumy() -> None:
    globe = Projection(GLOBE, *SUMY)
    east, north = globe.to_plane(np.array([SUMY[0], 30.52]), np.array([SUMY[1], 50.45]))
    assert (east[0], north[0]) == pytest.approx((0, 0), abs=1e-6)
    assert math.hypot(east[1], north[1]) == pytest.approx(
        geodesy.distance_km(*SUMY, 30.52, 50.45) * 1000, rel=0.001
    )
    assert east[1] < 0


def test_places_on_the_far_side_have_no_place_on_the_globe() -> None:
    east, _ = Projection(GLOBE, *SUMY).to_plane(
        np.array([SINGAPORE[0], HONOLULU[0]]), np.array([SINGAPORE[1], HONOLULU[1]])
    )
    assert np.isfinite(east).tolist() == [True, False]


def test_a_line_around_the_equator_is_drawn_on_the_near_side_alone() -> None:
    equator = LineString([(-180, 0), (180, 0)])
    drawn = Projection(GLOBE, *SUMY).project(equator)
    xs, ys = shapely.get_coordinates(drawn).T
    assert np.isfinite(xs).all()
    assert xs.max() - xs.min() == pytest.approx(2 * RADIUS_M, rel=0.001)
    assert ys.max() < 0


def test_what_lies_wholly_on_the_far_side_is_empty() -> None:
    assert Projection(GLOBE, *SUMY).project(box(-160, -50, -150, -40)).is_empty


@pytest.mark.parametrize(
    "middle", [SUMY, (0, 0), (170, -30), (0, 90), (20, -90), (-179.9, 0.3), (45, 89.95)]
)
def test_all_land_of_the_earth_stays_on_the_disc_from_any_middle(
    middle: tuple[float, float],
) -> None:
    drawn = Projection(GLOBE, *middle).project(borders.world())
    assert np.isfinite(shapely.get_coordinates(drawn)).all()
    assert 0 < _extent_m(drawn) <= DISC_M
    assert shapely.length(drawn) < 400 * RADIUS_M  # a smear would cross the disc many hundred times


@given(lons, lats, lons, lats, st.floats(10, 9_000))
def test_a_ring_anywhere_is_drawn_on_the_disc_or_not_at_all(
    lon: float, lat: float, ring_lon: float, ring_lat: float, km: float
) -> None:
    drawn = Projection(GLOBE, lon, lat).project(geodesy.ring(ring_lon, ring_lat, km))
    assert np.isfinite(shapely.get_coordinates(drawn)).all()
    assert _extent_m(drawn) <= DISC_M


def test_an_array_of_shapes_is_drawn_as_each_of_them() -> None:
    shapes = np.array([borders.region("Kursk"), borders.world()], dtype=object)
    for name in ("mercator", "azimuthal", GLOBE):
        plane = Projection(name, *SUMY)
        alone = shapely.normalize([plane.project(shape) for shape in shapes])
        assert shapely.equals_exact(shapely.normalize(plane.project(shapes)), alone, 1e-3).all()


def test_an_unknown_projection_is_named() -> None:
    with pytest.raises(ValueError, match="'peters'"):
        Projection("peters").to_plane(np.array([0.0]), np.array([0.0]))
