"""Whatever reads a body reads no more than the bound, even of one that never says its length."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from pages.server import bounds
from pages.server.bounds import LARGEST_BODY, MOST_SOCKETS, TOO_LARGE, Bounds

PIECE = 100_000


async def _send(pieces: int) -> tuple[int, int, list[Message]]:
    """How many bytes a route read of a body in pieces, how many were taken, and the answer."""
    read = taken = 0
    answer: list[Message] = []

    async def route(request: Request) -> Response:
        nonlocal read
        async for piece in request.stream():
            read += len(piece)
        return Response("read")

    async def receive() -> Message:
        nonlocal taken
        taken += PIECE
        return {"type": "http.request", "body": bytes(PIECE), "more_body": taken < pieces * PIECE}

    async def send(message: Message) -> None:
        answer.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/", "raw_path": b"/", "query_string": b"",
        "headers": [],
    }  # fmt: skip
    await Bounds(Starlette(routes=[Route("/", route, methods=["POST"])]))(scope, receive, send)
    return read, taken, answer


def test_a_body_within_the_bound_is_read_whole() -> None:
    read, taken, answer = asyncio.run(_send(10))
    assert (read, taken) == (10 * PIECE, 10 * PIECE)
    assert answer[0]["status"] == 200


@pytest.mark.parametrize("pieces", [14, 10_000])
def test_of_a_longer_one_nothing_beyond_the_bound_is_taken_and_a_sentence_says_so(
    pieces: int,
) -> None:
    read, taken, answer = asyncio.run(_send(pieces))
    assert read <= LARGEST_BODY
    assert taken <= LARGEST_BODY + PIECE
    assert (answer[0]["status"], answer[1]["body"].decode()) == (413, TOO_LARGE)


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "BODY_PATIENCE_S", 0.05)
    answer: list[Message] = []

    async def read(_scope: Scope, receive: Receive, _send: Send) -> None:
        while (await receive()).get("more_body"):
            pass

    async def receive() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Message) -> None:
        answer.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [],
    }
    asyncio.run(Bounds(read)(scope, receive, send))  # type: ignore[arg-type]
    assert answer[0]["status"] == 408


@pytest.mark.parametrize(
    ("letters", "open_already", "status"), [(9_000, 0, 414), (10, MOST_SOCKETS, 503), (10, 0, 0)]
)
def test_a_websocket_has_its_bounds_too(letters: int, open_already: int, status: int) -> None:
    answer: list[Message] = []
    reached = False

    async def page(_scope: Scope, _receive: Receive, _send: Send) -> None:
        nonlocal reached
        reached = True

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        answer.append(message)

    async def ask() -> None:
        door = Bounds(page)
        door.sockets = open_already
        scope = {
            "type": "websocket",
            "path": "/",
            "raw_path": b"/",
            "query_string": b"x" * letters,
            "headers": [],
        }
        await door(scope | {"extensions": {"websocket.http.response": {}}}, receive, send)

    asyncio.run(ask())
    assert reached is not bool(status)
    assert [message["status"] for message in answer if "status" in message] == [status] * bool(
        status
    )


def test_messages_beyond_a_hands_pace_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MESSAGES_AT_ONCE", 5)
    monkeypatch.setattr(bounds, "MESSAGES_A_SECOND", 50)
    times: list[float] = []

    async def page(_scope: Scope, receive: Receive, _send: Send) -> None:
        for _ in range(15):
            await receive()
            times.append(asyncio.get_running_loop().time())

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b""}

    scope = {"type": "websocket", "path": "/", "raw_path": b"/", "query_string": b"", "headers": []}
    asyncio.run(Bounds(page)(scope, receive, None))  # type: ignore[arg-type]
    assert times[-1] - times[4] >= 10 / 50
