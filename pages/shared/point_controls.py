"""The launch points: a list to choose from, add to and reorder, and every way to move one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from geodata import scenario, text
from geodata.analysis import border_walk, findings, moves, typed_places, wording
from geodata.geodesy import UNITS_KM
from geodata.scenario import MAX_POINTS, Point, Scenario
from pages.shared import spoken, state, widgets

ELSEWHERE = "Another place"
STEP_DEG = 0.01  # of the position sliders: about 1 km, as exact as town level allows
ICONS = {"add": "add_location_alt", "remove": "remove", "earlier": "arrow_upward"}
WAYS = ("Sliders", "Border", "Steps")
COMPASS = (("← West", 270), ("↑ North", 0), ("↓ South", 180), ("→ East", 90))


def show(now: Scenario) -> None:
    """The list of points, the chosen one's town or position, and ways to move it."""
    index = state.chosen_point()
    _list(now, index)
    _typing(index)
    way = st.segmented_control(
        "Move it by", WAYS, default=WAYS[0], key="way", required=True, label_visibility="collapsed"
    )
    {"Border": _border, "Steps": _steps}.get(way or "", show_sliders)(now, index)


def place(now: Scenario, asked: str) -> None:
    """The chosen point's sliders, and its text field, named after the question that is asked."""
    show_sliders(now, state.chosen_point())
    _typing(state.chosen_point(), asked)


def table(now: Scenario) -> None:
    """Several launch points side by side: where each is and which bases it reaches alone."""
    rows = [
        f"| {' | '.join(wording.TABLE_COLUMNS)} |",
        "|---|---|--:|--:|--:|",
    ]
    for name, *cells in wording.table(now):
        row = (name.replace(".", "\\.", 1), *map(str, cells))
        rows.append(f"| {' | '.join(row)} |")
    st.caption(wording.TABLE_HEAD)
    st.markdown("\n".join(rows))


def _list(now: Scenario, index: int) -> None:
    count = len(now.points)
    with st.container(horizontal=True, key="points"):
        if count > 1:
            _numbers(now, index)
        else:
            town(now, index)
        _button("add", "Add a point", "One more, six at most", _add, count == MAX_POINTS)
        if count > 1:
            _button("remove", "Remove", "Remove the chosen point", _remove)
            _button("earlier", "Up", "One place up in the list", _earlier, index == 0)
    if count > 1:
        town(now, index)


def _numbers(now: Scenario, index: int) -> None:
    key = widgets.keep("point", index)
    st.segmented_control(
        "Launch points",
        range(len(now.points)),
        format_func=lambda place: str(place + 1),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=widgets.then(key, state.choose_point),
    )


def _button(
    key: str, label: str, hint: str, press: Callable[[], None], disabled: bool = False
) -> None:
    icon = f":material/{ICONS[key]}:"
    st.button(label, icon=icon, on_click=press, disabled=disabled, help=hint, key=key)


def town(now: Scenario, index: int, labelled: bool = False) -> None:
    """The city of a launch point, to choose."""
    cities = moves.cities()
    stands = findings.standing(now.points[index])
    city = stands.town if stands.at_town and stands.town in cities else ELSEWHERE
    key = widgets.keep("city", city)
    label = "Launch point" if len(now.points) == 1 else f"Launch point {index + 1}"
    st.selectbox(
        label,
        [*cities] if city in cities else [ELSEWHERE, *cities],
        key=key,
        label_visibility="visible" if labelled else "collapsed",
        on_change=widgets.then(key, lambda name: _put(index, cities.get(name), "")),
    )


def _typing(index: int, asked: str = "") -> None:
    # A text that was refused stays, also while the field is off the screen.
    text, problem = state.last_refused()
    key = widgets.keep("typed", st.session_state.get(widgets.key("typed"), text))
    st.text_input(
        f"{asked} Type a town or coordinates".strip(),
        key=key,
        placeholder="Or type: Курск or 50.91, 34.80 or 50°54'N 34°48'E",
        label_visibility="collapsed",
        on_change=widgets.then(key, lambda text: _take_typed(index, text)),
    )
    if problem:
        spoken.refuse(problem)


def show_sliders(now: Scenario, index: int) -> None:
    """Latitude and longitude of a launch point."""
    point = now.points[index]
    _degrees(
        "Latitude, °N",
        "lat",
        point.lat,
        scenario.SOUTH,
        scenario.NORTH,
        lambda lat: _put(index, _at(index, lat=lat), f"lat {index}"),
    )
    _degrees(
        "Longitude, °E",
        "lon",
        point.lon,
        scenario.WEST,
        scenario.EAST,
        lambda lon: _put(index, _at(index, lon=lon), f"lon {index}"),
    )


def _degrees(
    label: str, name: str, value: float, low: float, high: float, move: Callable[[float], None]
) -> None:
    key = widgets.keep(name, value)
    st.slider(
        label, low, high, step=STEP_DEG, format="%.2f", key=key, on_change=widgets.then(key, move)
    )


def _border(now: Scenario, index: int) -> None:
    unit = now.range_unit
    percent, behind_km = state.find_walk(now.points[index])
    farthest = float(round(border_walk.FARTHEST_KM / UNITS_KM[unit]))
    along = widgets.keep("along", percent)
    behind = widgets.keep(f"behind_{unit}", min(round(behind_km / UNITS_KM[unit], 1), farthest))

    def walk(control: str) -> Callable[[], None]:
        return widgets.then(
            control,
            lambda _: _walk(index, st.session_state[along], st.session_state[behind], control),
        )

    label = "Along the border, % (0: Belarus, 100: Azov)"
    st.slider(
        label,
        0.0,
        100.0,
        step=border_walk.STEP_PERCENT,
        format="%.1f",
        key=along,
        on_change=walk(along),
    )
    label = f"Behind the border, in Ukraine, {text.UNIT_NAMES[unit]}"
    st.slider(label, 0.0, farthest, step=1.0, format="%g", key=behind, on_change=walk(behind))


def _steps(now: Scenario, index: int) -> None:
    unit = now.range_unit
    step = st.segmented_control(
        f"Step, {text.UNIT_NAMES[unit]}",
        moves.STEPS,
        default=moves.STEPS[1],
        key="step",
        required=True,
    )
    with st.container(horizontal=True, key="compass"):
        for name, bearing_deg in COMPASS:
            st.button(
                name,
                on_click=_step,
                args=(index, bearing_deg, (step or moves.STEPS[1]) * UNITS_KM[unit]),
                key=name,
            )


def _at(index: int, lon: float | None = None, lat: float | None = None) -> Point | None:
    """Where a slider puts a point; None if the point has just been taken away."""
    points = state.current().points
    if index >= len(points):
        return None
    return Point(
        points[index].lon if lon is None else lon, points[index].lat if lat is None else lat
    )


def _put(index: int, point: Point | None, control: str) -> None:
    if point:
        state.choose(moves.to_place(state.current(), index, point.lon, point.lat), control)


def _take_typed(index: int, text: str) -> None:
    """Takes what was typed as the launch point, or says what was wrong; empties the field."""
    if not text.strip():
        state.refuse("", "")
        return
    point, line = typed_places.read_place(text)
    if point is None:
        state.refuse(text, line)
        return
    state.refuse("", "")
    widgets.renew("typed")
    put = moves.to_place(state.current(), index, point.lon, point.lat)
    state.choose(replace(put, ignored=(line,) if line else ()))


def _walk(index: int, percent: float, behind: float, control: str) -> None:
    behind_km = behind * UNITS_KM[state.current().range_unit]
    after = moves.along_border(state.current(), index, percent, behind_km)
    if index < len(after.points):
        state.remember_walk(after.points[index], percent, behind_km)
    state.choose(after, control)


def _step(index: int, bearing_deg: float, km: float) -> None:
    state.choose(moves.by_km(state.current(), index, bearing_deg, km))


def _add() -> None:
    state.choose(moves.add(state.current()))
    state.choose_point(len(state.current().points) - 1)


def _remove() -> None:
    state.choose(moves.remove(state.current(), state.chosen_point()))


def _earlier() -> None:
    """The chosen point as it is now: after a double click it has moved twice."""
    index = state.chosen_point()
    state.choose(moves.earlier(state.current(), index))
    state.choose_point(max(index - 1, 0))
