"""Every way to move a launch point, by mouse, touch and keyboard: map, sentence, table and address say the same."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata import border_walk, findings, geodesy, moves, scenario, scene, wording
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT, Point, Scenario
from tests.e2e.conftest import NARROW, Student

DRAWN = """() => ({
    points: Array.from({length: 6}, (_, i) => atlasRings.at(i)).filter(Boolean),
    states: Object.fromEntries([...document.querySelectorAll('.airbase')].map(icon =>
        [icon.getAttribute('aria-label').split(',')[0], icon.dataset.look])),
    still: atlasRings.still(),
})"""


LINES = (
    "const lines = {}; map.eachLayer(l => { if (l.options.className) lines[l.options.className] = l.getLatLngs(); });"
)
MEASURED = f"() => {{ {LINES} return [lines.measure[0], lines.measure.at(-1)].map(p => [p.lng, p.lat]); }}"
RING = f"() => {{ {LINES} return lines.ring[0].map(p => [p.lng, p.lat]); }}"


def of_address(student: Student) -> Scenario:
    """The scenario that the address holds."""
    return scenario.from_query(parse_qs(urlparse(student.page.url).query))


def agree(student: Student, points: tuple[Point, ...] | None = None) -> Scenario:
    """Waits until address, sentence, counts, map and sliders tell of one scenario, with these points; returns it."""
    if points:
        parts = [f"at={point.lat:.4f}".rstrip("0") for point in points]
        expect(student.page).to_have_url(re.compile(".*".join(re.escape(part) for part in parts)))
    student.frame().wait_for_function("() => atlasRings.still()")
    student.rest()
    now = of_address(student)
    if points:
        assert now.points == points
    expect(student.page.locator(".st-key-sentence [data-testid=stMarkdown]")).to_have_text(wording.sentence(now))
    rows = findings.of(now)
    counts = findings.counts(rows, "Russia")
    expect(student.page.locator(".counts dd")).to_have_text([str(counts.inside), str(counts.edge), str(counts.outside)])
    if len(now.points) > 1:
        for index, point in enumerate(now.points):
            alone = findings.counts(findings.reaches((point,), now.range_km), "Russia")
            cells = student.page.locator(".st-key-notes tbody tr").nth(index).locator("td")
            expect(cells.first).to_have_text(wording.label(now, index))
            expect(cells.nth(2)).to_have_text(str(alone.inside))
    expect(student.map.locator(".readout")).to_be_hidden()
    expect(student.map.locator(".launch-label")).to_have_text([wording.label(now, i) for i in range(len(now.points))])
    far = next(shape for layer in scene.build(now).layers if layer.name == "airbases" for shape in layer.shapes)
    expect(student.map.get_by_label(re.compile("^" + re.escape(far.label)))).to_have_attribute(
        "aria-label", ", ".join(far.hint)
    )
    expect(student.page.locator("body.moving")).to_have_count(0)
    drawn = student.frame().evaluate(DRAWN)
    assert drawn["states"] == {row.base.name: row.state for row in rows}
    assert [Point(lon, lat) for lat, lon in drawn["points"]] == list(now.points)
    expect(student.map.locator("path.ring")).to_have_count(len(now.points))
    assert student.errors == []
    return now


def tip(student: Student, index: int = 0) -> tuple[float, float]:
    """Where a hand takes a launch point's pin, in pixels of the page."""
    box = student.map.locator(".launch-icon").nth(index).bounding_box()
    assert box
    return box["x"] + 18, box["y"] + 25


def pixel(student: Student, lat: float, lon: float) -> tuple[float, float]:
    """Where a place of the map is on the page."""
    frame = student.page.locator("iframe[title^=streamlit_folium]").bounding_box()
    x, y = student.frame().evaluate(
        "([lat, lon]) => { const p = map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }", [lat, lon]
    )
    assert frame
    return frame["x"] + x, frame["y"] + y


def near(point: Point, there: Point) -> None:
    """A click is right to two pixels, at the zoom of the first view 0.03 degrees."""
    assert (point.lon, point.lat) == pytest.approx((there.lon, there.lat), abs=0.03)


def drag(student: Student, dx: float, dy: float, times: int = 10, index: int = 0) -> None:
    """Drags a launch point by mouse, in so many moves, and drops it."""
    x, y = tip(student, index)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    for step in range(1, times + 1):
        student.page.mouse.move(x + dx * step / times, y + dy * step / times)
    student.page.mouse.up()


def count_reruns(page: Page) -> Callable[[], int]:
    """Counts the runs of the script that the browser asks for, by what goes over the WebSocket."""
    page.evaluate("""() => {
        window.reruns = 0;
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (data) { window.reruns += 1; return send.call(this, data); };
    }""")
    return lambda: int(page.evaluate("window.reruns"))


def test_a_drag_of_a_hundred_moves_is_one_rerun_and_no_remount(student: Student) -> None:
    student.open()
    student.frame().evaluate("() => { window.sameMap = map; }")
    reruns = count_reruns(student.page)
    drag(student, 90, -40, times=100)
    now = agree(student)
    assert now.points != DEFAULT.points
    assert reruns() == 1
    assert student.frame().evaluate("() => window.sameMap === map")


def test_ring_label_and_air_bases_follow_the_pointer_before_the_drop(student: Student) -> None:
    student.open()
    x, y = tip(student)
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    for dx, dy in ((60, -40), (150, -60), (-120, 90), (200, 150)):
        student.page.mouse.move(x + dx, y + dy, steps=4)
        student.frame().wait_for_function(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
        )
        drawn = student.frame().evaluate(DRAWN)
        ((lat, lon),) = drawn["points"]
        held = Scenario((Point(lon, lat),))
        for row in findings.of(held):
            if abs(abs(row.margin_km) - 4) > 0.02:  # the pointer's place has more decimals than a Point
                assert drawn["states"][row.base.name] == row.state, row.base.name
        label = student.map.locator(".launch-label").inner_text()
        assert label == f"{lat:.2f}° N, {lon:.2f}° E"
        expect(student.map.locator(".readout")).to_be_visible()
    assert of_address(student) == DEFAULT
    student.page.mouse.up()
    agree(student)
    expect(student.map.locator(".readout")).to_be_hidden()


def test_files_beyond_the_walk_are_not_served(student: Student) -> None:
    for name in ("glide-161001.json", "glide--1.json", "glide-x.json", "glide-" + "9" * 5000 + ".json"):
        answer = student.page.request.get(f"{student.address}/atlas/{name}")
        assert answer.status == 404, name


def test_the_drawn_ring_is_the_one_that_python_computes(student: Student) -> None:
    student.open("?at=50.9134,34.8021&range=165km")
    line = student.frame().evaluate(RING)
    known = geodesy.ring(34.8021, 50.9134, 165.0).exterior.coords[:-1]
    assert len(line) == len(known)
    assert max(geodesy.distance_km(*one, *other) for one, other in zip(line, known, strict=True)) < 0.001


def test_a_step_of_the_sliders_moves_the_point(student: Student) -> None:
    student.open()
    student.slide("Latitude", "ArrowRight", 3)
    agree(student, (Point(34.80, 50.94),))
    student.slide("Longitude", "ArrowLeft", 2)
    agree(student, (Point(34.78, 50.94),))


def test_the_ring_follows_a_slider_before_it_is_let_go(student: Student) -> None:
    student.open()
    reruns = count_reruns(student.page)
    for name, expected in (("Latitude", "lat"), ("Longitude", "lon"), ("Range", "km")):
        box = student.page.get_by_role("slider", name=name).locator("xpath=../..").bounding_box()
        assert box
        before, ring = reruns(), student.ring()
        student.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        student.page.mouse.down()
        student.page.mouse.move(box["x"] + box["width"] / 2 + 12, box["y"] + box["height"] / 2, steps=3)
        shown = float(student.page.get_by_role("slider", name=name).input_value())
        student.frame().wait_for_function(
            "([what, shown]) => Math.abs({lat: atlasRings.at(0)[0], lon: atlasRings.at(0)[1],"
            " km: atlasRings.range() / 1.609344}[what] - shown) < 1e-6",
            arg=[expected, shown],
        )
        assert student.ring() != ring
        assert reruns() == before
        student.page.mouse.up()
        agree(student)
        assert reruns() == before + 1


def test_arrow_keys_on_a_focused_point_go_1_10_and_50_miles_and_are_one_gesture(student: Student) -> None:
    student.open()
    reruns = count_reruns(student.page)
    student.map.locator(".launch-icon").focus()
    wanted = DEFAULT
    for keys, bearing_deg, miles in (("ArrowUp", 0, 1), ("Shift+ArrowRight", 90, 10), ("Control+ArrowDown", 180, 50)):
        student.page.keyboard.press(keys)
        point = wanted.points[0]
        lon, lat = geodesy.destination(point.lon, point.lat, bearing_deg, miles * KM_PER_MILE)
        wanted = Scenario((Point(lon, lat),))
    expect(student.page).not_to_have_url(re.compile("34.80&"))
    now = agree(student)
    assert (now.points[0].lon, now.points[0].lat) == pytest.approx(
        (wanted.points[0].lon, wanted.points[0].lat), abs=2e-4
    )
    assert reruns() == 1
    student.page.keyboard.press("Control+z")
    agree(student, DEFAULT.points)


def test_step_buttons_move_the_point(student: Student) -> None:
    student.open()
    student.choice("Steps").click()
    student.choice("50").click()
    student.page.get_by_role("button", name="North").click()
    agree(student, moves.by_km(DEFAULT, 0, 0, 50 * KM_PER_MILE).points)
    student.page.get_by_role("button", name="West").press("Enter")
    agree(student, moves.by_km(moves.by_km(DEFAULT, 0, 0, 50 * KM_PER_MILE), 0, 270, 50 * KM_PER_MILE).points)


def test_the_border_sliders_walk_along_and_behind_the_border(student: Student) -> None:
    student.open()
    student.choice("Border").click()
    along = student.page.get_by_role("slider", name="Along the border")
    percent, behind_km = border_walk.nearest(DEFAULT.points[0])
    expect(along).to_have_value(str(percent))
    along.press("ArrowRight")
    miles = round(behind_km / KM_PER_MILE, 1)
    agree(student, (border_walk.place(percent + 0.1, miles * KM_PER_MILE),))
    student.page.get_by_role("slider", name="Behind the border").press("Home")
    agree(student, (border_walk.place(percent + 0.1, 0),))
    expect(along).to_have_value(f"{percent + 0.1:g}")


def test_place_puts_the_point_under_a_click_and_escape_leaves_it(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Place").click()
    student.page.keyboard.press("Escape")
    expect(student.map.locator(".hint")).to_be_hidden()
    student.map.get_by_role("button", name="Place").click()
    x, y = pixel(student, 49.5, 33.2)
    student.page.mouse.click(x, y)
    expect(student.page).to_have_url(re.compile("at="))
    near(agree(student).points[0], Point(33.2, 49.5))


def test_place_by_keyboard_takes_the_middle_of_the_map(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Place").press("Enter")
    student.frame().evaluate("() => { map.setView([50.25, 33.75], 7, {animate: false}); }")
    middle = student.frame().evaluate("() => [map.getCenter().lng, map.getCenter().lat]")
    student.page.keyboard.press("Enter")
    agree(student, (Point(*middle),))


def test_a_city_from_the_list_moves_the_point(student: Student) -> None:
    student.open()
    student.page.get_by_role("combobox", name="Launch point").click()
    student.page.get_by_role("option", name="Poltava").click()
    agree(student, (moves.cities()["Poltava"],))


@pytest.mark.parametrize("typed", ["Kiev", "Київ", "50.45, 30.52", "50°27'00\"N 30°31'12\"E"])
def test_a_typed_place_moves_the_point(student: Student, typed: str) -> None:
    student.open()
    field = student.page.get_by_role("textbox", name="Type a town or coordinates")
    field.fill(typed)
    field.press("Enter")
    agree(student, (Point(30.52, 50.45),))


@pytest.mark.parametrize("link", ["at=90,0", "at=50,-170", "at=0,0"])
def test_a_link_beyond_the_map_stands_at_its_edge_and_one_line_says_so(student: Student, link: str) -> None:
    student.open(f"?{link}")
    expect(student.page.locator(".st-key-sentence [data-testid=stText]")).to_have_count(1)
    expect(student.page.locator(".st-key-sentence")).to_contain_text("the nearest place on it is used")
    drawn = student.frame().evaluate(DRAWN)
    assert [Point(lon, lat) for lat, lon in drawn["points"]] == list(scenario.from_query(parse_qs(link)).points)
    sentence = student.page.locator(".st-key-sentence [data-testid=stMarkdown] p").bounding_box()
    note = student.page.locator(".st-key-sentence [data-testid=stText]").bounding_box()
    assert sentence
    assert note
    assert sentence["y"] + sentence["height"] <= note["y"] + 1  # one below the other


def test_a_drag_beyond_the_maps_area_stops_at_its_edge_and_one_line_says_so(student: Student) -> None:
    student.open("?at=55.5,40&range=77km")
    student.frame().evaluate("() => { map.setView([56, 40], 7, {animate: false}); }")
    drag(student, 30, -220)
    expect(student.page.locator(".st-key-sentence")).to_contain_text("the nearest place on it is used")
    assert agree(student).points[0].lat == scenario.NORTH


def test_six_points_each_with_its_ring_are_added_moved_and_removed(student: Student) -> None:
    student.open()
    for count in range(2, 7):
        student.page.get_by_role("button", name="Add a point").click()
        expect(student.map.locator(".launch-icon")).to_have_count(count)
    now = agree(student)
    assert len({path.get_attribute("stroke-dasharray") for path in student.map.locator("path.ring").all()}) == 6
    drag(student, 40, 20, index=2)
    expect(student.page).not_to_have_url(re.compile(re.escape(f"at={now.points[2].lat:.2f}%2C{now.points[2].lon:.2f}")))
    after = agree(student)
    assert [index for index in range(6) if after.points[index] != now.points[index]] == [2]
    expect(student.choice("3")).to_have_attribute("aria-checked", "true")
    student.page.get_by_role("button", name="Remove").click()
    expect(student.map.locator(".launch-icon")).to_have_count(5)
    agree(student, (*after.points[:2], *after.points[3:]))


def test_the_air_base_table_of_the_other_page_has_the_dragged_points_distances(student: Student) -> None:
    student.open()
    drag(student, 110, 30)
    now = agree(student)
    student.page.get_by_role("link", name="Air bases").first.click()
    nearest = findings.of(now)[0]
    row = student.page.locator("[data-testid=stDataFrame] table tbody tr").first
    row.wait_for(state="attached")
    cells = [cell.inner_text() for cell in row.locator("td").all()]
    assert nearest.base.name in cells
    assert str(round(nearest.distance_km / KM_PER_MILE)) in cells


def test_the_browsers_back_and_forward_walk_the_gestures_and_the_pages(student: Student) -> None:
    student.open()
    drag(student, 70, 10)
    first = agree(student)
    student.slide("Longitude", "ArrowRight", 15)  # one gesture, however many keys
    there = math.floor(first.points[0].lon * 100) / 100 + 0.15  # the slider's steps are hundredths
    expect(student.page).to_have_url(re.compile(f"{there:.2f}&"))
    second = agree(student)
    student.page.get_by_role("link", name="Sources").first.click()
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    student.page.go_back()
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, second.points)
    student.page.go_back()
    agree(student, first.points)
    student.page.go_back()
    expect(student.page).not_to_have_url(re.compile("at="))
    assert agree(student) == DEFAULT
    student.page.go_forward()
    agree(student, first.points)
    student.page.get_by_role("button", name="Undo").click()
    agree(student, DEFAULT.points)


def test_measure_gives_the_geodesic_in_both_units_and_its_bearing_beside_the_straight_line(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Measure").click()
    for place in ((50.0, 31.0), (52.5, 40.0)):
        student.page.mouse.click(*pixel(student, *place))
    expect(student.map.locator("path.measure")).to_have_count(1)
    one, other = (Point(*end) for end in student.frame().evaluate(MEASURED))
    near(one, Point(31.0, 50.0))
    near(other, Point(40.0, 52.5))
    km = geodesy.distance_km(one.lon, one.lat, other.lon, other.lat)
    bearing = geodesy.initial_bearing_deg(one.lon, one.lat, other.lon, other.lat)
    told = student.map.locator(".hint")
    expect(told).to_contain_text(f"{km / KM_PER_MILE:.1f} miles ({km:.1f} km), initial bearing {bearing:.1f}°")
    expect(student.map.locator("path.measure")).to_have_count(1)
    expect(student.map.locator("path.measure_straight")).to_have_count(1)
    longer = re.search(r"([0-9.]+) miles \(([0-9.]+) km\) longer", told.inner_text())
    assert longer
    assert float(longer[2]) > 0
    student.map.get_by_role("button", name="Measure").click()
    expect(student.map.locator("path.measure")).to_have_count(0)
    assert of_address(student) == DEFAULT
    assert student.errors == []


def test_back_to_a_page_that_says_nothing_of_the_map_leaves_the_points_alone(student: Student) -> None:
    student.open()
    drag(student, 70, 10)
    dragged = agree(student)
    for name in ("Sources", "Air bases"):
        student.page.get_by_role("link", name=name).first.click()
        student.page.get_by_role("heading", name=name).wait_for()
        student.rest()
    student.page.go_back()
    student.page.get_by_role("heading", name="Sources and limits").wait_for()
    student.page.get_by_role("link", name="Map", exact=True).first.click()
    student.map.locator("#map_div[data-ready=true]").wait_for()
    agree(student, dragged.points)


def test_measure_takes_a_launch_point_by_its_pin(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Measure").click()
    student.page.mouse.click(*tip(student))
    student.map.get_by_label(re.compile("^Lipetsk-2")).click()
    sumy, base = DEFAULT.points[0], next(row.base for row in findings.of(DEFAULT) if row.base.name == "Lipetsk-2")
    km = geodesy.distance_km(sumy.lon, sumy.lat, base.lon, base.lat)
    expect(student.map.locator(".hint")).to_contain_text(f"({km:.1f} km)")


def test_measure_on_an_air_base_takes_the_air_base(student: Student) -> None:
    student.open()
    student.map.get_by_role("button", name="Measure").click()
    for name in ("Kursk Vostochny", "Lipetsk-2"):
        student.map.get_by_label(re.compile(f"^{name}")).click()
    one, other = (
        next(row.base for row in findings.of(DEFAULT) if row.base.name.startswith(name))
        for name in ("Kursk Vostochny", "Lipetsk-2")
    )
    km = geodesy.distance_km(one.lon, one.lat, other.lon, other.lat)
    expect(student.map.locator(".hint")).to_contain_text(f"({km:.1f} km)")


def test_play_glides_along_the_border_and_pause_leaves_the_point_there(student: Student) -> None:
    student.open("?at=51.50,31.29")
    reruns = count_reruns(student.page)
    student.map.get_by_role("button", name="Play").click()
    student.frame().wait_for_function("() => { const [lat, lon] = atlasRings.at(0); return lon > 33; }")
    assert student.map.locator(".readout").is_visible()
    student.map.get_by_role("button", name="Pause").click()
    expect(student.page).not_to_have_url(re.compile("31.29"))
    now = agree(student)
    assert reruns() == 1
    miles = round(border_walk.nearest(Point(31.29, 51.50))[1] / KM_PER_MILE, 1)  # as the slider shows it
    assert now.points[0] in border_walk.glide(round(miles * KM_PER_MILE, 3))
    student.page.get_by_role("button", name="Undo").click()
    agree(student, (Point(31.29, 51.50),))


@pytest.fixture
def calm(browser: Browser, address: str) -> Iterator[Student]:
    """A student whose machine asks for less motion."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    yield Student(context.new_page(), address)
    context.close()


def test_play_goes_in_still_steps_where_motion_is_not_wanted(calm: Student) -> None:
    calm.open("?at=52.1170,31.7656")
    calm.map.get_by_role("button", name="Play").click()
    watched = """() => new Promise(done => {
        const seen = new Set(), end = performance.now() + 2000;
        const look = () => {
            seen.add(String(atlasRings.at(0)));
            if (performance.now() < end) requestAnimationFrame(look); else done(seen.size);
        };
        look();
    })"""
    assert 2 <= calm.frame().evaluate(watched) <= 4  # a step in 1.5 s, where a glide would have a hundred
    calm.map.get_by_role("button", name="Pause").click()
    agree(calm)


@pytest.fixture
def finger(browser: Browser, address: str) -> Iterator[Student]:
    """A student with a phone."""
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    yield Student(context.new_page(), address)
    context.close()


def test_a_finger_drags_a_point_and_taps_to_place_it(finger: Student) -> None:
    finger.open()
    reruns = count_reruns(finger.page)
    x, y = tip(finger)
    session = finger.page.context.new_cdp_session(finger.page)
    places = [(x + 2 * step, y - step) for step in range(21)]
    for kind, place in zip(["touchStart", *["touchMove"] * 20, "touchEnd"], [*places, None], strict=True):
        points = [{"x": place[0], "y": place[1]}] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(finger.page).to_have_url(re.compile("at="))
    agree(finger)
    assert reruns() == 1
    finger.map.get_by_role("button", name="Place").tap()
    finger.page.touchscreen.tap(*pixel(finger, 50.0, 35.0))
    expect(finger.page).to_have_url(re.compile(r"at=(49\.9|50\.0)"))
    near(agree(finger).points[0], Point(35.0, 50.0))
