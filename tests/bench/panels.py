"""`python -m tests.bench.panels`: how many ms the three panels of the projection page take."""

from __future__ import annotations

from geodata.distortion import panels
from geodata.distortion.window import KINDS, Panel
from geodata.scenario import Point, Scenario
from tests.bench.stopwatch import median_ms

TIMES = 25
AIM_MS = 100.0  # three panels, redrawn
WAYS = ("pixels", "degrees", "metres", "sphere")


def moved_ms(times: int = TIMES) -> float:
    """Three panels around a new launch point, so that even the ground is drawn anew."""
    places = iter(range(1, 2 * times + 2))
    _three(Scenario())
    return median_ms(
        lambda: _three(Scenario(points=(Point(34.80 + 0.01 * next(places), 50.91),))), times
    )


def switched_ms(times: int = TIMES) -> float:
    """Three panels of which a switch has moved: the ground is kept, all else drawn anew."""
    _three(Scenario())

    def again() -> None:
        panels.address.cache_clear()
        panels.draw.cache_clear()
        _three(Scenario())

    return median_ms(again, times)


def _three(scenario: Scenario) -> None:
    for kind in KINDS:
        panels.address(Panel(kind, scenario, WAYS, circles=True))


if __name__ == "__main__":
    for words, taken in (("launch point moved", moved_ms()), ("switch moved", switched_ms())):
        print(
            f"three panels, {words}: {taken:.0f} ms (aim "
            f"{AIM_MS:g}){'' if taken <= AIM_MS else '  missed'}"
        )
