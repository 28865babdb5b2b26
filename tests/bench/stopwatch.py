"""Measures in Chromium: from a key press to what the student sees, and what went over the socket for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.relay import Relay

# Reads what is on the screen now; a frame of the same origin may be read from outside.
MAP = "document.querySelector('iframe[title^=streamlit_folium]')?.contentDocument"
RING = f"{MAP}?.querySelector('path.ring')?.getAttribute('d')"
TEXT = "document.querySelector('[data-testid=stText]')?.textContent"
WATCH = """read => {
    const now = () => eval(read) || null;
    window.stopwatch = new Promise(done => addEventListener("keydown", event => {
        const [start, before] = [event.timeStamp, now()];
        const look = () => { const seen = now(); seen && seen !== before
            ? requestAnimationFrame(time => done(performance.now() - start)) : requestAnimationFrame(look); };
        look();
    }, {capture: true, once: true}));
}"""
SEEN = """read => new Promise(done => {
    const look = () => requestAnimationFrame(() => eval(read) ? done(performance.now()) : look());
    look();
})"""


IDLE = "() => !document.querySelector('[data-test-script-state=running]')"


@dataclass(frozen=True, slots=True)
class Pace:
    """Medians: milliseconds from opening to the first picture, from key press to the next one, and bytes for a step."""

    first_ms: float
    step_ms: float
    step_bytes: float


def pace(browser: Browser, address: str, read: str, openings: int, steps: int) -> Pace:
    """Opens a page several times in a fresh context, then moves its latitude slider; and once more, counting bytes."""
    firsts = [_opening(browser, address, read) for _ in range(openings)]
    times = _steps(browser, address, read, steps, lambda: 0)[0]
    relay = Relay(address)
    sizes = _steps(browser, relay.address, read, steps, lambda: relay.received)[1]
    relay.close()
    return Pace(median(firsts), median(times), median(sizes))


def _steps(
    browser: Browser, address: str, read: str, steps: int, received: Callable[[], int]
) -> tuple[list[float], list[int]]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address)
    page.evaluate(SEEN, read)
    page.wait_for_load_state("networkidle")
    thumb = page.get_by_role("slider", name="Latitude")
    times, sizes = [], []
    for _ in range(steps):
        before = received()
        times.append(_step(page, thumb, read))
        page.wait_for_function(IDLE)
        sizes.append(received() - before)
    context.close()
    return times, sizes


def _opening(browser: Browser, address: str, read: str) -> float:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address, wait_until="commit")
    seen: float = page.evaluate(SEEN, read)
    context.close()
    return seen


def _step(page: Page, thumb: Any, read: str) -> float:
    page.evaluate(WATCH, read)
    thumb.press("ArrowRight")
    took: float = page.evaluate("window.stopwatch")
    return took
