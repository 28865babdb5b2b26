"""The small maps of the published ranges and the curve: what is drawn, and names that are clear."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import combinations

import pytest

from geodata import facts
from geodata.analysis import findings
from geodata.geodesy import UNITS_KM
from geodata.paper import range_curve, small_maps
from geodata.scenario import DEFAULT, STARTS, Point, Scenario

RANGES = [(preset.value, preset.unit) for preset in facts.range_presets()]
WIDEST_KM = max(value * UNITS_KM[unit] for value, unit in RANGES)
CHANCE = random.Random(22)
OWN = [*RANGES, (25, "mi"), (400, "mi"), (30, "km"), (640, "km")]
OWN += [(CHANCE.randint(25, 400), "mi") for _ in range(60)]


@pytest.mark.parametrize(("value", "unit"), OWN)
def test_no_name_of_a_range_covers_another_or_a_line_that_goes_past_it(
    value: float, unit: str
) -> None:
    names = range_curve.place_names(replace(DEFAULT, range_value=value, range_unit=unit))
    assert len(names) == len(RANGES) + 1
    for one, other in combinations(names, 2):
        if one.row == other.row:
            assert one.end <= other.begin or other.end <= one.begin
        for name, line in ((one, other), (other, one)):
            assert line.row < name.row or not name.begin < line.x < name.end
    for name in names:
        assert 0 < name.begin < name.end < name.x <= range_curve.WIDTH
    assert max(name.row for name in names) <= 5


def test_the_curve_has_a_step_for_every_field_in_russia_that_is_near_enough() -> None:
    drawn = range_curve.draw(DEFAULT, "light")
    (path,) = re.findall(r'd="([^"]+)" class="curve"', drawn)
    rows = [row for row in findings.of(DEFAULT) if row.base.country == "Russia"]
    near = [row for row in rows if row.distance_km <= range_curve.FARTHEST_KM]
    assert len(re.findall("[ML]", path)) == 2 * len(near) + 2
    assert len(re.findall('class="range-name"', drawn)) == len(RANGES) + 1


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_small_map_marks_each_field_in_its_frame_by_its_state(start: str, theme: str) -> None:
    seen = []
    for value, unit in sorted(RANGES, key=lambda one: one[0] * UNITS_KM[one[1]]):
        scenario = Scenario(start=start, range_value=value, range_unit=unit)
        drawn = small_maps.draw(scenario, WIDEST_KM, theme)
        counts = findings.counts(findings.of(scenario), "Russia")
        occupied = findings.counts(findings.of(scenario), "Ukraine")
        fields = {
            state: "".join(re.findall(f'd="([^"]+)" class="{state}"', drawn)).count("M")
            for state in small_maps.STATES
        }
        assert fields["in"] == counts.inside + occupied.inside
        assert fields["edge"] == 2 * (counts.edge + occupied.edge)  # of two colours
        assert fields["out"] > 3
        assert drawn.count('class="launch"') == (start == "points")
        assert len(drawn) < 28_000  # five of them come with each move of the launch point
        seen.append(fields["in"])
    assert seen == sorted(seen)


def test_a_small_map_at_the_edge_of_the_land_is_drawn_too() -> None:
    for lon, lat in ((22.0, 43.0), (46.0, 56.0), (34.1, 44.9)):
        scenario = Scenario(points=(Point(lon, lat), Point(36.25, 49.98)))
        assert "<svg" in small_maps.draw(scenario, WIDEST_KM, "dark")
        assert small_maps.address(scenario, WIDEST_KM, "dark").startswith("data:image/svg+xml")
