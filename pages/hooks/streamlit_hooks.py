"""Every use of Streamlit's private parts: why each is needed, and what could replace it.

Where one no longer fits it raises, most of them when the server starts; what each takes for granted
is tried on Streamlit itself in tests/unit/test_hooks.py, `come_back` in e2e/test_fast_hands.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from logging import Logger
from typing import Any

import streamlit as st
from streamlit import logger, net_util, runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

UPLOADS = "/_stcore/upload_file/"  # then session and file
COMPONENTS = "/component/"  # the map's frame and the chart's, which are HTML too
HEAD, TITLE = b"<head>", b"<title>Streamlit</title>"  # each once in Streamlit's page
ROOT = b'<div id="root"></div>'
# Its script and its style sheet, which browsers wait for; each once.
WAITED = re.compile(
    rb'<script type="module".*?</script>|<link rel="stylesheet"[^>]*>', flags=re.DOTALL
)
NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", flags=re.DOTALL)
# What our scripts look for in Streamlit's page, where nothing is named for others: colours, what
# scrolls, sliders as they move, the map's frame, and the menu of a narrow window, which only a
# phone's browser closes by itself. A key on st_folium, the page and the navigation would do.
SELECTORS = {
    "app": ".stApp",
    "main": ".stMain",
    "slider": ".stSlider",
    "map": "iframe[title^=streamlit_folium]",
    "menu": "[data-testid=stSidebarNavLink]",
    "menu_close": "[data-testid=stSidebarCollapseButton] button",
}


def came_by_history() -> bool:
    """Whether this run answers the browser's Back or Forward.

    Needed because only then is the address right and what we keep is not: in any other run a fast
    hand's message still carries the address before. Streamlit knows and tells only its own widgets;
    a word of it in st.context would take the place of this."""
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)


@st.fragment(run_every=3600)
def come_back() -> None:
    """Shows nothing, and lets a page go on after its server came back anew.

    Needed because Streamlit's browser part asks for a run of the page after a lost connection only
    where something runs by the clock; else the page would answer nothing until it is reloaded. A
    run at each new connection would take the place of this."""


def fill_page(page: bytes, first: bytes, title: bytes, body: bytes, picture: bytes) -> bytes:
    """Streamlit's page with our script first in its head, our title, at the start of its body ours
    for its words to browsers without script, and a picture before its own scripts.

    Needed because our script must be there before Streamlit's own opens a connection, the style
    sheet before it draws, and because `st.set_page_config` comes too late for a title. A picture
    is painted at once only where they are below it, and stays only outside Streamlit's root,
    which it empties. A template of one's own would take the place of this."""
    page = page.replace(HEAD, HEAD + first, 1).replace(TITLE, title, 1)
    page = NO_SCRIPT.sub(lambda _: body, page, count=1)
    if not picture:
        return page
    waited = b"".join(WAITED.findall(page))
    return WAITED.sub(b"", page).replace(ROOT, ROOT + picture + waited, 1)


def hand_on_loggers(hand_on: Callable[[Logger], None]) -> None:
    """Gives every logger that Streamlit makes from now on to a function of ours.

    Needed because each gets a handler of its own, which writes what a student may have typed, and
    passes nothing on. A setting for that would take the place of this."""
    logger.setup_formatter = hand_on  # type: ignore[assignment]  # of any parameter name


def ask_nobody() -> None:
    """Keeps Streamlit from asking another host which public address this machine has.

    Needed because it does so, holding everybody up for seconds where no answer comes, for each
    WebSocket that a stranger's page asks for. A setting for that would take the place of this."""
    net_util.get_external_ip = lambda: None


def is_connected(session: str) -> bool:
    """Whether a session of this name has a browser. Needed before a body is counted as its file;
    an event of the upload's route would take the place of this."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def uploaded_bytes() -> dict[tuple[str, str], int]:
    """The size of every uploaded file, by session and file.

    Needed because Streamlit bounds one file and not their sum, and tells the sum but not whose they
    are. A bound of its own for a session would take the place of this."""
    manager = runtime.get_instance().uploaded_file_mgr
    if not isinstance(manager, MemoryUploadedFileManager):
        raise TypeError("Uploaded files are not kept where we count them.")
    return {
        (session, file): len(record.data)
        for session, files in list(manager.file_storage.items())
        for file, record in list(files.items())
    }


def count_stored() -> int:
    """How many sessions without a browser are kept for one that may come back; changes nothing."""
    return int(_store().currsize)


class StoredSessions:
    """The sessions of lost connections, ended and emptied once their time is over.

    Needed because Streamlit's store gives up what is too old only when it is next written to, which
    on a quiet server may be the next morning. A clock of its own would take the place of this."""

    def __init__(self) -> None:
        self._removed: list[AppSession] = []
        _store()._on_remove = lambda _, info: self._removed.append(info.session)

    def forget(self) -> bool:
        """Ends every session whose time is over, with its files; whether there was one."""
        store, server = _store(), runtime.get_instance()
        store.expire()
        ended, self._removed = self._removed, []
        for session in ended:  # one that left the store may also have got its browser back
            if not server.is_active_session(session.id) and session.id not in store:
                _empty(session)
        server.media_file_mgr.remove_orphaned_files()  # a file for download at the second call
        return bool(ended)


def _store() -> TTLCache[str, Any]:
    """Where Streamlit keeps the sessions of lost connections, to which it has no public way."""
    manager = getattr(runtime.get_instance(), "_session_mgr", None)
    storage = getattr(manager, "_session_storage", None)
    cache = getattr(storage, "_cache", None)
    if not isinstance(storage, MemorySessionStorage) or not isinstance(cache, TTLCache):
        raise TypeError(
            "Streamlit keeps sessions in another way than the one we know how to make it forget."
        )
    return cache


def _empty(session: AppSession) -> None:
    """Ends a session and empties it: Streamlit's loop holds on to whom it served last until it
    serves another."""
    session.shutdown()
    session.flush_browser_queue()
    session.session_state.clear()
    session._fragment_storage.clear()
    session._client_state = ClientState()
