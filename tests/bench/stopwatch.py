"""Measures in Chromium: from key press to sight, bytes over the socket, frames of a drag."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Frame, Page

from tests.bench.relay import Relay

# Reads what is on the screen now; a frame of the same origin may be read from outside.
MAP = "document.querySelector('iframe[title^=streamlit_folium]')?.contentDocument"
RING = f"{MAP}?.querySelector('path.ring')?.getAttribute('d')"
# Where the first point is, once the server has answered for it; the ring itself follows a slider
# before that.
ANSWER = (
    "(map => map?.rangeMap?.handState.isStill() ? map.rangeMap.handState.at(0).join() : null)"
    "(document.querySelector('iframe[title^=streamlit_folium]')?.contentWindow)"
)
TEXT = "document.querySelector('[data-testid=stText]')?.textContent"
WATCH = """read => {
    const now = () => eval(read) || null;
    window.stopwatch = new Promise(done => addEventListener("keydown", event => {
        const [start, before] = [event.timeStamp, now()];
        const look = () => { const seen = now(); seen && seen !== before
            ? requestAnimationFrame(time => done(performance.now() - start))
            : requestAnimationFrame(look); };
        look();
    }, {capture: true, once: true}));
}"""
SEEN = """read => new Promise(done => {
    const look = () => requestAnimationFrame(() => eval(read) ? done(performance.now()) : look());
    look();
})"""
# The browser's own times of first content and of the first picture's ground, and its sum of shifts.
PAINTS = """() => {
    window.paints = {shift: 0};
    const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
        .observe({type, buffered: true});
    watch("paint", ({name, startTime}) => {
        if (name === "first-contentful-paint") paints.first = startTime;
    });
    watch("element", ({renderTime}) => { paints.ground = renderTime; });
    watch("layout-shift", ({value}) => { paints.shift += value; });
}"""
REST_MS = 300  # after which nothing of an opening moves any more
IDLE = "() => !document.querySelector('[data-test-script-state=running]')"
# Adds up what scripts take for each frame, the handlers of the mouse's moves before it included,
# and keeps what the browser calls a long task. After each frame a known sum, 36 rings of 361
# places on a sphere, is done and timed: a busy machine slows it as it slows ours.
FRAMES = """() => {
    const spent = new Map(), summed = [];
    let since_ms = 0, began = 0;
    window.frames_ms = () => [...spent.values()];
    window.sums_ms = () => summed;
    const sum = (start = performance.now()) => {
        let all = 0;
        for (let i = 0; i < 36 * 361; i++) {
            const [lat, far, way] = [0.9 + i * 1e-6, 0.05, i * Math.PI / 180];
            const north = Math.asin(Math.sin(lat) * Math.cos(far)
                + Math.cos(lat) * Math.sin(far) * Math.cos(way));
            all += Math.atan2(Math.sin(way) * Math.sin(far) * Math.cos(lat),
                Math.cos(far) - Math.sin(lat) * Math.sin(north));
        }
        summed.push(performance.now() - start);
        return all;
    };
    window.drags = [];  // from when to when
    const tasks = [];
    window.longest_ms = () => drags.map(([from, to]) => Math.max(0, ...tasks
        .filter(task => task.startTime < to && task.startTime + task.duration > from)
        .map(task => task.duration)));
    new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({type: "longtask"});
    addEventListener("mousemove", () => { began = performance.now(); }, true);
    addEventListener("mousemove", () => { since_ms += performance.now() - began; });
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = act => ask(time => {
        const start = performance.now();
        act(time);
        if (!spent.has(time)) setTimeout(sum);
        spent.set(time, (spent.get(time) || 0) + since_ms + performance.now() - start);
        since_ms = 0;
    });
}"""
# Carries every launch point but the first, which the mouse has, in a small circle; one step in each
# frame.
CARRY = """() => {
    const home = Array.from({length: 6}, (_, i) => rangeMap.handState.at(i));
    let step = 0;
    window.carrying = true;
    const carry = () => {
        if (!window.carrying) return;
        step += 1;
        const [north, east] = [0.3 * Math.sin(step / 9), 0.3 * Math.cos(step / 9)];
        const there = home.map((at) => at && [at[0] + north, at[1] + east]);
        there.forEach((at, i) => i && at && rangeMap.handState.carry(i, at));
        requestAnimationFrame(carry);
    };
    carry();
}"""
LET_GO = "() => { window.carrying = false; drags.at(-1)[1] = performance.now(); }"
MOVES, DRAGS = 100, 3
SIZE = {"width": 1366, "height": 768}


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to measure: its name, address, and the script that reads what students await."""

    name: str
    address: str
    read: str


@contextmanager
def open_page(browser: Browser, subject: Subject) -> Iterator[Page]:
    """A page in a fresh context, at rest."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.goto(subject.address)
    page.evaluate(SEEN, subject.read)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def opening_ms(browser: Browser, subject: Subject) -> tuple[float, float, float]:
    """Milliseconds from opening a page to its live picture, and to its first content, of ours to
    the first picture's ground, which comes last of it; and how much the page shifts until all of it
    is there."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.add_init_script(f"({PAINTS})()")
    page.goto(subject.address, wait_until="commit")
    seen: float = page.evaluate(SEEN, subject.read)
    page.wait_for_function(f"() => ({IDLE})() && !document.querySelector('#first')")
    page.wait_for_timeout(REST_MS)
    painted, shift = page.evaluate("[paints.ground ?? paints.first, paints.shift]")
    context.close()
    return seen, painted, shift


def step_ms(page: Page, subject: Subject) -> float:
    """From a key on the latitude slider to the picture that it makes."""
    page.bring_to_front()
    thumb = page.get_by_role("slider", name="Latitude")
    page.evaluate(WATCH, subject.read)
    thumb.press("ArrowRight")
    took: float = page.evaluate("window.stopwatch")
    page.wait_for_function(IDLE)
    return took


def step_bytes(browser: Browser, subject: Subject, steps: int) -> list[int]:
    """What the server sends for steps of the slider, as it goes over the wire."""
    host, query = subject.address.partition("?")[::2]
    relay = Relay(host.rstrip("/"))
    through = Subject(subject.name, f"{relay.address}/?{query}", subject.read)
    sizes = []
    with open_page(browser, through) as page:
        for _ in range(steps):
            before = relay.received
            step_ms(page, through)
            sizes.append(relay.received - before)
    relay.close()
    return sizes


def drag_ms(browser: Browser, subject: Subject) -> tuple[list[float], list[float], list[float]]:
    """Three drags of a hundred moves, all other points moving too: script time of each frame, the
    longest task of each, and the time of the known sum after each frame.

    What the page does with the server's answer after the drop is not the drag's.
    """
    with open_page(browser, subject) as page:
        frame = _find_map(page)
        frame.evaluate(FRAMES)
        for _ in range(DRAGS):
            frame.evaluate("() => drags.push([performance.now(), Infinity])")
            frame.evaluate(CARRY)
            _drag(page)
            frame.evaluate(LET_GO)
            _drop(page, frame)
        found = frame.evaluate("() => [frames_ms(), longest_ms(), sums_ms()]")
    times, longest, sums = found
    return times, longest, sums


def drag_work_ms(browser: Browser, subject: Subject) -> list[float]:
    """Three drags of the first point alone: what each frame's scripts take of the processor,
    however long they wait for it, by the browser's own trace, which is a part of it."""
    work = []
    with open_page(browser, subject) as page:
        frame = _find_map(page)
        for _ in range(DRAGS):
            browser.start_tracing(page=page, categories=["devtools.timeline"])
            _drag(page)
            work += _read_work(json.loads(browser.stop_tracing())["traceEvents"])
            _drop(page, frame)
    return work


def _find_map(page: Page) -> Frame:
    return next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def _drag(page: Page) -> None:
    """Takes the first pin and moves it a hundred times."""
    pin = page.frame_locator("iframe[title^=streamlit_folium]").locator(".launch-icon").first
    box = pin.bounding_box()
    assert box
    x, y = box["x"] + 18, box["y"] + 25
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(MOVES):
        page.mouse.move(x + step / 2, y + step / 6)


def _drop(page: Page, frame: Frame) -> None:
    page.mouse.up()
    frame.wait_for_function("() => rangeMap.handState.isStill()")


def _read_work(events: list[dict[str, Any]]) -> list[float]:
    """Milliseconds of the processor that scripts take from one painted frame to the next."""
    scripts = {"FireAnimationFrame", "EventDispatch"}
    thread = next(event["tid"] for event in events if event["name"] == "FireAnimationFrame")
    own = [event for event in events if event["tid"] == thread and "tdur" in event]
    work, end_us, has_drawn = [0.0], 0, False
    for event in sorted(own, key=lambda event: event["ts"]):
        if event["name"] == "Layerize" and has_drawn:
            work.append(0.0)
            has_drawn = False
        elif event["name"] in scripts and event["ts"] >= end_us:  # not one within another
            work[-1] += event["tdur"] / 1000
            end_us = event["ts"] + event["dur"]
            has_drawn |= event["name"] == "FireAnimationFrame"
    return work[:-1]


def median_ms(run: Callable[[], object], times: int) -> float:
    """The median time that something takes in Python, over so many runs."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return median(taken) * 1000
