"""Everybody's pins: the maps of a class, or their answers to a question, on one map."""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd
import streamlit as st

from geodata import text
from geodata.analysis import findings
from geodata.exports import class_results
from geodata.exports.class_list import Pupil
from geodata.exports.class_results import LessonResult
from geodata.paper import pins_map
from geodata.scenario import Scenario
from pages.shared import ring_panels

BAR = "#d66a1c"  # seen on light and on dark
Maps = list[tuple[str, Scenario]]


def show(pupils: tuple[Pupil, ...], results: tuple[LessonResult, ...], by_name: bool) -> None:
    """The pins of the links that are maps, or of the answers to a question on the map."""
    groups = _groups(pupils, results, by_name)
    if not groups:
        return
    st.header("Everybody’s pins", anchor=False)
    chosen = st.selectbox("Whose maps", list(groups), key=f"class pins {len(groups)}")
    maps = groups[chosen]
    with st.container(horizontal=True):
        names = st.toggle("Names", value=by_name, key="class pin names")
        rings = st.toggle("Rings", key="class pin rings")
        union = st.toggle("All that any of them reaches", key="class pin union")
    shown = [(name * names, scenario) for name, scenario in maps]
    picture = pins_map.address(shown, ring_panels.theme(), rings, union)
    places = "; ".join(f"{name}: {_say(scenario)}" for name, scenario in maps)
    st.html(f'<figure class="chart"><img src="{picture}" alt="Map of {len(maps)} pins."></figure>')
    st.caption("A name that would cover another is left out; the words below have all.")
    with st.expander("The same in words"):
        st.text(places)
    _reach(maps)


def _groups(
    pupils: tuple[Pupil, ...], results: tuple[LessonResult, ...], by_name: bool
) -> dict[str, Maps]:
    alone = [
        ((by_name and pupil.name) or f"Pupil {number}", pupil.scenario)
        for pupil, number in zip(pupils, class_results.number(pupils), strict=True)
        if not pupil.progress.lesson
    ]
    groups = {f"Links of maps: {len(alone)}": alone} if alone else {}
    for result in results:
        for index, (number, title, _) in enumerate(result.questions):
            maps = [
                (student.called(by_name), shown)
                for student, shown in class_results.map_answers(result, index)
            ]
            if maps:
                groups[f"{result.lesson.title} {number}. {title}: {len(maps)}"] = maps
    return groups


def _say(scenario: Scenario) -> str:
    reach = text.length(scenario.range_value, scenario.range_unit)
    if scenario.start != "points":
        return f"no pin, {reach} from a line"
    near = ", ".join(findings.standing(point).town for point in scenario.points)
    return f"near {near}, {reach}"


def _reach(maps: Maps) -> None:
    """How many airfields each map reaches, as bars and in words."""
    reached = Counter(
        findings.counts(findings.of(scenario), "Russia").inside for _, scenario in maps
    )
    rows = pd.DataFrame([{"fields": fields, "maps": count} for fields, count in reached.items()])
    bars = alt.Chart(rows).mark_bar(size=14, color=BAR)
    st.altair_chart(
        bars.encode(
            x=alt.X(
                "fields:Q",
                title="airfields in Russia within range",
                axis=alt.Axis(tickMinStep=1, format="d"),
            ),
            y=alt.Y("maps:Q", title="maps", axis=alt.Axis(tickMinStep=1, format="d")),
            tooltip=["fields:Q", "maps:Q"],
        ).properties(height=180, description="Bars of how many airfields the maps reach.")
    )
    said = "; ".join(
        f"{count} map{'s reach' if count > 1 else ' reaches'} {fields}"
        for fields, count in sorted(reached.items())
    )
    st.text(f"Airfields in Russia within range: {said}.")
