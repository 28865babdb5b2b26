"""Accessibility: axe on every page and theme, large targets, words for the map, narrow windows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.server import paths
from tests import axe
from tests.e2e.conftest import RESTS, WIDE, Opener, Student
from tests.server import serving

PAGES = [
    *paths.PAGES,
    "lessons?lesson=where-is-kursk&step=2",
    "article?claim=p5-200-miles",
    "article?claim=p5-200-miles&judge=1",
    "article?judged=-----------------------hi",
]
# Its file uploader; minor, and there on a bare page too.
STREAMLITS_OWN = {"presentation-role-conflict"}
SMALLEST = 24  # CSS px, WCAG 2.5.8
# What can be pressed and is smaller, by itself or by the label or track that takes its presses;
# words in a text may be.
SMALL = """(least) => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [role=button], [tabindex='0']"
)].filter((e) => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (style.display === "inline" || style.visibility === "hidden" || box.width < 2) return false;
    const by = [e, e.closest("label"), e.closest(".stSlider [role=group]")].filter(Boolean);
    const sizes = by.map((one) => one.getBoundingClientRect());
    return !sizes.some((size) => size.width >= least && size.height >= least);
  }).map((e) => e.outerHTML.slice(0, 120))"""
NO_WIDER = (
    "() => [document.documentElement, document.querySelector('.stMain')].every((e) => "
    "e.scrollWidth <= innerWidth)"
)
CUT = """() => [...document.querySelectorAll(
  ".stMain p, .stMain h1, .stMain h2, .stMain dd"
)].filter((e) => {
    const style = getComputedStyle(e);
    return style.overflow === "hidden" && e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0;
  }).map((e) => e.textContent.slice(0, 60))"""


def open_page(page: Page, address: str) -> None:
    """Opens a page and waits until all of it is there and at rest."""
    page.goto(address)
    page.locator(".st-key-footer [data-testid=stCaptionContainer]").nth(1).wait_for()
    page.wait_for_function(RESTS)
    if page.locator("iframe[title^=streamlit_folium]").count():
        page.frame_locator("iframe[title^=streamlit_folium]").locator(
            "#map_div[data-ready=true]"
        ).wait_for()
        page.wait_for_function("() => !document.querySelector('#first')")


def find_faults(page: Page) -> list[dict[str, Any]]:
    """What axe finds on a page and in its frames."""
    script = axe.SCRIPT.read_text(encoding="utf-8")
    for frame in page.frames:
        frame.evaluate(script)
    violations: list[dict[str, Any]] = page.evaluate(axe.RUN)["violations"]
    return violations


def describe(violations: list[dict[str, Any]]) -> list[str]:
    """Rule and place of each finding."""
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:90]}"
        for one in violations
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES, ids=lambda name: name or "map")
def test_axe_finds_nothing_of_ours_and_all_targets_are_large_enough(
    new_student: Opener, address: str, theme: str, name: str
) -> None:
    page = new_student(color_scheme=theme, reduced_motion="reduce").page
    open_page(page, f"{address}/{name}")
    for more in page.locator("summary").all()[:3]:
        more.click()
    ours = [violation for violation in find_faults(page) if violation["id"] not in STREAMLITS_OWN]
    assert describe(ours) == []
    small = [one for frame in page.frames for one in frame.evaluate(SMALL, SMALLEST)]
    assert small == []
    step = r"(?:Step \d of \d, [A-Z][A-Za-z ]+\?|[A-Z][A-Za-z ]+)"
    title = step if name.startswith("lessons") else r"(?:Claim \d+ of \d+, )?[\dA-Z][\dA-Za-z ]+"
    assert re.fullmatch(rf"{title} – Kursk and the 200-mile ring", page.title())
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("h1").count() == 1


def test_what_is_streamlits_own_is_on_a_bare_page_too_and_axe_can_find_something(
    browser: Browser,
) -> None:
    context = browser.new_context(viewport=WIDE)
    bare = context.new_page()
    with serving("tests/bench/apps/widgets.py") as address:
        bare.goto(address)
        bare.get_by_text("Small print").wait_for()
        rules = {violation["id"] for violation in find_faults(bare)}
        bare.evaluate("document.querySelector('main').append(new Image())")
        more = {violation["id"] for violation in find_faults(bare)} - rules
    context.close()
    assert rules >= STREAMLITS_OWN
    assert more == {"image-alt"}


def test_what_the_map_shows_is_said_once_when_it_has_come_to_rest_and_the_map_is_named(
    student: Student,
) -> None:
    student.open()
    expect(student.page.locator("iframe[title^=streamlit_folium]")).to_have_attribute(
        "aria-label", "Map"
    )
    said = student.page.locator(".spoken[role=status]")
    expect(said).to_have_text("")  # the first sentence is read with the page
    said.evaluate("""e => {
        window.said = [];
        const watch = new MutationObserver(() => window.said.push(e.textContent));
        watch.observe(e, { childList: true });
    }""")
    student.slide("Range, miles", "ArrowRight", 5)
    expect(said).to_contain_text("205 miles reaches")
    assert student.page.evaluate("window.said.length") == 1
    expect(student.map.locator("#map_div")).to_have_attribute("aria-label", re.compile("205 miles"))


@pytest.mark.parametrize("name", PAGES, ids=lambda name: name or "map")
def test_at_320_pixels_and_with_letters_of_twice_the_size_nothing_is_cut_off(
    new_student: Opener, address: str, name: str
) -> None:
    narrow = new_student({"width": 320, "height": 640}).page
    open_page(narrow, f"{address}/{name}")
    for large in (False, True):
        if large:
            narrow.set_viewport_size({"width": 1280, "height": 800})
            narrow.add_style_tag(content=":root { font-size: 200% !important; }")
        narrow.wait_for_function(NO_WIDER)  # a table takes its new width a moment later
        assert narrow.evaluate(CUT) == []


@pytest.mark.parametrize(
    ("asked", "least_ms", "most_ms"), [("no-preference", 300, 500), ("reduce", 0, 1)]
)
def test_a_part_opens_without_motion_for_who_asks_for_less(
    new_student: Opener, address: str, asked: str, least_ms: int, most_ms: int
) -> None:
    page = new_student(reduced_motion=asked).page
    open_page(page, f"{address}/article")
    page.evaluate("""() => {
        window.longest = -1;
        document.addEventListener("click", () => requestAnimationFrame(() => {
            const opened = document.querySelector("[data-testid=stExpander]");
            const times = opened.getAnimations({subtree: true})  // not those of what still loads
                .map((one) => one.effect.getTiming().duration);
            window.longest = Math.max(0, ...times);
        }));
    }""")
    page.locator("[data-testid=stExpander] summary").first.click()
    page.wait_for_function("() => longest >= 0")
    assert least_ms <= page.evaluate("longest") <= most_ms


def test_who_asks_for_less_motion_gets_none_and_a_printed_page_has_its_words(
    student: Student,
) -> None:
    student.page.emulate_media(reduced_motion="reduce")
    student.open()
    slowest = (
        "all => Math.max(...all.map((e) => parseFloat(getComputedStyle(e).transitionDuration)))"
    )
    assert student.page.locator("*").evaluate_all(slowest) <= 0.01
    student.page.emulate_media(media="print", color_scheme="dark")
    assert student.page.locator(".st-key-controls").is_hidden()
    assert student.page.locator(".st-key-sentence").is_visible()
    colours = (
        "e => [getComputedStyle(e).color, "
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor]"
    )
    text, paper = student.page.locator(".st-key-sentence p").evaluate(colours)
    assert paper == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", text)[:3])) < 120
