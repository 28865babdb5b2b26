"""The story: its steps hold together, its words hold on its maps, the browser gets all of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from geodata import borders, facts, geodesy, links, scene, webmap
from geodata.analysis import findings, wording
from geodata.facts import glossary
from geodata.facts.checker import FactsError
from geodata.lessons import marking, story_html
from geodata.lessons.parts import MapQuestion, Step
from geodata.lessons.story import find_view, pictures_json, read_story, story, whole
from geodata.scenario import DEFAULT, USUAL
from geodata.webmap import Sight
from pages.server import page_files

NUMBERED = list(enumerate(story(), 1))
LONGEST = 85  # words of a step; our choice: half a minute


def test_the_story_has_eight_to_ten_short_steps_and_begins_with_the_first_map() -> None:
    assert 8 <= len(story()) <= 10
    assert story()[0].map == DEFAULT  # or a bare address would open another map than its picture
    assert all(len(step.text.split()) <= LONGEST for step in story())
    assert all(step.sources for step in story()[:-1])  # the last one only says how to go on
    assert len({step.title for step in story()}) == len(story())


@pytest.mark.parametrize(("number", "step"), NUMBERED)
def test_a_steps_turn_is_not_done_before_the_hand_and_can_be_done(number: int, step: Step) -> None:
    asked = step.question
    if not isinstance(asked, MapQuestion):
        assert asked is None
        return
    assert marking.mark(asked, links.query(step.map)).state == marking.WRONG
    assert marking.mark(asked, links.query(asked.example)).state == marking.RIGHT
    assert asked.example != step.map
    assert asked.id == f"turn-{number}"


def test_the_cities_that_a_step_names_are_where_it_says() -> None:
    step = next(step for step in story() if "does not take in Moscow" in step.text)
    inside = re.findall(r"takes in (.*?)\. It does", step.text)[0]
    here = step.map.points[0]
    cities = {city.name: city for city in borders.cities()}
    for name in re.split(r", | and ", inside):
        there = cities[name]
        assert geodesy.distance_km(here.lon, here.lat, there.lon, there.lat) < step.map.range_km, (
            name
        )
    moscow = cities["Moscow"]
    assert geodesy.distance_km(here.lon, here.lat, moscow.lon, moscow.lat) > step.map.range_km


def test_the_counts_of_a_step_are_those_that_its_map_says() -> None:
    step = next(step for step in story() if "of them are inside this ring" in step.text)
    counts = findings.counts(findings.of(step.map), "Russia")
    assert f"On our list are {counts.total} airfields in Russia" in step.text
    assert f"{counts.inside} of them are inside this ring" in step.text
    step = next(step for step in story() if step.map.start == "border")
    counts = findings.counts(findings.of(step.map), "Russia")
    assert f"take in {counts.inside} of the {counts.total} airfields" in step.text


def test_the_browser_gets_each_step_as_the_server_would_send_it() -> None:
    sent = json.loads(pictures_json())
    assert len(sent) == len(story())
    for (number, step), picture in zip(NUMBERED, sent, strict=True):
        areas = wording.area_notes(step.map)
        asked = webmap.overlay(scene.build(step.map), "light", None, find_view(number), areas)
        assert picture == json.loads(json.dumps(asked))
    assert page_files.STORY in page_files.address(page_files.STORY)
    assert len(pictures_json()) < 100_000  # of all steps; the bound for one is 10,000


def test_a_view_tells_one_step_from_another_and_one_time_from_the_next() -> None:
    views = [find_view(number) for number, _ in NUMBERED] + [find_view(1, " again 1")]
    assert len({view.key for view in views}) == len(story()) + 1
    assert all(isinstance(view, Sight) for view in views)
    assert "Sumy" in find_view(1).named


def test_a_wrong_story_is_refused_with_what_is_allowed(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    shutil.copytree(facts.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "story.toml"
    text = file.read_text(encoding="utf-8").replace('"npr-2024-11-17"]', '"nobody"]', 1)
    file.write_text(text.replace("{range:article}", "{range:nothing}", 1), encoding="utf-8")
    with pytest.raises(FactsError) as wrong:
        read_story(folder)
    assert any("nobody" in line for line in wrong.value.problems)
    assert any("{range:nothing}" in line for line in wrong.value.problems)


def test_all_usual_layers_are_on_at_every_step_but_those_that_add_one() -> None:
    assert all(set(USUAL) <= set(step.map.show) for step in story())


def test_each_steps_html_has_its_words_its_turn_its_sources_and_no_tag_of_theirs() -> None:
    read = html.fragment_fromstring(story_html.steps("a.json?v=1&b"), create_parent=True)
    (panel,) = read.xpath("ol[@class='story']")
    assert panel.get("data-pictures") == "a.json?v=1&b"
    rows = panel.xpath("li")
    assert [row.get("data-step") for row in rows] == [str(number) for number, _ in NUMBERED]
    for row, (number, step) in zip(rows, NUMBERED, strict=True):
        assert row.xpath("string(h2)") == f"{number}. {step.title}"
        words = [one.text_content() for one in row.xpath("p[not(@class)]")]
        told = step.text if number < len(NUMBERED) else f"{step.text}\n\n{whole().doors}"
        assert "\n\n".join(words) == told.replace("**", "")
        asked = [one.text_content() for one in row.xpath("p[@class='turn']")]
        assert asked == ([f"Try it: {step.question.ask}"] if step.question else [])
        shown = row.xpath("p[@class='sources']/*")
        assert [one.get("href") for one in shown] == [one.url or None for one in step.sources]
        for term in row.xpath(".//span[@class='term']"):
            assert term.get("data-meaning") in {one.meaning for one in glossary.terms().values()}
    assert "Check the article" not in story_html.steps()  # a file has no such page
    assert read.xpath("div[@class='story-ways']/span/button/@aria-label") == [
        f"Step {number}: {step.title}" for number, step in NUMBERED
    ]
