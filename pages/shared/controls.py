"""The controls beside the map; each writes the scenario and shows what the scenario says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from geodata import borders, facts, findings, style, typed
from geodata import scenario as scenarios
from geodata.findings import Counts
from geodata.records import RangePreset
from geodata.scenario import Point, Scenario
from pages.shared import state

ELSEWHERE = "Another place"
STEP_DEG = 0.01  # of the position sliders: about 1 km, as exact as town level allows
START_WORDS = {"points": "My point", "border": "The border", "held": "Held land"}
LAYER_WORDS = {
    "airbases": "Air bases",
    "held": "Held by Ukraine in Kursk Oblast",
    "occupied": "Ukraine, occupied by Russia",
    "allowed": "Where strikes were allowed",
    "cities": "Cities",
    "rivers": "Rivers",
    "graticule": "Latitude and longitude",
}


def counts(russian: Counts) -> None:
    """Three numbers in one element: Russian air bases in range, too close to call, and out of range."""
    close = f"Within {findings.EDGE_KM:g} km, plus 1 km for the airfield's own position, of the ring"
    cells = (
        ("◆ In range", russian.inside, ""),
        ("◭ Too close to call", russian.edge, close),
        ("○ Out", russian.outside, ""),
    )
    rows = "".join(f'<div title="{hint}"><dt>{name}</dt><dd>{number}</dd></div>' for name, number, hint in cells)
    st.html(f'<p class="counted">Of {russian.total} air bases in Russia on our list</p><dl class="counts">{rows}</dl>')


def start(scenario: Scenario) -> None:
    """Where rings start: the student's own points, or anywhere on the border or on held land."""
    state.keep("start", scenario.start)
    words = START_WORDS.__getitem__
    change = _on("start", lambda chosen: replace(state.current(), start=chosen))
    st.segmented_control(
        "Rings start at", scenarios.STARTS, format_func=words, key="start", required=True, on_change=change
    )
    if scenario.start == "points":
        _launch_point(scenario)


def _launch_point(scenario: Scenario) -> None:
    index = _which_point(scenario)
    point, cities = scenario.points[index], _launch_cities()
    city = _city_at(point, cities)
    state.keep("city", city)
    choose_city = _on("city", lambda name: _at_city(index, cities, name))
    st.selectbox(
        "Launch point", [*cities] if city in cities else [ELSEWHERE, *cities], key="city", on_change=choose_city
    )
    _degrees("Latitude, °N", "lat", point.lat, scenarios.SOUTH, scenarios.NORTH, lambda lat: _move(index, lat=lat))
    _degrees("Longitude, °E", "lon", point.lon, scenarios.WEST, scenarios.EAST, lambda lon: _move(index, lon=lon))
    st.text_input(
        "Type a town or coordinates",
        key="typed",
        placeholder="Or type: Курск or 50.91, 34.80 or 50°54'N 34°48'E",
        label_visibility="collapsed",
        on_change=lambda: _typed(index),
    )
    if state.problem():
        st.text(state.problem())


def reach(scenario: Scenario) -> None:
    """The range by slider, its unit, and the ranges that were published."""
    unit = scenario.range_unit
    key, (low, high) = f"range_{unit}", scenarios.limits(unit)
    state.keep(key, scenario.range_value)
    state.keep("unit", unit)
    label = f"Range, {style.UNIT_NAMES[unit]}"
    units = [name for name in style.UNIT_NAMES if name in ("mi", "km", unit)]
    with st.container(horizontal=True, key="range"):
        st.slider(label, low, high, step=1.0, format="%g", key=key, on_change=_on(key, _set_range))
        st.segmented_control("Unit", units, key="unit", required=True, on_change=_on("unit", _set_unit))
    presets = {preset.id: preset for preset in facts.range_presets()}
    said = "\n".join(_published(preset) for preset in presets.values())
    state.keep("preset", _preset_of(scenario))
    st.pills(
        "Published ranges",
        list(presets),
        format_func=lambda key: f"{presets[key].value:g} {presets[key].unit}",
        key="preset",
        help=said,
        on_change=_on("preset", _set_preset),
    )


def layers(scenario: Scenario) -> None:
    """Which layers the map shows."""
    state.keep("show", list(scenario.show))
    st.pills(
        "Layers",
        scenarios.LAYERS,
        selection_mode="multi",
        format_func=LAYER_WORDS.__getitem__,
        key="show",
        on_change=_on("show", _set_layers),
    )


def _degrees(label: str, key: str, value: float, low: float, high: float, move: Callable[[float], Scenario]) -> None:
    state.keep(key, value)
    st.slider(label, low, high, step=STEP_DEG, key=key, on_change=_on(key, move))


def _published(preset: RangePreset) -> str:
    source = facts.sources()[preset.source]
    return f"- {preset.label}. {preset.note} *{source.outlet}, {style.date(source.date)}*"


def _which_point(scenario: Scenario) -> int:
    if len(scenario.points) == 1:
        return 0
    names = [f"{index + 1}" for index in range(len(scenario.points))]
    chosen = st.segmented_control("Point to move", names, default=names[0], key="point", required=True)
    return names.index(chosen) if chosen in names else 0


def _on(key: str, change: Callable[[Any], Scenario]) -> Callable[[], None]:
    """A callback that hands a widget's new value to a change of the scenario and keeps the result."""
    return lambda: state.choose(replace(change(st.session_state[key]), ignored=()))


def _launch_cities() -> dict[str, Point]:
    cities = {city.name: Point(round(city.lon, 2), round(city.lat, 2)) for city in borders.cities() if city.launch}
    usual = scenarios.DEFAULT.points[0]
    return cities | {findings.standing(usual).town: usual}  # so that coming back to Sumy is coming back to the start


def _city_at(point: Point, cities: dict[str, Point]) -> str:
    stands = findings.standing(point)
    return stands.town if stands.at_town and stands.town in cities else ELSEWHERE


def _at_city(index: int, cities: dict[str, Point], name: str) -> Scenario:
    point = cities.get(name)
    return _with_point(index, point) if point else state.current()


def _typed(index: int) -> None:
    """Takes what was typed as the launch point, or says what was wrong; an understood place empties the field."""
    text = st.session_state["typed"]
    if not text.strip():
        return
    point, problem = typed.read_place(text)
    if point is None:
        state.refuse(problem)
        return
    st.session_state["typed"] = ""
    state.choose(replace(_with_point(index, point), ignored=()))


def _move(index: int, lon: float | None = None, lat: float | None = None) -> Scenario:
    before = state.current().points[index]
    return _with_point(index, Point(before.lon if lon is None else lon, before.lat if lat is None else lat))


def _with_point(index: int, point: Point) -> Scenario:
    scenario = state.current()
    points = (*scenario.points[:index], point, *scenario.points[index + 1 :])
    return replace(scenario, points=points)


def _set_range(value: float) -> Scenario:
    return replace(state.current(), range_value=value)


def _set_unit(unit: str) -> Scenario:
    scenario = state.current()
    return replace(
        scenario, range_value=scenarios.convert(scenario.range_value, scenario.range_unit, unit), range_unit=unit
    )


def _preset_of(scenario: Scenario) -> str | None:
    matches = (
        preset.id
        for preset in facts.range_presets()
        if (preset.value, preset.unit) == (scenario.range_value, scenario.range_unit)
    )
    return next(matches, None)


def _set_preset(preset_id: str | None) -> Scenario:
    preset = next((preset for preset in facts.range_presets() if preset.id == preset_id), None)
    scenario = state.current()
    return replace(scenario, range_value=preset.value, range_unit=preset.unit) if preset else scenario


def _set_layers(names: list[str]) -> Scenario:
    return replace(state.current(), show=tuple(layer for layer in scenarios.LAYERS if layer in names))
