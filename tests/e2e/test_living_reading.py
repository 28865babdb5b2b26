"""What the whole file has to read: the pages that its lessons name, while map and lesson wait."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata import facts
from geodata.analysis import day_bar
from geodata.distortion import sentences, wrong_rings
from geodata.exports import living_file
from geodata.lessons.reading import lessons
from pages.server import paths
from tests import axe
from tests.e2e.conftest import NARROW, PATIENCE_MS
from tests.e2e.test_screen import CHROMEBOOK

NAMED = re.compile(r"“([A-Z][a-z’' ]+)”")
STEPS = [
    (lesson.id, number, name)
    for lesson in lessons().values()
    for number, step in enumerate(lesson.steps, 1)
    for name in NAMED.findall(step.text)
    if name in {*paths.PAGES.values(), "Projection", "The article"}
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with everything, on a stick."""
    file = tmp_path_factory.mktemp("stick") / "site.html"
    file.write_bytes(living_file.write_site("", date(2026, 11, 28)))
    return file


@pytest.fixture(params=[CHROMEBOOK, NARROW], ids=["1366x625", "390x844"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Page]:
    """A window that reaches no network, with a lesson's step."""
    # bypass_csp: for axe's own script
    context = browser.new_context(viewport=request.param, offline=True, bypass_csp=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{site.as_uri()}#lesson=not-a-circle&step=1")
    page.locator("#map_div[data-ready=true]").wait_for(state="attached")
    yield page
    context.close()
    assert wrong == []


def test_every_page_that_a_lesson_names_is_one_of_the_site_and_of_the_file(site: Path) -> None:
    assert len(STEPS) >= 5
    ways = re.findall(r'data-way="\w+">([^<]+)<', site.read_text(encoding="utf-8"))
    for where in STEPS:
        assert where[2] in paths.PAGES.values(), where
        assert where[2] in ways, where


def test_they_are_read_while_the_lesson_waits_and_the_map_comes_with_its_story(page: Page) -> None:
    address = page.url
    press = page.locator(".bar").get_by_role("button")
    press.filter(has_text="Check the article").click()
    expect(page.locator(".reading .claim:visible")).to_have_count(len(facts.claims()))
    press.filter(has_text="Timeline").click()
    days = [day for day in day_bar.list_days() if day_bar.find_events(day)]
    expect(page.locator(".reading:visible h2")).to_have_count(len(days))
    press.filter(has_text="Why not a circle").click()
    expect(page.locator(".reading:visible figure img")).to_have_count(3)
    rows = page.locator(".reading:visible tbody tr")
    expect(rows).to_have_count(len(wrong_rings.WAYS))
    expect(page.locator(".reading:visible thead th")).to_have_text(list(sentences.WRONG_RINGS))
    press.filter(has_text="Lessons").click()
    expect(page.locator("#step-title")).to_be_visible()
    assert page.url.partition("#")[2].endswith(address.partition("#")[2].split("&")[-1])
    press.filter(has_text="Map").click()
    expect(page.locator("ol.story > li").first).to_be_visible()


def test_a_claims_map_opens(page: Page) -> None:
    page.locator(".bar").get_by_role("button", name="Check the article").click()
    claim = next(one for one in facts.claims() if one.map)
    heading = page.get_by_role("heading", name=claim.claim, exact=True)
    page.locator(".claim").filter(has=heading).get_by_role("link", name="Its map").click()
    expect(page.locator("#map_div")).to_be_in_viewport()
    expect(page.locator(".reading:visible")).to_have_count(0)


def test_what_is_to_be_read_has_no_fault_that_axe_finds(page: Page) -> None:
    page.evaluate(axe.SCRIPT.read_text(encoding="utf-8"))
    for name in ("Check the article", "Timeline", "Why not a circle"):
        page.locator(".bar").get_by_role("button", name=name).click()
        assert page.evaluate(axe.RUN)["violations"] == [], name
