"""Forgets the sessions of those who left, by a clock, and counts how many are remembered.

All that leans on Streamlit's store of sessions is here: it gives up what is too old only when it is
next written to, which on a quiet server may be the next morning. Each hook has a check that ends
the start where it no longer fits."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

from streamlit import config, runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from geodata import drawing_process
from pages.server.logs import LOG, fault

LOOK_EVERY_S = 10.0  # twice this comes on top of the two minutes that the page Privacy tells; ours
DRAWING_IDLE_S = (
    100.0  # after which the process that draws forgets; less than the two minutes of the page; ours
)


def _store() -> TTLCache[str, Any]:
    """Where Streamlit keeps the sessions of lost connections, which it has no public way to."""
    storage = getattr(
        getattr(runtime.get_instance(), "_session_mgr", None), "_session_storage", None
    )
    cache = getattr(storage, "_cache", None)
    if not isinstance(storage, MemorySessionStorage) or not isinstance(cache, TTLCache):
        raise TypeError(
            "Streamlit keeps sessions in another way than the one we know how to make it forget."
        )
    return cache


def count_kept() -> int:
    """How many sessions without a browser are still in memory, for a browser that may come back."""
    # Its own length would first forget some: what is told must change nothing.
    return len(_store()._data)


def _empty(session: AppSession) -> None:
    """Ends a session and empties it: Streamlit's loop holds on to the last one it served."""
    session.shutdown()
    session.flush_browser_queue()
    session.session_state.clear()
    session._fragment_storage.clear()
    session._client_state = ClientState()


class Clock:
    """Looks every few seconds for sessions that have been without a browser for too long."""

    def __init__(self) -> None:
        self._dropped: list[AppSession] = []
        self._collect = False
        _store()._on_remove = lambda _, info: self._dropped.append(info.session)

    def forget(self) -> None:
        """Ends every session whose time is over, and gives its memory back, its pictures and
        uploaded files too.

        Its objects refer to each other in rings, which Python takes apart only when it looks for
        them, and that it does when much is made: never on a quiet server."""
        store, server = _store(), runtime.get_instance()
        store.expire()
        ended, self._dropped = self._dropped, []
        while ended:  # one that left the store may also have got its browser back
            if not server.is_active_session(ended[-1].id) and ended[-1].id not in store:
                _empty(ended[-1])
            ended.pop()
            self._collect = True
        # what could be downloaded goes at the second call
        server.media_file_mgr.remove_orphaned_files()
        if self._collect:
            self._collect = False
            gc.collect()

    async def run(self) -> None:
        """Forgets again and again, sooner where sessions are kept for a shorter time."""
        pause_s = min(LOOK_EVERY_S, float(config.get_option("server.disconnectedSessionTTL")) / 4)
        while True:
            await asyncio.sleep(max(0.1, pause_s))
            try:
                drawing_process.forget(DRAWING_IDLE_S)
                self.forget()
            except Exception as wrong:  # whatever it is, the next is forgotten
                LOG.error("a session was not forgotten", extra={"told": fault(wrong)})
