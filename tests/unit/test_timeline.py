"""The timeline: a day's events and permissions, and what the article cannot have known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geodata import borders, facts, scene
from geodata.analysis import timeline, wording
from geodata.facts.records import Event, Permission
from geodata.scenario import ARTICLE_DAY, DEFAULT, LAYERS

CRIMEA = "occupied 2014-03-27"  # alone, where there is no line of contact


def _dated(day: str) -> set[str]:
    picture = scene.build(replace(DEFAULT, day=day, show=LAYERS))
    return {layer.id for layer in picture.layers if layer.day}


@pytest.mark.parametrize(
    ("day", "layers"),
    [
        ("2022-02-24", {CRIMEA}),
        ("2024-05-29", {CRIMEA}),
        ("2024-05-30", {CRIMEA, "allowed 2024-05-30"}),
        ("2024-08-05", {CRIMEA, "allowed 2024-06-17"}),
        ("2024-08-07", {CRIMEA, "allowed 2024-06-17"}),
        ("2024-08-30", {CRIMEA, "allowed 2024-08-08"}),
        ("2024-08-31", {CRIMEA, "allowed 2024-08-08", "held 2024-08-31"}),
        ("2024-09-02", {CRIMEA, "allowed 2024-08-08", "held 2024-08-31"}),
        ("2024-09-03", {CRIMEA, "allowed 2024-08-08"}),
        ("2024-11-16", {CRIMEA, "allowed 2024-08-08"}),
        ("2024-11-17", {"allowed 2024-11-17", "held 2024-11-17"}),
        ("2024-11-18", {"allowed 2024-11-17", "held 2024-11-17"}),
        ("2024-11-19", {"allowed 2024-11-17", "held 2024-11-17"}),
        ("2024-11-20", {CRIMEA, "allowed 2024-11-17"}),
    ],
)
def test_a_day_shows_the_areas_for_which_its_data_speak_and_the_permission_then(
    day: str, layers: set[str]
) -> None:
    assert _dated(day) == layers


@pytest.mark.parametrize(
    "event", facts.events(), ids=lambda event: f"{event.date} {event.text[:30]}"
)
def test_an_event_is_a_sentence_with_sources(event: Event) -> None:
    assert event.text.endswith(".")
    assert event.sources
    assert "2022" <= event.date <= "2024-11-30"
    assert timeline.after_article(event) == (event.date > "2024-11-18")


@pytest.mark.parametrize("permission", facts.permissions(), ids=lambda permission: permission.date)
def test_a_permission_names_regions_of_russia(permission: Permission) -> None:
    for name in permission.regions:
        assert borders.regions()[name].country == "Russia"


def test_events_come_in_order_and_up_to_the_day() -> None:
    days = [event.date for event in timeline.until(ARTICLE_DAY)]
    assert days == [event.date for event in facts.events() if event.date <= ARTICLE_DAY]
    assert not any(timeline.after_article(event) for event in timeline.until(ARTICLE_DAY))
    assert len(timeline.until("2024-11-30")) == len(facts.events())
    assert timeline.until("2022-02-24")[0].text.startswith("Russia's full-scale invasion")


def test_systems_in_hand_grow_with_the_days() -> None:
    assert timeline.in_hand("2022-06-01") == ()
    assert timeline.in_hand("2023-10-17") == (
        "ATACMS M39 (Block I)",
        "Storm Shadow / SCALP-EG",
        "HIMARS with GMLRS rockets",
        "Ukrainian long-range drones",
        "Patriot",
        "Abrams",
    )
    assert len(timeline.in_hand("2024-11-18")) == 8


def test_another_day_than_the_articles_says_what_of_its_map_is_of_november_2024() -> None:
    assert wording.day_notes(DEFAULT) == ()
    (line,) = wording.day_notes(replace(DEFAULT, day="2022-02-24"))
    assert "24 February 2022" in line
    assert "17 November 2024" in line


def test_a_day_note_is_silent_about_occupied_land_that_is_neither_drawn_nor_reckoned_from() -> None:
    bare = replace(DEFAULT, day="2022-02-24", show=())
    assert wording.day_notes(bare) == ("Day of the map: 24 February 2022.",)
    assert "line of contact" in wording.day_notes(replace(bare, start="held"))[0]
