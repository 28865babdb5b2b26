"""A finger on a phone's glass: what scrolls the page, what moves the map, a pin or a slider."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import NARROW, PATIENCE_MS, Student
from tests.e2e.hands import tip
from tests.e2e.test_screen import CENTRE, SCROLLED


class Finger:
    """Touches of a phone's glass, which the browser itself takes for scrolling or hands on."""

    def __init__(self, student: Student) -> None:
        self.student = student
        self.cdp = student.page.context.new_cdp_session(student.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Fingers come down, move or leave."""
        places = [{"x": x, "y": y, "id": place} for place, (x, y) in enumerate(points)]
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    def move(self, by: tuple[float, float], *starts: tuple[float, float]) -> None:
        """Moves so many fingers together, from where each starts."""
        self.touch("touchStart", *starts)
        for step in range(1, 11):
            shift = [part * step / 10 for part in by]
            self.touch("touchMove", *((x + shift[0], y + shift[1]) for x, y in starts))
        self.touch("touchEnd")

    def scrolled(self) -> int:
        """How far the page is, in px."""
        return int(self.student.page.evaluate(SCROLLED))

    def view(self) -> list[float]:
        """The map's middle and its zoom."""
        view: list[float] = self.student.frame().evaluate(CENTRE)
        return view


@pytest.fixture
def finger(browser: Browser, address: str) -> Iterator[Finger]:
    """A phone's window with the map, and a finger on it."""
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    yield Finger(Student(context.new_page(), address).open())
    context.close()


def test_one_finger_scrolls_the_page_two_move_the_map_and_one_takes_the_pin(
    finger: Finger,
) -> None:
    student = finger.student
    frame = student.page.locator("iframe[title^=streamlit_folium]")
    before, hint = finger.view(), student.map.locator(".hint")
    finger.move((0, -200), (120, 400))
    student.page.wait_for_function(f"() => ({SCROLLED})() > 100")
    expect(frame).to_be_in_viewport(ratio=1)  # it stays while the controls go by
    for slider in ("lat", "lon", "range_mi"):
        expect(student.page.locator(f".st-key-{slider}")).to_be_in_viewport(ratio=1)
    finger.move((0, 300), (120, 300))
    student.page.wait_for_function(f"() => ({SCROLLED})() === 0")
    expect(hint).to_be_hidden()
    finger.move((90, 0), (120, 400))
    expect(hint).to_have_text("Two fingers move the map.")
    assert finger.view() == before
    expect(hint).to_be_hidden()

    finger.move((60, -50), (120, 400), (240, 420))
    lat, lon, zoom = finger.view()
    assert (lat, lon) < (before[0], before[1])
    assert zoom == pytest.approx(before[2], abs=0.1)
    assert finger.scrolled() == 0

    x, y = tip(student)
    sentence = student.sentence()
    finger.move((-40, 30), (x, y))
    expect(student.page.locator(".st-key-sentence p")).not_to_have_text(sentence)
    student.page.wait_for_function("() => !location.search.includes('50.91')")
    moved = tip(student)
    assert moved == pytest.approx((x - 40, y + 30), abs=3)
    assert finger.view()[2] == zoom
    assert finger.scrolled() == 0
    assert student.errors == []


def test_a_finger_scrolls_over_a_slider_and_moves_it_by_its_thumb(finger: Finger) -> None:
    page = finger.student.page
    slider = page.get_by_role("slider", name="Latitude")
    track = page.locator(".st-key-lat [role=group]").bounding_box()
    assert track
    y = track["y"] + track["height"] / 2
    finger.move((0, -120), (track["x"] + 30, y))
    page.wait_for_function(f"() => ({SCROLLED})() > 60")
    expect(slider).to_have_value("50.91")
    thumb = slider.locator("xpath=../..").bounding_box()
    assert thumb
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    finger.move((-30, 0), (x, y))
    expect(slider).not_to_have_value("50.91")
    assert float(slider.input_value()) < 50.91
    page.wait_for_url(lambda address: "at=" in address)
