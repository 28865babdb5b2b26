"""Names on the live map find room at every size: none lies over another, a control or the edge."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from geodata import borders
from tests.e2e.conftest import NARROW, PATIENCE_MS, Opener, Student

SIZES = ({"width": 1366, "height": 625}, {"width": 1920, "height": 1080}, NARROW)
STARTS = ("at=50.91,34.80&range=200mi", "from=border&range=190mi", "from=held&range=300km")
MOST_ZOOM = 9
LARGER = ".larger .leaflet-container"
# The names that a map shows, and which lie over a name, a control or the edge; of those of the
# first two ranks whose places are in view, whether they found room.
NAMES = """selector => {
    const box = document.querySelector(selector);
    const edge = box.getBoundingClientRect();
    const isOwn = node => node.closest(".leaflet-container") === box; // not its inset's
    const list = name => {
        if (!name.getExtentOfChar) return [name.getBoundingClientRect()];
        const {e: left, f: top} = name.getScreenCTM(); // a river's name, letter by letter
        return Array.from({length: name.getNumberOfChars()}, (_, i) => {
            const {x, y, width, height} = name.getExtentOfChar(i);
            return new DOMRect(left + x, top + y, width, height);
        });
    };
    const names = [...box.querySelectorAll(".label:not(.hidden)")].filter(isOwn)
        .filter(name => getComputedStyle(name).visibility === "visible")
        .flatMap(name => list(name).map(area => [name.textContent, area, name]));
    const over = ".leaflet-control, .aside, .key > *, .inset > summary";
    const controls = [...box.parentElement.querySelectorAll(over)]
        .map(control => [control.className, control.getBoundingClientRect()])
        .filter(([, {width, height}]) => width && height);
    const meet = (a, b) => a.left < b.right && b.left < a.right
        && a.top < b.bottom && b.top < a.bottom;
    const faults = [];
    names.forEach(([text, area, name], i) => {
        for (const [other, there, whose] of [...names.slice(i + 1), ...controls])
            if (name !== whose && meet(area, there)) faults.push([text, other]);
        if (area.left < edge.left || area.top < edge.top
            || area.right > edge.right || area.bottom > edge.bottom) faults.push([text, "edge"]);
    });
    const isFree = ({x, y}) => x > edge.left + 12 && x < edge.right - 12 && y > edge.top + 12
        && y < edge.bottom - 12 && !controls.some(([, area]) => x > area.left - 4
        && x < area.right + 4 && y > area.top - 4 && y < area.bottom + 4);
    const said = names.map(([text]) => text).join(" | ");
    const first = [...box.querySelectorAll(".label-anchor")].filter(isOwn).flatMap(anchor => {
        const name = anchor.querySelector(".label:is(.rank1, .rank2, .region)");
        const at = anchor.getBoundingClientRect();
        const isDrawn = name && getComputedStyle(anchor.querySelector(".dot") || name).visibility;
        return isDrawn === "visible" && isFree(at)
            ? [[name.textContent, said.includes(name.textContent)]] : [];
    });
    return {count: names.length, faults, first};
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_at_twelve_views_no_name_lies_over_another_a_control_or_the_edge(
    new_student: Opener, size: dict[str, int], theme: str
) -> None:
    student = new_student(size, color_scheme=theme)
    seen: list[tuple[str, bool]] = []
    for start in STARTS:
        student.open(f"?{start}")
        for zoom in _list_zooms(student):
            student.frame().evaluate("zoom => { map.setZoom(zoom, {animate: false}); }", zoom)
            names = _read(student)
            assert names["faults"] == [], (start, zoom)
            if student.map.locator(LARGER).is_visible():
                assert _read(student, LARGER)["faults"] == [], (start, zoom)
            assert names["count"] > 0
            seen += names["first"]
        student.map.locator(".key summary").click()
        student.page.wait_for_timeout(200)  # until the map has heard of it
        assert _read(student)["faults"] == []
    missing = [name for name, placed in seen if not placed]
    assert len(seen) > 20
    assert len(missing) <= 0.1 * len(seen), missing


def _list_zooms(student: Student) -> list[float]:
    """Four zooms, from the one at which the map opens."""
    first: float = student.frame().evaluate("() => map.getZoom()")
    return [first + step * (MOST_ZOOM - first) / 3 for step in range(4)]


def _read(student: Student, of: str = "#map_div") -> Any:
    student.page.evaluate("() => new Promise(done => requestAnimationFrame(() => done()))")
    return student.frame().evaluate(NAMES, of)


def test_names_give_way_to_those_of_a_pin_under_a_hand(student: Student) -> None:
    student.open("?at=50.45,33.50")
    pin = student.map.locator(".launch-icon").bounding_box()
    town = student.frame().evaluate(
        "() => { const {x, y} = map.latLngToContainerPoint([50.75, 33.47]); return [x, y]; }"
    )
    assert pin
    mouse, frame = student.page.mouse, student.map.locator("#map_div").bounding_box()
    assert frame
    mouse.move(pin["x"] + 18, pin["y"] + 25)
    mouse.down()
    for step in range(1, 30):
        mouse.move(pin["x"] + 18 + step * 4, pin["y"] + 25 - step)
        names = _read(student)
        assert [pair for pair in names["faults"] if not _is_of_hand(pair)] == [], (step, town)
    mouse.up()


def _is_of_hand(pair: list[str]) -> bool:
    """Whether a pin's own names lie over a control: they follow the hand."""
    return "leaflet" in pair[1] or pair[1] == "edge"


def test_a_map_of_a_claim_names_the_towns_that_it_speaks_of_at_any_size(
    new_student: Opener,
) -> None:
    student = new_student(NARROW).open("article?from=held&range=300km&day=2024-04-17")
    name = student.find_on_map(".label.city").get_by_text("Dzhankoi", exact=True)
    expect(name).to_be_visible()
    student.open("article?from=held&range=299km&day=2024-04-17")  # no claim's
    expect(name).to_be_hidden()


BESIDE_KURSK = {"BELGOROD", "BRYANSK", "LIPETSK", "ORYOL", "SUMY", "VORONEZH"}
REGIONS = """() => [...document.querySelectorAll(".label.oblast:not(.hidden)")]
    .map(name => name.textContent.replace(" OBLAST", ""))"""
# Whether each region's name, read from the ground, lies inside the region: its corners' places.
CORNERS = """() => [...document.querySelectorAll(".label.oblast:not(.hidden)")].map(name => {
    const {left, top, right, bottom} = name.getBoundingClientRect();
    const origin = map.getContainer().getBoundingClientRect();
    const x = (left + right) / 2 - origin.left, y = (top + bottom) / 2 - origin.top;
    const {lng, lat} = map.containerPointToLatLng([x, y]);
    return [name.textContent, lng, lat];
})"""


def test_at_the_first_sight_the_regions_beside_kursk_oblast_are_named(student: Student) -> None:
    student.open("")
    assert set(student.frame().evaluate(REGIONS)) >= BESIDE_KURSK
    for zoom in (5, 6.5, 7.5):
        student.frame().evaluate("zoom => { map.setZoom(zoom, {animate: false}); }", zoom)
        student.page.wait_for_timeout(100)
        for name, lon, lat in student.frame().evaluate(CORNERS):
            region = borders.whereabouts(lon, lat).region
            assert region, name
            assert name in borders.regions()[region].title.upper()


def test_a_pointer_at_a_name_or_a_dot_reads_what_is_known_of_the_place(student: Student) -> None:
    student.open("?at=51.73,36.19&range=100mi&show=held,cities")
    words = student.find_on_map(".leaflet-tooltip.of-name")
    for selector, name, told in (
        (".label.city", "Lgov", "Kursk Oblast, Russia"),
        (".label.city", "Zheleznogorsk", "97,900 inhabitants (GeoNames)"),
        (".label.place", "Kursk nuclear plant", "61 km from the border (our calculation)"),
        (".label.place", "Kursk nuclear plant", "27 August"),
        (".label.region", "KURSK OBLAST", "1.08 million people"),
        (".label.region", "KURSK OBLAST", "29,997 km² as commonly printed"),
    ):
        box = student.find_on_map(selector).get_by_text(name, exact=True).bounding_box()
        assert box
        student.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(words).to_contain_text(told)
        frame, inside = student.map.locator("#map_div").bounding_box(), words.bounding_box()
        assert frame
        assert inside
        assert frame["y"] <= inside["y"]
        assert inside["y"] + inside["height"] <= frame["y"] + frame["height"]
        expect(student.find_on_map(".leaflet-tooltip:visible")).to_have_count(1)
    student.map.get_by_role("button", name="Zoom in").hover()  # where no name can be
    expect(words).to_have_count(0)


def test_a_finger_at_a_towns_name_reads_it_too(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    student = Student(context.new_page(), address)
    student.open("?at=51.73,36.19&range=50mi&show=held,cities")
    box = student.find_on_map(".label.city").get_by_text("Lgov", exact=True).bounding_box()
    assert box
    student.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(student.find_on_map(".leaflet-tooltip.of-name")).to_contain_text("Kursk Oblast, Russia")
    context.close()
