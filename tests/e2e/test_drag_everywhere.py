"""A hand on the map at every zoom, window and frame: the pin ends under the pointer, and the page stays where it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.server import running

ZOOMS = (1, 1.1, 1.25, 1.5, 1.75, 2)
WINDOWS = [(round(1366 / zoom), round(768 / zoom), zoom) for zoom in ZOOMS]
WINDOWS += [(390, 844, 3), (844, 390, 3), (768, 1024, 2)]
CUTS = ("", "top", "bottom")  # which end of the map lies beyond the window
CUT = 90  # px
HANDS = ("mouse", "finger")
PLATFORM = "https://school.example"
LESSON = (
    "<!doctype html><title>School</title><body style='margin: 0; height: 2000px'><p>Tuesday</p>"
    "<iframe src='{}' style='width: 100%; height: 700px; border: 3px solid'></iframe>"
)
SCROLLED = """() => [...document.querySelectorAll('*')].filter(e => e.scrollTop || e.scrollLeft)
    .map(e => [e.tagName, e.className, Math.round(e.scrollTop), Math.round(e.scrollLeft)].join(' '))"""
SETTLED = """([width]) => innerWidth === width && (frame => { const {x, y} = frame.map.getSize(); const box = frame.document.documentElement;
    return x === box.clientWidth && y === box.clientHeight; })(document.querySelector('iframe[title^=streamlit_folium]').contentWindow)"""
LOOK = """([x, y]) => { map.setView(atlasRings.at(0), 7.5, {animate: false});
    map.panBy(map.latLngToContainerPoint(atlasRings.at(0)).subtract([x, y]), {animate: false}); }"""
TIP = "() => { const {x, y} = map.latLngToContainerPoint(atlasRings.at(0)); return [x, y]; }"
PLACE = "([x, y]) => { const {lat, lng} = map.containerPointToLatLng([x, y]); return [lat, lng]; }"
AWAY = "([lat, lng]) => map.latLngToContainerPoint([lat, lng]).distanceTo(map.latLngToContainerPoint(atlasRings.at(0)))"


class Window:
    """A browser window with the map in it, alone or inside a page of another site; its size can be changed."""

    def __init__(self, page: Page, address: str, framed: bool) -> None:
        self.page, self.framed = page, framed
        self.cdp = page.context.new_cdp_session(page)
        if framed:
            page.route(
                f"{PLATFORM}/", lambda route: route.fulfill(content_type="text/html", body=LESSON.format(address))
            )
        page.goto(PLATFORM if framed else address)
        way = page.frame_locator("iframe") if framed else page
        self.frame = way.locator("iframe[title^=streamlit_folium]")
        self.parts = self.frame.content_frame
        self.parts.locator("#map_div[data-ready=true]").wait_for()
        self.parts.locator("path.ring").first.wait_for(state="attached")
        handle = self.frame.element_handle()
        app, inner = handle.owner_frame(), handle.content_frame()
        assert app
        assert inner
        self.app: Frame = app
        self.map: Frame = inner
        self.rest()

    def rest(self) -> None:
        """Waits until the server has answered what the hand did."""
        self.map.wait_for_function("() => atlasRings.still()")
        self.app.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")

    def resize(self, width: int, height: int, zoom: float) -> None:
        """Gives the window another size, as zooming in the browser does."""
        size = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
        self.cdp.send("Emulation.setDeviceMetricsOverride", size)
        self.size = width, height
        self.app.wait_for_function(SETTLED, arg=[width])

    def cut(self, end: str) -> None:
        """Scrolls the page, and the page around it, until that end of the map lies beyond the window."""
        self.page.evaluate("() => scrollTo(0, 0)")
        self.app.evaluate("() => document.querySelector('.stMain').scrollTo(0, 0)")
        if not end:
            return
        for scroll in (
            lambda y: self.page.evaluate("y => scrollBy(0, y)", y),
            lambda y: self.app.evaluate("y => document.querySelector('.stMain').scrollBy(0, y)", y),
        ):
            _, top, _, bottom = self.box()
            scroll(top + CUT if end == "top" else bottom - self.size[1] - CUT)

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the map in the window, cut off or not."""
        box = self.frame.bounding_box()
        assert box
        return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]

    def scrolled(self) -> list[list[str]]:
        """Everything that is scrolled, in the window and in each frame."""
        return [frame.evaluate(SCROLLED) for frame in self.page.frames]

    def look(self) -> tuple[float, float]:
        """Moves the map until the pin's tip is in the middle of what is seen of it; returns where that is."""
        left, top, right, bottom = self.box()
        x, y = (left + right) / 2, (max(top, 0) + min(bottom, self.size[1])) / 2
        self.map.evaluate(LOOK, [x - left, y - top])
        return self.tip()

    def tip(self) -> tuple[float, float]:
        """Where the pin's tip is in the window."""
        left, top, *_ = self.box()
        x, y = self.map.evaluate(TIP)
        return left + x, top + y

    def place(self, x: float, y: float) -> list[float]:
        """Latitude and longitude of a pixel of the window."""
        left, top, *_ = self.box()
        place: list[float] = self.map.evaluate(PLACE, [x - left, y - top])
        return place

    def drag(self, hand: str, x: float, y: float, dx: float, dy: float) -> list[list[list[str]]]:
        """Presses there, drags and drops; returns what was scrolled once pressed, and before the drop."""
        ways = [(x + dx * step / 5, y + dy * step / 5) for step in range(6)]
        seen = []
        for step, (to_x, to_y) in enumerate(ways):
            if hand == "mouse":
                self.page.mouse.move(to_x, to_y)
                if step == 0:
                    self.page.mouse.down()
            else:
                self._touch("touchMove" if step else "touchStart", {"x": to_x, "y": to_y})
            if step in (0, 5):
                seen.append(self.scrolled())
        if hand == "mouse":
            self.page.mouse.up()
        else:
            self._touch("touchEnd")
        return seen

    def _touch(self, kind: str, *points: dict[str, float]) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})


@pytest.fixture(scope="module")
def framable() -> Iterator[str]:
    """A server whose pages a learning platform may show in its own."""
    with running(settings={"ATLAS_FRAME_ANCESTORS": PLATFORM}) as (address, _):
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with a mouse and a finger; the school's site may ask for one of this machine."""
    context = browser.new_context(has_touch=True, permissions=["local-network-access"])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("framed", [False, True], ids=["alone", "framed"])
def test_a_dragged_pin_ends_under_the_pointer_and_the_page_stays(page: Page, framable: str, framed: bool) -> None:
    window = Window(page, framable, framed)
    turn, wrong = 1, []
    for size in WINDOWS:
        window.resize(*size)
        for end, hand in product(CUTS, HANDS):
            turn = -turn
            window.cut(end)
            x, y = window.look()
            dx, dy, scrolled = 50 * turn, -30 * turn, window.scrolled()
            wanted = window.place(x + dx, y + dy)
            seen = window.drag(hand, x, y - 12, dx, dy)
            window.rest()
            to_x, to_y = window.tip()
            off = max(abs(to_x - x - dx), abs(to_y - y - dy), window.map.evaluate(AWAY, wanted))
            if off > 2 or [*seen, window.scrolled()] != [scrolled] * 3:
                wrong.append((size, end, hand, round(off, 1), scrolled, *seen, window.scrolled()))
    assert wrong == []
