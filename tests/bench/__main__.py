"""`python -m tests.bench`: how fast the map is beside a bare page and a plain one, in one run."""

from __future__ import annotations

import tomllib
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.paces import measure
from tests.browser import QUIET, find

OPENINGS, STEPS = 15, 25
LIMITS = Path(__file__).parent / "limits.toml"


def main() -> None:
    """Prints one table: what was measured, ours, what it is held against, the ratio and the aim."""
    limits = tomllib.loads(LIMITS.read_text(encoding="utf-8"))
    print(f"medians of {OPENINGS} openings and {STEPS} steps, taken in turns")
    print(f"{'':<58} {'ours':>10} {'other':>10} {'ratio':>7} {'aim':>6}")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=["--no-sandbox", *QUIET])
        for pace in measure(browser, OPENINGS, STEPS):
            aim = limits[pace.id]["aim"]
            missed = "" if pace.ratio <= aim else "  missed"
            numbers = f"{pace.ours:>10,.2f} {pace.other:>10,.2f} {pace.ratio:>7.3f} {aim:>6g}"
            print(f"{pace.words:<58} {numbers}{missed}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
