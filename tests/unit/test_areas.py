"""How much the rings take in: checked on an equal-area projection, by sums, and by places."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from geodata import borders, geodesy
from geodata.analysis import findings, wording
from geodata.scenario import DEFAULT, Point, Scenario

EQUAL_AREA = Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=50 +lon_0=36 +ellps=WGS84", always_xy=True
)
THREE = Scenario((Point(34.8, 50.91), Point(36.25, 49.98), Point(31.29, 51.5)))
POINTS = st.lists(
    st.builds(Point, lon=st.floats(26, 42), lat=st.floats(45, 54)), min_size=1, max_size=4
)


def flat_km2(shape: shapely.Geometry) -> float:
    """Area by an equal-area projection: a second way that shares nothing with geodesics."""
    dense = shapely.segmentize(shape, 0.1)
    area: float = shapely.transform(dense, EQUAL_AREA.transform, interleaved=False).area / 1e6
    return area


def test_areas_are_those_of_an_equal_area_projection() -> None:
    areas = findings.areas(THREE)
    union, kursk = findings.union(THREE), borders.region("Kursk")
    assert areas.reached_km2 == pytest.approx(flat_km2(union), rel=1e-3)
    assert areas.overlap_km2 == pytest.approx(flat_km2(findings.overlap(THREE)), rel=1e-3)
    assert areas.russia_km2 == pytest.approx(
        flat_km2(union.intersection(borders.country("Russia"))), rel=1e-3
    )
    assert areas.kursk_share == pytest.approx(
        flat_km2(union.intersection(kursk)) / flat_km2(kursk), rel=1e-3
    )


@settings(max_examples=25)
@given(POINTS, st.integers(80, 500))
def test_a_place_is_in_the_union_if_one_ring_has_it_and_in_the_overlap_if_two_have(
    points: list[Point], km: int
) -> None:
    scenario = Scenario(tuple(points), float(km), "km")
    union, overlap = findings.union(scenario), findings.overlap(scenario)
    lons, lats = (
        axis.ravel() for axis in np.meshgrid(np.linspace(24, 44, 21), np.linspace(44, 55, 21))
    )
    apart = np.array([geodesy.distances_km(point.lon, point.lat, lons, lats) for point in points])
    sure = (np.abs(apart - km) > 0.05).all(axis=0)  # the edges of a drawn ring are right to 15 m
    held = (apart < km).sum(axis=0)
    places = shapely.points(lons, lats)
    assert (shapely.covers(union, places) == (held >= 1))[sure].all()
    assert (shapely.covers(overlap, places) == (held >= 2))[sure].all()


def test_two_rings_take_in_their_sum_less_what_they_share() -> None:
    two = Scenario(THREE.points[:2])
    areas, alone = findings.areas(two), [findings.areas(Scenario((point,))) for point in two.points]
    assert areas.reached_km2 == pytest.approx(
        sum(area.reached_km2 for area in alone) - areas.overlap_km2, rel=1e-6
    )


def test_one_ring_overlaps_nothing_and_two_far_apart_neither() -> None:
    assert findings.areas(DEFAULT).overlap_km2 == 0
    assert findings.areas(Scenario((Point(24, 49), Point(44, 49)))).overlap_km2 == 0


def test_the_note_says_what_is_reached_twice_only_where_there_are_several() -> None:
    assert "in two or more" in wording.area_notes(THREE)[0]
    assert wording.area_notes(THREE)[0].startswith("Together the rings take in ")
    assert "in two or more" not in wording.area_notes(DEFAULT)[0]
    assert "100 per cent of Kursk Oblast" in wording.area_notes(DEFAULT)[0]


def test_a_ring_that_leaves_the_land_of_this_map_says_so() -> None:
    far = Scenario((Point(46, 56),), 400.0, "mi")
    assert findings.areas(far).beyond_map
    assert "as far as this map goes" in wording.area_notes(far)[0]
    assert not findings.areas(DEFAULT).beyond_map


@settings(max_examples=25)
@given(POINTS, st.integers(80, 640))
def test_areas_are_the_sums_of_pyprojs_own_outline_by_outline(points: list[Point], km: int) -> None:
    scenario = Scenario(tuple(points), float(km), "km")
    areas, union = findings.areas(scenario), findings.union(scenario)
    russia, kursk = borders.country("Russia"), borders.region("Kursk")
    assert areas.reached_km2 == pytest.approx(_sum_km2(union), rel=1e-12)
    assert areas.russia_km2 == pytest.approx(_sum_km2(union.intersection(russia)), rel=1e-12)
    share = _sum_km2(union.intersection(kursk)) / _sum_km2(kursk)
    assert areas.kursk_share == pytest.approx(share, rel=1e-12)


def _sum_km2(shape: shapely.Geometry) -> float:
    def km2(outline: shapely.Geometry) -> float:
        return abs(float(geodesy.WGS84.geometry_area_perimeter(shapely.Polygon(outline))[0])) / 1e6

    parts = getattr(shape, "geoms", [shape])
    return sum(
        km2(part.exterior) - sum(map(km2, part.interiors)) for part in parts if not part.is_empty
    )
