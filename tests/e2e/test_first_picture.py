"""The first picture: at the live map's own places in every window; when it goes, when it stays."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import FREE, NARROW, PATIENCE_MS, WIDE, Opener, Student
from tests.e2e.hands import drag
from tests.e2e.test_screen import SIZES

QUERIES = {
    "Sumy": "",
    "three": "?at=50.91,34.80&at=48.5,35&at=51.5,31.3&range=300km",
    "border": "?from=border&range=190mi",
    "published": "?range=77km&show=airbases,published",
    "corner": "?at=45.2,47.9&range=400mi&wrong=1",  # as far as the map goes, and a line more
}
# Of the picture and of the live map, at the moment when the one takes the other's place: rings,
# pins and airfields by their middle, and the headline.
TAKEN = """() => {
    const remove = Element.prototype.remove;
    Element.prototype.remove = function () {
        if (this.id === "first") window.taken = measure(this);
        return remove.call(this);
    };
    const read = (page, selector, by) => [...page.querySelectorAll(selector)].map(part => {
        const {left, top, right, bottom} = part.getBoundingClientRect();
        return [left + by.left, top + by.top, right + by.left, bottom + by.top];
    });
    const none = {left: 0, top: 0};
    function measure(first) {
        const frame = document.querySelector("iframe[title^=streamlit_folium]");
        const [map, by] = [frame.contentDocument, frame.getBoundingClientRect()];
        return {
            rings: [read(first, ".first-ring path", none), read(map, "path.ring", by)],
            published: [read(first, ".first-published path", none),
                read(map, "path.published", by)],
            pins: [read(first, ".pin use", none), read(map, ".launch-icon svg path", by)],
            inside: [read(first, ".symbol.in use", none), read(map, ".airbase.in svg path", by)],
            words: [read(first, "h1, .first-sentence p:first-child", none), read(document,
                ".st-key-headline :is(h1, .st-key-sentence p)", none)],
            sees: map.querySelectorAll("#map_div .airbase").length,
        };
    }
}"""
HELD = "#first { animation-duration: 600s !important; }"  # its opening move does not end
HOLD = f"""() => addEventListener("DOMContentLoaded", () => {{
    document.head.append(Object.assign(document.createElement("style"), {{textContent: `{HELD}`}}));
}})"""


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_live_map_takes_its_place_to_two_pixels(
    new_student: Opener, size: dict[str, int], query: str
) -> None:
    student = new_student(size, reduced_motion="reduce")
    student.page.add_init_script(f"({TAKEN})()")
    student.open(query)
    expect(student.page.locator("#first")).to_have_count(0)
    taken: dict[str, Any] = student.page.evaluate("taken")
    assert taken.pop("sees") == 61
    for part, (first, live) in taken.items():
        assert len(first) == len(live), part
        for one in first:
            off = [max(abs(a - b) for a, b in zip(one, other, strict=True)) for other in live]
            assert min(off) <= 2, (part, one)
    assert len(taken["rings"][0]) > 0
    assert student.errors == []


def test_it_goes_once_its_move_has_ended_and_does_not_come_again(student: Student) -> None:
    student.page.goto(student.address)
    first = student.page.locator("#first")
    whole = first.evaluate("e => 1000 * parseFloat(getComputedStyle(e).animationDuration)")
    ends = """e => e.getAnimations({subtree: true}).filter(a => a.animationName !== "first-move")
        .map(a => [a.animationName, a.effect.getComputedTiming().endTime])"""
    moves = first.evaluate(ends)
    assert {name for name, _ in moves} == {"first-grow", "first-appear"}
    assert max(end for _, end in moves) <= whole <= 1500
    student.map.locator("#map_div[data-ready=true]").wait_for()
    expect(first).to_have_count(0)
    student.slide("Range", "ArrowRight", 3)
    student.rest()
    student.go_to("Sources")
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    student.go_to("Map")
    student.map.locator("#map_div[data-ready=true]").wait_for()
    assert first.count() == 0
    assert student.errors == []


def test_who_asks_for_less_motion_sees_none(new_student: Opener) -> None:
    student = new_student(reduced_motion="reduce")
    student.page.goto(student.address)
    moves = "document.getElementById('first').getAnimations({subtree: true}).length"
    assert student.page.evaluate(moves) == 0


def _open_held(student: Student) -> None:
    """Opens the map with a first picture that stays."""
    student.page.add_init_script(f"({HOLD})()")
    student.page.goto(f"{student.address}/{FREE}")
    student.map.locator("#map_div[data-ready=true] path.ring").wait_for(state="attached")


def test_a_hand_on_the_map_ends_it_at_once(student: Student) -> None:
    _open_held(student)
    first = student.page.locator("#first")
    expect(first).to_have_count(1)
    words = student.page.locator(".st-key-sentence p")
    sentence = words.inner_text()
    drag(student, 60, 20)
    expect(first).to_have_count(0)
    expect(words).not_to_have_text(sentence)
    assert student.errors == []


def test_it_goes_with_its_page(student: Student) -> None:
    _open_held(student)
    first = student.page.locator("#first")
    expect(first).to_have_count(1)
    student.page.evaluate("document.querySelector('a[href$=sources]').click()")
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    expect(first).to_have_count(0)
    student.page.goto(f"{student.address}/sources")
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    assert first.count() == 0


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1366x768", "390x844"])
def test_without_script_it_stays_below_a_word_of_why(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, java_script_enabled=False, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{address}/?range=300km")
    why = page.locator("noscript p").bounding_box()
    head = page.get_by_role("heading", name="Kursk and the 200-mile ring").bounding_box()
    assert why
    assert head
    assert why["y"] + why["height"] <= head["y"]
    expect(page.get_by_text("From Sumy, 300 km reaches")).to_be_in_viewport(ratio=1)
    ring = page.locator(".first-ring path").bounding_box()
    frame = page.locator(".first-frame").bounding_box()
    assert ring
    assert frame
    assert 0.4 < ring["width"] / min(frame["width"], frame["height"]) < 0.9
    assert frame["x"] < ring["x"] < ring["x"] + ring["width"] < frame["x"] + frame["width"]
    context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1366x768", "390x844"])
def test_where_the_websocket_is_blocked_it_stays_among_the_words_of_what_to_ask(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(f"{address}/?at=50.5,36&amp;range=100mi")
    words = page.get_by_role("alert", name="Connection")
    words.wait_for()
    expect(words.locator("#first")).to_contain_text("100 miles reaches")
    expect(words.locator(".first-ring path")).to_have_count(1)
    frame = words.locator(".first-frame").bounding_box()
    assert frame
    assert frame["width"] > 300
    assert frame["height"] > 300
    page.wait_for_timeout(1500)  # longer than it would take to go
    assert words.locator(".first-frame").is_visible()
    assert page.evaluate("document.querySelector('#atlas-connection').scrollWidth <= innerWidth")
    context.close()
