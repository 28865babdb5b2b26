"""A ring around the border or held land is in the file without a server where Python's is."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import geodesy, webmap
from geodata import scenario as scenarios
from geodata.analysis import findings, start_lines
from geodata.exports.living_file import line_data
from geodata.geodesy import UNITS_KM
from geodata.webmap import files
from tests import javascript

SCRIPTS = ("rules.js", "geodesy.js", "line_rings.js")
LEAST_KM, MOST_KM = (
    convert(scenarios.limits(unit)[end] * UNITS_KM[unit] for unit in UNITS_KM)
    for end, convert in ((0, min), (1, max))
)
OFF_KM = 0.3  # of a ring around a line: geodesy.buffer's polygons are no better
OUTLINE_DEG = 0.003  # about 0.3 km between the places of a line to which distances are taken


@cache
def _data() -> dict[str, Any]:
    return {**files.data(), "file": line_data.read()}


@pytest.mark.slow
@pytest.mark.parametrize("start", start_lines.NAMES)
def test_a_ring_around_a_line_is_where_pythons_is(start: str) -> None:
    chance = random.Random(start)
    ranges = [LEAST_KM, MOST_KM, *(chance.uniform(LEAST_KM, MOST_KM) for _ in range(18))]
    calls = [("lineRings.outline", start, km) for km in ranges]
    for km, line in zip(ranges, javascript.answers(SCRIPTS, calls, _data()), strict=True):
        there = shapely.linearrings(np.array(line)[:, ::-1])
        ring = findings.envelope(start, km).exterior
        assert max(_find_off_km(there, ring), _find_off_km(ring, there)) < OFF_KM


def _find_off_km(line: BaseGeometry, other: BaseGeometry) -> float:
    """How far the place of a line that is farthest from another is from it."""
    places, others = (
        shapely.get_coordinates(shapely.segmentize(one, step))
        for one, step in ((line, 0.05), (other, OUTLINE_DEG))
    )
    narrow = (np.cos(np.radians(50)), 1)
    near = shapely.STRtree(shapely.points(others * narrow)).nearest(shapely.points(places * narrow))
    return max(
        geodesy.distance_km(*place, *others[index])
        for place, index in zip(places, near, strict=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("start", start_lines.NAMES)
def test_no_ring_around_a_line_has_a_hole_or_parts(start: str) -> None:
    for km in np.linspace(LEAST_KM, MOST_KM, 30):
        ring = findings.envelope(start, float(km))
        assert ring.geom_type == "Polygon"
        assert len(ring.interiors) == 0


def test_a_ring_around_a_line_comes_as_the_curve_that_python_would_send() -> None:
    for start in start_lines.NAMES:
        calls = [("lineRings.outline", start, 300), ("lineRings.rings", start, 300)]
        line, (curve,) = javascript.answers(SCRIPTS, calls, _data())
        assert curve == webmap.fold(shapely.linearrings(np.array(line)[:, ::-1]))
