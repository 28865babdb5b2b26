"""Deletes expired sessions, with their pictures and files, on a timer."""

from __future__ import annotations

import asyncio
import gc

import streamlit as st

from geodata import drawing_process
from pages.hooks.streamlit_hooks import StoredSessions
from pages.server.logs import LOG, fault

LOOK_EVERY_S = 10.0  # our choice: twice this comes on top of the two minutes of the page Privacy
DRAWING_IDLE_S = 100.0  # our choice: the process that draws forgets sooner than those two minutes


class Clock:
    """Looks every few seconds for sessions that have been without a browser for too long."""

    def __init__(self) -> None:
        self._stored = StoredSessions()

    def forget(self) -> None:
        """Ends every session whose time is over, and collects its memory. Its objects refer to each
        other in cycles, which Python collects only when much is allocated: on a quiet server
        never."""
        if self._stored.forget():
            gc.collect()

    async def run(self) -> None:
        """Forgets again and again, sooner where sessions are kept for a shorter time."""
        kept_s = float(st.get_option("server.disconnectedSessionTTL"))
        while True:
            await asyncio.sleep(max(0.1, min(LOOK_EVERY_S, kept_s / 4)))
            try:
                drawing_process.forget(DRAWING_IDLE_S)
                self.forget()
            except Exception as wrong:  # after any error, the next session is forgotten
                LOG.error("a session was not forgotten", extra={"details": fault(wrong)})
