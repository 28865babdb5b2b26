"""Which step of the story is open beside the map: kept in session and address, with its map."""

from __future__ import annotations

import streamlit as st

from geodata.lessons.parts import Step
from geodata.lessons.story import PART, find_step, find_view, story
from geodata.webmap import Sight
from pages.hooks import streamlit_hooks
from pages.shared import session, state


def follow_address(on_map: bool) -> None:
    """Opens what the address asks for: on the session's first run, and on the map's page after Back
    or Forward. A bare address opens the first step; one with a map and no step opens none."""
    desk = session.current().desks[session.OWN]
    is_first = desk.story is None
    if not (is_first or (on_map and streamlit_hooks.came_by_history())):
        return
    problems: list[str] = []
    asked = find_step(state.beside_in_address(), problems)
    desk.story_problems = tuple(problems)
    desk.story = asked or int(not state.map_in_address())
    desk.story_seen = desk.story or desk.story_seen
    if is_first and asked and not state.map_in_address():
        desk.scenario = story()[asked - 1].map


def current() -> int:
    """The number of the open step, from 1; 0 where there is none."""
    return session.current().desks[session.OWN].story or 0


def step() -> Step | None:
    """The open step."""
    return story()[current() - 1] if current() else None


def list_problems() -> tuple[str, ...]:
    """What the address asked for and there is not, a line each."""
    return session.current().desks[session.OWN].story_problems


def write_part() -> dict[str, list[str]]:
    """The part of the address: none for the first step as a bare address opens it."""
    is_bare = current() == 1 and not st.query_params and state.current() == story()[0].map
    return {PART: [str(current())]} if current() and not is_bare else {}


def open_step(number: int) -> None:
    """Opens a step with its map. Undo leads back to the map that a student had without the story,
    and from one step to the next to none."""
    kept = session.current()
    if kept.desk_name != session.OWN or not 1 <= number <= len(story()):
        return
    desk = kept.desk
    is_entering, desk.story, desk.story_seen = not desk.story, number, number
    desk.chosen_point, desk.story_problems = 0, ()
    state.put_beside({PART: [str(number)]})
    (state.choose if is_entering else state.turn_to)(story()[number - 1].map)


def close() -> None:
    """Leaves the story; the map stays as it is."""
    session.current().desk.story = 0
    state.put_beside({})
    state.write_address()


def start_over() -> None:
    """The map of a first visit, with the first step where the story is open."""
    state.start_over()
    desk = session.current().desk
    desk.story_seen = 0
    if desk.story:
        open_step(1)


def find_sight() -> Sight:
    """What the map is to show: the view of the step seen last, until the student starts over."""
    desk = session.current().desk
    again = f" again {desk.started_over}" if desk.started_over else ""
    return find_view(desk.story_seen, again) if desk.story_seen else Sight(f"at first{again}")
