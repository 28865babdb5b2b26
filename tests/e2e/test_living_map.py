"""One map as a file, without a server or a network: by mouse, finger and keys it says and draws
what the site does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata import addresses, scene
from geodata.analysis import findings, wording
from geodata.exports import living_file
from geodata.scenario import DEFAULT, LAYERS, Point, Scenario, from_query
from geodata.scene import citing, footnotes, map_in_words
from geodata.scene.looks import LOOKS
from tests import poppler
from tests.e2e.conftest import NARROW, PATIENCE_MS
from tests.e2e.test_screen import CHROMEBOOK
from tests.unit.hostile import TEXTS

SITE, DAY = "https://maps.example", date(2026, 11, 28)
STILL = "() => rangeMap.handState?.isStill() && !rangeMap.gestures.any()"
SEA = "getComputedStyle(document.querySelector('#map_div')).getPropertyValue('--sea-fill')"
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the first map, on a stick."""
    where = tmp_path_factory.mktemp("stick") / "map.html"
    where.write_bytes(living_file.write_map(scene.build(DEFAULT), SITE, DAY))
    return where


@pytest.fixture
def new_reader(browser: Browser, file: Path) -> Iterator[Opener]:
    """Opens the file in a window that reaches no network; nothing may be asked for or go wrong."""
    wrong: list[str] = []
    contexts = []

    def build(fragment: str = "", **options: object) -> Page:
        options = {"viewport": CHROMEBOOK, "offline": True} | options
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("request", lambda one: one.url.startswith("http") and wrong.append(one.url))
        page.goto(f"{file.as_uri()}{fragment}")
        page.locator("#map_div[data-ready=true]").wait_for()
        return page

    yield build
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def page(new_reader: Opener) -> Page:
    """A window with the file's own map."""
    return new_reader()


def of_address(page: Page) -> Scenario:
    """The scenario that the address's fragment holds; a bare one opens the map that was saved."""
    return from_query(parse_qs(page.url.partition("#")[2]))


def agree(page: Page, *points: Point) -> Scenario:
    """Waits until address, words and map agree, and on these points if any are given."""
    page.wait_for_function(STILL)
    if points:
        page.wait_for_function(
            "at => at === String(rangeMap.desk.now().points)",
            arg=_write(points),
        )
    now = of_address(page)
    picture = scene.build(now)
    expect(page.locator(".st-key-sentence p")).to_have_text(picture.sentence)
    expect(page.locator(".notes > p")).to_have_text(list(footnotes.notes(picture)))
    table = page.locator("#points-alone tbody td")
    expect(table).to_have_text([str(cell) for row in wording.table(now) for cell in row])
    expect(page.locator("#footnotes li")).to_have_text([one.text for one in footnotes.of(picture)])
    assert page.locator("dl.words > *").all_inner_texts() == [] or page.evaluate(
        "[...document.querySelectorAll('dl.words > *')].map(one => one.textContent)"
    ) == [words for part in map_in_words.lines(picture) for words in part]
    expect(page).to_have_title(f"{wording.title(now)} – {citing.SITE}")
    rings = len(now.points) if now.start == "points" else 1
    expect(page.locator("#map_div path.ring")).to_have_count(rings)
    if picture.shows("airbases"):
        states = [row.state for row in findings.of(now)]
        for state in ("in", "edge", "out"):
            expect(page.locator(f"#map_div .airbase.{state}")).to_have_count(states.count(state))
    return now


def _write(points: tuple[Point, ...]) -> str:
    """Points as the browser writes a list of them."""
    return ",".join(f"{value:g}" for point in points for value in (point.lat, point.lon))


def tip(page: Page, index: int = 0) -> tuple[float, float]:
    """Where a pin can be taken."""
    box = page.locator(".launch-icon svg").nth(index).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + 5


def drag(page: Page, right: float, down: float) -> None:
    x, y = tip(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=6)
    page.mouse.up()


@pytest.mark.parametrize(
    "query",
    [
        "at=50,34&at=51,36",
        "at=50,34&at=51,36&show=airbases,published&range=190mi",
        "from=border&range=87.5mi",
        "from=held&show=airbases,published&range=300km",
        "at=50.91,34.80&day=2024-08-29&range=77km",
        "show=none&range=160nmi",
    ],
)
def test_an_address_opens_its_map(new_reader: Opener, query: str) -> None:
    page = new_reader(f"#{query}")
    assert agree(page) == from_query(parse_qs(query))
    picture = scene.build(from_query(parse_qs(query)))
    drawn = page.locator("#map_div path.published")
    expect(drawn).to_have_count(len(picture.shapes("published")))


def test_a_hand_drags_undoes_redoes_and_places_a_point(page: Page) -> None:
    drag(page, 90, 30)
    dragged = agree(page)
    assert dragged.points[0].lon > 35.5
    page.keyboard.press("Control+z")
    assert agree(page, *DEFAULT.points) == DEFAULT
    page.get_by_role("button", name="Redo").click()
    assert agree(page, *dragged.points) == dragged
    before = page.url
    page.get_by_role("button", name="Place: put the launch point with a click").click()
    page.mouse.click(400, 420)
    page.wait_for_url(lambda address: address != before)
    placed = agree(page)
    assert placed.points != dragged.points
    page.go_back()
    assert agree(page, *dragged.points) == dragged
    page.go_forward()
    assert agree(page, *placed.points) == placed
    page.get_by_role("button", name="Start over").click()
    assert agree(page, *DEFAULT.points) == DEFAULT


def test_everything_goes_by_keys(page: Page) -> None:
    page.locator(".launch-icon").focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    east = agree(page)
    assert east.points[0].lon > 35.4
    page.get_by_role("slider", name="Latitude").press("ArrowUp")
    north = agree(page)
    assert north.points[0].lat == round(round(east.points[0].lat, 2) + 0.01, 2)
    page.get_by_role("slider", name="Range").press("ArrowLeft")
    assert agree(page).range_value == 199
    page.get_by_role("radio", name="km", exact=True).focus()
    page.keyboard.press("Space")
    assert agree(page).range_unit == "km"
    page.get_by_role("button", name="300 km", exact=True).press("Enter")
    assert agree(page).range_value == 300
    page.get_by_role("radio", name="My points").focus()
    page.keyboard.press("ArrowRight")
    assert agree(page).start == "border"
    page.keyboard.press("ArrowRight")
    assert agree(page).start == "held"
    page.get_by_role("slider", name="Range").press("PageUp")
    assert agree(page).range_value > 300
    page.get_by_role("checkbox", name="ATACMS ranges").press("Space")
    assert "published" in agree(page).show
    page.get_by_text("Another day of the timeline").press("Enter")
    page.get_by_role("slider", name="Day").press("ArrowLeft")
    assert agree(page).day == "2024-11-17"
    page.get_by_role("button", name="Later event").press("Enter")
    assert agree(page).day == DEFAULT.day


def test_six_points_are_added_chosen_moved_and_taken_away(page: Page) -> None:
    add = page.get_by_role("button", name="Add a point")
    for count in range(2, 7):
        add.click()
        assert len(agree(page).points) == count
    expect(add).to_be_disabled()
    page.get_by_role("radio", name="2", exact=True).check()
    page.get_by_role("combobox", name="Town of the launch point").select_option("Odesa")
    assert wording.place_name(agree(page).points[1]) == "Odesa"
    page.get_by_role("button", name="Up", exact=True).click()
    assert wording.place_name(agree(page).points[0]) == "Odesa"
    page.get_by_role("button", name="Remove").click()
    assert len(agree(page).points) == 5


def test_a_place_is_typed_and_what_is_none_is_named(page: Page) -> None:
    field = page.get_by_role("combobox", name="Type a town or coordinates")
    for typed, at in (("moscow", Point(37.62, 55.75)), ("50.91, 34.80", DEFAULT.points[0])):
        field.fill(typed)
        field.press("Enter")
        agree(page, at)
        expect(field).to_have_value("")
    field.fill("nowhere <b>")
    field.press("Enter")
    expect(page.locator("#refusal")).to_contain_text("“nowhere <b>” is not a town")
    expect(field).to_have_value("nowhere <b>")
    field.fill("10, 10")
    field.press("Enter")
    expect(page.locator("#refusal")).to_contain_text("“10,10” is outside this map")
    assert agree(page) == DEFAULT


def test_the_point_walks_the_border_and_plays_along_it(page: Page) -> None:
    page.get_by_text("Move it along the border").click()
    page.get_by_role("slider", name="Along the border").press("End")
    agree(page)
    page.get_by_role("slider", name="Along the border").press("Home")
    first = agree(page)
    page.get_by_role("button", name="Play: let the launch point glide along the border").click()
    page.wait_for_timeout(800)
    page.get_by_role("button", name="Pause").click()
    played = agree(page)
    assert played.points != first.points
    page.get_by_role("button", name="Undo").click()
    assert agree(page, *first.points) == first


def test_it_measures(page: Page) -> None:
    page.get_by_role("button", name="Measure a distance").click()
    page.mouse.click(300, 300)
    page.mouse.click(600, 400)
    expect(page.locator(".hint")).to_contain_text(re.compile(r"miles \(.*initial bearing"))


def test_it_measures_plays_and_places_by_keys_alone(page: Page) -> None:
    measured = re.compile(r"miles \(.*initial bearing")
    page.get_by_role("button", name="Measure a distance").press("Enter")
    page.keyboard.press("Enter")  # the map's middle, with the focus on the map
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)  # Leaflet pans
    page.keyboard.press("Enter")
    expect(page.locator(".hint")).to_contain_text(measured)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Play: let the launch point glide").press("Enter")
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Pause").press("Enter")
    played = agree(page)
    assert played.points != DEFAULT.points
    page.get_by_role("button", name="Place: put the launch point").press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "at => at !== String(rangeMap.desk.now().points)", arg=_write(played.points)
    )
    agree(page)


def test_a_finger_measures_plays_and_places(new_reader: Opener) -> None:
    page = new_reader(viewport=NARROW, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Measure a distance").tap()
    for x, y in ((150, 250), (260, 330)):
        page.touchscreen.tap(x, y)
    expect(page.locator(".hint")).to_contain_text(re.compile(r"miles \(.*initial bearing"))
    page.get_by_role("button", name="Play: let the launch point glide").tap()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Pause").tap()
    played = agree(page)
    assert played.points != DEFAULT.points
    page.get_by_role("button", name="Place: put the launch point").tap()
    page.touchscreen.tap(200, 300)
    page.wait_for_function(
        "at => at !== String(rangeMap.desk.now().points)", arg=_write(played.points)
    )
    agree(page)
    page.get_by_role("button", name="Undo").tap()
    assert agree(page, *played.points) == played


def test_a_finger_takes_the_pin_and_scrolls_the_page(new_reader: Opener) -> None:
    page = new_reader(viewport=NARROW, has_touch=True, is_mobile=True)
    cdp = page.context.new_cdp_session(page)

    def swipe(x: float, y: float, right: float, down: float) -> None:
        for kind, share in (("touchStart", 0.0), ("touchMove", 0.5), ("touchMove", 1.0)):
            places = [{"x": x + right * share, "y": y + down * share}]
            cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
        cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(*tip(page), 40, 0)
    moved = agree(page)
    assert moved.points[0].lon > 35
    swipe(195, 300, 0, -200)
    page.wait_for_function("() => scrollY > 100")
    expect(page.locator("#map_div")).to_be_in_viewport()
    assert agree(page) == moved


@pytest.mark.parametrize("text", [text for text in TEXTS if text.isprintable()])
def test_what_an_address_cannot_mean_is_said_and_nothing_runs(
    new_reader: Opener, text: str
) -> None:
    query = urlencode({"at": text, "range": text, "day": text, text[:20] or "x": "1"})
    page = new_reader(f"#{query}")
    page.wait_for_function(STILL)
    parts = addresses.clean(parse_qs(query, keep_blank_values=True))
    own = {key: values for key, values in parts.items() if key not in addresses.BESIDE}
    told = page.evaluate("[...document.querySelectorAll('#ignored p')].map(one => one.textContent)")
    assert told == list(from_query(own).ignored)
    assert page.evaluate("typeof pwned") == "undefined"
    assert agree(page) == from_query(own)


def test_its_link_is_the_sites_and_its_citations_follow_the_map(new_reader: Opener) -> None:
    page = new_reader("#at=49.98,36.25&range=300km", permissions=["clipboard-write"])
    now = agree(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#told")).to_have_text("The link is copied.")
    told = citing.citations(scene.build(now), SITE, DAY)
    expect(page.locator("#citations li")).to_have_text(
        [f"{style}: {words}" for style, words in told.items()]
    )


def test_every_layer_can_be_hidden_and_shown(page: Page) -> None:
    for name in LAYERS:
        box = page.locator(f"input[name=show][value={name}]")
        box.press("Space")
        assert (name in agree(page).show) == box.is_checked()


def test_it_is_printed_whole_on_white_paper(new_reader: Opener, tmp_path: Path) -> None:
    page = new_reader(color_scheme="dark")
    assert page.evaluate(SEA) == LOOKS["dark"]["sea"].fill
    drag(page, 60, 20)
    now = agree(page)
    sheet = tmp_path / "sheet.pdf"
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(SEA) == LOOKS["light"]["sea"].fill
    page.emulate_media(media="print")
    frame = page.locator(".map-frame").bounding_box()
    shown, ring = page.locator("#map_div").bounding_box(), page.locator("path.ring").bounding_box()
    assert frame
    assert shown
    assert ring
    assert frame["width"] < 700  # A4 and US Letter without their margins
    assert frame["x"] < shown["x"] < ring["x"]  # the key, whole, beside the map
    assert ring["x"] + ring["width"] < shown["x"] + shown["width"]
    assert ring["y"] + ring["height"] < shown["y"] + shown["height"]
    assert shown["x"] + shown["width"] <= frame["x"] + frame["width"]
    page.pdf(path=sheet, format="A4")
    printed = " ".join(poppler.run("pdftotext", sheet, "-raw").split())
    assert wording.sentence(now) in printed
    assert "Start over" not in printed
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate(SEA) == LOOKS["dark"]["sea"].fill
    assert agree(page) == now


def test_without_script_the_saved_map_is_there_in_words(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator(".st-key-sentence p")).to_have_text(wording.sentence(DEFAULT))
    expect(page.locator("#fields tbody tr")).to_have_count(len(findings.of(DEFAULT)))
    context.close()
