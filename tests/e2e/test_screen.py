"""The screen around the map in windows of six sizes: what is in sight, what covers what."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NARROW, Opener, Student
from tests.e2e.hands import drag

CHROMEBOOK = {"width": 1366, "height": 625}  # what it leaves of 1366x768
SIZES = {
    "1366x625": CHROMEBOOK,
    "390x844": NARROW,
    "844x390": {"width": 844, "height": 390},
    "768x1024": {"width": 768, "height": 1024},
    "1920x1080": {"width": 1920, "height": 1080},
    "150 per cent": {"width": 911, "height": 417},  # of the Chromebook's
}
SHARE = 0.6  # of a Chromebook's width that the map takes at least
LEAST = 0.55  # of a window's where it stands beside the controls
ALONE = ("390x844", "768x1024")  # the map over the controls
# In px of the window: the map's frame; in px of that frame: pins, Kursk Oblast, what lies over it.
PARTS = """() => {
    const box = ({left, top, right, bottom}) => [left, top, right, bottom];
    const find = (selector) => [...document.querySelectorAll(selector)]
        .map((one) => box(one.getBoundingClientRect())).filter(([l, t, r, b]) => r > l && b > t);
    return {
        pins: find(".launch-icon svg path"),
        about: find("#map_div > .leaflet-map-pane path.kursk"),
        tools: find(".leaflet-bar, .key > summary, .inset, .leaflet-control-scale:not(.inset *), "
            + ".leaflet-control-attribution, .aside"),
        words: find(".leaflet-tooltip"),
        frame: [0, 0, innerWidth, innerHeight],
    };
}"""
CENTRE = "() => { const {lat, lng} = map.getCenter(); return [lat, lng, map.getZoom()]; }"
SEES = "() => map.getBounds().contains(rangeMap.liveRings.bounds())"
STILL = "() => !document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')"
SCROLLED = "() => Math.round(document.querySelector('.stMain').scrollTop)"
# At each painted frame: what the sentence says of Russia's airfields, and what the map shows.
COUNT = """() => {
    const { contentDocument: map } = document.querySelector("iframe[title^=streamlit_folium]");
    window.counted = new Set();
    const look = () => {
        const said = document.querySelector(".st-key-sentence p").textContent.match(/ (\\d+) of/);
        const shown = map.querySelectorAll(".airbase.in:not(.lesser)").length;
        window.counted.add(`${said[1]} ${shown}`);
        requestAnimationFrame(look);
    };
    look();
}"""
Boxes = list[list[float]]


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes of left, top, right and bottom have more than an edge in common."""
    return one[0] < other[2] - 1 and other[0] < one[2] - 1 and (
        one[1] < other[3] - 1 and other[1] < one[3] - 1
    )  # fmt: skip


def covered(under: Boxes, over: Boxes) -> Boxes:
    """Those that something lies over."""
    return [box for box in under if any(overlap(box, other) for other in over)]


def within(box: list[float], frame: list[float]) -> bool:
    """Whether a box lies in a frame."""
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


@pytest.mark.parametrize("name", SIZES)
def test_what_a_student_needs_first_is_in_sight_and_nothing_covers_it(
    new_student: Opener, name: str
) -> None:
    size = SIZES[name]
    student = new_student(size).open()
    page = student.page
    for part in (
        page.locator(".st-key-sentence p"),
        page.get_by_role("combobox", name="Launch point"),
        *(page.locator(f".st-key-{slider}") for slider in ("lat", "lon", "range_mi")),
    ):
        expect(part).to_be_in_viewport(ratio=1)
    if name not in ("390x844", "844x390", "150 per cent"):
        for part in ("preset", "show", "work")[: 2 if name in ALONE else 3]:
            expect(page.locator(f".st-key-{part}")).to_be_in_viewport(ratio=1)
    box = page.locator("iframe[title^=streamlit_folium]").bounding_box()
    assert box
    share = 0.9 if name in ALONE else SHARE if size["width"] >= CHROMEBOOK["width"] else LEAST
    assert box["width"] >= share * size["width"]
    assert box["y"] + box["height"] <= size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    expect(student.map.locator(".key")).to_have_js_property("open", name == "1920x1080")
    parts = student.frame().evaluate(PARTS)
    assert len(parts["pins"]) == len(parts["about"]) == 1
    assert covered([*parts["pins"], *parts["about"]], parts["tools"]) == []
    for box in (*parts["pins"], *parts["about"], *parts["tools"]):
        assert within(box, parts["frame"])
    for tool in parts["tools"]:
        others = [other for other in parts["tools"] if other != tool]
        assert covered([tool], others) == []
    for index in range(6):  # the words of the nearest airfields
        student.map.locator(".airbase[tabindex='0']").focus()
        for _ in range(index):
            page.keyboard.press("ArrowRight")
        expect(student.map.locator(".leaflet-tooltip")).to_have_count(1)
        student.frame().wait_for_function(STILL)
        parts = student.frame().evaluate(PARTS)
        assert covered(parts["pins"], parts["words"]) == []
        assert covered(parts["words"], parts["tools"]) == []
        assert within(parts["words"][0], parts["frame"])
    assert student.errors == []


def test_the_map_stays_in_sight_while_the_range_is_slid_on_a_phone(new_student: Opener) -> None:
    student = new_student(NARROW).open()
    slider = student.page.locator(".st-key-range_mi")
    student.page.locator(".st-key-show").scroll_into_view_if_needed()
    assert student.page.evaluate(SCROLLED) > 0
    expect(slider).to_be_in_viewport(ratio=1)
    expect(student.page.locator("iframe[title^=streamlit_folium]")).to_be_in_viewport(ratio=1)
    key = student.map.locator(".key")
    key.locator("summary").click()
    parts = student.frame().evaluate(PARTS)
    sheet = key.locator(".sheet").bounding_box()
    assert sheet
    scene = student.map.locator("#map_div").bounding_box()
    assert scene
    assert sheet["y"] >= scene["y"] + scene["height"] - 1  # the key opens below the map
    assert covered(parts["pins"], parts["tools"]) == []


def test_a_ring_that_leaves_the_view_is_brought_back_and_one_that_a_hand_left_is_not(
    student: Student,
) -> None:
    student.open()
    student.slide("Range", "PageUp", 2)
    student.rest()
    student.frame().wait_for_function(SEES)
    view = student.frame().evaluate(CENTRE)
    drag(student, 150, 100)
    student.rest()
    student.frame().wait_for_function(SEES)
    student.frame().wait_for_function(STILL)
    assert student.frame().evaluate(CENTRE) != view  # it had to
    student.frame().evaluate("() => { map.setZoom(map.getZoom() + 2, {animate: false}); }")
    before = student.frame().evaluate(CENTRE)
    assert not student.frame().evaluate(SEES)
    student.slide("Range", "ArrowRight", 5)
    student.rest()
    student.frame().wait_for_function("() => rangeMap.handState.isStill()")
    assert student.frame().evaluate(CENTRE) == before
    assert student.errors == []


def test_the_page_never_shows_two_different_counts(student: Student) -> None:
    student.open()
    student.page.evaluate(COUNT)
    for way in ((90, -60), (-200, 30), (120, 90)):
        drag(student, *way)
    student.slide("Range", "PageUp", 3)
    student.rest()
    student.frame().wait_for_function("() => rangeMap.handState.isStill()")
    counted = student.page.evaluate("[...counted]")
    assert len(counted) > 3
    assert [pair for pair in counted if len(set(pair.split())) > 1] == []


def test_start_over_brings_back_the_first_view_and_empties_the_field(student: Student) -> None:
    student.open()
    first = student.frame().evaluate(CENTRE)
    student.slide("Range", "PageUp", 6)
    field = student.page.get_by_role("textbox", name="Type a town or coordinates")
    field.fill("London")
    field.press("Enter")
    expect(student.page.locator(".st-key-controls")).to_contain_text("London")
    student.frame().evaluate("() => { map.setView([48, 30], 7, {animate: false}); }")
    student.page.get_by_role("button", name="Start over").click()
    expect(student.page.get_by_role("slider", name="Range")).to_have_value("200")
    student.rest()
    assert student.frame().evaluate(CENTRE) == pytest.approx(first, abs=0.01)
    expect(field).to_have_value("")
    expect(student.page.locator(".st-key-controls")).not_to_contain_text("London")


def test_what_follows_the_map_is_read_over_it(new_student: Opener) -> None:
    student = new_student(CHROMEBOOK).open("?at=50.91,34.80&at=48.5,35&at=51.5,31.3")
    notes = student.page.locator(".st-key-notes p").first
    for far in (100, 160, 220):
        student.page.evaluate("y => document.querySelector('.stMain').scrollTo(0, y)", far)
        seen = """e => { const {left, top, bottom} = e.getBoundingClientRect();
            const [x, y] = [left + 20, (top + bottom) / 2];
            return y > innerHeight || e.contains(document.elementFromPoint(x, y)); }"""
        assert notes.evaluate(seen), far
