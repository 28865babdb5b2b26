"""The tables of the airfields and sources pages say what the findings and facts say."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts, text
from geodata.analysis import findings
from geodata.geodesy import UNITS_KM
from geodata.scenario import Scenario
from pages.shared import supported
from pages.shared.base_tables import STATES
from pages.shared.source_links import escape
from tests.pages.opening import open_page


def read_rows(page: AppTest) -> list[list[str]]:
    """The cells of the table of airfields, row by row, as text."""
    found = [one.proto.body for one in page.get("html") if 'class="bases"' in one.proto.body]
    rows = re.findall(r"<tr data.*?</tr>", found[0] if found else "", re.S)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.S) for row in rows]
    return [[unescape(re.sub("<[^>]*>", "", cell)) for cell in row] for row in cells]


@pytest.mark.parametrize("start", ["points", "border", "held"])
def test_the_table_of_air_bases_says_what_the_findings_say(start: str) -> None:
    page = open_page("airbases", **{"from": start, "range": "300km"})
    rows = findings.of(Scenario(start=start, range_value=300, range_unit="km"))
    assert [cells[:5] for cells in read_rows(page)] == [
        [
            row.base.name,
            row.base.region,
            STATES[row.state],
            text.number(round(row.distance_km)),
            text.number(round(row.margin_km)),
        ]
        for row in rows
    ]


def test_regions_narrow_the_table() -> None:
    page = open_page("airbases")
    page.multiselect(key="regions").select("Rostov Oblast").run()
    assert {cells[1] for cells in read_rows(page)} == {"Rostov Oblast"}
    page.pills(key="states").set_value(["in"]).run()
    assert not page.exception
    assert read_rows(page) == []
    assert page.text[-1].value == "No airfield of these regions is in this state."
    page.multiselect(key="regions").set_value([]).run()
    assert [cells[2] for cells in read_rows(page)] == ["◆ in range"] * 4


def test_in_and_out_have_different_colours_in_the_chart_of_every_field() -> None:
    charts = open_page("airbases").get("vega_lite_chart")
    specs = [json.loads(chart.proto.spec) for chart in charts]
    (colour,) = (
        layer["encoding"]["color"]["scale"]
        for spec in specs
        for layer in spec["layer"]
        if "color" in layer["encoding"]
    )
    assert colour["domain"] == list(STATES.values())
    assert len(set(colour["range"])) == len(STATES)


@pytest.mark.parametrize("start", ["points", "border", "held"])
def test_each_published_range_has_a_small_map_with_the_counts_of_the_findings(start: str) -> None:
    page = open_page("airbases", **{"from": start})
    (shown,) = (one.proto.body for one in page.get("html") if "panels five" in one.proto.body)
    figures = shown.split("<figure>")[1:]
    presets = sorted(facts.range_presets(), key=lambda one: one.value * UNITS_KM[one.unit])
    assert len(figures) == len(presets)
    for figure, preset in zip(figures, presets, strict=True):
        one = Scenario(start=start, range_value=preset.value, range_unit=preset.unit)
        counts = findings.counts(findings.of(one), "Russia")
        assert f"<strong>{preset.label}.</strong> {counts.inside} of {counts.total} in" in figure
        assert f"{counts.edge} too close to call, {counts.outside} out of range." in figure


def test_every_source_is_listed_with_what_it_supports() -> None:
    page = open_page("sources")
    page.toggle(key="every-source").set_value(True).run()
    assert not page.exception
    shown = {one.value for one in page.markdown if "Supports: " in one.value}
    assert len(shown) == len(facts.sources())
    assert not any(words.endswith("Supports: ") for words in shown)
    for source in facts.sources().values():
        said = source.title or source.about
        assert any(escape(said) in words or said in words for words in shown), source.id


def test_a_source_is_found_by_its_words_and_by_its_kind() -> None:
    page = open_page("sources")
    page.text_input(key="find-source").set_value("openstreetmap border").run()
    shown = [text.value for text in page.markdown if "Supports: " in text.value]
    assert any(
        "the map itself" in text and "the word “recognised border”" in text for text in shown
    )
    page.text_input(key="find-source").set_value("").run()
    page.pills(key="source-kinds").set_value(["official document"]).run()
    shown = [text.value for text in page.markdown if "Supports: " in text.value]
    documents = [one for one in facts.sources().values() if one.kind == "official document"]
    assert len(shown) == min(len(documents), supported.SHOWN)
    assert all("(official document" in text for text in shown)
    page.text_input(key="find-source").set_value("<b>$x$").run()
    assert not page.exception
    assert not [text for text in page.markdown if "Supports: " in text.value]


def test_the_page_of_sources_counts_kinds_and_origins() -> None:
    counted = next(text.value for text in open_page("sources").markdown if "primary" in text.value)
    every = facts.sources().values()
    assert (
        f"**{len(every)} sources, {sum(one.is_primary for one in every)} of them primary**"
        in counted
    )
    assert f"{sum(bool(one.url) for one in every)} have a link" in counted


def test_the_table_of_air_bases_reports_nothing_later_than_its_day() -> None:
    def tell(**query: str) -> str:
        return " ".join(cells[5] for cells in read_rows(open_page("airbases", **query)))

    assert tell(day="2022-02-24").split() == []
    assert "2022" in tell(day="2023-01-01")
    assert "2024" not in tell(day="2023-12-31")
    assert "November 2024" in tell()
