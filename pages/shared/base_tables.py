"""The airfields as a table and as a curve of how many lie within a distance."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from geodata import facts, text
from geodata.analysis import timeline
from geodata.analysis.findings import Reach
from geodata.geodesy import UNITS_KM
from geodata.scene import citing
from pages.shared import plain_table, source_links

STATES = {"in": "◆ in range", "edge": "◭ too close to call", "out": "○ out of range"}
GREY, RING = "#8a8a8a", "#d66a1c"  # seen on light and on dark
STATE_COLOURS = [RING, "#b08a00", GREY]
MARKS_FROM, MARKS_STEP = 22, 2.2  # fields: where the names of the published ranges stand
FARTHEST_KM = 800  # where the curve ends; only Olenya lies beyond


def table(rows: tuple[Reach, ...], unit: str, until: str) -> None:
    """Every field, nearest first: state, distance, margin, and what was reported until an ISO day;
    columns sort by a click."""
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
    plain_table.show_long(
        {
            "Airfield": [row.base.name for row in shown],
            "Region": [row.base.region for row in shown],
            "State": [STATES[row.state] for row in shown],
            f"Distance, {unit}": [round(row.distance_km / per_unit) for row in shown],
            f"Inside (+) or beyond (−), {unit}": [round(row.margin_km / per_unit) for row in shown],
            "Reported": [_list_reports(row.base.name, until) for row in shown],
        },
        height=560,
    )
    st.caption(
        "Distance to the nearest start of a ring, by geodesic; positions to 0.01°: "
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


def curve(rows: tuple[Reach, ...], range_km: float, unit: str) -> None:
    """The number of Russian fields within a distance, the student's and published ranges marked."""
    per_unit = UNITS_KM[unit]
    russian = sorted(
        row.distance_km
        for row in rows
        if row.base.country == "Russia" and row.distance_km <= FARTHEST_KM
    )
    steps = [{"distance": 0.0, "fields": 0}]
    steps += [
        {"distance": km / per_unit, "fields": count} for count, km in enumerate(russian, start=1)
    ]
    steps.append({"distance": FARTHEST_KM / per_unit, "fields": len(russian)})
    presets = [
        (preset.value * UNITS_KM[preset.unit], f"{preset.value:g} {preset.unit}")
        for preset in facts.range_presets()
    ]
    rows_of_marks = [
        # The names stand one above the other.
        {"at": km / per_unit, "name": name, "fields": MARKS_FROM + MARKS_STEP * index}
        for index, (km, name) in enumerate(sorted(presets, reverse=True))
    ]
    marks = pd.DataFrame(rows_of_marks)
    x, y = alt.X("distance:Q", title=f"distance, {unit}"), alt.Y("fields:Q", title="fields")
    line = alt.Chart(pd.DataFrame(steps)).mark_line(interpolate="step-after").encode(x=x, y=y)
    rules = alt.Chart(marks).mark_rule(strokeDash=[4, 3], color=GREY).encode(x="at:Q")
    names = (
        alt.Chart(marks)
        .mark_text(align="right", dx=-5, color=GREY)
        .encode(x="at:Q", y="fields:Q", text="name:N")
    )
    own = (
        alt.Chart(pd.DataFrame([{"at": range_km / per_unit}]))
        .mark_rule(size=2.5, color=RING)
        .encode(x="at:Q")
    )
    st.altair_chart(line + rules + names + own)
