"""Rings, distances, bearings and areas against GeographicLib, from equator to 80 degrees."""

from __future__ import annotations

import math

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon

from geodata import geodesy
from geodata.geodesy import KM_PER_MILE

WGS84 = Geodesic.WGS84
PLACES = {
    "Quito": (-78.52, -0.22),
    "Sumy": (34.80, 50.91),
    "Kursk": (36.18, 51.73),
    "Sevastopol": (33.52, 44.61),
    "Longyearbyen": (15.65, 78.22),
    "80 degrees north": (34.8, 80.0),
    "80 degrees south": (34.8, -80.0),
    "Fiji, by the antimeridian": (179.9, -17.0),
    "Chukotka, by the antimeridian": (-179.5, 66.0),
}
RADII_MILES = (1, 25, 165 / KM_PER_MILE, 200, 400, 1000)
LONS, LATS = st.floats(-180, 180), st.floats(-80, 80)


@pytest.mark.parametrize("miles", RADII_MILES)
@pytest.mark.parametrize("place", PLACES)
def test_a_rings_vertices_are_within_a_millimetre_and_its_edges_within_15_metres(
    place: str, miles: float
) -> None:
    lon, lat = PLACES[place]
    radius_km = miles * KM_PER_MILE
    ring = np.asarray(geodesy.ring(lon, lat, radius_km).exterior.coords)
    on_pole = np.abs(ring[:, 1]) == 90
    both = ~(on_pole[:-1] | on_pole[1:])
    middles = (ring[:-1] + ring[1:])[both] / 2
    assert (
        max(abs(_apart_m(lon, lat, *vertex) - radius_km * 1000) for vertex in ring[~on_pole])
        < 0.001
    )
    assert max(abs(_apart_m(lon, lat, *middle) - radius_km * 1000) for middle in middles) < 15


def _apart_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    metres: float = WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]
    return metres


def test_a_ring_across_the_antimeridian_is_one_piece_that_is_not_torn() -> None:
    ring = geodesy.ring(*PLACES["Fiji, by the antimeridian"], 322)
    west, _, east, _ = ring.bounds
    assert ring.is_valid
    assert west < 180 < east
    assert east - west < 10


def test_a_ring_over_the_pole_holds_the_pole() -> None:
    ring = geodesy.ring(34.8, 88.0, 500)
    assert ring.bounds[3] == 90
    assert geodesy.area_km2(ring) == pytest.approx(math.pi * 500**2, rel=0.01)


@pytest.mark.parametrize(
    ("lon", "lat", "km"), [(0, 91, 1), (math.nan, 0, 1), (0, 0, 0), (0, 0, -5), (0, 0, 30_000)]
)
def test_an_impossible_ring_is_refused_with_a_sentence_that_names_it(
    lon: float, lat: float, km: float
) -> None:
    with pytest.raises(ValueError, match=r"is not\.$|is more than 0"):
        geodesy.ring(lon, lat, km)


@given(LONS, LATS, LONS, LATS)
def test_distance_and_bearing_are_geographiclibs(
    lon1: float, lat1: float, lon2: float, lat2: float
) -> None:
    known = WGS84.Inverse(lat1, lon1, lat2, lon2)
    assert geodesy.distance_km(lon1, lat1, lon2, lat2) * 1000 == pytest.approx(
        known["s12"], abs=1e-5
    )
    # The bearing of nearly the same or nearly opposite places is not one number.
    if 1 < known["s12"] < 19_900_000:
        difference = (
            geodesy.initial_bearing_deg(lon1, lat1, lon2, lat2) - known["azi1"] + 180
        ) % 360 - 180
        assert abs(difference) < 1e-4


def test_many_distances_at_once_are_the_single_ones() -> None:
    lons, lats = (np.array(values) for values in zip(*PLACES.values(), strict=True))
    singles = [geodesy.distance_km(34.8, 50.91, lon, lat) for lon, lat in PLACES.values()]
    assert geodesy.distances_km(34.8, 50.91, lons, lats) == pytest.approx(singles, abs=1e-9)


def test_known_answers_with_named_places() -> None:
    # Sumy to Belgorod airport.
    assert geodesy.distance_km(34.80, 50.91, 36.59, 50.64) == pytest.approx(129.75, abs=0.5)
    assert geodesy.initial_bearing_deg(0, 0, 0, 10) == pytest.approx(0, abs=1e-9)
    assert geodesy.initial_bearing_deg(0, 0, 10, 0) == pytest.approx(90, abs=1e-9)
    assert geodesy.UNITS_KM == {"mi": 1.609344, "km": 1.0, "nmi": 1.852}


@pytest.mark.slow
@given(st.floats(-170, 170), st.floats(-70, 70), st.floats(10, 1000))
def test_a_rings_area_is_geographiclibs_and_nearly_that_of_a_spherical_cap(
    lon: float, lat: float, km: float
) -> None:
    ring = geodesy.ring(lon, lat, km)
    polygon = WGS84.Polygon()
    for vertex in ring.exterior.coords[:-1]:
        polygon.AddPoint(vertex[1], vertex[0])
    assert geodesy.area_km2(ring) == pytest.approx(abs(polygon.Compute()[2]) / 1e6, rel=1e-6)
    assert geodesy.area_km2(ring) == pytest.approx(math.pi * km**2, rel=0.02)


def test_holes_and_parts_count_in_an_area() -> None:
    square = Polygon([(30, 50), (31, 50), (31, 51), (30, 51)])
    hole = Polygon([(30.4, 50.4), (30.6, 50.4), (30.6, 50.6), (30.4, 50.6)])
    whole = geodesy.area_km2(square)
    assert geodesy.area_km2(square - hole) == pytest.approx(
        whole - geodesy.area_km2(hole), rel=1e-9
    )
    assert geodesy.area_km2(
        MultiPolygon([square, Polygon([(x + 2, y) for x, y in square.exterior.coords])])
    ) == pytest.approx(2 * whole, rel=1e-6)
    assert geodesy.area_km2(Polygon()) == 0
