"""Geodesics in the browser are Python's: rings, also in motion, distances, bearings and ends."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence

import numpy as np
import pytest

from geodata import geodesy
from tests import javascript

RULES = ("rules.js",)
GEODESY = ("geodesy.js",)
RADII_KM = (1.609344, 40.2336, 77.0, 165.0, 300.0, 321.8688, 643.7376, 1609.344)
LATITUDES = (-80.0, -45.0, -0.22, 0.0, 12.0, 43.0, 50.91, 56.0, 66.0, 80.0)


def test_a_ring_has_the_same_vertices_to_a_centimetre() -> None:
    rows = [(lon, lat, km) for lat in LATITUDES for lon in (34.8, 179.5) for km in RADII_KM]
    rows = [(lon, lat, km) for lon, lat, km in rows if abs(lat) + km / 111 <= 89]
    rings = javascript.answers(GEODESY, [("geodesy.ring", *row) for row in rows])
    for (lon, lat, km), ring in zip(rows, rings, strict=True):
        there = np.array(ring)
        # Shapely may close it once more.
        here = np.array(geodesy.ring(lon, lat, km).exterior.coords)[: len(there)]
        assert len(there) == geodesy.ring_steps(lat, km) + 1
        apart_m = geodesy.WGS84.inv(there[:, 1], there[:, 0], here[:, 0], here[:, 1])[2]
        assert np.max(apart_m) < 0.01, (lon, lat, km)


def test_a_ring_in_motion_is_right_to_ten_metres() -> None:
    lines = [
        (lon, lat, km) for lon in (22.0, 35.0) for lat in (43.0, 50.91, 56.0) for km in RADII_KM
    ]
    rings = javascript.answers(GEODESY, [("geodesy.ring", *line, 0.1) for line in lines])
    drawn = [np.degrees(_to_mercator(ring)) for ring in rings]
    given = [[{"x": x, "y": y} for x, y in ring.tolist()[:-1]] for ring in drawn]
    curves = javascript.answers(RULES, [("rules.curveThrough", points) for points in given])
    for (lon, lat, km), curve in zip(lines, curves, strict=True):
        assert len(curve.split("C")) - 1 == math.ceil(geodesy.ring_steps(lat, km) / 10)
        numbers = np.array(re.findall(r"-?[\d.]+(?:e-?\d+)?", curve), dtype=float)
        starts = numbers.reshape(-1, 2)[:-1:3]
        handles = numbers[2:].reshape(-1, 3, 2)
        for part in (0.25, 0.5, 0.75):
            weights = [3 * (1 - part) ** 2 * part, 3 * (1 - part) * part**2, part**3]
            places = (1 - part) ** 3 * starts + np.tensordot(handles, weights, (1, 0))
            found = geodesy.WGS84.inv(
                np.full(len(places), lon),
                np.full(len(places), lat),
                places[:, 0],
                np.degrees(2 * np.arctan(np.exp(np.radians(places[:, 1]))) - np.pi / 2),
            )[2]
            assert np.max(np.abs(found - km * 1000)) < 10, (lat, km)


def _to_mercator(ring: Sequence[Sequence[float]]) -> list[list[float]]:
    """Radians eastward and upward on a map in Mercator's projection of the sphere."""
    return [
        [math.radians(lon), math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))]
        for lat, lon in ring
    ]


def test_distances_and_bearings_are_the_same_at_a_thousand_pairs_of_places() -> None:
    chance = random.Random(4)
    pairs = [javascript.pick(chance, (22, 46), (43, 56), (12, 53), (38, 69)) for _ in range(800)]
    pairs += [
        javascript.pick(chance, (-90, 90), (-80, 80), (-90, 90), (-80, 80)) for _ in range(200)
    ]
    pairs += [
        [34.8, 50.91, 34.8, 50.91],
        [34.8, 50, 34.8, 51],
        [30, 0, 40, 0],
        [34.8, 50.91, 34.80001, 50.91],
    ]
    read = javascript.answers(GEODESY, [("geodesy.inverse", *pair) for pair in pairs])
    for pair, there in zip(pairs, read, strict=True):
        km = geodesy.distance_km(*pair)
        assert there["km"] == pytest.approx(km, abs=1e-5), pair
        if 0.01 < km < 15_000:
            turned = there["bearingDeg"] - geodesy.initial_bearing_deg(*pair)
            assert abs((turned + 180) % 360 - 180) < 1e-5, pair


def test_a_rough_length_is_right_to_a_tenth_of_a_per_mille_on_this_map() -> None:
    chance = random.Random(7)
    pairs = [javascript.pick(chance, (22, 46), (43, 56), (22, 46), (43, 56)) for _ in range(1000)]
    pairs = [pair for pair in pairs if geodesy.distance_km(*pair) < 1000]
    ends = [
        ("geodesy.prepare", place) for lon, lat, *to in pairs for place in ((lat, lon), to[::-1])
    ]
    ready = javascript.answers(GEODESY, ends)
    calls = [("geodesy.measureRoughly", *two) for two in zip(ready[::2], ready[1::2], strict=True)]
    for pair, km in zip(pairs, javascript.answers(GEODESY, calls), strict=True):
        assert km == pytest.approx(geodesy.distance_km(*pair), rel=1e-4)


def test_a_geodesic_ends_at_the_same_place() -> None:
    chance = random.Random(5)
    rows = [javascript.pick(chance, (22, 46), (43, 56), (0, 360), (0.1, 700)) for _ in range(300)]
    read = javascript.answers(GEODESY, [("geodesy.destination", *row) for row in rows])
    for row, (lat, lon) in zip(rows, read, strict=True):
        assert (lon, lat) == pytest.approx(geodesy.destination(*row), abs=1e-8)
