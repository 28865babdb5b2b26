"""Dragging in every window, zoom and frame: the pin ends under the pointer, the page stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page

from geodata import scene
from geodata.exports import living_file
from geodata.scenario import Scenario
from tests.e2e.conftest import FREE, PATIENCE_MS
from tests.e2e.windows import LESSON, LOOK, PLATFORM, SCROLLED, Window
from tests.server import running

ZOOMS = (1, 1.1, 1.25, 1.5, 1.75, 2)
WINDOWS = [(round(1366 / zoom), round(768 / zoom), zoom) for zoom in ZOOMS]
WINDOWS += [(390, 844, 3), (844, 390, 3), (768, 1024, 2)]
CUTS = ("", "top", "bottom")
BAR = ("Zoom in", "Zoom out", "Show the whole ring", "Measure a distance", "Measure a distance")
NEAREST = """() => document.querySelector('.airbase[tabindex="0"]').focus({preventScroll: true})"""
TWO_FRAMES = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => "
    "done(true))))"
)


@pytest.fixture(scope="module")
def framable() -> Iterator[str]:
    """A server whose pages a learning platform may show in its own."""
    with running(settings={"ATLAS_FRAME_ANCESTORS": PLATFORM}) as (address, _):
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page for a mouse and a finger; the school's site may show one of this machine."""
    context = browser.new_context(has_touch=True, permissions=["local-network-access"])
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("framed", [False, True], ids=["alone", "framed"])
def test_a_dragged_pin_ends_under_the_pointer_and_the_page_stays(
    page: Page, framable: str, framed: bool
) -> None:
    window, wrong = Window(page, f"{framable}/{FREE}", framed), []
    hands = cycle(("finger", "mouse") if framed else ("mouse", "finger"))
    for size in WINDOWS:
        window.resize(*size)
        for cut, by in zip(CUTS, ((50, -30), (-50, 30), (50, -30)), strict=True):
            window.cut(cut)
            x, y = window.look()
            hand, before, wanted = (
                next(hands),
                window.scrolled(),
                window.place(x + by[0], y + by[1]),
            )
            seen = window.drag(hand, (x, y), by)
            window.rest()
            to_x, to_y = window.tip()
            off = max(abs(to_x - x - by[0]), abs(to_y - y - by[1]), window.away(wanted))
            seen.append(window.scrolled())
            if off > 2 or seen != [before] * 3:
                wrong.append((size, cut, hand, round(off, 1), before, *seen))
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "framed"),
    [
        ("", False),
        ("", True),
        ("timeline", False),
        ("article", False),
        ("lessons?lesson=how-far&step=3", False),
    ],
)
def test_what_is_pressed_on_a_map_leaves_the_page_where_it_is(
    page: Page, framable: str, path: str, framed: bool
) -> None:
    window, wrong = Window(page, f"{framable}/{path or FREE}", framed), []

    def check(what: str, act: Callable[[], object]) -> None:
        before = window.scrolled()
        act()
        window.map.evaluate(TWO_FRAMES)
        if window.scrolled() != before:
            wrong.append((what, before, window.scrolled()))

    def button(name: str) -> Callable[[], None]:
        return lambda: window.press(window.parts.get_by_role("button", name=name))

    window.resize(*((911, 512) if framed else (844, 390)))
    window.cut("bottom")
    for name in BAR:
        check(name, button(name))
    x, y = window.look()
    check("Place", button("Place"))
    if window.parts.locator(".aiming").count():  # not where a lesson fixes the point
        wanted = window.place(x - 40, y + 20)
        check("a tap with Place", lambda: page.touchscreen.tap(x - 40, y + 20))
        window.rest()
        assert window.away(wanted) < 2
    window.cut("top")
    x, y = window.look()
    check("a click on the map", lambda: page.mouse.click(x + 60, y + 60))
    check("a tap on the map", lambda: page.touchscreen.tap(x + 60, y + 60))
    check("a click on the pin", lambda: page.mouse.click(x, y - 12))
    if path == "":
        for key in ("ArrowUp", "ArrowDown"):
            check(f"{key} on the pin", lambda key=key: page.keyboard.press(key))
        window.rest()
        window.map.evaluate(NEAREST)
        check("ArrowUp on the nearest airfield", lambda: page.keyboard.press("ArrowUp"))
        for what in ("the key", "the key again"):
            check(what, lambda: window.press(window.parts.locator(".key summary")))
        page.mouse.move(x + 60, y + 60)
        for zoom, turn in (("map.getMinZoom()", 300), ("map.getMaxZoom()", -300)):
            window.map.evaluate(f"() => {{ map.setZoom({zoom}, {{animate: false}}); }}")
            check(f"the wheel at {zoom}", lambda turn=turn: page.mouse.wheel(0, turn))
    assert wrong == []


@pytest.mark.parametrize("framed", [False, True], ids=["alone", "framed"])
def test_what_is_pressed_in_the_take_home_file_leaves_the_page_where_it_is(
    page: Page, framed: bool
) -> None:
    file = living_file.write_map(
        scene.build(Scenario()), "https://atlas.example", date(2026, 11, 25)
    )
    page.route(
        f"{PLATFORM}/map.html", lambda route: route.fulfill(content_type="text/html", body=file)
    )
    page.route(
        f"{PLATFORM}/",
        lambda route: route.fulfill(content_type="text/html", body=LESSON.format("/map.html")),
    )
    page.set_viewport_size({"width": 911, "height": 512})
    page.goto(f"{PLATFORM}/{'' if framed else 'map.html'}")
    inside = page.frames[-1]
    inside.wait_for_selector("#map_div[data-ready=true]")
    inside.evaluate(
        "() => scrollTo(0, document.querySelector('[title=\"Zoom "
        "in\"]').getBoundingClientRect().top - 300)"
    )
    for name in BAR:
        before = [frame.evaluate(SCROLLED) for frame in page.frames]
        box = inside.get_by_role("button", name=name).bounding_box()
        assert box
        page.mouse.click(box["x"] + 15, box["y"] + 15)
        assert [frame.evaluate(SCROLLED) for frame in page.frames] == before


def test_the_pin_stays_under_the_pointer_when_the_map_moves_meanwhile(
    page: Page, framable: str
) -> None:
    window = Window(page, framable)
    window.resize(1366, 768)
    left, _, right, _ = window.box()
    width = right - left

    def wait(condition: str) -> Callable[[], object]:
        return lambda: window.map.wait_for_function(f"() => {condition}")

    def turn_wheel() -> None:
        page.mouse.wheel(0, 200)
        wait("map.getZoom() < 7.5 && !map._animatingZoom")()

    pans = "window.pans = map.getCenter().lng; "
    for what, (x, y), by, before, meanwhile in (
        (
            "panned at its right edge",
            (width - 200, 300),
            (180, 0),
            pans,
            wait("map.getCenter().lng > window.pans + 0.5"),
        ),
        ("panned at its top edge", (width / 2, 150), (0, -130), "", None),
        ("zoomed by the wheel", (width / 2, 300), (60, 30), "", turn_wheel),
        ("pressed where the pin is cut off", (width / 2, 24), (30, 90), "", None),
        (
            "pressed while it glides",
            (width / 2, 300),
            (60, 30),
            "map.panBy([-150, 0], {duration: 9}); ",
            None,
        ),
    ):
        window.map.evaluate(LOOK, [x, y])
        window.map.evaluate(f"() => {{ {before} }}")
        window.drag("mouse", window.tip(), by, meanwhile)
        window.rest()
        (from_x, from_y), (to_x, to_y) = window.taken, window.tip()
        assert max(abs(to_x - from_x - by[0]), abs(to_y - from_y - by[1])) < 2, what
