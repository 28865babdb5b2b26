"""The student's scenario: read from the URL once a session, kept with its past, written back."""

from __future__ import annotations

import time
from dataclasses import replace

import streamlit as st

from geodata import addresses
from geodata.analysis import border_walk
from geodata.analysis.trail import Trail
from geodata.geodesy import UNITS_KM
from geodata.scenario import DEFAULT, Point, Scenario, from_query, is_sound, to_query
from geodata.webmap import gestures
from geodata.webmap.gestures import Gesture
from pages.hooks import streamlit_hooks
from pages.shared import session

# For a value that none of our controls sends.
UNSOUND = "That is not a value of this map; nothing was changed."


def current() -> Scenario:
    """The scenario of this page's desk; on its first run, what the URL says."""
    kept = session.current().desk
    if kept.scenario is None:
        kept.scenario = _of_address()
    return kept.scenario


def take_desk(name: str) -> None:
    """Puts the map of a lesson or a claim before the student, or the student's own; each stays as
    it is until then. An address with a lesson or a claim in it has that one's map, and says nothing
    of the own one."""
    kept = session.current()
    if name != session.OWN and kept.desks[session.OWN].scenario is None:
        kept.desks[session.OWN].scenario = DEFAULT
    kept.desk_name = name


def lay(scenario: Scenario) -> None:
    """Lays another map on the desk, without a past."""
    kept = session.current()
    kept.desks[kept.desk_name] = session.Desk(scenario)


def turn_page(name: str) -> None:
    """On another page than before nothing is said any more of what a hand could not do."""
    kept = session.current()
    if kept.page not in (None, name):
        kept.told = None
        for desk in kept.desks.values():
            if desk.scenario and desk.trail.past:
                desk.scenario = replace(desk.scenario, ignored=())
    kept.page = name


def follow_history(whole: bool) -> None:
    """Takes the URL's scenario in a run that answers the browser's Back or Forward.

    Where a URL is not the whole truth (every page but the map's is first opened without a query),
    one that says nothing of the map is not."""
    there = _of_address()
    if streamlit_hooks.came_by_history():
        session.current().told = None
    came = streamlit_hooks.came_by_history() and (whole or map_in_address())
    if came and there != current():
        session.current().desk.trail = trail().to(there, current())
        session.current().desk.scenario = there


def choose(scenario: Scenario, control: str = "") -> None:
    """Makes this the session's scenario, in a widget's callback, before anything is drawn, as one
    step of the trail.

    Quick changes that name the same `control` are one step.
    """
    before = current()
    if not is_sound(scenario):
        scenario = replace(before, ignored=(UNSOUND,))
    if scenario != before:
        session.current().desk.trail = trail().step(before, control, time.monotonic())
    _become(scenario)


def turn_to(scenario: Scenario) -> None:
    """Makes this the session's scenario, and no step of the trail: what shows it can be turned to
    again."""
    _become(scenario)


def start_over() -> None:
    """The map of a first visit, seen as it is then; what was refused goes too."""
    session.current().desk.started_over += 1
    refuse("", "")
    choose(DEFAULT)


def started_over() -> int:
    """How often the student has started over."""
    return session.current().desk.started_over


def undo() -> None:
    """One gesture back."""
    session.current().desk.trail, scenario = trail().back(current())
    _become(replace(scenario, ignored=()))


def redo() -> None:
    """One gesture forward again."""
    session.current().desk.trail, scenario = trail().forward(current())
    _become(replace(scenario, ignored=()))


def trail() -> Trail:
    """What undo and redo would bring back."""
    return session.current().desk.trail


def last_heard() -> int:
    """The number of the last gesture of the live map that was taken."""
    return session.current().last_gesture


def hear(gesture: Gesture) -> None:
    """Takes one gesture of the live map, or of the timeline's bar. One for an absent launch point,
    or for the story, which is not this module's, only counts as heard."""
    session.current().last_gesture = gesture.number
    if gesture.what == "undo":
        undo()
    elif gesture.what == "redo":
        redo()
    elif gesture.what == "day":
        choose(gestures.apply(current(), gesture), "day")
    elif gesture.what != "story" and gesture.point < len(current().points):
        choose_point(gesture.point)
        after = gestures.apply(current(), gesture)
        if gesture.what == "along":
            remember_walk(after.points[gesture.point], gesture.one, gesture.other)
        if gesture.what != "select":
            choose(after)


def chosen_point() -> int:
    """The index of the launch point that the controls move."""
    return max(0, min(session.current().desk.chosen_point, len(current().points) - 1))


def choose_point(index: int) -> None:
    """Makes another launch point the one that the controls move."""
    session.current().desk.chosen_point = index


def find_walk(point: Point) -> tuple[float, float]:
    """Where a launch point is on the border walk, in per cent and km behind the border, as its
    sliders show it.

    That is as it was put there, or else the nearest share and the distance to 0.1 of the student's
    unit. Kept beside the scenario, so that a hand on the border slider is not pulled back to
    another share as near."""
    kept = session.current().desk.walk
    if kept and kept[0] == point:
        return kept[1], kept[2]
    percent, behind_km = border_walk.nearest(point)
    unit_km = UNITS_KM[current().range_unit]
    return percent, min(round(behind_km / unit_km, 1) * unit_km, border_walk.FARTHEST_KM)


def remember_walk(point: Point, percent: float, behind_km: float) -> None:
    """Keeps by which share and distance a launch point was put on the border walk."""
    session.current().desk.walk = (point, *border_walk.on_it(percent, behind_km))


def refuse(text: str, problem: str) -> None:
    """Keeps the scenario, and what stands in the text field with what is wrong with it."""
    session.current().desk.refusal = (text, problem)


def last_refused() -> tuple[str, str]:
    """What stands in the text field and is no place, and what is wrong with it; or nothing."""
    return session.current().desk.refusal


def put_beside(query: dict[str, list[str]]) -> None:
    """Keeps what this page's URL says beside the scenario: progress in a lesson, the open claim of
    the article, or nothing."""
    session.current().page_query = query


def write_address() -> None:
    """Puts the scenario, and what stands beside it, into the URL unless the URL says it already.

    Each writing is a step of the back button. The message of a fast hand carries the URL before
    the last writing, so what was written last counts too: else an undo that comes with it would
    find its map in the URL that was, and leave the URL that is.
    """
    kept = session.current()
    now = current(), kept.page_query
    if (_of_address(), beside_in_address()) != now or kept.told not in (None, now):
        st.query_params.from_dict(to_query(now[0]) | now[1])
        kept.told = now


def beside_in_address() -> dict[str, list[str]]:
    """What the URL says beside the scenario."""
    return {key: values for key, values in _query().items() if key in addresses.BESIDE}


def _become(scenario: Scenario) -> None:
    session.current().desk.scenario = scenario
    write_address()


def says_anything() -> bool:
    """Whether the URL has any part at all."""
    return bool(st.query_params)


def map_in_address() -> bool:
    """Whether the URL says anything of the map."""
    return any(key in addresses.MAP for key in _query())


def _of_address() -> Scenario:
    return from_query(
        {key: values for key, values in _query().items() if key not in addresses.BESIDE}
    )


def _query() -> dict[str, list[str]]:
    return addresses.clean({key: st.query_params.get_all(key) for key in st.query_params})
