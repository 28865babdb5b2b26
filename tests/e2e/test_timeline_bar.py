"""The timeline's bar by mouse, finger and keys: the day, its words, its places, and Play."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from geodata.analysis import day_bar
from geodata.scenario import ARTICLE_DAY, LAST_DAY
from tests.e2e.conftest import NARROW, PATIENCE_MS, Opener, Student
from tests.e2e.hands import of_address

SIZES = ({"width": 1366, "height": 625}, NARROW)
LONG_AGO = "2022-02-24"
FOUR = "2024-08-14"  # four airfields
# Where the cursor and the dots of the chosen day stand, in px, and the bar's ends.
PLACES = """() => {
    const middle = (e) => { const { left, right } = e.getBoundingClientRect();
        return (left + right) / 2; };
    const all = (name) => [...document.querySelectorAll(`.day-bar ${name}`)].map(middle);
    return { cursor: all(".cursor")[0], dots: all(".dot.now") };
}"""
# The map's frame is the same one as long as this stays.
SIGN = "() => { window.stays = true; }"
MARKS = """() => [...document.querySelectorAll(".place-mark")].map((mark) => {
    const box = mark.getBoundingClientRect(), all = document.documentElement;
    return box.left >= 0 && box.top >= 0 && box.right <= all.clientWidth
        && box.bottom <= all.clientHeight;
})"""


def plot(student: Student) -> Locator:
    """The bar that takes keys and presses."""
    return student.page.get_by_role("slider", name="Day")


def dot(student: Student, day: str) -> Locator:
    """The first dot of a day."""
    return student.page.locator(f'.day-bar .dot[data-day="{day}"]').first


def expect_day(student: Student, day: str) -> None:
    """Waits until the bar, the words, the list and the address are of a day."""
    events = day_bar.find_events(day)
    words = events[0].text if events else "Nothing in our list happened on this day."
    expect(student.page.locator(".st-key-words")).to_contain_text(words)
    expect(student.page.locator(".day-now")).to_have_attribute("data-day", day)
    student.rest()
    assert of_address(student).day == day
    expect(student.page.locator(".day-bar .dot.now")).to_have_count(len(events))
    expect(student.page.locator(".events li.now")).to_have_count(len(events))
    said = plot(student).get_attribute("aria-valuetext") or ""
    assert all(event.text in said for event in events)
    places = student.page.evaluate(PLACES)
    exact = [one for one in events if one.date == day]
    assert all(abs(one - places["cursor"]) < 2 for one in places["dots"][: len(exact)])


@pytest.fixture(params=SIZES, ids=["1366x625", "390x844"])
def sized(request: pytest.FixtureRequest, new_student: Opener) -> Student:
    """A window of a school's laptop, and one of a phone's width, with the timeline."""
    return new_student(request.param).open("timeline")


def test_a_press_on_a_dot_shows_its_day_and_its_places_on_the_same_map(sized: Student) -> None:
    expect_day(sized, ARTICLE_DAY)
    sized.frame().evaluate(SIGN)
    before = of_address(sized)
    for day, count in ((FOUR, 4), ("2024-11-21", 1), ("2022-12-21", 0), (ARTICLE_DAY, 0)):
        dot(sized, day).click()
        expect_day(sized, day)
        expect(sized.map.locator(".place-mark")).to_have_count(count)
        if count:
            sized.frame().wait_for_function(f"() => ({MARKS})().every(Boolean)")
    assert of_address(sized) == before
    assert sized.frame().evaluate("window.stays")
    assert sized.errors == []


def test_keys_go_from_event_to_event_and_from_day_to_day_and_keep_the_focus(
    sized: Student,
) -> None:
    days = day_bar.list_days()
    here = days.index(ARTICLE_DAY)
    bar = plot(sized)
    bar.focus()
    for key, day in (
        ("ArrowLeft", days[here - 1]), ("ArrowDown", days[here - 2]),
        ("ArrowRight", days[here - 1]), ("ArrowUp", ARTICLE_DAY),
        ("ArrowRight", days[here + 1]), ("Home", LONG_AGO),
        ("End", LAST_DAY), ("Shift+ArrowLeft", "2024-11-29"), ("Shift+ArrowRight", LAST_DAY),
    ):  # fmt: skip
        bar.press(key)
        expect_day(sized, day)
        expect(bar).to_be_focused()
    sized.page.get_by_role("button", name="Undo").click()  # of all that came within a second
    expect(sized.page.locator(".day-now")).not_to_have_attribute("data-day", LAST_DAY)


def test_a_held_key_passes_through_many_days_and_the_server_ends_where_the_bar_does(
    student: Student,
) -> None:
    student.open(f"timeline?day={LONG_AGO}")
    bar = plot(student)
    bar.focus()
    for _ in range(25):
        student.page.keyboard.press("ArrowRight")
    expect_day(student, day_bar.list_days()[25])


def test_a_press_between_dots_and_a_slide_choose_the_day_under_the_pointer(
    student: Student,
) -> None:
    student.open("timeline")
    box = plot(student).bounding_box()
    assert box
    y = box["y"] + box["height"] - 8  # below all lanes
    x = box["x"] + box["width"] * day_bar.place("2024-03-29")
    student.page.mouse.click(x, y)
    expect_day(student, "2024-03-29")
    student.page.mouse.move(x, y)
    student.page.mouse.down()
    for day in ("2024-04-05", "2024-05-02", "2024-07-18"):
        student.page.mouse.move(box["x"] + box["width"] * day_bar.place(day), y)
    student.page.mouse.up()
    expect_day(student, "2024-07-18")


def test_play_goes_on_by_itself_until_it_is_paused(student: Student) -> None:
    days = day_bar.list_days()
    student.open("timeline?day=2024-06-06")
    play = student.page.get_by_role("button", name="Play", exact=True)
    play.click()
    expect(student.page.get_by_role("button", name="Pause")).to_be_visible()
    third = days[days.index("2024-06-06") + 2]
    expect(student.page.locator(".day-now")).to_have_attribute("data-day", third)
    student.page.get_by_role("button", name="Pause").click()
    expect(play).to_be_visible()
    shown = student.page.locator(".day-now").get_attribute("data-day")
    student.page.wait_for_timeout(2500)  # longer than from one event to the next
    expect(student.page.locator(".day-now")).to_have_attribute("data-day", shown or "")
    assert student.errors == []


def test_a_date_of_the_list_brings_its_day_and_the_map_into_sight(sized: Student) -> None:
    sized.page.get_by_role("button", name="Permission", exact=True).click()
    rows = sized.page.locator(".events li")
    permissions = [dot for dot in day_bar.dots() if dot.lane == "Permission"]
    expect(rows).to_have_count(len(permissions))
    row = sized.page.locator('.events li[data-day="2024-06-17"]')
    row.get_by_role("link", name="17 June 2024").click()
    expect(sized.page.locator(".day-now")).to_have_attribute("data-day", "2024-06-17")
    expect(row).to_have_class("now")
    expect(sized.page.locator("iframe[title^=streamlit_folium]")).to_be_in_viewport(ratio=0.9)
    assert row.locator("small a").first.get_attribute("target") == "_blank"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_pulse_ends_and_nobody_who_asks_for_less_motion_sees_one(
    new_student: Opener, motion: str
) -> None:
    student = new_student(SIZES[0], reduced_motion=motion).open(f"timeline?day={FOUR}")
    name = student.frame().evaluate(
        "getComputedStyle(document.querySelector('.place-mark'), '::after').animationName"
    )
    assert name == ("none" if motion == "reduce" else "pulse")
    times = student.frame().evaluate(
        "getComputedStyle(document.querySelector('.place-mark'), '::after').animationIterationCount"
    )
    assert times in ("1", "3")


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Student]:
    """A phone with a finger for a mouse."""
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield Student(page, address)
    context.close()


def test_a_tap_chooses_a_day_and_the_bar_does_not_move_under_the_finger(phone: Student) -> None:
    phone.open("timeline")
    top = plot(phone).bounding_box()
    for day in (FOUR, "2023-01-25", "2024-09-04"):
        dot(phone, day).tap()
        expect_day(phone, day)
        assert plot(phone).bounding_box() == top
    wide = phone.page.evaluate("document.querySelector('.stMain').scrollWidth")
    assert wide <= NARROW["width"]
    assert re.search("September", phone.page.locator(".day-bar .flag").inner_text())
