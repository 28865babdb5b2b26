"""A server in which all log writers fail with a student's name in their words."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
import traceback
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.logger import get_logger

import app as dashboard
from geodata import drawing_process

NAME = "Anna"


def fail(*_: object) -> None:
    """Fails."""
    raise ValueError(NAME)


class Ring:
    """Something that cannot be taken apart, and that Python finds only when it looks for such."""

    def __init__(self) -> None:
        self.own = self

    def __del__(self) -> None:
        fail()


async def _fail_later() -> None:
    fail()


async def make_noise(_: Request) -> Response:
    """Makes every noise once."""
    Ring()
    gc.collect()
    thread = threading.Thread(target=fail, name=NAME)
    thread.start()
    thread.join()
    loop = asyncio.get_running_loop()
    task = loop.create_task(_fail_later(), name=NAME)
    await asyncio.wait([task])
    del task
    loop.call_soon(fail, NAME)
    left: asyncio.Future[None] = loop.create_future()
    left.set_exception(ValueError(NAME))
    del left
    gc.collect()
    warnings.warn(NAME, stacklevel=1)
    print(NAME)
    print(f"{NAME}\n{NAME}", file=sys.stderr)
    logging.getLogger("other").error(f"said {NAME}\nin two lines")
    logging.getLogger("other").error("filled in with %s", NAME)
    logging.getLogger("other").error("filled in wrong %s %s", NAME)
    logging.getLogger(NAME).error(ValueError(NAME))
    get_logger("streamlit.other").warning("Streamlit says %s", NAME)
    try:
        fail()
    except ValueError:
        logging.getLogger("asyncio").exception(f"failed for {NAME}")
        traceback.print_exc()
    try:
        drawing_process.begin(int, NAME).add_done_callback(fail)
        drawing_process.run(print, NAME)
    except drawing_process.NotDrawnError:
        pass
    return Response("done")


@asynccontextmanager
async def life(server: st.App) -> AsyncIterator[dict[str, object]]:
    """The dashboard's, and an end that fails."""
    async with dashboard.warm(server) as state:
        yield state
    fail()


app = st.App("broken_page.py", lifespan=life, routes=[Route("/noise", make_noise)])
