"""A running dashboard and a Chromium that may talk to it and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    FrameLocator,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser import QUIET, find
from tests.server import serving

WIDE = {"width": 1366, "height": 768}
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the dashboard runs."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    expect.set_options(timeout=20_000)  # our choice: a busy machine is late, and not wrong
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=find(), args=["--no-sandbox", *QUIET])
        yield chromium
        chromium.close()


class Student:
    """A browser window: what it was shown, what it asked of other hosts, what went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.strangers: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._watch)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # A deep link's two 404s, Streamlit's own.
        harmless = "_stcore" in str(message.location.get("url", ""))
        if message.type == "error" and not harmless:
            self.errors.append(message.text)

    def open(self, query: str = "") -> Student:
        """Opens a page with a map and waits until the map is drawn and the page is at rest."""
        self.page.goto(f"{self.address}/{query}")
        self.map.locator("#map_div[data-ready=true]").wait_for()
        self.map.locator("path.ring").first.wait_for(state="attached")
        self.rest()
        return self

    def rest(self) -> None:
        """Waits until the page is at rest."""
        self.page.wait_for_function(
            "() => !document.querySelector('[data-test-script-state=running]')"
        )

    @property
    def map(self) -> FrameLocator:
        """The map's frame."""
        return self.page.frame_locator("iframe[title^=streamlit_folium]")

    def frame(self) -> Frame:
        """The map's frame, for scripts."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def choice(self, name: str) -> Locator:
        """One of the values of a segmented control, by its name."""
        return self.page.get_by_role("radio", name=name, exact=True)

    def sentence(self) -> str:
        """The sentence above the map."""
        return self.page.locator(".st-key-sentence").inner_text()

    def ring(self) -> str:
        """The drawn path of the first ring, as SVG."""
        drawn = self.map.locator("path.ring").first.get_attribute("d")
        assert drawn
        return drawn

    def slide(self, name: str, key: str, times: int = 1) -> None:
        """Moves a slider by arrow keys, as a hand on the keyboard does."""
        thumb = self.page.get_by_role("slider", name=name)
        for _ in range(times):
            thumb.press(key)


@pytest.fixture(params=[WIDE], ids=["1366x768"])
def student(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Student]:
    """A fresh window for each test."""
    context = browser.new_context(viewport=request.param)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield Student(page, address)
    context.close()
