"""Puts our part into the page that Streamlit serves before anything else: what to do when the connection fails."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = Path(__file__).parent / "connection.js"
ADDRESS = "/atlas/connection.js"
PAGE = re.compile(r"/[^/.]*")  # pages have no dot in their names, files have
LARGEST = 200_000  # bytes of Streamlit's page, which has 12,000
TITLE = b"<title>Kursk and the 200-mile ring</title>"  # until the page gives its own
NO_SCRIPT = (
    b"<noscript><p>This map moves by JavaScript, which is switched off here. Ask your IT person to allow it for this "
    b'site, or open <a href="/map.png">the map as a picture</a>, which needs none.</p></noscript>'
)


def connection_script(_: Request) -> Response:
    """The script that watches the connection."""
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}  # its address carries its content's hash
    return Response(SCRIPT.read_bytes(), media_type="text/javascript", headers=kept)


@cache
def _ours() -> bytes:
    version = hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:12]
    return f'<script src="{ADDRESS}?v={version}"></script>'.encode()


class FrontDoor:
    """Adds the script, as the first of all, and a word for browsers without any, to each HTML page; plain ASGI."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds a page back until it is whole, and everything else not at all."""
        if scope.get("method") != "GET" or not PAGE.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        plain = [
            pair for pair in scope["headers"] if pair[0] != b"accept-encoding"
        ]  # what is packed cannot be added to
        scope = {**scope, "headers": plain}
        start: Message = {}
        body = bytearray()

        async def changed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _whole(start, bytes(body), send)
            else:
                await send(message)

        await self.app(scope, receive, changed)


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    length = int(headers.get(b"content-length", b"0"))
    return message["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html") and length < LARGEST


async def _whole(start: Message, body: bytes, send: Send) -> None:
    """Sends the page with our part in it; the file's own tag and date no longer tell what the page is."""
    body = body.replace(b"<head>", b"<head>" + _ours(), 1).replace(b"<title>Streamlit</title>", TITLE, 1)
    body = re.sub(rb"<noscript>.*?</noscript>", NO_SCRIPT, body, count=1, flags=re.DOTALL)
    without = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
    headers = [pair for pair in start["headers"] if pair[0].lower() not in without]
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
