"""The student's scenario: read from the URL once a session, kept by us, and written back to the URL at every change."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata.scenario import LAYERS, Scenario, from_query, to_query

KEY = "scenario"
PROBLEM = "problem"


def current() -> Scenario:
    """The scenario of this session; on the first run, what the URL says."""
    if KEY not in st.session_state:
        query = {key: st.query_params.get_all(key) for key in st.query_params}
        st.session_state[KEY] = from_query(query)
    scenario: Scenario = st.session_state[KEY]
    return scenario


def choose(scenario: Scenario) -> None:
    """Makes this the session's scenario, in a widget's callback, before anything is drawn."""
    st.session_state[KEY] = scenario
    st.session_state[PROBLEM] = ""
    write_address(scenario)


def show_layer(name: str) -> None:
    """Switches a layer on, for a page that is about it."""
    scenario = current()
    if name not in scenario.show:
        shown = tuple(layer for layer in LAYERS if layer in (*scenario.show, name))
        st.session_state[KEY] = replace(scenario, show=shown)


def keep(key: str, value: object) -> None:
    """Sets a widget only when the scenario moved without it, so that a hand on the widget is never pulled back."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def refuse(problem: str) -> None:
    """Keeps the scenario and remembers what was wrong with what the student typed, until the next choice."""
    st.session_state[PROBLEM] = problem


def problem() -> str:
    """What was wrong with what the student typed last, or nothing."""
    return str(st.session_state.get(PROBLEM, ""))


def write_address(scenario: Scenario) -> None:
    """Puts the scenario into the URL unless the URL says it already: each writing is a step of the back button."""
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    if from_query(query) != scenario:
        st.query_params.from_dict(to_query(scenario))
