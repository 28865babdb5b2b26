"""A browser window with a map: any size and zoom, scrolled, alone or inside another page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Frame, Locator, Page

from tests.e2e.conftest import RESTS

PLATFORM = "https://school.example"
LESSON = (
    "<!doctype html><title>School</title><body style='margin: 0; height: 2000px'><p>Tuesday</p>"
    "<iframe src='{}' style='width: 100%; height: 700px; border: 0'></iframe>"
)
CUT = 90  # px of the map that lie beyond the window
MOVES = 4  # of a drag
SCROLLED = """() => [...document.querySelectorAll('*')].filter(e => e.scrollTop || e.scrollLeft)
    .map(e => [e.tagName, e.className, ...[e.scrollTop, e.scrollLeft].map(Math.round)].join(' '))"""
SCROLL = "y => (document.querySelector('.stMain') || document.scrollingElement).scrollBy(0, y)"
SIZED = """() => { const {x, y} = map.getSize(), box = document.getElementById('map_div');
    return x === box.clientWidth && y === box.clientHeight; }"""
LOOK = """([x, y]) => { map.setView(rangeMap.handState.at(0), 7.5, {animate: false});
    const tip = map.latLngToContainerPoint(rangeMap.handState.at(0));
    map.panBy(tip.subtract([x, y]), {animate: false}); }"""
TIP = """() => { const {x, y} = map.latLngToContainerPoint(rangeMap.handState.at(0));
    return [x, y]; }"""
PLACE = "([x, y]) => { const {lat, lng} = map.containerPointToLatLng([x, y]); return [lat, lng]; }"
AWAY = """at => { const here = map.latLngToContainerPoint(rangeMap.handState.at(0));
    return map.latLngToContainerPoint(at).distanceTo(here); }"""


class Window:
    """Opens an address and waits for the map; `app` and `map` are the page's and map's frames."""

    def __init__(self, page: Page, address: str, framed: bool = False) -> None:
        self.page = page
        self.cdp = page.context.new_cdp_session(page)
        if framed:
            lesson = LESSON.format(address)
            page.route(
                f"{PLATFORM}/", lambda route: route.fulfill(content_type="text/html", body=lesson)
            )
        page.goto(f"{PLATFORM}/" if framed else address)
        way = page.frame_locator("iframe") if framed else page
        self.frame = way.locator("iframe[title^=streamlit_folium]")
        self.parts = self.frame.content_frame
        self.parts.locator("#map_div[data-ready=true]").wait_for()
        self.parts.locator("path.ring").first.wait_for(state="attached")
        handle = self.frame.element_handle()
        self.app, self.map = _frame(handle.owner_frame()), _frame(handle.content_frame())
        self.rest()

    def rest(self) -> None:
        """Waits until the server has answered what the hand did."""
        self.map.wait_for_function("() => rangeMap.handState.isStill()")
        self.app.wait_for_function(RESTS)

    def resize(self, width: int, height: int, zoom: float = 1) -> None:
        """Gives the window another size, as zooming in the browser does."""
        size = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
        self.cdp.send("Emulation.setDeviceMetricsOverride", size)
        self.height = height
        self.page.wait_for_function("width => innerWidth === width", arg=width)
        for frame in self.page.frames:  # letters that come late move the map by a line
            frame.evaluate("() => document.fonts.ready.then(() => true)")
        self.map.wait_for_function(SIZED)

    def cut(self, end: str) -> None:
        """Scrolls until that end of the map, `top` or `bottom`, lies beyond the window; without
        one, to the start."""
        for frame in (self.page, self.app):
            frame.evaluate(SCROLL, -9999)
        for frame in (self.page, self.app) if end else ():
            _, top, _, bottom = self.box()
            frame.evaluate(SCROLL, top + CUT if end == "top" else bottom - self.height - CUT)

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the map in the window, also where they are cut off."""
        box = self.frame.bounding_box()
        assert box
        return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]

    def scrolled(self) -> list[list[str]]:
        """All that is scrolled, in the window and in each frame."""
        return [frame.evaluate(SCROLLED) for frame in self.page.frames]

    def look(self) -> tuple[float, float]:
        """Moves the map until the pin's tip is in its visible middle; returns where that is."""
        left, top, right, bottom = self.box()
        x, y = (left + right) / 2, (max(top, 0) + min(bottom, self.height)) / 2
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

    def away(self, place: list[float]) -> float:
        """How many px of the map the point is from a place."""
        return float(self.map.evaluate(AWAY, place))

    def drag(
        self,
        hand: str,
        start: tuple[float, float],
        by: tuple[float, float],
        meanwhile: Callable[[], object] | None = None,
    ) -> list[list[list[str]]]:
        """Presses the pin whose tip is there, by `mouse` or `finger`, drags it, does something, and
        drops it.

        Returns what was scrolled when it was pressed and before it was dropped.
        """
        seen = []
        for step in range(MOVES + 1):
            # Its head, which is above.
            x, y = start[0] + by[0] * step / MOVES, start[1] + by[1] * step / MOVES - 12
            if hand == "finger":
                self._touch("touchMove" if step else "touchStart", {"x": x, "y": y})
            else:
                self.page.mouse.move(x, y)
                if not step:
                    self.page.mouse.down()
            if not step:
                self.taken = self.tip()  # a map that glides stops at the press
            if step in (0, MOVES):
                seen.append(self.scrolled())
        # Letters that come late may move the map between the look and the press, which then misses
        # the pin.
        if hand == "mouse" and not self.map.evaluate("() => rangeMap.handState.holds(0)"):
            self.page.mouse.up()
            return self.drag(hand, self.tip(), by, meanwhile)
        if meanwhile:
            meanwhile()
        if hand == "finger":
            self._touch("touchEnd")
        else:
            self.page.mouse.up()
        return seen

    def press(self, part: Locator, hand: str = "mouse") -> None:
        """Presses the middle of a part of the map without scrolling, as playwright would."""
        box = part.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        assert 0 < y < self.height
        (self.page.touchscreen.tap if hand == "finger" else self.page.mouse.click)(x, y)

    def _touch(self, kind: str, *points: dict[str, float]) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})


def _frame(frame: Frame | None) -> Frame:
    assert frame
    return frame
