"""Wrong rings: how far each is off against known numbers, and which airfields it misjudges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import geodesy
from geodata.analysis import findings
from geodata.distortion import wrong_rings
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import EAST, NORTH, SOUTH, WEST, Point

SUMY, KURSK, KHARKIV = Point(34.80, 50.91), Point(36.19, 51.73), Point(36.25, 49.98)
RANGE_KM = 200 * KM_PER_MILE
NAMES = list(wrong_rings.WAYS)

points = st.builds(Point, st.floats(WEST, EAST), st.floats(SOUTH, NORTH))
ranges_km = st.floats(41, 643)


def _off_km(name: str, point: Point, range_km: float = RANGE_KM) -> np.ndarray:
    return wrong_rings.off_by_km(point, range_km, *wrong_rings.WAYS[name].outline(point, range_km))


def test_a_sphere_is_off_by_0_11_to_1_03_km_at_200_miles_from_kursk() -> None:
    off = _off_km("sphere", KURSK)
    assert (off.min(), off.max()) == pytest.approx((0.11, 1.03), abs=0.01)


def test_a_buffer_in_web_mercator_metres_falls_119_to_127_km_short_at_200_miles_from_kursk() -> (
    None
):
    off = _off_km("metres", KURSK)
    assert (-off.max(), -off.min()) == pytest.approx((119, 127), abs=0.6)


def test_a_pixel_circle_falls_short_in_the_north_and_reaches_too_far_in_the_south() -> None:
    short, far = wrong_rings.build("pixels", SUMY, RANGE_KM).offs
    assert (short.bearing_deg, far.bearing_deg) == pytest.approx((0, 180), abs=1e-6)
    # A map's scale grows with the latitude by tan(latitude) / radius: over 322 km by 6 per cent,
    # half of it on the way.
    assert short.km == pytest.approx(
        -(RANGE_KM**2) * np.tan(np.radians(50.91)) / 2 / 6371, rel=0.05
    )
    assert far.km == pytest.approx(-short.km, rel=0.05)


def test_a_circle_in_degrees_is_right_to_the_north_and_too_narrow_by_the_cosine_to_the_east() -> (
    None
):
    off = _off_km("degrees", SUMY)
    assert off[0] == pytest.approx(0, abs=0.5)
    assert off[180] == pytest.approx(RANGE_KM * (np.cos(np.radians(50.91)) - 1), abs=1.5)


@pytest.mark.parametrize(
    ("name", "flipped"),
    [
        ("pixels", []),
        ("degrees", ["Stary Oskol", "Voronezh Malshevo (Baltimor)"]),
        ("metres", ["Stary Oskol", "Voronezh Malshevo (Baltimor)"]),
        ("sphere", []),
    ],
)
def test_from_sumy_200_miles_each_wrong_ring_misjudges_these_air_bases(
    name: str, flipped: list[str]
) -> None:
    wrong = wrong_rings.build(name, SUMY, RANGE_KM)
    assert [reach.base.name for reach in wrong.flips] == flipped
    for reach in wrong.flips:
        lons, lats = np.array([reach.base.lon]), np.array([reach.base.lat])
        assert reach.distance_km < RANGE_KM < wrong.way.measured_km(SUMY, lons, lats)[0]


def test_an_air_base_near_either_line_is_told_apart_from_those_misjudged() -> None:
    true = {reach.base.name: reach for reach in findings.reaches((KHARKIV,), RANGE_KM)}
    # On the ring, so too close to call, and outside the smaller wrong one.
    range_km = true["Seshcha"].distance_km + 1
    wrong = wrong_rings.build("metres", KHARKIV, range_km)
    assert "Seshcha" in [reach.base.name for reach in wrong.close]
    assert "Seshcha" not in [reach.base.name for reach in wrong.flips]
    assert {reach.state for reach in wrong.flips} == {"in"}


@pytest.mark.parametrize("name", NAMES)
@given(point=points, range_km=ranges_km)
def test_a_way_takes_its_own_outline_for_the_ring(name: str, point: Point, range_km: float) -> None:
    way = wrong_rings.WAYS[name]
    assert way.measured_km(point, *way.outline(point, range_km)) == pytest.approx(
        range_km, rel=1e-9
    )


@pytest.mark.parametrize("name", NAMES)
@given(point=points, range_km=ranges_km)
def test_every_way_is_off_the_same_to_the_east_and_to_the_west_and_nowhere_more_than_told(
    name: str, point: Point, range_km: float
) -> None:
    off = _off_km(name, point, range_km)
    assert off[1:] == pytest.approx(off[:0:-1], abs=1e-6)
    worst = wrong_rings.build(name, point, range_km).offs[0]
    assert abs(worst.km) == pytest.approx(np.abs(off).max(), abs=1e-9)
    there = geodesy.destination(point.lon, point.lat, worst.bearing_deg, range_km + worst.km)
    measured = wrong_rings.WAYS[name].measured_km(point, np.array([there[0]]), np.array([there[1]]))
    assert measured[0] == pytest.approx(range_km, abs=1e-5)


def test_a_verdict_is_flipped_only_by_a_ring_that_is_off_by_more_than_the_edge() -> None:
    for point in (SUMY, KURSK, KHARKIV):
        assert wrong_rings.build("sphere", point, RANGE_KM).flips == ()
