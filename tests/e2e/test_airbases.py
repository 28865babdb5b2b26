"""The airfields page: a row points to its field on the map, and a field to its row."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NARROW, Opener, Student
from tests.e2e.hands import of_address

SIZES = ({"width": 1366, "height": 625}, NARROW)
# Where the mark is, and the symbol of an airfield, in px of the map's frame.
APART = """(name) => {
    const middle = (e) => { const { left, top, width, height } = e.getBoundingClientRect();
        return [left + width / 2, top + height / 2]; };
    const mark = middle(document.querySelector(".place-mark"));
    const field = [...document.querySelectorAll(".airbase")].find(
        (icon) => icon.getAttribute("aria-label").startsWith(name));
    const [x, y] = middle(field);
    const seen = mark[0] > 0 && mark[1] > 0 && mark[0] < innerWidth && mark[1] < innerHeight;
    return seen && Math.hypot(x - mark[0], y - mark[1]);
}"""


@pytest.fixture(params=SIZES, ids=["1366x625", "390x844"])
def sized(request: pytest.FixtureRequest, new_student: Opener) -> Student:
    """A window of a school's laptop, and one of a phone's width, with the airfields."""
    return new_student(request.param).open("airbases")


def row(student: Student, name: str) -> Locator:
    """The row of an airfield."""
    return student.page.locator(f'.bases tr[data-name="{name}"]')


def expect_both(student: Student, name: str) -> None:
    """Waits until an airfield is marked on the map, in view, and its row in the table, in sight."""
    expect(student.page.locator(".bases tr.now")).to_have_count(1)
    expect(row(student, name)).to_have_class("now")
    expect(row(student, name).get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(student.map.locator(".place-mark")).to_have_count(1)
    student.frame().wait_for_function(f"(name) => ({APART})(name) < 3", arg=name)
    assert row(student, name).evaluate("""(e) => {
        const box = document.querySelector(".st-key-rows").getBoundingClientRect();
        const { top, bottom } = e.getBoundingClientRect();
        return top >= box.top && bottom <= box.bottom;
    }""")


def test_a_press_on_a_row_points_to_its_field_on_the_map(sized: Student) -> None:
    before = of_address(sized)
    for name in ("Stary Oskol", "Engels-2", "Belbek"):
        row(sized, name).locator("td").first.click()
        expect_both(sized, name)
        expect(sized.map.get_by_role("tooltip", name=re.compile(name))).to_be_visible()
    assert of_address(sized) == before
    assert sized.errors == []


def test_a_press_on_a_field_of_the_map_marks_its_row_and_brings_it_into_sight(
    sized: Student,
) -> None:
    for name in ("Voronezh Malshevo", "Seshcha"):
        sized.map.get_by_label(re.compile(f"^{name}")).click()
        full = sized.page.locator(".bases tr.now").get_attribute("data-name") or ""
        assert full.startswith(name)
        expect_both(sized, full)
    assert sized.errors == []


def test_keys_walk_through_the_rows_and_enter_on_the_map_finds_the_row(student: Student) -> None:
    student.open("airbases")
    names = student.page.locator(".bases .to-base").all_inner_texts()
    assert student.page.locator(".bases .to-base[tabindex='0']").count() == 1
    row(student, names[0]).get_by_role("button").focus()
    for _ in range(4):
        student.page.keyboard.press("ArrowDown")
    expect_both(student, names[4])
    expect(row(student, names[4]).get_by_role("button")).to_be_focused()
    student.page.keyboard.press("ArrowUp")
    expect_both(student, names[3])
    student.map.get_by_label(re.compile("^Seshcha")).press("Enter")
    expect_both(student, "Seshcha")


def test_heads_sort_and_what_is_chosen_stays_so_when_the_rows_come_anew(student: Student) -> None:
    student.open("airbases")
    names = student.page.locator(".bases .to-base")
    nearest = names.all_inner_texts()
    row(student, "Seshcha").locator("td").first.click()
    student.page.get_by_role("button", name="Airfield", exact=True).click()
    assert names.all_inner_texts() == sorted(nearest, key=lambda name: name.casefold())
    student.page.get_by_role("button", name="Airfield", exact=True).click()
    assert names.all_inner_texts() == sorted(nearest, key=lambda name: name.casefold())[::-1]
    expect(student.page.locator(".bases th[aria-sort]")).to_have_attribute(
        "aria-sort", "descending"
    )
    student.page.get_by_role("button", name="○ out of range").click()
    expect(student.page.locator(".bases tbody tr")).to_have_count(57)
    expect(row(student, "Seshcha")).to_have_class("now")
    shown = names.all_inner_texts()
    assert shown == sorted(shown, key=lambda name: name.casefold())[::-1]
