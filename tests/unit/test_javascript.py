"""The browser's geodesics against geodesy.py: within a metre, from the equator to 80 degrees."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from geodata import geodesy

SCRIPT = Path(__file__).parents[2] / "geodata" / "webmap" / "geodesy.js"
RADII_KM = (1.609344, 40.2336, 77.0, 165.0, 300.0, 321.8688, 643.7376, 1609.344)
LATITUDES = (-80.0, -45.0, -0.22, 0.0, 12.0, 43.0, 50.91, 56.0, 66.0, 80.0)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with geodesy.js."""
    context = browser.new_context()
    empty = context.new_page()
    empty.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    yield empty
    context.close()


@pytest.mark.parametrize("lat", LATITUDES)
def test_a_ring_has_the_same_vertices_to_a_metre(page: Page, lat: float) -> None:
    for lon in (34.8, 179.5):
        for km in RADII_KM:
            if abs(lat) + km / 111 > 89:
                continue
            there = np.array(
                page.evaluate(
                    "([lon, lat, km]) => rangeMap.geodesy.ring(lon, lat, km)", [lon, lat, km]
                )
            )
            # shapely may close it once more.
            here = np.array(geodesy.ring(lon, lat, km).exterior.coords)[: len(there)]
            assert len(there) == geodesy.ring_steps(lat, km) + 1
            apart_m = geodesy.WGS84.inv(there[:, 1], there[:, 0], here[:, 0], here[:, 1])[2]
            assert np.max(apart_m) < 0.01, (lon, lat, km)


def test_distances_and_bearings_are_the_same_at_a_thousand_pairs_of_places(page: Page) -> None:
    chance = random.Random(4)
    pairs = [
        [
            chance.uniform(22, 46),
            chance.uniform(43, 56),
            chance.uniform(12, 53),
            chance.uniform(38, 69),
        ]
        for _ in range(800)
    ]
    pairs += [
        [
            chance.uniform(-90, 90),
            chance.uniform(-80, 80),
            chance.uniform(-90, 90),
            chance.uniform(-80, 80),
        ]
        for _ in range(200)
    ]
    pairs += [
        [34.8, 50.91, 34.8, 50.91],
        [34.8, 50, 34.8, 51],
        [30, 0, 40, 0],
        [34.8, 50.91, 34.80001, 50.91],
    ]
    read = page.evaluate("pairs => pairs.map(pair => rangeMap.geodesy.inverse(...pair))", pairs)
    for pair, there in zip(pairs, read, strict=True):
        km = geodesy.distance_km(*pair)
        assert there["km"] == pytest.approx(km, abs=1e-5), pair
        if 0.01 < km < 15_000:
            assert (
                abs((there["bearingDeg"] - geodesy.initial_bearing_deg(*pair) + 180) % 360 - 180)
                < 1e-5
            ), pair


def test_a_geodesic_ends_at_the_same_place(page: Page) -> None:
    chance = random.Random(5)
    rows = [
        [
            chance.uniform(22, 46),
            chance.uniform(43, 56),
            chance.uniform(0, 360),
            chance.uniform(0.1, 700),
        ]
        for _ in range(300)
    ]
    read = page.evaluate("rows => rows.map(row => rangeMap.geodesy.destination(...row))", rows)
    for row, (lat, lon) in zip(rows, read, strict=True):
        assert (lon, lat) == pytest.approx(geodesy.destination(*row), abs=1e-8)
