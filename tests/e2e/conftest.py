"""A running dashboard and a Chromium that may talk to it and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

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

from pages.server import paths
from tests.browser import QUIET, find, find_light
from tests.server import serving

PATIENCE_MS = 60_000  # our choice: a busy machine is late, and not wrong
WIDE = {"width": 1366, "height": 768}
NARROW = {"width": 390, "height": 844}
FREE = "?range=200mi"  # of the address of the first map, without the story beside it
# No script runs, nothing of an earlier run is still there, half faded, and the first picture, which
# says the same as the page, has gone.
RESTS = (
    "() => !document.querySelector('[data-test-script-state=running], [data-stale=true], #first')"
)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the dashboard runs."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One Chromium for all tests; what times something, alone, has a student's, windows and all."""
    expect.set_options(timeout=PATIENCE_MS)
    path = find() if request.config.getoption("markexpr") == "alone" else find_light()
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET])
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

    def open(self, query: str = FREE) -> Student:
        """Opens a page with a map, the first one without its story, and waits until it is drawn
        and the page is at rest."""
        self.page.goto(f"{self.address}/{query}")
        self.map.locator("#map_div[data-ready=true]").wait_for()
        self.map.locator("path.ring").first.wait_for(state="attached")
        self.rest()
        return self

    def rest(self) -> None:
        """Waits until the page is at rest."""
        self.page.wait_for_function(RESTS)

    @property
    def map(self) -> FrameLocator:
        """The map's frame."""
        return self.page.frame_locator("iframe[title^=streamlit_folium]")

    def find_on_map(self, selector: str) -> Locator:
        """What stands on the map itself, and not in its insets."""
        return self.map.locator(f"#map_div > div {selector}:not(.inset *)")

    def frame(self) -> Frame:
        """The map's frame, for scripts."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def choice(self, name: str) -> Locator:
        """One of the values of a segmented control, by its name."""
        return self.page.get_by_role("radio", name=name, exact=True)

    def sentence(self) -> str:
        """The sentence above the map, of the page at rest."""
        self.rest()
        return self.page.locator(".st-key-sentence").inner_text()

    def ring(self) -> str:
        """The drawn path of the first ring, as SVG."""
        drawn = self.map.locator("path.ring").first.get_attribute("d")
        assert drawn
        return drawn

    def choose_city(self, name: str) -> None:
        """Chooses a launch point from the list by the keyboard, which no late redraw takes away."""
        field = self.page.get_by_role("combobox", name="Launch point")
        field.fill(name)
        self.page.get_by_role("option", name=name).wait_for()
        field.press("Enter")

    def go_to(self, title: str) -> None:
        """Opens another page, of its name, by the bar at the top, the line below, or its button."""
        for door, names in paths.DOORS.items():
            if door and title in [paths.PAGES[name] for name in names]:
                self.page.get_by_role("navigation").get_by_role("button", name=door).click()
                self.page.get_by_role("menuitem", name=title, exact=True).click()
                return
        self.page.get_by_role("link", name=title, exact=True).first.click()

    def slide(self, name: str, key: str, times: int = 1) -> None:
        """Moves a slider by arrow keys, as a hand on the keyboard does."""
        thumb = self.page.get_by_role("slider", name=name)
        for _ in range(times):
            thumb.press(key)


@pytest.fixture(scope="session")
def home(browser: Browser, address: str) -> Iterator[Page]:
    """A page that stays open: those beside it share its process, and what it has compiled and
    loaded. They cost the processor half of what a page in a profile of its own costs."""
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{address}/robots.txt")
    yield page
    context.close()


Opener = Callable[..., Student]


@pytest.fixture
def new_student(home: Page, address: str) -> Iterator[Opener]:
    """Opens windows of a size, and with what else `emulate_media` takes; what a test leaves behind
    in its browser goes with them."""

    def build(size: dict[str, int] = WIDE, **media: Any) -> Student:
        page = home.context.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(**media)
        return Student(page, address)

    yield build
    for page in home.context.pages:
        if page is not home:
            page.close()
    home.context.clear_cookies()
    home.evaluate("() => localStorage.clear()")


@pytest.fixture(params=[WIDE], ids=["1366x768"])
def student(request: pytest.FixtureRequest, new_student: Opener) -> Student:
    """A fresh window for each test."""
    return new_student(request.param)
