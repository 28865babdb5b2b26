"""The story in the file without a server or a network: each step's address, map, words and turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata import addresses, links, scenario, scene
from geodata.analysis import wording
from geodata.exports import living_file
from geodata.facts import glossary
from geodata.lessons import marking
from geodata.lessons.parts import MapQuestion, Step
from geodata.lessons.story import find_step, story
from geodata.scenario import DEFAULT, Scenario
from geodata.scene import footnotes, map_in_words
from tests import axe
from tests.e2e.conftest import NARROW, PATIENCE_MS
from tests.e2e.test_screen import CHROMEBOOK

STEPS = "ol.story > li"
OPEN = "ol.story > li[aria-current=step]"
WAYS = ".story-ways [data-step='{}']"
LAST = len(story())
RESTS = """() => !document.querySelector(".flying") && rangeMap.handState.isStill() &&
    !rangeMap.gestures.any() && !rangeMap.gestures.isStepAhead()"""
TURNS = [(number, step) for number, step in enumerate(story(), 1) if step.question]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with everything, on a stick."""
    file = tmp_path_factory.mktemp("stick") / "site.html"
    file.write_bytes(living_file.write_site("https://map.example", date(2026, 11, 28)))
    return file


Opener = Callable[..., Page]


@pytest.fixture
def new_reader(browser: Browser, site: Path) -> Iterator[Opener]:
    """Opens the file in a window that reaches no network; nothing may go wrong in it."""
    wrong: list[str] = []
    contexts = []

    def build(size: dict[str, int] = CHROMEBOOK, fragment: str = "", **more: Any) -> Page:
        context = browser.new_context(viewport=size, offline=True, **more)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("request", lambda one: one.url.startswith("http") and wrong.append(one.url))
        page.goto(f"{site.as_uri()}{fragment}")
        page.locator("#map_div[data-ready=true] path.ring").first.wait_for(state="attached")
        page.wait_for_function(RESTS)
        return page

    yield build
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(params=[CHROMEBOOK, NARROW], ids=["1366x625", "390x844"])
def reader(request: pytest.FixtureRequest, new_reader: Opener) -> Page:
    """A window with the story, as a bare address opens it."""
    page = new_reader(request.param)
    expect(page.locator(OPEN)).to_have_attribute("data-step", "1")
    return page


def of_address(page: Page) -> Scenario:
    """The scenario that the address's fragment holds."""
    query = parse_qs(urlparse(page.url).fragment, keep_blank_values=True)
    return scenario.from_query({key: query[key] for key in query if key != "story"})


def number_of(page: Page) -> int:
    """The step that is open."""
    return int(page.locator(OPEN).get_attribute("data-step") or 0)


def expect_step(page: Page, number: int) -> Step:
    """Waits until panel, address, map and words are those of a step; returns it."""
    step = story()[number - 1]
    expect(page.locator(OPEN)).to_have_attribute("data-step", str(number))
    page.wait_for_url(lambda address: f"story={number}" in urlparse(address).fragment)
    page.wait_for_function(RESTS)
    assert of_address(page) == step.map
    expect_words(page, step.map)
    expect(page.locator(STEPS).nth(number - 1).locator("h2")).to_be_in_viewport()
    return step


def expect_words(page: Page, now: Scenario) -> None:
    """Waits until the page says of a map what the site says of it."""
    picture = scene.build(now)
    said = page.locator(".st-key-sentence p").first
    expect(said).to_have_text(picture.sentence)
    expect(page.locator(".notes p")).to_have_text(list(footnotes.notes(picture)))
    told = [words for part in map_in_words.lines(picture) for words in part]
    assert page.locator("dl.words > *").all_text_contents() == told


def set_map(page: Page, step: Step, wanted: Scenario) -> None:
    """Sets what a step's turn needs by the controls beside it."""
    assert isinstance(step.question, MapQuestion)
    for need in step.question.needs:
        if need == "points":
            page.locator("#lat").fill(str(round(wanted.points[0].lat, 2)))
            page.locator("#lon").fill(str(round(wanted.points[0].lon, 2)))
        elif need == "range":
            page.locator(f"[name=unit][value={wanted.range_unit}]").check(force=True)
            page.locator("#range").fill(str(round(wanted.range_value)))
        else:
            page.locator(f"[name=start][value={wanted.start}]").check(force=True)
    page.wait_for_function(RESTS)


def answer(step: Step, now: Scenario) -> str:
    """What the site's map says to a hand at a step, by story_panel.answer()'s rule."""
    assert isinstance(step.question, MapQuestion)
    mark = marking.mark(step.question, links.query(now))
    return f"{'✔' if mark.state == marking.RIGHT else '…'} {mark.words}"


def test_the_buttons_lead_through_all_steps_and_back(reader: Page) -> None:
    assert "#" not in reader.url  # a bare address stays bare
    expect(reader.locator(WAYS.format("back"))).to_be_disabled()
    for number in range(2, LAST + 1):
        reader.locator(WAYS.format("next")).click()
        expect_step(reader, number)
    expect(reader.locator(WAYS.format("next"))).to_be_disabled()
    reader.locator(WAYS.format("back")).click()
    expect_step(reader, LAST - 1)
    reader.locator(WAYS.format(3)).click()
    expect_step(reader, 3)
    reader.reload()
    expect_step(reader, 3)


def test_keys_lead_through_the_steps_and_leave_sliders_alone(reader: Page) -> None:
    reader.locator("ol.story").focus()
    for key, number in (("ArrowDown", 2), ("ArrowRight", 3), ("ArrowUp", 2), ("End", LAST)):
        reader.keyboard.press(key)
        expect_step(reader, number)
    where = f"Step {LAST} of {LAST}: {story()[-1].title}"
    expect(reader.locator(".story-where")).to_have_text(where)
    reader.keyboard.press("Home")
    reader.keyboard.press("ArrowDown")
    step = expect_step(reader, 2)
    reader.locator("#range").press("ArrowRight")
    reader.wait_for_url(lambda address: "range=201mi" in address)
    assert number_of(reader) == 2
    assert of_address(reader).points == step.map.points


def test_the_wheel_leads_from_step_to_step(new_reader: Opener) -> None:
    page = new_reader()
    page.locator("ol.story").hover()
    for _ in range(60):
        if number_of(page) == 4:
            break
        page.mouse.wheel(0, 60)
        page.wait_for_timeout(60)
    expect_step(page, 4)


@pytest.mark.parametrize(("number", "step"), TURNS, ids=[str(number) for number, _ in TURNS])
def test_a_turn_is_answered_in_the_sites_words(new_reader: Opener, number: int, step: Step) -> None:
    page = new_reader(fragment=f"#story={number}")
    expect_step(page, number)
    said = page.locator(".st-key-turn")
    expect(said).to_have_text("")
    assert isinstance(step.question, MapQuestion)
    set_map(page, step, step.question.example)
    page.wait_for_function("() => document.querySelector('.st-key-turn').textContent")
    expect(said).to_have_text(answer(step, of_address(page)))
    expect(said.locator(".mark.right")).to_be_visible()
    page.locator("#undo").click()
    while of_address(page) != step.map:
        page.locator("#undo").click()
        page.wait_for_function(RESTS)
    expect(said).to_have_text("")
    if step.question.needs == ("start",):
        return  # it has one other value, which is right
    need = step.question.needs[0]
    page.locator({"points": "#lat", "range": "#range"}[need]).press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.st-key-turn').textContent")
    now = of_address(page)
    assert now != step.map
    expect(said).to_have_text(answer(step, now))
    assert number_of(page) == number
    page.locator(WAYS.format("next")).click()
    expect(said).to_have_text("")


def test_the_map_is_left_free_and_the_story_is_taken_up_where_it_was(new_reader: Opener) -> None:
    page = new_reader(fragment="#at=50.00,36.20&range=100km")
    free, read = (page.locator(f"[name=reading][value={way}]") for way in ("free", "story"))
    expect(free).to_be_checked()
    expect(page.locator("ol.story")).to_have_count(0)
    expect(page.locator("#town")).to_be_visible()
    own = of_address(page)
    read.check(force=True)
    expect_step(page, 1)
    expect(page.locator("#town")).to_be_hidden()
    for number in (2, 3):
        page.locator(WAYS.format("next")).click()
        expect_step(page, number)
    free.check(force=True)
    expect(page.locator("ol.story")).to_have_count(0)
    page.wait_for_url(lambda address: "story" not in address)
    assert of_address(page) == story()[2].map
    read.check(force=True)
    expect_step(page, 3)
    page.locator("#undo").click()
    page.wait_for_function(RESTS)
    assert of_address(page) == own


def test_an_address_with_a_step_and_a_map_opens_both_and_one_that_is_not_is_named(
    new_reader: Opener,
) -> None:
    page = new_reader(fragment="#story=4&at=50.00,36.20")
    expect(page.locator(OPEN)).to_have_attribute("data-step", "4")
    assert of_address(page).points == (scenario.Point(lon=36.2, lat=50.0),)
    page = new_reader(fragment="#story=99")
    expect(page.locator(OPEN)).to_have_attribute("data-step", "1")
    assert of_address(page) == DEFAULT
    line = f"story=“99” is not a step of the story: it takes 1 to {LAST}."
    expect(page.locator("#ignored")).to_have_text(line)


def test_back_leads_from_step_to_step(new_reader: Opener) -> None:
    page = new_reader()
    for number in (2, 3):
        page.locator(WAYS.format("next")).click()
        expect_step(page, number)
        page.wait_for_timeout(1500)  # each is an entry of its own, unless it comes within a second
    page.go_back()
    expect_step(page, 2)
    page.go_back()
    expect(page.locator(OPEN)).to_have_attribute("data-step", "1")


def test_a_term_tells_its_meaning_to_pointer_and_keyboard(new_reader: Opener) -> None:
    page = new_reader()
    term, box = page.locator("ol.story .term").first, page.locator("#meaning")
    meanings = {one.meaning for one in glossary.terms().values()}
    for open_it in (term.hover, term.focus):
        open_it()
        expect(box).to_be_visible()
        assert box.inner_text() in meanings
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        page.mouse.move(5, 5)
    assert re.fullmatch(r"rgb\(.+\)", box.evaluate("(box) => box.style.background"))


def test_words_follow_the_hand_and_are_said_at_rest(new_reader: Opener) -> None:
    page = new_reader(fragment="#at=50.91,34.80")
    page.locator("#range").press("ArrowRight")
    page.wait_for_function(RESTS)
    now = of_address(page)
    assert now.range_value == 201
    expect_words(page, now)
    heard = page.locator("body > .spoken[role=status]")
    expect(heard).to_have_text(wording.sentence(now))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [CHROMEBOOK, NARROW], ids=["1366x625", "390x844"])
def test_a_step_with_its_answer_puts_up_no_barrier(
    new_reader: Opener, size: dict[str, int], scheme: str
) -> None:
    page = new_reader(size, "#story=4", color_scheme=scheme, bypass_csp=True)  # for axe's script
    page.locator("#lon").fill("33.5")
    expect(page.locator(".st-key-turn .mark.right")).to_be_visible()
    page.evaluate(axe.SCRIPT.read_text(encoding="utf-8"))
    assert page.evaluate(axe.RUN)["violations"] == []


HOSTILE = (
    "story=0004", "story=0041", "story=٤", "story=３", "story=-1", "story=+2", "story=2.0",
    "story=1e1", "story=", "story", "story=2&story=3", "STORY=3", "amp;story=3", "story=10",
    "story=3;at=50.00,36.20", "story=11", "story=%3Cb%3E&story=<img src=x onerror=alert(1)>",
    "story=%00", "story=constructor", "__proto__=3&story=5", "__proto__=3&story=0",
    "story=99999999999999999999", f"story={'9' * 300}",
)  # fmt: skip


def test_any_address_opens_the_step_that_the_server_would_open_and_names_what_it_cannot(
    new_reader: Opener,
) -> None:
    page = new_reader()
    for asked in HOSTILE:
        page.evaluate("(to) => { location.hash = 'at=51.00,35.00'; location.hash = to; }", asked)
        page.wait_for_function(RESTS)
        query = addresses.clean(parse_qs(asked, keep_blank_values=True))
        problems: list[str] = []
        number = find_step(query, problems)
        has_map = any(key in addresses.MAP for key in query)
        now = (
            story()[number - 1].map
            if number and not has_map
            else scenario.from_query(
                {key: query[key] for key in query if key not in addresses.BESIDE}
            )
        )
        opened = str(number or int(not has_map))
        expect(page.locator(".story-open")).to_have_attribute("data-step", opened)
        lines = page.locator("#ignored p").all_text_contents()
        assert lines == [*now.ignored, *problems], asked
        assert of_address(page) == now


def test_start_over_leads_to_the_first_step_with_its_view(new_reader: Opener) -> None:
    page = new_reader(fragment="#story=7")
    seen = page.locator("path.ring").first
    before = page.locator("#map_div").evaluate("() => rangeMap.handState.answer().sight.key")
    page.locator("#reset").click()
    expect_step(page, 1)
    assert page.evaluate("() => rangeMap.handState.answer().sight.key") == "story 1 again 1"
    assert before == "story 7"
    expect(seen).to_be_attached()
    page.locator("#undo").click()
    page.wait_for_function(RESTS)
    assert of_address(page) == story()[6].map
