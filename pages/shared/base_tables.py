"""The airfields as a table, as small maps, and as a curve of how many lie within a distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from geodata import facts, text
from geodata.analysis import findings, timeline
from geodata.analysis.findings import Reach
from geodata.geodesy import UNITS_KM
from geodata.paper import range_curve, small_maps
from geodata.scenario import Scenario
from geodata.scene import citing
from pages.shared import base_rows, plain_table, ring_panels, source_links

STATES = {"in": "◆ in range", "edge": "◭ too close to call", "out": "○ out of range"}
GREY, RING = "#8a8a8a", "#d66a1c"  # seen on light and on dark
STATE_COLOURS = [RING, "#b08a00", GREY]
FARTHEST_KM = range_curve.FARTHEST_KM


def table(rows: tuple[Reach, ...], unit: str, until: str) -> None:
    """Every field, nearest first: state, distance, margin, and what was reported until an ISO day;
    a press on a row points to it on the map, one on a head sorts."""
    per_unit = UNITS_KM[unit]
    regions = st.multiselect(
        "Regions",
        sorted({row.base.region for row in rows}),
        key="regions",
        placeholder="All regions",
    )
    states = st.pills(
        "State", list(STATES), selection_mode="multi", format_func=STATES.__getitem__, key="states"
    )
    shown = [
        row
        for row in rows
        if (not regions or row.base.region in regions) and (not states or row.state in states)
    ]
    if not shown:
        st.text("No airfield of these regions is in this state.")
        return
    reported = [_list_reports(row.base.name, until) for row in shown]
    with st.container(key="rows"):
        base_rows.show(shown, STATES, unit, reported)
    columns: dict[str, Sequence[object]] = {
        "Airfield": [row.base.name for row in shown],
        "Region": [row.base.region for row in shown],
        "State": [STATES[row.state] for row in shown],
        f"Distance, {unit}": [round(row.distance_km / per_unit) for row in shown],
        "Reported": reported,
    }
    plain_table.show_on_paper(columns)
    st.caption(
        "Press a row to see its field on the map, or a field to find its row. Distance to the "
        "nearest start of a ring, by geodesic; positions to 0.01°: "
        f"{citing.credit('ourairports')}."
    )


def reports(until: str) -> None:
    """Press reports on single fields until an ISO day, dated and sourced; where aircraft went is
    hardly known."""
    for report in timeline.reports(until):
        st.markdown(
            f"- **{report.base}**, {text.date(report.date)}, {report.kind}: {report.words}. "
            f"{source_links.links(report.sources)}"
        )


def fields() -> None:
    """Every field of the list: what it is, and who reports the military there."""
    for base in facts.airbases():
        since = f", since {text.date(base.since)} at the latest" if base.since else ""
        st.markdown(
            f"- **{base.name}**: {base.what}{since}. {base.words}. "
            f"{source_links.links(base.sources)}"
        )


def _list_reports(base: str, until: str) -> str:
    return "; ".join(
        f"{report.kind} {text.date(report.date)}"
        for report in timeline.reports(until)
        if report.base == base
    )


def distances(rows: tuple[Reach, ...], range_km: float, unit: str) -> None:
    """Each field's distance as a dot, nearest first, against the ring."""
    per_unit = UNITS_KM[unit]
    near = [row for row in rows if row.distance_km <= FARTHEST_KM]
    dots = [
        {"field": row.base.name, "distance": row.distance_km / per_unit, "state": STATES[row.state]}
        for row in near
    ]
    x, y = alt.X("distance:Q", title=f"distance, {unit}"), alt.Y("field:N", sort=None, title=None)
    shape = alt.Shape(
        "state:N",
        scale=alt.Scale(domain=list(STATES.values()), range=["diamond", "triangle", "circle"]),
    )
    colour = alt.Color(
        "state:N", scale=alt.Scale(domain=list(STATES.values()), range=STATE_COLOURS)
    )
    marks = alt.Chart(pd.DataFrame(dots)).mark_point(filled=True, size=60)
    points = marks.encode(
        x=x, y=y, shape=shape.legend(None), color=colour.legend(None),
        tooltip=["field:N", "distance:Q", "state:N"],
    )  # fmt: skip
    ring = (
        alt.Chart(pd.DataFrame([{"at": range_km / per_unit}]))
        .mark_rule(size=2.5, color=RING)
        .encode(x="at:Q")
    )
    st.altair_chart(points + ring)


def curve(scenario: Scenario) -> None:
    """The number of Russian fields within a distance, the student's and published ranges marked."""
    picture = range_curve.address(scenario, ring_panels.theme())
    counts = findings.counts(findings.of(scenario), "Russia")
    alt = (
        "A curve of how many airfields in Russia lie within a distance. Your range, "
        f"{text.length(scenario.range_value, scenario.range_unit)}, takes in {counts.inside} "
        f"of {counts.total}."
    )
    st.html(f'<figure class="chart"><img src="{picture}" alt="{alt}"></figure>')


def small_multiples(scenario: Scenario) -> None:
    """A small map for each published range from the student's start, the shortest first, and how
    many fields in Russia it takes in."""
    presets = sorted(facts.range_presets(), key=lambda one: one.value * UNITS_KM[one.unit])
    widest_km = presets[-1].value * UNITS_KM[presets[-1].unit]
    figures = ""
    for preset in presets:
        one = replace(scenario, range_value=preset.value, range_unit=preset.unit, show=())
        counts = findings.counts(findings.of(one), "Russia")
        said = (
            f"{counts.inside} of {counts.total} in range, {counts.edge} too close to call, "
            f"{counts.outside} out of range"
        )
        length = text.length(preset.value, preset.unit)
        picture = small_maps.address(one, widest_km, ring_panels.theme())
        figures += (
            f'<figure><img src="{picture}" alt="Map of the ring of {length}: {said}.">'
            f"<figcaption><strong>{escape(preset.label)}.</strong> {said}.</figcaption></figure>"
        )
    st.html(f'<div class="panels five">{figures}</div>')
