"""All that we keep of one student's session, typed, under one key of Streamlit's session state.

What widgets hold stays under the keys that Streamlit has for them. Nothing here is written down: it
goes with the session, and what must outlive that stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from geodata.analysis.judging import Reading
from geodata.analysis.trail import Trail
from geodata.exports.class_list import Pupil
from geodata.free_text import Written
from geodata.lessons.marking import Mark
from geodata.lessons.progress import Answer, Progress
from geodata.scenario import Point, Scenario

KEY = "session"
OWN = ""  # the name of the student's own desk; those of lessons have their ids
CLAIMS = "claims"  # the name of the desk with the open claim's map


@dataclass(slots=True)
class Desk:
    """A map that a student works on, with its past: their own, a lesson's, or a claim's."""

    scenario: Scenario | None = None  # until a run has read the address
    trail: Trail = field(default_factory=Trail)
    chosen_point: int = 0  # the index of the launch point that the controls move
    walk: tuple[Point, float, float] | None = (
        None  # a point; by which share and km it was put there
    )
    started_over: int = 0  # how often; each time the map is seen as at first
    story: int | None = None  # the open step, from 1; 0 for none; None until the address is read
    story_seen: int = 0  # the step whose view the map still has; 0 for none
    story_problems: tuple[str, ...] = ()  # of what the address asked for
    refusal: tuple[str, str] = ("", "")  # what stands in the text field, and what is wrong with it


@dataclass(slots=True)
class Session:
    """What `state`, `lesson_state`, `widgets` and the pages that make files keep."""

    desks: dict[str, Desk] = field(default_factory=lambda: {OWN: Desk()})
    page: str | None = None  # that is open; None until the first run
    desk_name: str = OWN  # of the one whose map this page shows
    last_gesture: int = 0  # the number of the last one that was taken from the live map
    page_query: dict[str, list[str]] = field(default_factory=dict)  # in the address, with the map's
    told: tuple[Scenario, dict[str, list[str]]] | None = None  # what we last made the address say
    progress: Progress | None = None  # until the lessons' page has read the address
    reading: Reading | None = None  # until the article's page has read the address
    lessons: dict[str, Progress] = field(default_factory=dict)  # of each that was begun, by its id
    last_mark: tuple[str, Mark] | None = None  # of the question that was just answered, by its id
    marks_given: int = 0  # so that the same mark again is heard again
    orders: dict[str, list[str]] = field(default_factory=dict)  # as pressed so far, by question
    widget_values: dict[str, Any] = field(default_factory=dict)  # also while off the screen
    widget_versions: dict[str, int] = field(default_factory=dict)
    ended_widgets: dict[str, tuple[str, Any]] = field(default_factory=dict)  # last key, its value
    pictures: dict[str, bytes] = field(default_factory=dict)  # with a student's own words in them
    sheet: tuple[tuple[str, tuple[Answer, ...], Written], bytes] | None = None  # to hand in
    class_book: tuple[tuple[Pupil, ...], str, bytes] | None = None  # of whom, on what paper

    @property
    def desk(self) -> Desk:
        """The desk whose map this page shows."""
        return self.desks.setdefault(self.desk_name, Desk())

    @property
    def scenario(self) -> Scenario | None:
        """The map on that desk."""
        return self.desk.scenario


def current() -> Session:
    """This student's session; on the first run a new one."""
    found: Session | None = st.session_state.get(KEY)
    if found is None:
        found = st.session_state[KEY] = Session()
    return found
