"""How soon the file that needs no server has its ring, and its hand, on a processor six times as
slow; and how much memory it takes."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from geodata.exports import living_file

SLOWER = 6  # times: what a weak Chromebook is beside this machine; our choice
OPENINGS = 3
# The time of the first frame with a ring, and of the first on which the pin can be taken.
WATCH = """(() => {
    window.seen = {};
    const look = () => requestAnimationFrame(() => {
        const ring = document.querySelector("#map_div path.ring");
        if (ring?.getAttribute("d")?.length > 9) seen.ring ||= performance.now();
        if (seen.ring && rangeMap.handState.hand() && !rangeMap.handState.isFixed())
            seen.hand ||= performance.now();
        if (!seen.hand) look();
    });
    look();
})()"""


def measure_file(browser: Browser) -> tuple[float, float, float]:
    """Medians of a few openings of the whole file from a disk: ms to the ring, ms to the hand, and
    MB of JavaScript's memory after a collection."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.html"
        file.write_bytes(living_file.write_site("", date(2024, 11, 18)))
        found = [_open(browser, file.as_uri()) for _ in range(OPENINGS)]
    ring, hand, memory = map(median, zip(*found, strict=True))
    return ring, hand, memory


def _open(browser: Browser, address: str) -> tuple[float, float, float]:
    context = browser.new_context(viewport={"width": 1366, "height": 625}, offline=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.seen?.hand")
    seen = page.evaluate("() => seen")
    devtools.send("HeapProfiler.collectGarbage")
    used = devtools.send("Runtime.getHeapUsage")
    context.close()
    return seen["ring"], seen["hand"], used["usedSize"] / 1e6
