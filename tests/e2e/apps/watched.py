"""The dashboard with a route that counts sessions in memory, to test that nothing stays."""

from __future__ import annotations

import gc

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit import runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

import app as dashboard
from pages.server import probes
from pages.server.bounds import Bounds
from pages.server.logs import Requests


def alive(_: Request) -> Response:
    """What is there; it collects nothing, since that is what is tested.

    Streamlit's loop may hold one session, whom it served last: that counts if there is anything in
    it."""
    things = gc.get_objects()
    sessions = [thing for thing in things if isinstance(thing, AppSession)]
    filled = [one for one in sessions if len(one.session_state) or one._client_state.query_string]
    counts = {
        "sessions": max(len(filled), len(sessions) - 1),
        "files": sum(isinstance(thing, UploadedFileRec) for thing in things),
        "media": len(runtime.get_instance().media_file_mgr._file_metadata),
        "runs": sum(isinstance(thing, ScriptRunner) for thing in things),
    }
    return JSONResponse(counts)


app = st.App(
    dashboard.__file__.replace("app.py", "pages/home.py"),
    lifespan=dashboard.warm,
    routes=[Route("/alive", alive), Route("/readyz", probes.readyz)],
    middleware=[Middleware(Requests), Middleware(Bounds)],
)
