"""How the server comes up, says whether it can take students, and ends without losing work."""

from __future__ import annotations

import asyncio
import signal
import threading
from types import FrameType

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geodata import drawing_process, settings
from pages.hooks import streamlit_hooks
from pages.server.logs import LOG, Requests

FRESH = {"Cache-Control": "no-store"}
_leaving = threading.Event()


def healthz(_: Request) -> Response:
    """Whether the process is alive: if this does not answer, end it and start another."""
    return Response("ok", media_type="text/plain", headers=FRESH)


def readyz(_: Request) -> Response:
    """Whether it takes new students: 503 from the moment when it is asked to end."""
    ready = not _leaving.is_set()
    answer = {
        "ready": ready,
        "replica": settings.value("ATLAS_REPLICA"),
        "students": Requests.connected,
        "sessions_kept": streamlit_hooks.count_stored(),  # for browsers that may return
        "pictures_waiting": drawing_process.waiting(),
    }
    return JSONResponse(answer, 200 if ready else 503, headers=FRESH)


def leave_gently() -> None:
    """On SIGTERM refuses new students for the set time, and only then ends as the web server would.
    Balancers see /readyz and send newcomers elsewhere; then the web server closes the WebSockets,
    and each browser reconnects to another process with all that its address holds. A second SIGTERM
    ends it at once."""
    ends = signal.getsignal(signal.SIGTERM)
    loop = asyncio.get_running_loop()

    def end(number: int, _frame: FrameType | None) -> None:
        wait_s = 0 if _leaving.is_set() else settings.number("ATLAS_DRAIN_SECONDS")
        _leaving.set()
        LOG.info(
            "asked to end", extra={"details": {"after_s": wait_s, "students": Requests.connected}}
        )
        if callable(ends):
            loop.call_soon_threadsafe(loop.call_later, wait_s, ends, number, None)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)
