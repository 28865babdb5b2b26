"""How long a poster takes beside folium's own screenshot, and what forty in one PDF need."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import folium
from playwright.sync_api import Browser

from geodata import geodesy
from geodata.exports import class_list, class_sheet
from geodata.paper import poster
from geodata.paper.orders import Order
from geodata.scenario import DEFAULT, Point, Scenario
from tests.bench.stopwatch import median_ms
from tests.browser import QUIET, find

ORDER = Order(DEFAULT, "https://atlas.example", date(2026, 11, 25), "a4")
FORTY_MB = 300.0  # by how much memory may grow for forty pages
STATUS = Path("/proc/self/status")
FORTY = "from tests.bench.posters import forty_mb; print(forty_mb())"


class Driver:
    """What folium's `_to_png` asks of a browser: a new Chromium, a page, an element's picture."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser.browser_type.launch(
            executable_path=find(), args=["--no-sandbox", *QUIET]
        )
        self._page = self._browser.new_page(viewport={"width": 1280, "height": 960})

    def fullscreen_window(self) -> None:
        """A headless window is as large as it is."""

    def get(self, address: str) -> None:
        """Opens a page; other hosts are refused at once, which only shortens folium's time."""
        self._page.route(
            "**/*",
            lambda route: route.continue_() if "file:" in route.request.url else route.abort(),
        )
        self._page.goto(address)

    def find_element(self, _: str, name: str) -> Driver:
        """The element of a class."""
        self._found = self._page.locator(f".{name}")
        return self

    @property
    def screenshot_as_png(self) -> bytes:
        """Its picture."""
        return self._found.screenshot()

    def quit(self) -> None:
        """Ends the browser."""
        self._browser.close()


def folium_ms(browser: Browser) -> float:
    """How long folium's own way takes once; three seconds of it wait for a map to load."""

    def shoot() -> None:
        plain = folium.Map(location=(50.91, 34.8), zoom_start=6)
        folium.GeoJson(geodesy.ring(34.8, 50.91, DEFAULT.range_km)).add_to(plain)
        plain._to_png(driver=Driver(browser))

    return median_ms(shoot, 1)


def poster_ms(kind: str, times: int) -> float:
    """The median of an A4 poster as PNG of 300 dpi, with fonts warm as on a running server."""
    poster.draw(ORDER, kind)
    return median_ms(lambda: poster.draw(ORDER, kind), times)


def forty_mb() -> float:
    """How many MB this process's peak memory grows from the second to the fortieth page."""
    pupils = tuple(
        class_list.Pupil(
            f"Student {number}", Scenario(points=(Point(30 + number / 4, 48 + number / 20),))
        )
        for number in range(class_list.MOST)
    )
    peaks = [_peak_mb() for _ in class_sheet.pages(pupils, ORDER.base, ORDER.day, "a4")]
    return peaks[-1] - peaks[1]


def forty_mb_apart() -> float:
    """The same in a process of its own, whose memory nothing else has raised."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", FORTY], cwd=root, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _peak_mb() -> float:
    """The peak memory so far; Linux's rusage would count what the parent process had before."""
    if STATUS.exists():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
