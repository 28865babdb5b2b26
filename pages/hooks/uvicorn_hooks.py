"""The web server's two protocols, held to bounds for which Streamlit and uvicorn have no settings.

uvicorn takes protocol classes and bounds as settings, but Streamlit makes the server and lets none
through; `server.*` options for them would take the place of `hold`. What the classes take for
granted is tried on uvicorn itself in tests/unit/test_hooks.py and test_wire.py, and through the
whole server in tests/e2e/test_doors.py."""

from __future__ import annotations

import asyncio
import math
import signal
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode, Frame

# The largest that a page sends is a pasted class list of 100,000 letters, each of 4 bytes at most;
# and some.
LARGEST_MESSAGE = 500_000  # bytes, inflated; our choice: fifty usual ones
# Bytes inflated at a time; deflate makes at most 1,032 of one (zlib's technical notes).
PIECE = 1_024
# Of one message, each may be empty; our choice: browsers send one, or one for 128 kB.
MOST_FRAMES = 1_000
# Bytes of address and headers; our choice: a longer address still gets its sentence.
LONGEST_HEAD = 65_536
HEAD_PATIENCE_S = 20.0  # for a request's address and headers; our choice: a slow line


def hold() -> int:
    """Puts our protocols and bounds into the running server, which reads them anew for each
    connection.

    Gives the port at which it listens. Streamlit makes the server and gives no way to it but its
    handler of signals. Of what Streamlit sets, one number bounds both what a browser may send and
    what a page may hold; here only the first gets smaller."""
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if not isinstance(server, uvicorn.Server):
        raise TypeError(
            "The web server is not the one whose bounds we know: uvicorn, in the main thread."
        )
    config = server.config
    config.ws_max_size = LARGEST_MESSAGE
    config.ws_protocol_class = Socket
    config.http_protocol_class = Http
    config.h11_max_incomplete_event_size = LONGEST_HEAD
    return config.port


class Socket(WebSocketsSansIOProtocol):
    """A WebSocket that inflates a message only once the one before it was taken.

    The web server's own inflates all that it has read: of 256 kB on the wire up to 256 MB, in small
    messages."""

    last_offence = -math.inf  # the loop's time when a client was last closed for what it sent

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._unread = bytearray()

    def data_received(self, data: bytes) -> None:
        """Takes what came, as far as there is room."""
        self._unread += data
        self._take()
        if self._unread:
            self.transport.pause_reading()

    def _take(self) -> None:
        while self._unread and not self.read_paused and self.writable.is_set():
            piece = bytes(self._unread[:PIECE])
            del self._unread[:PIECE]
            super().data_received(piece)
            if self.conn.handshake_exc and not self.handshake_initiated:
                self._refuse()
            if self.transport.is_closing():
                self._unread.clear()

    def _refuse(self) -> None:
        """Sends the answer to an unreadable handshake, which the web server leaves lying."""
        answer = b"".join(self.conn.data_to_send())
        self.transport.write(answer or b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        self.handshake_complete = self.close_sent = True
        self.transport.close()

    def handle_cont(self, event: Frame) -> None:
        """Takes one more frame of a message, unless there are too many."""
        if len(self.frames) < MOST_FRAMES:
            super().handle_cont(event)
        elif not self.close_sent:
            self.frames = []
            self.conn.fail(CloseCode.MESSAGE_TOO_BIG, "too many frames")
            self.handle_parser_exception()

    def handle_parser_exception(self) -> None:
        """Closes for what was sent, and notes when."""
        super().handle_parser_exception()
        Socket.last_offence = self.loop.time()

    async def receive(self) -> Any:
        """The next message; only now the one after it is looked at."""
        message = await super().receive()
        self._take()
        return message

    async def send(self, message: Any) -> None:
        """Sends, and after a close looks for the other side's."""
        await super().send(message)
        self._take()

    def resume_writing(self) -> None:
        """Goes on: what waits for room to be answered, such as pings, may be answered again."""
        super().resume_writing()
        self._take()
        if not self._unread and not self.read_paused:
            self.transport.resume_reading()


class Http(H11Protocol):
    """A connection that is closed where a request's address and headers do not come in time."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no more."""
        super().connection_lost(exc)
        self._rest()

    def handle_events(self) -> None:
        """Waits on while a request has begun and its head is not there yet."""
        super().handle_events()
        self._watch()

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._rest()
        elif not self._late:
            self._late = self.loop.call_later(HEAD_PATIENCE_S, self.transport.close)

    def _rest(self) -> None:
        if self._late:
            self._late.cancel()
            self._late = None
