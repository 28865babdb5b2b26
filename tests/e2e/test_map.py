"""The map page in a real browser, with every other host refused."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NARROW, Student


def test_the_first_view_shows_kursk_the_border_a_ring_and_every_air_base_on_the_map(
    student: Student,
) -> None:
    student.open()
    assert re.match(
        r"From Sumy, 200 miles reaches \d+ of 49 airfields in Russia", student.sentence()
    )
    assert student.map.locator("path.ring").count() == 1
    assert student.find_on_map("path.kursk").count() == 1
    assert student.find_on_map("path.border").count() == 1
    assert student.map.locator(".airbase").count() == 61
    assert student.map.locator(".launch").count() == 1
    assert student.errors == []


def test_a_deep_link_is_right_as_the_first_request_after_a_start(student: Student) -> None:
    student.open("?at=49.98,36.25&range=300km&show=airbases,cities")
    assert student.sentence().startswith("From Kharkiv, 300 km reaches")
    assert student.map.locator("path.occupied").count() == 0
    expect(student.page).to_have_url(re.compile("at=49.98(,|%2C)36.25"))


def test_a_slider_step_moves_ring_sentence_and_address_and_leaves_the_map_in_place(
    student: Student,
) -> None:
    student.open()
    student.map.locator("body").evaluate(
        "() => { map.setView([50.2, 37.1], 7, {animate: false}); window.sameMap = true; }"
    )
    ring, sentence = student.ring(), student.sentence()
    student.slide("Latitude", "ArrowRight", 40)
    expect(student.page).to_have_url(re.compile("at=51.31%2C34.80"))
    expect(student.page.locator(".st-key-sentence")).not_to_have_text(sentence)
    assert student.ring() != ring
    view = student.map.locator("body").evaluate(
        "() => [window.sameMap, map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
    )
    assert view[0] is True
    assert view[1:] == [7, pytest.approx(50.2, abs=0.02), pytest.approx(37.1, abs=0.02)]
    assert student.errors == []


def test_the_range_slider_changes_the_counts(student: Student) -> None:
    student.open()
    before = student.map.locator(".airbase.in").count()
    student.slide("Range", "PageUp", 5)
    miles = student.page.get_by_role("slider", name="Range").input_value()
    assert miles != "200"
    expect(student.page).to_have_url(re.compile(f"range={miles}mi"))
    student.rest()
    expect(student.map.locator(".airbase.in")).not_to_have_count(before)
    lesser = student.map.locator(".airbase.in.lesser").count()
    inside = student.map.locator(".airbase.in").count() - lesser
    assert f" reaches {inside} of 49 airfields" in student.sentence()


def test_the_link_of_a_changed_map_opens_the_same_map(student: Student) -> None:
    student.open()
    student.slide("Longitude", "ArrowRight", 7)
    expect(student.page).to_have_url(re.compile("at=50.91%2C34.87"))
    link, sentence, ring = (
        student.page.url,
        student.sentence(),
        student.map.locator(".airbase.in").count(),
    )
    again = Student(student.page.context.new_page(), student.address)
    again.open(link.removeprefix(student.address + "/"))
    assert again.sentence() == sentence
    assert again.map.locator(".airbase.in").count() == ring


def test_a_hostile_link_gives_the_default_map_and_names_what_was_ignored(student: Student) -> None:
    student.open("?at=banana&range=-5mi&show=%3Cscript%3E")
    assert student.sentence().startswith("From Sumy, 200 miles")
    notes = student.page.locator(".st-key-sentence").inner_text()
    assert all(part in notes for part in ("banana", "-5mi", "<script>"))
    assert student.errors == []


def test_nothing_is_asked_of_any_other_host(student: Student) -> None:
    student.open()
    student.slide("Latitude", "ArrowRight", 2)
    expect(student.page).to_have_url(re.compile("at=50.93"))
    assert student.strangers == []


@pytest.mark.parametrize("student", [NARROW], indirect=True, ids=["390x844"])
def test_on_a_phone_the_sentence_and_the_map_come_first_and_nothing_sticks_out(
    student: Student,
) -> None:
    student.open()
    frame = student.page.locator("iframe[title^=streamlit_folium]").bounding_box()
    assert frame is not None
    assert frame["y"] < 420
    assert frame["width"] >= 340
    assert student.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_air_base_tells_its_distance_on_hover_and_to_the_keyboard(student: Student) -> None:
    student.open()
    base = student.map.get_by_label(re.compile("^Kursk Vostochny"))
    base.focus()
    expect(student.map.locator(".leaflet-tooltip")).to_contain_text(
        re.compile(r"\d+ miles \(\d+ km\) from the launch point")
    )


def test_the_scale_bar_says_for_which_latitude_it_holds_while_the_map_moves(
    student: Student,
) -> None:
    student.open()
    scale = student.find_on_map(".leaflet-control-scale")
    for lat, said in ((50.9, "at 50.9° N"), (46.26, "at 46.3° N")):
        student.map.locator("body").evaluate(
            f"() => {{ map.setView([{lat}, 35], 7, {{animate: false}}); }}"
        )
        expect(scale).to_have_attribute("data-at", said)
        shown = scale.evaluate("bar => getComputedStyle(bar, '::after').content")
        assert said in shown


def test_a_map_that_becomes_smaller_shows_as_much_as_one_that_was_small_at_first(
    student: Student,
) -> None:
    student.open()
    wide = student.frame().evaluate("map.getMinZoom()")
    student.page.set_viewport_size(NARROW)
    student.frame().wait_for_function("() => map.getSize().x < 400")
    student.frame().wait_for_function(f"() => map.getMinZoom() < {wide}")
