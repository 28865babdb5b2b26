"""How much a browser may bring: length of an address, size of a body, messages a second.

What is more is refused at the door with a sentence, or waits. Bounds are for a connection, a
session and the whole, never for a client's address: a school is one."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.hooks.uvicorn_hooks import Socket
from pages.server import uploads

# Letters, query included; our choice: twice a lesson with all answers in 500 letters.
LONGEST_ADDRESS = 8_000
# Bytes: a file of 1 MB in its wrapping, and less than the 1 MiB that Starlette puts on the disk.
LARGEST_BODY = 1_040_000
BODY_PATIENCE_S = 60.0  # for a body; our choice: 1 MB at 20 kB a second takes 50
MOST_SOCKETS = 200  # open pages of a process; our choice: three times a class of 70
MESSAGES_AT_ONCE = 250  # of one page; our choice: eight seconds of a held key
# After that, more wait their turn; our choice: a held key sends about 30 a second.
MESSAGES_A_SECOND = 40.0
# Bytes; our choice: three times a hand's; a larger one counts as so many of these.
USUAL_MESSAGE = 10_000
WARY_S = 10.0  # our choice: so long after an attack newcomers come one by one
NEWCOMER_EVERY_S = 0.05  # then; our choice: a class of seventy is in after four seconds
NOT_KEPT = {"Cache-Control": "no-store"}
TOO_LONG = (
    "The address is too long: at most {} letters are read. Open the site without what stands "
    "behind the “?”.\n"
)
TOO_LARGE = "The file is too large: at most 1 MB is read.\n"
TOO_SLOW = "The file did not come within a minute. Please try again.\n"
TOO_MANY = "Too many pages are open just now. Please try again in a minute.\n"


class _RefusedError(HTTPException):
    """Why a body is not read further, as a status and a sentence; Starlette turns this kind of
    error into an answer."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(status, why, NOT_KEPT)


class Bounds:
    """Refuses what is too long before anything reads it; plain ASGI, so that streams pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.sockets = 0
        self._turn = 0.0  # the time of the last newcomer's turn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is within bounds."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            await _refuse(414, TOO_LONG.format(LONGEST_ADDRESS), scope, receive, send)
        elif scope["type"] == "websocket":
            await self._take_socket(scope, receive, send)
        elif _length(scope) > LARGEST_BODY:
            await _refuse(413, TOO_LARGE, scope, receive, send)
        else:
            await self._take_body(scope, receive, send)

    async def _take_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.sockets >= MOST_SOCKETS:
            await _refuse(503, TOO_MANY, scope, receive, send)
            return
        self.sockets += 1
        try:
            await self._wait_turn()
            await self.app(scope, _pace(receive), _note(send))
        finally:
            self.sockets -= 1

    async def _wait_turn(self) -> None:
        """Stops one who reconnects at once, again and again, from taking all the time."""
        now = asyncio.get_running_loop().time()
        if now < Socket.last_offence + WARY_S:
            self._turn = max(now, self._turn + NEWCOMER_EVERY_S)
            await asyncio.sleep(self._turn - now)

    async def _take_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            with uploads.room(scope, _length(scope) or LARGEST_BODY) as why_not:
                if why_not:
                    await _refuse(413, why_not, scope, receive, send)
                else:
                    await self.app(scope, _count(receive), watch)
        except _RefusedError as refused:
            if not begun:
                await _refuse(refused.status_code, refused.detail, scope, receive, send)


def _length(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _count(receive: Receive) -> Receive:
    """Counts a body of unknown or false length, and its time; raises at the bound of either."""
    size, whole = 0, False
    end = asyncio.get_running_loop().time() + BODY_PATIENCE_S

    async def receive_bounded() -> Message:
        nonlocal size, whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout_at(end):
                message = await receive()
        except TimeoutError:
            raise _RefusedError(408, TOO_SLOW) from None
        size += len(message.get("body", b""))
        whole = not message.get("more_body")
        if size > LARGEST_BODY:
            raise _RefusedError(413, TOO_LARGE)
        return message

    return receive_bounded


def _pace(receive: Receive) -> Receive:
    """Lets messages through at a hand's pace; while one waits, its connection is not read."""
    loop = asyncio.get_running_loop()
    left, since = float(MESSAGES_AT_ONCE), loop.time()

    async def receive_paced() -> Message:
        nonlocal left, since
        message = await receive()
        if message["type"] == "websocket.receive":
            weight = max(1.0, len(message.get("bytes") or b"") / USUAL_MESSAGE)
            left = min(MESSAGES_AT_ONCE, left + (loop.time() - since) * MESSAGES_A_SECOND) - weight
            since = loop.time()
            if left < 0:
                await asyncio.sleep(-left / MESSAGES_A_SECOND)
        return message

    return receive_paced


def _note(send: Send) -> Send:
    """Notes when a page's connection is closed for what it sent."""

    async def note(message: Message) -> None:
        if message["type"] == "websocket.close" and message.get("code") in (1002, 1009):
            Socket.last_offence = asyncio.get_running_loop().time()
        await send(message)

    return note


async def _refuse(status: int, why: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers a request, or a WebSocket's handshake."""
    answer = Response(why, status, NOT_KEPT, "text/plain")
    await answer(scope, receive, send)
