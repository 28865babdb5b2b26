"""`python -m tests.bench`: how fast the map is, beside a bare page and the plain pattern, measured in one run."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

from geopy.distance import geodesic
from playwright.sync_api import sync_playwright

from geodata import geodesy
from tests.bench import stopwatch
from tests.browser import QUIET, find
from tests.server import serving

OPENINGS, STEPS, REPEATS = 7, 25, 30
SUMY = (34.80, 50.91)
RADIUS_KM = 321.8688
APPS = "tests/bench/apps"


def main() -> None:
    """Prints one table: what was measured, ours, the other, the ratio, and the aim."""
    print(f"medians of {OPENINGS} openings and {STEPS} steps; ring: {REPEATS} repeats")
    _pages()
    _rings()


def _pages() -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=["--no-sandbox", *QUIET])
        paces = {}
        for name, script, read in (
            ("ours", "app.py", stopwatch.RING),
            ("bare", f"{APPS}/bare.py", stopwatch.TEXT),
            ("plain", f"{APPS}/plain.py", stopwatch.RING),
        ):
            with serving(script) as address:
                paces[name] = stopwatch.pace(browser, address, read, OPENINGS, STEPS)
        browser.close()
    ours, bare, plain = paces["ours"], paces["bare"], paces["plain"]
    _line("slider step, key to painted ring, ms; bare slider", ours.step_ms, bare.step_ms, "at most 1.5")
    _line("slider step, key to painted ring, ms; plain pattern", ours.step_ms, plain.step_ms, "at most 0.33")
    _line("bytes over the socket for a step; plain pattern", ours.step_bytes, plain.step_bytes, "under 10,000 bytes")
    _line("opening to the first map, ms; bare page", ours.first_ms, bare.first_ms, "at most 2")
    _line("opening to the first map, ms; plain pattern", ours.first_ms, plain.first_ms, "")


def _rings() -> None:
    ours = _milliseconds(lambda: geodesy.ring(*SUMY, RADIUS_KM))
    loop = _milliseconds(_geopy_ring)
    _line("ring of 361 points, ms; loop of geopy destinations", ours, loop, "at most 0.01")


def _geopy_ring() -> None:
    for bearing in range(361):
        geodesic(kilometers=RADIUS_KM).destination((SUMY[1], SUMY[0]), bearing)


def _milliseconds(run: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return median(times) * 1000


def _line(what: str, ours: float, other: float, aim: str) -> None:
    print(f"{what:<55} {ours:>10,.2f} {other:>12,.2f} {ours / other:>8.3f}  {aim}")


if __name__ == "__main__":
    main()
