"""How much a request may bring: an address of so many letters, a body of so many bytes; more is refused at the door."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 8_000  # letters, query included; a lesson with every answer in 500 letters takes half; ours
LARGEST_BODY = (
    1_040_000  # bytes: a file of 1 MB in its wrapping, and less than the 1 MiB that Starlette puts on the disk
)
TOO_LONG = "The address is too long: at most {} letters are read. Open the site without what stands behind the “?”.\n"
TOO_LARGE = "The file is too large: at most 1 MB is read.\n"


class Bounds:
    """Refuses what is too long before anything reads it; plain ASGI, so that streams pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is within bounds."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            await _refusal(414, TOO_LONG.format(LONGEST_ADDRESS))(scope, receive, send)
        elif _length(scope) > LARGEST_BODY:
            await _refusal(413, TOO_LARGE)(scope, receive, send)
        else:
            await self.app(scope, _counted(receive), send)


def _length(scope: Scope) -> int:
    told = dict(scope["headers"]).get(b"content-length", b"0")
    return int(told) if told.isdigit() else 0


def _counted(receive: Receive) -> Receive:
    """Of a body that does not say its length, ends the reading at the bound as if the browser had gone."""
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        return {"type": "http.disconnect"} if size > LARGEST_BODY else message

    return bounded


def _refusal(status: int, why: str) -> Response:
    return Response(why, status, {"Cache-Control": "no-store"}, "text/plain")
