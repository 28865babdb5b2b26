"""The projection page in Chromium: three maps, also on a phone, and switches that show."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NARROW, WIDE, Student


def _open(student: Student, query: str = "") -> Locator:
    student.page.goto(f"{student.address}/projection{query}")
    panels = student.page.locator(".panels img")
    expect(panels).to_have_count(3)
    student.rest()
    return panels


def _boxes(panels: Locator) -> list[dict[str, float]]:
    return panels.evaluate_all(
        "panels => panels.map(panel => panel.getBoundingClientRect().toJSON())"
    )  # type: ignore[no-any-return]


def _fits(student: Student, width: int) -> bool:
    return bool(student.page.evaluate("document.documentElement.scrollWidth") <= width)


def test_three_panels_stand_side_by_side_on_a_screen_in_the_first_view(student: Student) -> None:
    boxes = _boxes(_open(student))
    assert len({box["top"] for box in boxes}) == 1
    assert all(box["width"] > 400 for box in boxes)
    assert all(box["bottom"] < WIDE["height"] for box in boxes)
    assert _fits(student, WIDE["width"])
    assert student.errors == []


@pytest.mark.parametrize("student", [NARROW], indirect=True, ids=["390x844"])
def test_on_a_phone_the_panels_stand_one_below_the_other_and_nothing_sticks_out(
    student: Student,
) -> None:
    boxes = _boxes(_open(student))
    assert boxes[0]["bottom"] < boxes[1]["top"] < boxes[1]["bottom"] < boxes[2]["top"]
    assert all(box["width"] > 340 for box in boxes)
    assert _fits(student, NARROW["width"])
    for name in ("Pixel circle", "Circle in degrees", "Web Mercator metres", "Circle on a ball"):
        pill = student.page.get_by_role("button", name=name).bounding_box()
        assert pill is not None
        assert pill["x"] + pill["width"] <= NARROW["width"]


def test_a_wrong_ring_is_switched_on_and_off_and_the_panels_are_seen_and_told(
    student: Student,
) -> None:
    panels = _open(student)
    pill = student.page.get_by_role("button", name="Web Mercator metres")
    for shown in (True, False):
        pill.click()
        for panel in panels.all():
            words = re.compile("Wrong rings:.*Web Mercator metres")
            if shown:
                expect(panel).to_have_attribute("alt", words)
                expect(panel).to_have_attribute("src", re.compile("wrong-ring metres"))
            else:
                expect(panel).not_to_have_attribute("alt", words)
            expect(panel).to_have_js_property("complete", True)
            assert panel.evaluate("panel => panel.naturalWidth") > 0
    assert student.errors == []


def test_a_link_is_kept_and_a_city_is_written_into_it_and_no_other_host_is_asked(
    student: Student,
) -> None:
    panels = _open(student, "?at=49.98,36.25&range=300km")
    expect(panels.first).to_have_attribute("alt", re.compile("^300 km around Kharkiv"))
    student.page.get_by_role("combobox").fill("Chernihiv")
    student.page.get_by_role("option", name="Chernihiv").wait_for()
    student.page.get_by_role("combobox").press("Enter")
    expect(panels.first).to_have_attribute("alt", re.compile("^300 km around Chernihiv"))
    expect(student.page).to_have_url(re.compile("projection.*range=300km"))
    assert student.strangers == []
    assert student.errors == []
