"""Lengths and circles of one size: known values, and airfields between two kinds of mile."""

from __future__ import annotations

import math

import pytest

from geodata import geodesy
from geodata.distortion import lengths, sentences, tissot
from geodata.distortion.lengths import KILOMETRES, NAUTICAL, STATUTE, Length
from geodata.projections import GLOBE, Projection
from geodata.scenario import Point, Scenario

SUMY = Point(34.80, 50.91)


def test_a_ring_of_300_km_from_35_1_e_51_2_n_spans_48_50_to_53_90_n() -> None:
    _, south, _, north = geodesy.ring(35.1, 51.2, 300).bounds
    assert (south, north) == pytest.approx((48.50, 53.90), abs=0.005)


@pytest.mark.parametrize(
    ("length", "km2"),
    [
        (Length(165, "km"), 85_530),
        (Length(250, "km"), 196_350),
        (KILOMETRES, 282_743),
        (STATUTE, 325_470),
    ],
)
def test_circles_have_their_known_areas_on_a_plane_and_nearly_so_on_the_ground(
    length: Length, km2: float
) -> None:
    assert length.circle_km2 == pytest.approx(km2, abs=10)
    assert geodesy.area_km2(geodesy.ring(SUMY.lon, SUMY.lat, length.km)) == pytest.approx(
        km2, rel=0.0005
    )


def test_200_miles_are_321_9_km_and_their_circle_is_15_1_per_cent_larger_than_that_of_300_km() -> (
    None
):
    assert STATUTE.km == pytest.approx(321.9, abs=0.05)
    assert STATUTE.larger_percent(KILOMETRES) == pytest.approx(15.1, abs=0.05)
    assert KILOMETRES.km / geodesy.KM_PER_MILE == pytest.approx(186.41, abs=0.005)


def test_200_nautical_miles_are_230_statute_miles_and_their_circle_is_a_third_larger() -> None:
    assert NAUTICAL.longer_km(STATUTE) == pytest.approx(370.4 - 321.8688)
    assert NAUTICAL.larger_percent(STATUTE) == pytest.approx(100 * ((1.852 / 1.609344) ** 2 - 1))
    rows = sentences.length_rows()
    assert rows[1] == (
        "200 nautical miles",
        "230.2 miles",
        "370.4 km",
        "+30.2 miles (48.5 km)",
        "+32.4 %",
    )
    assert rows[2][3:] == ("−13.6 miles (21.9 km)", "−13.1 %")


def test_seshcha_lies_between_200_statute_and_nautical_miles_of_sumy_and_two_are_too_close() -> (
    None
):
    clear, close = lengths.find_between(SUMY, STATUTE, NAUTICAL)
    assert [reach.base.name for reach in clear] == ["Seshcha"]
    assert [reach.base.name for reach in close] == ["Shaykovka", "Lipetsk-2"]
    assert all(STATUTE.km + 4 < reach.distance_km < NAUTICAL.km - 4 for reach in clear)


@pytest.mark.parametrize(("lat", "scale"), [(48, 1.49), (56, 1.79)])
def test_web_mercator_grows_1_49_times_at_48_n_and_1_79_times_at_56_n(
    lat: float, scale: float
) -> None:
    lengthened = [
        tissot.length_scale(Projection("mercator"), 34, lat, bearing) for bearing in (0, 90)
    ]
    assert sum(lengthened) / 2 == pytest.approx(scale, abs=0.005)


@pytest.mark.parametrize("lat", range(40, 61, 4))
def test_a_circle_on_web_mercator_is_larger_by_the_square_of_the_secant_of_its_latitude(
    lat: int,
) -> None:
    scale = tissot.area_scale(Projection("mercator"), 34, lat)
    assert scale == pytest.approx(1 / math.cos(math.radians(lat)) ** 2, rel=0.005)


def test_the_sentence_on_circles_says_how_much_larger_they_look_in_the_north() -> None:
    times = (math.cos(math.radians(44)) / math.cos(math.radians(56))) ** 2
    assert tissot.north_against_south() == pytest.approx(times, rel=0.005)
    assert "At 56° N a circle looks 1.65 times as large" in sentences.how_large()


def test_all_circles_are_equal_on_the_ground_and_do_not_touch() -> None:
    circles = tissot.circles()
    areas = [geodesy.area_km2(circle) for circle in circles]
    assert areas == pytest.approx([math.pi * tissot.RADIUS_KM**2] * len(areas), rel=0.004)
    assert not any(
        one.intersects(other) for index, one in enumerate(circles) for other in circles[index + 1 :]
    )


def test_azimuthal_and_globe_are_true_in_their_middle() -> None:
    for name in ("azimuthal", GLOBE):
        plane = Projection(name, SUMY.lon, SUMY.lat)
        assert tissot.length_scale(plane, SUMY.lon, SUMY.lat, 30) == pytest.approx(1, abs=1e-6)
        assert tissot.area_scale(plane, SUMY.lon, SUMY.lat) == pytest.approx(1, abs=5e-4)


def test_the_ring_is_off_its_middle_on_web_mercator_and_a_circle_on_the_azimuthal_map() -> None:
    assert tissot.north_to_south(SUMY.lon, SUMY.lat, STATUTE.km) == pytest.approx(1.064, abs=0.001)
    assert (
        tissot.uneven_percent(
            Projection("azimuthal", SUMY.lon, SUMY.lat), SUMY.lon, SUMY.lat, STATUTE.km
        )
        < 0.001
    )


def test_words_say_which_launch_point_is_used_where_there_is_no_single_one() -> None:
    two = Scenario(points=(SUMY, Point(36.25, 49.98)))
    assert sentences.notes(Scenario()) == ()
    assert sentences.notes(two) == ("Of your 2 launch points only the first is shown here: Sumy.",)
    assert "no single centre" in sentences.notes(Scenario(start="border"))[0]
