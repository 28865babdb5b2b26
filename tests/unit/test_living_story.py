"""The story in the file without a server: its data are the site's, and so are scripts and words."""

from __future__ import annotations

import json
from datetime import date
from html import unescape
from urllib.parse import parse_qs

from lxml import html

from geodata import scenario, scene, webmap
from geodata.analysis import wording
from geodata.exports import living_file
from geodata.exports.living_file import bundle, story_data
from geodata.lessons import story_html
from geodata.lessons.story import find_view, pictures_json, story
from geodata.scenario import DEFAULT, Point
from geodata.scene import footnotes, map_in_words
from pages.server import page_files
from pages.shared import frame

BASE, DAY = "https://map.example", date(2026, 11, 28)
SEVERAL = scenario.Scenario(points=(Point(lon=34.8, lat=50.91), Point(lon=36.2, lat=49.99)))


def test_the_browser_is_told_of_each_step_what_the_server_knows() -> None:
    told = json.loads(json.dumps(story_data.read()))
    assert told["pictures"] == json.loads(pictures_json())
    assert len(told["steps"]) == len(story())
    for number, (step, row) in enumerate(zip(story(), told["steps"], strict=True), 1):
        read = scenario.from_query(parse_qs(row["map"], keep_blank_values=True))
        assert (read, read.ignored) == (step.map, ())
        view = find_view(number)
        box = [list(corner) for corner in view.box] if view.box else None
        assert row["sight"] == {"key": view.key, "box": box, "named": list(view.named)}
        assert row["controls"] == list(step.controls)


def test_the_steps_stand_in_the_whole_file_as_on_the_site_and_in_that_of_one_map_not_at_all() -> (
    None
):
    whole = living_file.write_site(BASE, DAY).decode()
    small = living_file.write_map(scene.build(DEFAULT), BASE, DAY).decode()
    assert whole.count(story_html.steps()) == 1
    for part in (
        '<ol class="story"',
        "rangeMap.storyFile = ",
        'class="st-key-turn"',
        'name="reading"',
    ):
        assert part in whole
        assert part not in small


def test_words_and_story_are_written_by_the_sites_own_scripts_and_sheets() -> None:
    """So there is no second way in which a sentence or a step comes to the screen."""
    assert {webmap.BESIDE / name for name in bundle.BESIDE} < set(frame.SCRIPTS)
    sheets = {webmap.BESIDE / name for name in bundle.SHEETS_BESIDE}
    assert sheets < set(page_files.STYLE_SHEETS)
    page = living_file.write_site(BASE, DAY).decode()
    for name in (*bundle.BESIDE, *bundle.SHEETS_BESIDE):
        assert (webmap.BESIDE / name).read_text(encoding="utf-8") in page


def test_the_file_says_of_its_map_without_a_script_what_the_page_says() -> None:
    picture = scene.build(SEVERAL)
    read = html.document_fromstring(living_file.write_map(picture, BASE, DAY).decode())
    texts = {
        ".st-key-sentence p": [picture.sentence],
        ".notes p": list(footnotes.notes(picture)),
        "tbody td": [str(cell) for row in wording.table(SEVERAL) for cell in row],
        "dl": [words for part in map_in_words.lines(picture) for words in part],
    }
    found = {
        ".st-key-sentence p": read.xpath("//*[@class='st-key-sentence']/p"),
        ".notes p": read.xpath("//*[@class='notes']/p"),
        "tbody td": read.xpath("//*[@class='st-key-notes']//tbody//td"),
        "dl": read.xpath("//dl[@class='words']/*"),
    }
    for name, nodes in found.items():
        assert [unescape(node.text_content()) for node in nodes] == texts[name], name
