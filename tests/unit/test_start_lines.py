"""Rings from the border or held land: distances, envelopes, areas, worked out another way."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import Point

from geodata import borders, geodesy
from geodata.analysis import findings, start_lines
from geodata.scenario import Scenario
from tests.unit import outlines

EQUAL_AREA = Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=52 +lon_0=38 +datum=WGS84", always_xy=True
)
# Published comparison: grid of 2 km, geodesic distance to the nearest point of the land, another
# border line (km²).
PUBLISHED_KM2 = {
    ("border", 300.0): 485_300,
    ("border", 321.8688): 529_200,
    ("held", 300.0): 341_400,
    ("held", 321.8688): 381_300,
}
# Distances measured apart from this project, km, good to 2 km: from the border, from held land.
MEASURED_KM = {
    "Morozovsk": (131, 270),
    "Borisoglebsk": (242, 333),
    "Lipetsk-2": (277, 278),
    "Marinovka": (270, 408),
    "Millerovo": (18, 151),
    "Savasleyka": (643, 643),
}


def _in_russia_km2(start: str, km: float) -> float:
    return findings.areas(Scenario(start=start, range_value=km, range_unit="km")).russia_km2


@pytest.mark.parametrize(("start", "km"), PUBLISHED_KM2)
def test_the_area_inside_russia_is_within_3_per_cent_of_the_published_one(
    start: str, km: float
) -> None:
    assert _in_russia_km2(start, km) == pytest.approx(PUBLISHED_KM2[start, km], rel=0.03)


@pytest.mark.parametrize("start", start_lines.NAMES)
def test_the_area_on_the_ellipsoid_is_that_of_an_equal_area_projection(start: str) -> None:
    zone = shapely.segmentize(
        findings.envelope(start, 300.0).intersection(borders.country("Russia")), 0.1
    )
    flat = shapely.transform(zone, EQUAL_AREA.transform, interleaved=False)
    assert _in_russia_km2(start, 300.0) == pytest.approx(flat.area / 1e6, rel=0.002)


@pytest.mark.parametrize("name", MEASURED_KM)
def test_a_fields_distance_to_the_line_is_the_measured_one(name: str) -> None:
    for start, known in zip(start_lines.NAMES, MEASURED_KM[name], strict=True):
        rows = findings.of(Scenario(start=start))
        assert next(row.distance_km for row in rows if row.base.name == name) == pytest.approx(
            known, abs=3
        )


@pytest.mark.parametrize("start", start_lines.NAMES)
def test_the_drawn_edge_is_at_the_distance_that_decides(start: str) -> None:
    edge = findings.envelope(start, 300.0).exterior
    places = [edge.interpolate(share, normalized=True) for share in np.linspace(0, 1, 60)]
    apart = geodesy.distances_to_km(
        start_lines.shape(start),
        np.array([place.x for place in places]),
        np.array([place.y for place in places]),
    )
    assert np.abs(apart - 300).max() < 1.2


def test_a_distance_to_a_line_is_geographiclibs_to_its_nearest_vertex() -> None:
    line = borders.border_line()
    kursk = (36.18, 51.73)
    known = outlines.away_km(*kursk, line, 0.002)
    found = geodesy.distances_to_km(line, np.array([kursk[0]]), np.array([kursk[1]]))[0]
    assert found == pytest.approx(known, abs=0.01)


def test_a_field_on_held_land_would_be_at_no_distance_and_crimea_is_not_held() -> None:
    assert (
        geodesy.distances_to_km(start_lines.shape("held"), np.array([30.52]), np.array([50.45]))[0]
        == 0
    )
    assert not start_lines.shape("held").covers(Point(34.11, 44.96))
    with pytest.raises(KeyError, match="border or held"):
        start_lines.shape("points")


def test_more_fields_are_within_reach_of_the_border_than_of_held_land() -> None:
    counts = {
        start: findings.counts(
            findings.of(Scenario(range_value=300, range_unit="km", start=start)), "Russia"
        )
        for start in start_lines.NAMES
    }
    assert counts["border"].inside > counts["held"].inside
    assert (counts["border"].inside, counts["held"].inside) == (22, 17)
