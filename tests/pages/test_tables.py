"""The tables of the airfields and sources pages say what the findings and facts say."""

from __future__ import annotations

import json

import pytest

from geodata import facts
from geodata.analysis import findings
from geodata.scenario import Scenario
from pages.shared import supported
from pages.shared.base_tables import STATES
from pages.shared.source_links import escape
from tests.pages.opening import open_page


@pytest.mark.parametrize("start", ["points", "border", "held"])
def test_the_table_of_air_bases_says_what_the_findings_say(start: str) -> None:
    page = open_page("airbases", **{"from": start, "range": "300km"})
    table = page.dataframe[0].value
    rows = findings.of(Scenario(start=start, range_value=300, range_unit="km"))
    assert list(table["Airfield"]) == [row.base.name for row in rows]
    assert list(table["State"]) == [STATES[row.state] for row in rows]
    assert list(table["Distance, km"]) == [round(row.distance_km) for row in rows]


def test_regions_narrow_the_table() -> None:
    page = open_page("airbases")
    page.multiselect(key="regions").select("Rostov Oblast").run()
    assert set(page.dataframe[0].value["Region"]) == {"Rostov Oblast"}
    page.pills(key="states").set_value(["in"]).run()
    assert not page.exception
    assert len(page.dataframe) == 0
    assert page.text[-1].value == "No airfield of these regions is in this state."
    page.multiselect(key="regions").set_value([]).run()
    assert list(page.dataframe[0].value["State"]) == ["◆ in range"] * 4


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


def test_every_source_is_listed_with_what_it_supports() -> None:
    page = open_page("sources")
    page.toggle(key="every-source").set_value(True).run()
    assert not page.exception
    shown = {text.value for text in page.markdown if "Supports: " in text.value}
    assert len(shown) == len(facts.sources())
    assert not any(text.endswith("Supports: ") for text in shown)
    for source in facts.sources().values():
        said = source.title or source.about
        assert any(escape(said) in text or said in text for text in shown), source.id


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
        return " ".join(open_page("airbases", **query).dataframe[0].value["Reported"])

    assert tell(day="2022-02-24").split() == []
    assert "2022" in tell(day="2023-01-01")
    assert "2024" not in tell(day="2023-12-31")
    assert "November 2024" in tell()
