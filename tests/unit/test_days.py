"""Sentence, legend, layers and notes are about the day they name: no later day's facts are told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from geodata import facts, scene, text, webmap
from geodata.analysis import day_words, findings, timeline, wording
from geodata.distortion import land
from geodata.distortion.window import KINDS, Panel
from geodata.exports import data_files, kml, living_file
from geodata.facts import map_areas
from geodata.scenario import (
    ARTICLE_DAY,
    DEFAULT,
    FIRST_DAY,
    LAST_DAY,
    LAYERS,
    Point,
    Scenario,
)
from geodata.scene import citing, footnotes, looks, map_in_words

FIRST, LAST = map(date.fromisoformat, (FIRST_DAY, LAST_DAY))
DAYS = [(FIRST + timedelta(n)).isoformat() for n in range((LAST - FIRST).days + 1)]
EVERY = replace(DEFAULT, show=LAYERS)
RANGES = ((200.0, "mi"), (165.0, "km"), (77.0, "km"), (123.0, "mi"), (400.0, "mi"))
DAYS_APART = (FIRST_DAY, ARTICLE_DAY)
ABSENT_LOOKS = {f"{name}{looks.ABSENT}" for name in looks.RINGS}


def _layer(picture: scene.Scene, name: str) -> scene.layers.Layer:
    return next(layer for layer in picture.layers if layer.name == name)


def _later(day: str) -> set[str]:
    """The days of areas, systems and permissions that were still to come, as texts name them."""
    areas = {area.day for area in map_areas.areas().values()}
    hands = {weapon.in_hand for weapon in facts.weapons()}
    known = areas | hands | {permission.date for permission in facts.permissions()}
    return {text.date(one, short) for one in known - {""} if one > day for short in (True, False)}


@pytest.mark.slow
def test_no_layer_and_no_line_of_a_legend_is_of_a_later_day() -> None:
    for day, (value, unit) in product(DAYS, RANGES):
        picture = scene.build(replace(EVERY, day=day, range_value=value, range_unit=unit))
        assert all(layer.day <= day for layer in picture.layers)
        told = [layer.title for layer in picture.layers]
        told += [words for layer in picture.layers for _, words in layer.legend]
        told += [line for layer in picture.layers for shape in layer.shapes for line in shape.lines]
        everything = "\n".join(told)
        assert not [later for later in _later(day) if later in everything]


def test_every_day_says_whether_its_system_was_in_hand_as_the_facts_do() -> None:
    for day, (value, unit) in product(DAYS, RANGES):
        scenario = Scenario(range_value=value, range_unit=unit, day=day)
        if day == ARTICLE_DAY:
            assert not day_words.is_absent(scenario)
            continue
        weapon = timeline.find_weapon(scenario.range_km)
        said, absent = wording.sentence(scenario), day_words.is_absent(scenario)
        assert text.date(day) in said
        was_there = weapon is not None and weapon.in_hand <= day
        assert absent is not was_there
        assert ("would have reached" in said) is not was_there
        assert (" reaches " in said) is was_there
        if weapon and not was_there:  # a later day is named as later
            assert f"reported there from {text.date(weapon.in_hand)} on" in said
            promised = bool(weapon.promised) and weapon.promised <= day
            assert said.startswith("Whether " if promised else f"On {text.date(day)} no ")
        elif weapon:
            assert not [later for later in _later(day) if later in said]
            given = [one for one in facts.permissions() if one.date <= day]
            is_allowed = any(weapon.id in one.weapons for one in given)
            assert ("and allowed inside Russia" in said) is is_allowed
            assert ("had not allowed it inside Russia" in said) is not is_allowed


def test_what_is_chosen_and_not_drawn_is_said_in_one_line() -> None:
    for day in DAYS:
        picture = scene.build(replace(EVERY, day=day))
        notes = " ".join(wording.day_notes(picture.scenario))
        has_line = any("to the line of contact" in words for _, words in _legend(picture))
        assert ("There is no line of contact for this day" in notes) is not has_line
        begun = day >= next(event.date for event in facts.events() if event.id == "kursk-begins")
        lacks = begun and not picture.shows("held")
        assert ("no map of the held part of Kursk Oblast for this day" in notes) is lacks
        if day != ARTICLE_DAY:
            is_told = facts.statement("nothing-allowed") in notes
            assert is_told is not picture.shows("allowed")


def _legend(picture: scene.Scene) -> list[tuple[str, str]]:
    return [line for layer in picture.layers for line in layer.legend]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "hands"),
    [
        ("2022-02-24", timeline.NOT_YET),
        ("2023-10-17", timeline.NOT_YET),
        ("2024-01-31", timeline.NOT_YET),
        ("2024-02-01", timeline.NOT_KNOWN),
        ("2024-04-16", timeline.NOT_KNOWN),
        ("2024-04-17", timeline.IN_HAND),
    ],
)
@pytest.mark.parametrize("start", ["points", "border", "held"])
def test_a_ring_whose_system_was_not_there_is_dashed_unfilled_and_named_so_in_every_file(
    day: str, hands: str, start: str
) -> None:
    picture = scene.build(replace(EVERY, day=day, start=start))
    rings = _layer(picture, "rings")
    is_absent = hands != timeline.IN_HAND
    for theme in looks.LOOKS.values():
        for shape in rings.shapes:
            assert (shape.look in ABSENT_LOOKS) is is_absent
            assert bool(theme[shape.look].dash) is is_absent
            assert bool(theme[shape.look].fill) is not is_absent
    words = day_words.ABSENT.get(hands, day_words.NOT_ALLOWED)
    told = (
        json.dumps(webmap.overlay(picture, "light", None)["key"]),
        dict(map_in_words.lines(picture))["Range"],
        rings.title,
        kml.write(picture, "https://map.example").decode().split("<Folder>", 1)[1],
    )
    assert all(words in one for one in told)
    bases = " ".join(line for base in _layer(picture, "airbases").shapes for line in base.lines)
    table = data_files.table(picture, "https://map.example").decode()
    page = living_file.write_map(picture, "https://map.example", date(2026, 11, 26)).decode()
    fields = page.partition('id="fields"')[2].partition("</tbody>")[0]
    for output in (bases, table, fields):
        assert is_absent is not ("in range" in output)
    assert is_absent is ("Inside the ring, nearest first" in dict(map_in_words.lines(picture)))


def test_a_ring_that_was_there_and_allowed_has_no_more_to_its_name() -> None:
    for day in ("2024-11-17", ARTICLE_DAY, LAST_DAY):
        rings = _layer(scene.build(replace(DEFAULT, day=day)), "rings")
        assert rings.title == "200 miles (321.9 km) from the launch point"
        assert [shape.look for shape in rings.shapes] == ["ring"]


def test_a_browser_that_draws_geojson_leaves_an_absent_ring_empty() -> None:
    picture = scene.build(replace(DEFAULT, day=FIRST_DAY))
    features = json.loads(data_files.geojson(picture, "https://map.example"))["features"]
    (ring,) = (one for one in features if one["properties"]["layer"] == "rings")
    assert ring["properties"]["fill-opacity"] == 0
    assert "not yet in Ukrainian hands" in ring["properties"]["layer_title"]


def test_several_absent_rings_keep_their_colours_and_their_legend_says_it_once() -> None:
    points = tuple(Point(30 + i, 50) for i in range(6))
    rings = _layer(scene.build(Scenario(points, day=FIRST_DAY)), "rings")
    lines = {looks.LOOKS["light"][shape.look].line for shape in rings.shapes}
    assert lines == {looks.LOOKS["light"][name].line for name in looks.RINGS}
    assert [words.endswith(day_words.ABSENT[timeline.NOT_YET]) for _, words in rings.legend] == [
        *[False] * 6,
        True,
    ]
    assert len({look for look, _ in rings.legend}) == 7


def test_the_sources_of_a_day_go_with_its_ring() -> None:
    def sources(day: str) -> set[str]:
        picture = scene.build(replace(DEFAULT, day=day))
        note = next(note for note in footnotes.of(picture) if note.layer == "rings")
        return {source.id for source in note.sources}

    assert "zn-ua-2024-04" in sources(FIRST_DAY)
    assert {"zn-ua-2024-04", "ap-2024-05-30"} <= sources("2024-05-31")
    assert "npr-2024-11-17" in sources("2024-11-20")
    assert sources(ARTICLE_DAY) == {findings.find_preset(DEFAULT).source}  # type: ignore[union-attr]


def test_held_land_of_another_day_is_named_with_its_day_wherever_rings_start_from_it() -> None:
    scenario = replace(EVERY, day=FIRST_DAY, start="held")
    picture = scene.build(scenario)
    named = f"Ukrainian-held land of {map_areas.day()}"
    told = (picture.sentence, wording.title(scenario), _layer(picture, "rings").title)
    assert all(named in words for words in told)
    assert named in dict(map_in_words.lines(picture))["Rings start"]
    assert named not in wording.sentence(replace(scenario, day=ARTICLE_DAY))


@pytest.mark.parametrize(
    ("lon", "lat", "day", "says"),
    [
        (37.80, 48.00, "2022-02-24", ""),  # Donetsk
        (37.80, 48.00, "2024-11-17", "on land that Russia occupied on 17 November 2024"),
        (34.10, 44.95, "2022-02-24", "Crimea is Ukraine, occupied by Russia since 2014."),
        (35.27, 51.19, "2022-02-24", "is in Russia (Kursk Oblast)"),  # Sudzha
        (35.27, 51.19, "2024-08-31", "that Ukraine held on 31 August 2024"),
        (35.27, 51.19, "2024-10-01", "is in Russia (Kursk Oblast)"),
        (35.27, 51.19, "2024-11-18", "that Ukraine held on 17 November 2024"),
    ],
)
def test_who_held_a_launch_point_is_told_for_the_day_or_not_at_all(
    lon: float, lat: float, day: str, says: str
) -> None:
    lines = wording.launch_notes(Scenario((Point(lon, lat),), day=day))
    assert [says in line for line in lines] == ([True] if says else [])


def test_press_reports_of_a_day_are_those_until_it() -> None:
    assert timeline.reports("2022-04-05") == ()
    assert timeline.reports(LAST_DAY) == facts.reports()
    for day in DAYS:
        assert all(report.date <= day for report in timeline.reports(day))
    # Its words name the last days of its month.
    assert not any(report.date == "2024-11" for report in timeline.reports("2024-11-20"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_panels_of_the_projection_page_hatch_what_was_occupied_by_their_day(kind: str) -> None:
    then, now = (land.draw(Panel(kind, replace(DEFAULT, day=day))).write() for day in DAYS_APART)
    assert then != now


def test_the_file_for_a_stick_is_of_its_day() -> None:
    picture = scene.build(replace(EVERY, day=FIRST_DAY))
    page = living_file.write_map(picture, "https://map.example", date(2025, 1, 2)).decode()
    written = page[page.index("<h1>") : page.index("<script>")]
    assert "no ATACMS M39A1 (Block IA) was in Ukrainian hands" in written
    assert "There is no line of contact for this day in the data" in written
    shown = json.loads(re.findall(r'"show":(\[.*?\])', page)[-1])
    assert [name for name in shown if name.startswith(("held", "allowed"))] == []
    assert [name for name in shown if name.startswith("occupied")] == ["occupied 2014-03-27"]


def test_a_map_is_cited_with_the_year_and_month_that_it_shows() -> None:
    picture = scene.build(replace(DEFAULT, day=FIRST_DAY))
    cited = citing.citations(picture, "https://map.example", date(2025, 1, 2))
    assert "(2022)" in cited["APA 7"]
    assert "February 2022" in cited["Chicago"]
    assert not any("2024" in words.partition("https://")[0] for words in cited.values())
