"""The paces that continuous integration holds, as ratios in one run; limits.toml has them."""

from __future__ import annotations

import tomllib

import pytest
from playwright.sync_api import Browser

from tests.bench.__main__ import LIMITS
from tests.bench.paces import Pace, measure_paces, measure_sizes

HELD = tomllib.loads(LIMITS.read_text(encoding="utf-8"))
SIZES = {"bytes_six", "bytes_growth", "bytes_plain", "poster_forty"}


@pytest.fixture(scope="module")
def paces(browser: Browser) -> dict[str, Pace]:
    """A short run of the benchmarks."""
    return {pace.id: pace for pace in measure_paces(browser, openings=5, steps=15)}


@pytest.mark.alone
@pytest.mark.parametrize(
    "name", [name for name in HELD if "ci" in HELD[name] and name not in SIZES]
)
def test_a_pace_is_within_the_ratio_that_is_held(paces: dict[str, Pace], name: str) -> None:
    pace = paces[name]
    assert pace.ratio <= HELD[name]["ci"], f"{pace.words}: {pace.ours:.2f} by {pace.other:.2f}"


def test_every_size_is_within_the_ratio_that_is_held(browser: Browser) -> None:
    sizes = list(measure_sizes(browser))
    assert {size.id for size in sizes} == SIZES
    too_large = [size for size in sizes if size.ratio > HELD[size.id]["ci"]]
    assert too_large == []


def test_no_aim_is_looser_than_what_is_held() -> None:
    assert all(0 < limit["aim"] <= limit.get("ci", limit["aim"]) for limit in HELD.values())


@pytest.mark.alone
def test_every_pace_has_a_limit(paces: dict[str, Pace]) -> None:
    assert set(paces) | SIZES == set(HELD)
