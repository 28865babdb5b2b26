"""How soon the map turns to a step of the story that a scroll calls, and how long it moves."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser

from tests.bench import stopwatch
from tests.bench.stopwatch import Subject

SCROLLS = (2, 3, 4, 6, 5, 2)  # to these steps: views near and far, lines and points
# Scrolls to a step; ms from there to the first frame on which the map is another, and to the last.
TURN = """async (number) => {
    const panel = document.querySelector("ol.story");
    const { map, rangeMap, document: inside } =
        document.querySelector("iframe[title^=streamlit_folium]").contentWindow;
    const look = () => {
        const { lat, lng } = map.getCenter();
        const rings = [...inside.querySelectorAll("path.ring, path[stroke-dasharray]")];
        const drawn = rings.map((ring) => ring.getAttribute("d").length);
        const flying = inside.querySelectorAll(".flying").length;
        return [lat, lng, map.getZoom(), flying, ...drawn].join();
    };
    let [seen, first, last] = [look(), 0, 0];
    const began = performance.now();
    panel.scrollTo({ top: panel.children[number - 1].offsetTop, behavior: "instant" });
    while (performance.now() - began < 2000) {
        await new Promise(requestAnimationFrame);
        const now = look();
        if (now !== seen) last = performance.now() - began;
        first ||= last;
        seen = now;
        if (last && !rangeMap.gestures.isStepAhead() && performance.now() - began - last > 300)
            break;
    }
    return [first, last];
}"""


def turns_ms(browser: Browser, address: str) -> tuple[float, float]:
    """Medians of several turns: from the scroll to the first changed frame, and to the last."""
    story = Subject("story", f"{address}/", stopwatch.RING)
    with stopwatch.open_page(browser, story) as page:
        page.wait_for_function("() => !document.querySelector('#first')")
        page.wait_for_timeout(1000)
        found = [page.evaluate(TURN, number) for number in SCROLLS]
    first, last = zip(*found, strict=True)
    return median(first), median(last)
