"""The log: one line of JSON each, with nothing in it that a student wrote, chose or is."""

from __future__ import annotations

import ast
import asyncio
import io
import json
import logging
import re
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path
from queue import Full, Queue
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata import settings
from pages.hooks import streamlit_hooks
from pages.server import paths

ROOT = Path(__file__).parents[2]
LOG = logging.getLogger("atlas")
# Where it stands in the source is logged.
WITHHELD = "message withheld: it may hold a user's text"
MOST_WAITING = 10_000  # lines that wait to be written; our choice: some megabytes
# Requests are logged by what they are for. An address that is not here may hold anything: it is
# not logged.
FILES = "|".join(map(re.escape, (*paths.PICTURES, *paths.FILES)))
ROUTES = re.compile(
    rf"/(?:healthz|readyz|{FILES}|_stcore/(?:health|stream|upload_file)|media)(?=/|$)"
)
# Logged at debug only: there are many, and they say little.
QUIET = re.compile(r"/(?:static|atlas|leaflet|component|_stcore|healthz|readyz)(?=/|$)")


@lru_cache(maxsize=64)
def _fixed_texts(file: str) -> frozenset[str]:
    """Every text that stands whole in a module's source; none was put together at run time."""
    try:
        tree = ast.parse(Path(file).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    filled = {
        part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    found = (
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in filled
    )
    return frozenset(node.value for node in found if isinstance(node.value, str))


class OneLine(logging.Formatter):
    """A record as one line of JSON; of others' records the fixed words, not what was filled in."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; an error by its kind and place, since its text may quote a student."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": str(record.msg).strip(),
            "from": record.name,
        }
        fixed = isinstance(record.msg, str) and record.msg in _fixed_texts(record.pathname)
        if record.name.split(".")[0] != LOG.name and not fixed:
            line |= {"event": WITHHELD, "at": [f"{_short(record.pathname)}:{record.lineno}"]}
        if replica := settings.value("ATLAS_REPLICA"):
            line["replica"] = replica
        line |= getattr(record, "details", {})
        if record.exc_info and record.exc_info[1]:
            line |= fault(record.exc_info[1])
        return json.dumps(line)


def fault(error: BaseException) -> dict[str, Any]:
    """An error's kind and the places that it came through, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "at": [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames[-8:]],
    }


def _short(file: str) -> str:
    path = Path(file)
    return (
        path.relative_to(ROOT).as_posix()
        if path.is_relative_to(ROOT)
        else "/".join(path.parts[-2:])
    )


class _Waiting(QueueHandler):
    """Hands records to the thread that writes them; if the log is blocked, lines are lost."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """The record as it is: it is written in this process."""
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        """Puts a record into the queue unless that is full."""
        with suppress(Full):
            self.queue.put_nowait(record)


def begin() -> Callable[[], None]:
    """Sends every record of this process, Streamlit's and the web server's too, to standard error
    as one line. Returns what to call at the end, so that the last lines are written."""
    written = logging.StreamHandler()
    written.setFormatter(OneLine())
    waiting: Queue[logging.LogRecord] = Queue(MOST_WAITING)
    listener = QueueListener(waiting, written)
    listener.start()
    logging.root.handlers = [_Waiting(waiting)]
    logging.root.setLevel(logging.WARNING)
    streamlit_hooks.hand_on_loggers(_hand_on)
    for known in list(logging.root.manager.loggerDict.values()):
        if isinstance(known, logging.Logger):
            _hand_on(known)
            if known.name.startswith("uvicorn"):
                known.setLevel(logging.WARNING)  # at info it logs the addresses of browsers
    wanted = settings.value("ATLAS_LOG_LEVEL").upper()
    # A wrong one is reported by settings.check.
    LOG.setLevel(logging.getLevelNamesMapping().get(wanted, logging.INFO))

    _catch_the_rest()

    def end() -> None:
        listener.stop()
        logging.root.handlers = [written]

    return end


class _Printed(io.TextIOBase):
    """Standard output and error for whoever prints: the event is logged, none of the words."""

    def write(self, text: str) -> int:
        """Tells that there was something, unless it was the end of a line."""
        if text.strip():
            LOG.warning(WITHHELD)
        return len(text)


def _catch_the_rest() -> None:
    """Brings what Python writes by itself to the log: kind and place, and none of its words."""

    def tell(event: str, error: BaseException | None) -> None:
        LOG.error(event, extra={"details": fault(error) if error else {}})

    def warn(*found: Any, **_: Any) -> None:
        _, category, filename, lineno = found[:4]
        place = f"{_short(filename)}:{lineno}"
        LOG.warning("a warning", extra={"details": {"error": category.__name__, "at": [place]}})

    sys.excepthook = lambda _, error, __: tell("the server failed", error)
    sys.unraisablehook = lambda failed: tell("an error that nobody could take", failed.exc_value)
    threading.excepthook = lambda failed: tell("a thread failed", failed.exc_value)
    warnings.showwarning = warn
    logging.raiseExceptions = (
        False  # else a record that cannot be written is written out on standard error
    )
    sys.stdout = sys.stderr = _Printed()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, failed: tell("a task failed", failed.get("exception")))


def _hand_on(logger: logging.Logger) -> None:
    """Takes a logger's own handlers away, so that its records come to ours."""
    logger.handlers, logger.propagate = [], True


class Requests:
    """Logs each request when it is over: method, purpose, status, time, bytes; never its query."""

    connected = 0  # browsers, by their WebSockets

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on and counts."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        begun, status, size = time.perf_counter(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", 101 if message["type"] == "websocket.accept" else status)
            size += len(message.get("body", b"")) + len(message.get("bytes") or b"")
            if message["type"] == "websocket.accept":
                Requests.connected += 1
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            Requests.connected -= status == 101
            quiet = QUIET.match(paths.strip_prefix(scope["path"]) or "") and status < 500
            details = {
                "method": scope.get("method", "WS")
                if scope.get("method", "WS") in METHODS
                else "other",
                "route": route(scope["path"]),
                "status": status,
                "ms": round(1000 * (time.perf_counter() - begun), 1),
                "bytes": size,
            }
            LOG.log(logging.DEBUG if quiet else logging.INFO, "request", extra={"details": details})


METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "WS")


def route(path: str) -> str:
    """What a request was for: one of our pages or routes, or "other"; the rest is left off."""
    inside = paths.strip_prefix(path) or path
    found = ROUTES.match(inside) or QUIET.match(inside)
    return inside if paths.is_page(path) else found[0] if found else "other"
