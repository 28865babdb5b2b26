"""The dashboard with a route more, which tells what is in memory of sessions: for the test that nothing stays."""

from __future__ import annotations

import gc

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit import runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

import app as dashboard
from pages.server import life
from pages.server.bounds import Bounds
from pages.server.logs import Requests


def alive(_: Request) -> Response:
    """How many objects of each kind are there; it collects nothing, since that is what is tested."""
    kinds = (AppSession, SessionState, UploadedFileRec)
    found = [type(thing) for thing in gc.get_objects()]
    told = {kind.__name__: sum(issubclass(one, kind) for one in found) for kind in kinds}
    media = runtime.get_instance().media_file_mgr
    return JSONResponse(told | {"media": len(media._file_metadata)})


app = st.App(
    dashboard.__file__.replace("app.py", "pages/home.py"),
    lifespan=dashboard.warm,
    routes=[Route("/alive", alive), Route("/readyz", life.readyz)],
    middleware=[Middleware(Requests), Middleware(Bounds)],
)
