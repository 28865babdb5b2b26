"""Students without a browser, who speak Streamlit's WebSocket protocol as its page would."""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlparse

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

T = TypeVar("T")
PATIENCE_S = 60.0
FAILED = ForwardMsg.FINISHED_WITH_COMPILE_ERROR
SUPERSEDED = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass
class Student:
    """One session: what the server has shown, and how long each run of the page took, in s."""

    address: str
    # By the key that the page gave the widget.
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    words: str = ""  # what the page says in words
    problems: list[str] = field(default_factory=list)
    query: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    page: str = ""
    session: str = ""
    _seen: set[str] = field(default_factory=set)
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> Student:
        host = urlparse(self.address).netloc
        protocols: Any = ["streamlit", "no-token", *([self.session] if self.session else [])]
        self._socket = await connect(
            f"ws://{host}/_stcore/stream",
            subprotocols=protocols,
            max_size=None,
            open_timeout=PATIENCE_S,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket:
            await self._socket.close()

    async def open(self, page: str = "", query: str = "") -> float:
        """Opens a page anew, with an address; the seconds until it is all there."""
        self.query, self.page = query, page
        self.widgets.clear()
        self.fragments.clear()
        return await self._run(page)

    async def come_back(self) -> None:
        """Reconnects after the connection was lost, as the page's script does, by the address."""
        await self.__aenter__()
        await self.open(self.page, self.query)

    async def slide(self, name: str, value: float) -> float:
        """Sets a slider and waits for the answer, in seconds."""
        key = self.key(name)
        del self.widgets[key].double_array_value.data[:]
        self.widgets[key].double_array_value.data.append(value)
        return await self._run(self.page, self.fragments.get(key, ""))

    def key(self, name: str) -> str:
        """The present key of a widget, which the page may renew (`lat`, `lat 1`, `lat 2`)."""
        found = [key for key in self.widgets if key == name or key.startswith(f"{name} ")]
        return max(found, key=lambda key: (len(key), key))

    def value(self, name: str) -> float:
        """Where a slider stands."""
        return float(self.widgets[self.key(name)].double_array_value.data[0])

    async def _run(self, page: str, fragment: str = "") -> float:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_name, run.fragment_id = self.query, page, fragment
        run.page_script_hash = self.pages.get(page, "") if self.pages else ""
        run.widget_states.widgets.extend(self.widgets.values())
        run.context_info.timezone, run.context_info.locale = "UTC", "en-US"
        run.context_info.url, run.context_info.color_scheme = f"{self.address}/{page}", "light"
        assert self._socket
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        self.files.clear()
        self.words = ""
        self._seen.clear()
        async with asyncio.timeout(PATIENCE_S):
            while not self._take(await self._socket.recv()):
                pass
        taken = time.perf_counter() - start
        gone = [
            key
            for key, part in self.fragments.items()
            if part == fragment and key not in self._seen
        ]
        for key in gone:
            del self.widgets[key], self.fragments[key]
        return taken

    def _take(self, data: str | bytes) -> bool:
        """Takes one message; whether it says that the run is over."""
        assert isinstance(data, bytes)
        message = ForwardMsg()
        message.ParseFromString(data)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id
        elif kind == "navigation":
            self.pages = {
                page.url_pathname: page.page_script_hash for page in message.navigation.app_pages
            }
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._see(message.delta)
        elif kind == "script_finished" and message.script_finished == FAILED:
            self.problems.append("the page did not compile")
        return kind == "script_finished" and message.script_finished != SUPERSEDED

    def _see(self, delta: Delta) -> None:
        """Keeps what a browser keeps of a widget: its identity, its value, its part of the page."""
        kind = delta.new_element.WhichOneof("type")
        if delta.WhichOneof("type") != "new_element" or kind is None:
            return
        element: Any = getattr(delta.new_element, kind)
        if kind == "exception":
            self.problems.append(f"{element.type}: {element.message}")
        elif kind == "download_button" and element.url:
            self.files.append(element.url)
        elif kind in ("markdown", "alert"):
            self.words += f"{element.body}\n"
        elif kind in SHOWN:
            key = element.id.split("-", 2)[-1]
            self._seen.add(key)
            if key not in self.widgets or element.set_value:  # else the browser's own value stays
                self.widgets[key], self.fragments[key] = (
                    WidgetState(id=element.id),
                    delta.fragment_id,
                )
                SHOWN[kind](self.widgets[key], element)


def _slider(state: WidgetState, shown: Any) -> None:
    state.double_array_value.data.extend(shown.value if shown.set_value else shown.default)


def _buttons(state: WidgetState, shown: Any) -> None:
    chosen = (
        shown.raw_values
        if shown.set_value
        else [shown.options[index].content for index in shown.default]
    )
    state.string_array_value.data.extend(chosen)


def _choice(state: WidgetState, shown: Any) -> None:
    state.string_value = shown.raw_value if shown.set_value else (*shown.options, "")[shown.default]


def _text(state: WidgetState, shown: Any) -> None:
    state.string_value = shown.value if shown.set_value else shown.default


SHOWN = {
    "slider": _slider,
    "button_group": _buttons,
    "selectbox": _choice,
    "radio": _choice,
    "text_input": _text,
}


def alone(work: Coroutine[Any, Any, T]) -> T:
    """Runs students to their end in a thread of their own: a driven browser has a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def fetched(address: str) -> tuple[int, bytes]:
    """Status and content of an address, whatever the status."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_S) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read()
