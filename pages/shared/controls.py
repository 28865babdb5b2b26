"""The controls beside the map; each writes the scenario and shows what the scenario says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from geodata import facts, phrases, text
from geodata import scenario as scenarios
from geodata.analysis import findings
from geodata.facts.records import RangePreset
from geodata.scenario import Scenario
from geodata.scene import footnotes
from pages.shared import state, story_state, widgets


def trail() -> None:
    """Undo, redo and start over; shortcuts work in the map too, where pin_hands.js hears them."""
    kept = state.trail()
    with st.container(horizontal=True, key="trail"):
        st.button(
            "Undo",
            icon=":material/undo:",
            on_click=state.undo,
            disabled=not kept.past,
            shortcut="Ctrl+Z",
            key="undo",
        )
        st.button(
            "Redo",
            icon=":material/redo:",
            on_click=state.redo,
            disabled=not kept.future,
            shortcut="Ctrl+Shift+Z",
            key="redo",
        )
        st.button(
            "Start over",
            icon=":material/restart_alt:",
            on_click=_start_over,
            key="reset",
        )


def _start_over() -> None:
    widgets.renew("typed")
    story_state.start_over()


def take_to_class() -> None:
    """The way from a page to the pictures, files, link and citation of its map."""
    st.page_link("export.py", label="Download", icon=":material/download:")


def start(scenario: Scenario) -> None:
    """Where rings start: the student's own points, or anywhere on the border or on held land."""
    key = widgets.keep("start", scenario.start)
    change = _on(key, lambda chosen: replace(state.current(), start=chosen))
    st.segmented_control(
        "Rings start at",
        scenarios.STARTS,
        format_func=phrases.group("start_choices").__getitem__,
        key=key,
        required=True,
        on_change=change,
    )


def reach(scenario: Scenario, published: bool = True) -> None:
    """The range by slider and its unit, and the ranges that were `published`."""
    unit = scenario.range_unit
    low, high = scenarios.limits(unit)
    key, unit_key = widgets.keep(f"range_{unit}", scenario.range_value), widgets.keep("unit", unit)
    label = f"Range, {text.UNIT_NAMES[unit]}"
    units = [name for name in text.UNIT_NAMES if name in ("mi", "km", unit)]
    with st.container(horizontal=True, key="range"):
        st.slider(
            label, low, high, step=1.0, format="%g", key=key, on_change=_on(key, _set_range, key)
        )
        st.segmented_control(
            "Unit", units, key=unit_key, required=True, on_change=_on(unit_key, _set_unit)
        )
    if published:
        _presets(scenario)


def _presets(scenario: Scenario) -> None:
    presets = {preset.id: preset for preset in facts.range_presets()}
    said = "\n".join(_name_preset(preset) for preset in presets.values())
    named = findings.find_preset(scenario)
    preset_key = widgets.keep("preset", named.id if named else None)
    st.pills(
        "Published ranges",
        list(presets),
        format_func=lambda key: f"{presets[key].value:g} {presets[key].unit}",
        key=preset_key,
        help=said,
        on_change=_on(preset_key, _set_preset),
    )


def layers(scenario: Scenario) -> None:
    """Which layers the map shows."""
    held = st.session_state.get(widgets.key("show"), [])  # in the order of the clicks
    key = widgets.keep("show", held if set(held) == set(scenario.show) else list(scenario.show))
    st.pills(
        "Layers",
        scenarios.LAYERS,
        selection_mode="multi",
        format_func=phrases.group("layer_names").__getitem__,
        key=key,
        on_change=_on(key, _set_layers),
    )


def _name_preset(preset: RangePreset) -> str:
    return (
        f"- {preset.label}. {preset.note} *{footnotes.source_name(facts.sources()[preset.source])}*"
    )


def _on(key: str, change: Callable[[Any], Scenario], control: str = "") -> Callable[[], None]:
    """A callback that hands a widget's new value to a change of the scenario and keeps it."""
    return widgets.then(
        key, lambda value: state.choose(replace(change(value), ignored=()), control)
    )


def _set_range(value: float) -> Scenario:
    return replace(state.current(), range_value=value)


def _set_unit(unit: str) -> Scenario:
    scenario = state.current()
    return replace(
        scenario,
        range_value=scenarios.convert(scenario.range_value, scenario.range_unit, unit),
        range_unit=unit,
    )


def _set_preset(preset_id: str | None) -> Scenario:
    preset = next((preset for preset in facts.range_presets() if preset.id == preset_id), None)
    scenario = state.current()
    return (
        replace(scenario, range_value=preset.value, range_unit=preset.unit) if preset else scenario
    )


def _set_layers(names: list[str]) -> Scenario:
    return replace(
        state.current(), show=tuple(layer for layer in scenarios.LAYERS if layer in names)
    )
