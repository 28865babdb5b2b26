"""The paces that continuous integration holds, as ratios in one run; limits.toml has them."""

from __future__ import annotations

import tomllib

import pytest
from playwright.sync_api import Browser

from tests.bench.__main__ import LIMITS
from tests.bench.paces import Pace, measure

pytestmark = pytest.mark.alone

HELD = tomllib.loads(LIMITS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def paces(browser: Browser) -> dict[str, Pace]:
    """A short run of the benchmarks."""
    return {pace.id: pace for pace in measure(browser, openings=5, steps=15)}


@pytest.mark.parametrize("name", HELD)
def test_a_pace_is_within_the_ratio_that_is_held(paces: dict[str, Pace], name: str) -> None:
    pace = paces[name]
    assert pace.ratio <= HELD[name]["ci"], f"{pace.words}: {pace.ours:.2f} by {pace.other:.2f}"


def test_every_pace_has_a_limit_and_no_aim_is_looser_than_what_is_held(
    paces: dict[str, Pace],
) -> None:
    assert set(paces) == set(HELD)
    assert all(0 < limit["aim"] <= limit["ci"] for limit in HELD.values())
