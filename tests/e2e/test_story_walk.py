"""The story beside the map, by buttons, wheel, keys and touch: each step's address, map, words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geodata.analysis import wording
from geodata.lessons.parts import Step
from geodata.lessons.story import story
from geodata.scenario import DEFAULT, Point
from tests.e2e.conftest import NARROW, Opener, Student
from tests.e2e.hands import agree, drag, of_address
from tests.e2e.test_screen import CHROMEBOOK
from tests.e2e.test_touch import Finger

DESK = {"width": 1920, "height": 1080}
BARE = ""
STEPS = "ol.story > li"
OPEN = "ol.story > li[aria-current=step]"
WAYS = ".story-ways [data-step='{}']"
# What the map has in view, as south-west and north-east.
SEES = """([west, south, east, north]) =>
    map.getBounds().contains([[south, west], [north, east]])"""
RINGS = """() => {
    const seen = [];
    map.eachLayer((l) => l instanceof L.Polygon && l.options.className === "ring" && seen.push(l));
    return seen.length > 0 && seen.every((ring) => map.getBounds().contains(ring.getBounds()));
}"""
RESTS = """() => !document.querySelector(".flying") && rangeMap.handState.isStill() &&
    !rangeMap.gestures.isStepAhead()"""
# That the map was never built anew is seen by a mark on it.
MARK = "() => { document.getElementById('map_div').dataset.same = 'yes'; }"
# Whether the map has flown since.
FLOWN = """() => {
    const map = document.getElementById("map_div");
    window.flown = false;
    const look = () => { window.flown ||= map.classList.contains("flying"); };
    new MutationObserver(look).observe(map, { attributeFilter: ["class"] });
}"""
LAST = len(story())


def number_of(student: Student) -> int:
    """The step that is open."""
    return int(student.page.locator(OPEN).get_attribute("data-step") or 0)


def expect_step(student: Student, number: int) -> Step:
    """Waits until panel, address, sentence and map are those of a step; returns it."""
    step = story()[number - 1]
    expect(student.page.locator(OPEN)).to_have_attribute("data-step", str(number))
    student.page.wait_for_url(lambda address: f"story={number}" in address)
    student.frame().wait_for_function(RESTS)
    student.rest()
    assert of_address(student).ignored == ("“story” is not a part of this address.",)
    assert of_address(student) == step.map
    expect(student.page.locator(".st-key-sentence p").first).to_have_text(
        wording.sentence(step.map)
    )
    if step.sees is None:
        student.frame().wait_for_function(RINGS)
    else:
        student.frame().wait_for_function(SEES, arg=step.sees.bounds)  # a flight may land late
    shown = student.page.locator(STEPS).nth(number - 1)
    expect(shown.locator("h2")).to_be_in_viewport()
    expect(student.map.locator("#map_div")).to_have_attribute("data-same", "yes")
    assert student.errors == []
    return step


@pytest.fixture(params=[CHROMEBOOK, NARROW, DESK], ids=["1366x625", "390x844", "1920x1080"])
def reader(request: pytest.FixtureRequest, new_student: Opener) -> Student:
    """A window with the story, as a bare address opens it."""
    student = new_student(request.param).open(BARE)
    expect(student.page.locator(OPEN)).to_have_attribute("data-step", "1")
    student.frame().evaluate(MARK)
    return student


def test_the_buttons_lead_through_all_steps_and_back(reader: Student) -> None:
    assert reader.page.url.rstrip("/") == reader.address  # a bare address stays bare
    expect(reader.page.locator(WAYS.format("back"))).to_be_disabled()
    for number in range(2, LAST + 1):
        reader.page.locator(WAYS.format("next")).click()
        expect_step(reader, number)
    expect(reader.page.locator(WAYS.format("next"))).to_be_disabled()
    reader.page.locator(WAYS.format("back")).click()
    expect_step(reader, LAST - 1)
    reader.page.locator(WAYS.format(3)).click()
    expect_step(reader, 3)


def test_keys_lead_through_the_steps_and_leave_sliders_and_map_alone(reader: Student) -> None:
    panel = reader.page.locator("ol.story")
    panel.focus()
    for key, number in (("ArrowDown", 2), ("ArrowRight", 3), ("ArrowUp", 2), ("End", LAST)):
        reader.page.keyboard.press(key)
        expect_step(reader, number)
    where = f"Step {LAST} of {LAST}: {story()[-1].title}"
    expect(reader.page.locator(".story-where")).to_have_text(where)
    reader.page.keyboard.press("Home")
    reader.page.keyboard.press("ArrowDown")
    step = expect_step(reader, 2)
    reader.slide("Range, miles", "ArrowRight")
    reader.page.wait_for_url(lambda address: "range=201mi" in address)
    assert number_of(reader) == 2
    assert of_address(reader).points == step.map.points


def test_the_wheel_leads_from_step_to_step(reader: Student) -> None:
    reader.page.locator("ol.story").hover()
    for _ in range(60):
        if number_of(reader) == 4:
            break
        reader.page.mouse.wheel(0, 60)
        reader.page.wait_for_timeout(60)
    expect_step(reader, 4)


def test_a_finger_leads_from_step_to_step(new_student: Opener) -> None:
    student = new_student(NARROW).open(BARE)
    student.frame().evaluate(MARK)
    finger = Finger(student)
    box = student.page.locator("ol.story").bounding_box()
    assert box
    for _ in range(20):
        if number_of(student) == 3:
            break
        finger.move((0, -90), (box["x"] + 150, box["y"] + box["height"] - 20))
        student.page.wait_for_timeout(400)
    expect_step(student, 3)


def test_a_hand_on_the_pin_leaves_the_map_to_the_student_and_back_brings_the_step_back(
    reader: Student,
) -> None:
    for number in (2, 3, 4):
        reader.page.locator(WAYS.format("next")).click()
        step = expect_step(reader, number)
    drag(reader, -40, 30)
    reader.page.wait_for_function("() => !location.search.includes('at=50.91%2C34.80')")
    now = of_address(reader)
    assert now.points != step.map.points
    assert "story=4" in reader.page.url
    reader.page.go_back()
    expect_step(reader, 4)
    assert now != step.map


def test_a_hand_in_a_step_sends_the_step_with_its_gesture(new_student: Opener) -> None:
    """The server has not yet heard of the step whose pin is moved."""
    student = new_student(CHROMEBOOK).open(BARE)
    student.frame().evaluate(MARK)
    student.page.locator(WAYS.format(5)).click()
    student.page.wait_for_timeout(50)
    student.frame().evaluate("() => rangeMap.handState.put(0, [51.5, 31.3])")
    student.page.wait_for_url(lambda address: "at=51.50%2C31.30" in address)
    agree(student, (Point(31.3, 51.5),))
    assert "story=5" in student.page.url
    assert number_of(student) == 5


def test_next_stays_where_it_is_so_that_a_hand_can_press_it_again_and_again(
    new_student: Opener,
) -> None:
    student = new_student(CHROMEBOOK).open(BARE)
    student.frame().evaluate(MARK)
    box = student.page.locator(WAYS.format("next")).bounding_box()
    assert box
    for _ in range(LAST + 2):  # beyond the last it does nothing
        student.page.mouse.click(box["x"] + 20, box["y"] + 10)
        student.page.wait_for_timeout(250)
    expect_step(student, LAST)
    student.page.go_back()
    expect(student.page.locator(OPEN)).not_to_have_attribute("data-step", str(LAST))


def test_a_steps_turn_is_answered_by_the_map(new_student: Opener) -> None:
    student = new_student(CHROMEBOOK).open("?story=4")
    mark = student.page.locator(".st-key-turn .mark")
    student.choice("km").click()
    student.page.wait_for_url(lambda address: "range=321.9km" in address)
    expect(mark).to_have_count(0)  # of what it asks nothing was tried
    student.frame().evaluate("() => rangeMap.handState.put(0, [50.6, 35.5])")
    expect(mark).to_contain_text("Voronezh is inside your ring")
    student.frame().evaluate("() => rangeMap.handState.put(0, [51.5, 31.3])")
    expect(mark).to_contain_text("✔ Right")


def test_every_step_has_an_address_and_a_map_in_the_address_is_the_students(
    new_student: Opener,
) -> None:
    student = new_student(CHROMEBOOK).open("?story=7")
    student.frame().evaluate(MARK)
    expect_step(student, 7)
    student.open("?story=7&at=49.98,36.25&range=100km")
    expect(student.page.locator(OPEN)).to_have_attribute("data-step", "7")
    assert of_address(student).points == (Point(36.25, 49.98),)
    student.open("?story=99")
    expect(student.page.get_by_text("story=“99” is not a step of the story")).to_be_visible()
    student.open("?at=50.91,34.80&range=200mi")
    expect(student.page.locator("ol.story")).to_have_count(0)
    expect(student.choice("The border")).to_be_visible()


def test_the_story_is_left_with_its_map_and_entered_again_where_it_was(
    new_student: Opener,
) -> None:
    student = new_student(CHROMEBOOK).open("?story=6")
    student.frame().evaluate(MARK)
    step = expect_step(student, 6)
    student.choice("Explore freely").click()
    student.page.wait_for_url(lambda address: "story" not in address)
    assert of_address(student) == step.map
    expect(student.page.locator("ol.story")).to_have_count(0)
    student.choice("My points").click()
    student.page.wait_for_url(lambda address: "from" not in address)
    own = of_address(student)
    student.choice("Read the story").click()
    expect_step(student, 6)
    student.page.get_by_role("button", name="Undo").click()
    student.page.wait_for_url(lambda address: "from" not in address)
    assert of_address(student) == own
    student.rest()  # or what goes away is still there too
    student.page.get_by_role("button", name="Start over").click()
    student.page.wait_for_url(lambda address: "story=1" in address)
    assert of_address(student) == DEFAULT


def test_a_step_whose_picture_does_not_come_is_drawn_by_the_server(new_student: Opener) -> None:
    student = new_student(CHROMEBOOK)
    student.page.route("**/story.json*", lambda route: route.abort())
    student.open(BARE)
    student.frame().evaluate(MARK)
    student.page.locator(WAYS.format(6)).click()
    student.page.wait_for_url(lambda address: "story=6" in address)
    expect(student.map.locator(".launch-icon")).to_have_count(0)
    assert of_address(student) == story()[5].map


@pytest.mark.parametrize(("motion", "flies"), [("reduce", False), ("no-preference", True)])
def test_less_motion_jumps_and_shows_the_same(
    new_student: Opener, motion: str, flies: bool
) -> None:
    student = new_student(CHROMEBOOK, reduced_motion=motion).open(BARE)
    student.frame().evaluate(MARK)
    student.frame().evaluate(FLOWN)
    student.page.locator(WAYS.format(3)).click()
    expect_step(student, 3)
    assert student.frame().evaluate("window.flown") is flies
