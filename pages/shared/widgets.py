"""Keeps widgets in step with the scenario, so that no late value undoes a newer one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared import session

MISSING = object()  # what the session has where it has nothing under a key


def keep(name: str, value: object) -> str:
    """The key under which to show a widget with this value: the same as long as only its own hand
    has moved it.

    Where the scenario moved without it, the widget gets a new key. Were its value set instead, a
    message that the browser had already sent would still carry the old one, and Streamlit would
    take that for a hand on the widget."""
    now = key(name)
    held = st.session_state.get(now, MISSING)
    if held is not MISSING and held != value:
        renew(name)
        now, held = key(name), MISSING
    if held is MISSING:
        st.session_state[now] = value
    return now


def lasting_key(name: str, empty: Any = "") -> str:
    """The key of a widget whose value stays while it is off screen; Streamlit forgets it."""
    kept = session.current().widget_values
    if name not in st.session_state:
        st.session_state[name] = kept.get(name, empty)
    kept[name] = st.session_state[name]
    return name


def remember() -> None:
    """Keeps what remembered widgets hold; to be called before any can have left the screen."""
    kept = session.current().widget_values
    kept |= {name: st.session_state[name] for name in kept if name in st.session_state}


def forget(beginning: str) -> None:
    """Empties all remembered widgets whose name begins so."""
    for kept in (st.session_state, session.current().widget_values):
        for name in [str(name) for name in kept if str(name).startswith(beginning)]:
            del kept[name]


def renew(name: str) -> None:
    """Ends the widget's present key, so that the value it has is not read again."""
    session.current().ended_widgets[name] = (key(name), st.session_state.get(key(name)))
    versions = session.current().widget_versions
    versions[name] = versions.get(name, 0) + 1


def then(shown: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """A callback that hands on the new value of a widget that is shown under a key.

    Of a key that has ended it hands on only another value than the one it ended with: that is a
    hand which moved the widget before the browser had the new one."""
    name = shown.partition(" ")[0]

    def hand_on() -> None:
        ended, value = session.current().ended_widgets.get(name, ("", None))
        if shown == key(name) or (shown == ended and st.session_state[shown] != value):
            act(st.session_state[shown])

    return hand_on


def key(name: str) -> str:
    """The widget's present key."""
    version = session.current().widget_versions.get(name, 0)
    return f"{name} {version}" if version else name
