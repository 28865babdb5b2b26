"""Every control of the map page pressed in a real browser, also by hasty hands, in both themes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from geodata import borders, scenario
from geodata.analysis import wording
from geodata.scene import looks
from tests.e2e.conftest import NARROW, WIDE, Opener, Student


def test_twenty_steps_in_a_hurry_end_where_the_last_one_went(student: Student) -> None:
    student.open()
    thumb = student.page.get_by_role("slider", name="Latitude")
    for _ in range(20):
        thumb.press("ArrowRight", delay=20)
    expect(student.page).to_have_url(re.compile("at=51.11%2C34.80"))
    expect(student.page.locator(".st-key-sentence")).to_have_text(
        wording.sentence(scenario.from_query({"at": "51.11,34.80"}))
    )
    expect(thumb).to_have_value("51.11")
    assert student.errors == []


LAYERS = {
    "Airfields": (".airbase", 61),
    "Held by Ukraine": ("path.held", 1),
    "Occupied by Russia": ("path.occupied", 1),
    "Cities": (".label.city", len(borders.cities())),
    "Latitude and longitude": (".graticule-label", 33),
    "Relief": (".leaflet-relief-pane canvas[width]", 1),
}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_goes_and_comes_back(student: Student, name: str) -> None:
    student.open()
    selector, count = LAYERS[name]
    button = student.page.get_by_role("button", name=name, exact=True)
    expect(student.find_on_map(selector)).to_have_count(count)
    button.click()
    expect(student.map.locator(selector)).to_have_count(0)
    button.click()
    expect(student.find_on_map(selector)).to_have_count(count)
    assert student.errors == []


def test_a_city_from_the_list_moves_the_ring(student: Student) -> None:
    student.open()
    ring = student.ring()
    student.choose_city("Kharkiv")
    expect(student.page.locator(".st-key-sentence")).to_contain_text(
        "From Kharkiv, 200 miles reaches"
    )
    expect(student.map.locator(".launch-label")).to_have_text("Kharkiv")
    assert student.ring() != ring
    expect(student.page.get_by_role("slider", name="Latitude")).to_have_value("49.98")


def test_a_published_range_and_the_other_unit_change_the_ring_label(student: Student) -> None:
    student.open()
    student.page.get_by_role("radio", name="165 km").or_(
        student.page.get_by_role("button", name="165 km")
    ).click()
    expect(student.map.locator(".ring-label")).to_have_text("165 km")
    student.page.get_by_role("radio", name="mi", exact=True).click()
    expect(student.map.locator(".ring-label")).to_have_text("102.5 miles")
    expect(student.page).to_have_url(re.compile("range=102.5mi"))


@pytest.mark.parametrize(
    ("typed", "sentence"), [("Курск", "From Kursk,"), ("50°27'N 30°31'E", "From Kyiv,")]
)
def test_a_typed_place_moves_the_launch_point(student: Student, typed: str, sentence: str) -> None:
    student.open()
    field = student.page.get_by_role("textbox", name="Type a town or coordinates")
    field.fill(typed)
    field.press("Enter")
    expect(student.page.locator(".st-key-sentence")).to_contain_text(sentence)
    student.rest()
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_hostile_text_is_shown_as_text_runs_nowhere_and_stays_while_another_page_is_open(
    student: Student,
) -> None:
    student.open()
    field = student.page.get_by_role("textbox", name="Type a town or coordinates")
    field.fill("<img src=x onerror=alert(1)> $x^2$")
    field.press("Enter")
    expect(student.page.locator(".st-key-controls")).to_contain_text("<img src=x onerror=alert(1)>")
    assert student.page.locator(".st-key-controls img").count() == 0
    student.go_to("Sources")
    expect(field).to_have_count(0)
    student.go_to("Map")
    expect(field).to_have_value("<img src=x onerror=alert(1)> $x^2$")
    expect(student.page.locator(".st-key-controls")).to_contain_text("is not a position")
    assert student.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1366x768", "390x844"])
def test_the_map_takes_the_theme_of_the_page(
    new_student: Opener, theme: str, size: dict[str, int]
) -> None:
    student = new_student(size, color_scheme=theme).open()
    assert (
        student.map.locator("path.ring").first.get_attribute("stroke")
        == looks.LOOKS[theme]["ring"].line
    )
    assert student.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert student.errors == []


def test_the_whole_ring_comes_back_into_view(student: Student) -> None:
    student.open()
    student.map.locator("body").evaluate("() => { map.setView([45, 24], 8, {animate: false}); }")
    student.map.get_by_role("button", name="Show the whole ring").click()
    inside = (
        "() => map.getBounds().contains([50.91, 34.80]) && map.getBounds().contains([53.8, 34.8])"
    )
    student.page.frames[-1].wait_for_function(inside)


def test_the_scale_bar_shows_miles_and_km_and_the_key_what_is_drawn(student: Student) -> None:
    student.open()
    scale = student.find_on_map(".leaflet-control-scale")
    expect(scale).to_contain_text("km")
    expect(scale).to_contain_text("mi")
    key = student.map.locator(".key")
    for words in (
        "Kursk Oblast (Russia)",
        "200 miles (321.9 km) from the launch point",
        "Airfield in range",
    ):
        expect(key).to_contain_text(words)
    student.page.get_by_role("button", name="Airfields", exact=True).click()
    expect(key).not_to_contain_text("Airfield in range")


def test_one_tab_stop_and_arrow_keys_walk_the_air_bases_from_the_nearest(student: Student) -> None:
    student.open()
    assert student.map.locator(".airbase[tabindex='0']").count() == 1
    nearest = student.map.locator(".airbase[tabindex='0']")
    assert re.match("Belgorod", nearest.get_attribute("aria-label") or "")
    nearest.focus()
    student.page.keyboard.press("ArrowRight")
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert re.match("Kursk Vostochny", student.map.locator("body").evaluate(focused))
    expect(student.map.locator(".leaflet-tooltip")).to_have_count(1)  # the one before fades out
    expect(student.map.locator(".leaflet-tooltip")).to_contain_text("Kursk Vostochny")


def test_a_launch_point_out_of_sight_brings_its_ring_into_view(student: Student) -> None:
    student.open()
    student.map.locator("body").evaluate(
        "() => { map.setView([50.9, 34.8], 8, {animate: false}); }"
    )
    student.choose_city("Lviv")
    expect(student.map.locator(".launch-label")).to_have_text("Lviv")
    student.page.frames[-1].wait_for_function("() => map.getBounds().contains([49.84, 24.02])")


def test_the_map_cannot_be_zoomed_or_moved_beyond_its_geography(student: Student) -> None:
    student.open()
    student.map.locator("body").evaluate("() => { map.setZoom(0, {animate: false}); }")
    width = student.map.locator("body").evaluate(
        "() => map.getBounds().getEast() - map.getBounds().getWest()"
    )
    assert width <= 41.1


def test_a_claim_of_the_article_shows_its_map_beside_it(student: Student) -> None:
    student.open("article")
    student.page.get_by_role("button", name="ATACMS have a range of 200 miles.").last.click()
    panel = student.page.locator(".st-key-claim")
    expect(panel).to_contain_text("200 miles are 321.9 km")
    student.page.get_by_role("button", name="One US official estimated that 90 per cent").click()
    expect(panel.get_by_role("heading")).to_contain_text("One US official estimated")
    expect(student.page.locator(".st-key-sentence")).to_contain_text(
        "From anywhere on the recognised land border, 300 km"
    )
    expect(student.page).to_have_url(re.compile("from=border"))
    student.page.get_by_role("button", name="Open this map with its controls").click()
    expect(student.page.get_by_role("slider", name="Range")).to_have_value("300")
    assert student.strangers == []


def test_a_table_that_a_filter_shortens_leaves_no_rows_blank(student: Student) -> None:
    student.page.goto(f"{student.address}/airbases")
    rows = student.page.locator(".bases tbody tr")
    expect(rows).to_have_count(61)
    student.rest()
    box = student.page.locator(".st-key-rows")
    assert box.evaluate("e => e.scrollHeight > e.clientHeight")  # of which some are seen
    student.page.get_by_role("button", name="◆ in range").click()
    expect(rows).to_have_count(4)
    assert box.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
