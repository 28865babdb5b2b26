"""A server whose page and route break with a student's name in the error, to test the log."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import app as dashboard
from pages.server.logs import Requests


def broken(_: Request) -> Response:
    """Breaks."""
    raise ValueError("Anna Beispiel")


app = st.App(
    "broken_page.py",
    lifespan=dashboard.warm,
    routes=[Route("/broken", broken)],
    middleware=[Middleware(Requests)],
    exception_handlers={Exception: dashboard.failed},
    on_script_error=dashboard.page_failed,
)
