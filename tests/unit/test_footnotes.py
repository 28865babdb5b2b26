"""Footnotes, links and citations: each fact with its source, each link the same scenario again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from geodata import facts, links, scene
from geodata.scenario import DEFAULT, LAYERS, from_query
from geodata.scene import citing, footnotes

DAY = date(2024, 12, 3)
SIX = {
    "at": ["50.91,34.80", "49.98,36.25", "51.5,31.29"],
    "range": "300km",
    "show": "none",
    "day": "2024-08-20",
}


def test_footnotes_are_numbered_from_the_top_layer_and_name_their_sources() -> None:
    picture = scene.build(replace(DEFAULT, show=LAYERS))
    notes = footnotes.of(picture)
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert [note.layer for note in notes][:2] == ["airbases", "rings"]
    assert all(note.sources and note.words.endswith(".") for note in notes)
    assert {source.outlet for note in notes for source in note.sources} <= {
        s.outlet for s in facts.sources().values()
    }


def test_a_published_range_names_who_published_it_and_another_is_the_students_own() -> None:
    def tell(text: str) -> str:
        notes = footnotes.of(scene.build(from_query({"range": text})))
        return next(note.text for note in notes if note.layer == "rings")

    assert "AFP" in tell("300km")
    assert "On the Record" in tell("200mi")
    assert tell("123mi").endswith("A range of your own.")


def test_the_credit_line_has_every_licence_and_the_maps_corner_every_name() -> None:
    line = citing.credit_line(scene.build(DEFAULT))
    assert line == citing.credit_line()  # of the map with every layer on: no other has a licence
    assert "© OpenStreetMap contributors (ODbL 1.0)" in line
    corner = citing.short_credit().removeprefix("Map data: ").split(", ")
    assert [part.partition(" (")[0] for part in line[10:-1].split("; ")] == corner
    for words in (
        "ODbL",
        "CC BY 4.0",
        "LGPL",
        "Natural Earth (public domain)",
        "OurAirports (public domain)",
    ):
        assert words in line


@pytest.mark.parametrize("query", [{}, SIX, {"from": "border"}])
def test_a_link_opens_the_same_scenario(query: dict[str, str | list[str]]) -> None:
    scenario = from_query(query)
    link = links.link("https://atlas.example/", scenario)
    assert link.startswith("https://atlas.example/?at=")
    assert from_query(parse_qs(urlsplit(link).query)) == scenario
    picture = links.picture_link("https://atlas.example", scenario, "png", size="slide")
    assert urlsplit(picture).path == "/map.png"
    assert parse_qs(urlsplit(picture).query)["size"] == ["slide"]


def test_citations_name_title_day_projection_sources_and_link() -> None:
    picture = scene.build(DEFAULT)
    cited = citing.citations(picture, "https://atlas.example", DAY)
    link = links.link("https://atlas.example", DEFAULT)
    assert set(cited) == {"APA 7", "MLA 9", "Chicago"}
    for text in cited.values():
        for words in (
            "200 miles around Sumy",
            "Kursk and the 200-mile ring",
            "Web Mercator",
            "GeoNames",
            "2024",
            link,
        ):
            assert words in text
    assert "Retrieved December 3, 2024, from" in cited["APA 7"]
    assert "Accessed 3 Dec. 2024." in cited["MLA 9"]
    assert "Accessed December 3, 2024." in cited["Chicago"]


def test_the_snippet_is_a_picture_in_a_link_and_nothing_else() -> None:
    snippet = citing.snippet("https://atlas.example", scene.build(from_query(SIX)))
    assert snippet.startswith('<a href="https://atlas.example/?at=')
    assert '<img src="https://atlas.example/map.png?' in snippet
    assert "&amp;range=300km" in snippet
    assert "<script" not in snippet
