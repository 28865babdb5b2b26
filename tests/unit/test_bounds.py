"""Whatever reads a body reads no more than the bound, even of one that never says its length."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from pages.server.bounds import LARGEST_BODY, Bounds

PIECE = 100_000


async def _sent(pieces: int) -> tuple[int, int]:
    """How many bytes a route read of a body in so many pieces, and how many were taken from the browser."""
    read = taken = 0

    async def route(request: Request) -> Response:
        nonlocal read
        async for piece in request.stream():
            read += len(piece)
        return Response()

    async def receive() -> Message:
        nonlocal taken
        taken += PIECE
        return {"type": "http.request", "body": bytes(PIECE), "more_body": taken < pieces * PIECE}

    async def send(_: Message) -> None:
        pass

    scope = {
        "type": "http", "method": "POST", "path": "/", "raw_path": b"/", "query_string": b"", "headers": [],
    }  # fmt: skip
    try:
        await Bounds(Starlette(routes=[Route("/", route, methods=["POST"])]))(scope, receive, send)
    except ClientDisconnect:
        return read, taken
    return read, taken


def test_a_body_within_the_bound_is_read_whole() -> None:
    assert asyncio.run(_sent(10)) == (10 * PIECE, 10 * PIECE)


@pytest.mark.parametrize("pieces", [14, 10_000])
def test_of_a_longer_one_nothing_beyond_the_bound_is_taken(pieces: int) -> None:
    read, taken = asyncio.run(_sent(pieces))
    assert read <= LARGEST_BODY
    assert taken <= LARGEST_BODY + PIECE
