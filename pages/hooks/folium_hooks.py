"""streamlit-folium's one call to the browser, with a base map that folium has written only once.

Where its inside no longer fits, `read_frame` raises as the first map is shown; that both send the
same to the letter is tried on `st_folium` itself in tests/unit/test_hooks.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import streamlit as st
import streamlit_folium


@dataclass(frozen=True, slots=True)
class Frame:
    """What `st_folium` sends for a map that stays: its arguments, and the overlay's script before
    and after what changes in it."""

    arguments: dict[str, Any]
    before: str
    after: str


def read_frame(atlas: Any, overlay: Any, gap: str, **asked: Any) -> Frame:
    """What `st_folium` sends when asked to show a folium map with an overlay, in whose script `gap`
    stands once for what changes; KeyError or ValueError where it is not there.

    Needed because `st_folium` has folium write the base map anew in each run and parse its
    templates each time: 8 of 40 ms of a slider's step. It is run here with a function of ours in
    the place of the one that sends. An overlay that it takes as text, beside a map that it has
    already written, would take the place of this."""
    sent: dict[str, Any] = {}
    keeping = streamlit_folium.st_folium.__globals__ | {"_component_func": sent.update}
    its = streamlit_folium.st_folium
    run = FunctionType(its.__code__, keeping, its.__name__, its.__defaults__)
    run(atlas, feature_group_to_add=overlay, render=False, **asked)
    before, after = sent["feature_group"].split(gap)
    return Frame(sent, before, after)


def show(frame: Frame, changing: str, hear: Callable[[object], None]) -> None:
    """Sends a frame with what changes in its overlay; `hear` gets each message that comes back, in
    a callback before the next run."""
    key = frame.arguments["key"]
    own = {
        "feature_group": f"{frame.before}{changing}{frame.after}",
        "on_change": lambda: hear(st.session_state.get(key)),
    }
    streamlit_folium._component_func(**frame.arguments | own)
