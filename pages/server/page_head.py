"""The first HTML of every page: style sheet, watch over the connection, the map's first picture,
redirects, 404 page."""

from __future__ import annotations

import asyncio
import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata import addresses, first_picture, scene
from geodata.lessons.story import find_step, story
from geodata.scenario import Scenario, from_query
from pages.hooks import streamlit_hooks
from pages.server import page_files, paths

# At the root too, where whoever looks after the process expects them.
PROBES = ("/healthz", "/readyz")
LARGEST = 200_000  # bytes of Streamlit's page, which has 12,000
NOT_KEPT = {"Cache-Control": "no-store"}
TITLE = b"<title>Kursk and the 200-mile ring</title>"  # until the page sets its own
NO_SCRIPT = (
    b"<noscript><p>This map moves by JavaScript, which is switched off here. Ask your IT person to "
    b'allow it for this site, or open <a href="map.png">the map as a picture</a>, '
    b"which needs none.</p></noscript>"
)
NO_PAGE = Path(__file__).parent / "no_page.html"
# Each picture and file is made for whoever asks.
ROBOTS = "User-agent: *\nDisallow: /map.\nDisallow: /site.html\n"


def robots(_: Request) -> Response:
    """What search engines are asked to leave alone."""
    return PlainTextResponse(ROBOTS)


@cache
def _script() -> bytes:
    return f'<script src="{page_files.address(page_files.CONNECTION.name)}"></script>'.encode()


@cache
def _style_sheet() -> bytes:
    """Our style sheet, in force before the first thing is drawn: scripts wait for it. In the body,
    since of two rules the later one wins, and Streamlit adds its own to the head."""
    return f'<link rel="stylesheet" href="{page_files.address(page_files.SHEET)}">'.encode()


def _picture(scope: Scope) -> bytes:
    """The first picture of a request's map, and the script that takes it away; nothing on pages
    without that map, and where a step of the story has a view of its own."""
    if paths.strip_prefix(scope["path"]) != "/":
        return b""
    asked = QueryParams(scope["query_string"])
    query = addresses.clean({key: asked.getlist(key) for key in asked})
    number = find_step(query, [])
    step = story()[number - 1] if number else None
    if step and step.sees:
        return b""
    own = {key: values for key, values in query.items() if key not in addresses.BESIDE}
    has_map = any(key in addresses.MAP for key in own)
    scenario = from_query(own) if has_map or not step else step.map
    return _draw(scenario, scenario.ignored)


@lru_cache(maxsize=64)
def _draw(scenario: Scenario, _: tuple[str, ...]) -> bytes:
    """Kept for a scenario and the lines that it shows, which take no part in its equality."""
    light, dark = (page_files.address(page_files.GROUNDS[theme]) for theme in ("light", "dark"))
    picture = first_picture.write(scene.build(scenario), light, dark)
    script, its = page_files.address(page_files.PICTURE.name), streamlit_hooks.SELECTORS["map"]
    return f'{picture}<script src="{script}" data-map="{escape(its)}"></script>'.encode()


class PageHead:
    """Adds our script and style sheet to each page, redirects a mistyped address to its page, and
    answers 404 where there is none, since Streamlit answers any address with its page and 200.
    Plain ASGI."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds a page back until it is whole, and everything else not at all."""
        inside = paths.strip_prefix(scope.get("path", ""))
        if scope.get("method") not in ("GET", "HEAD") or scope["path"] in PROBES:
            await self.app(scope, receive, send)
        elif inside is None:
            await _refusal(scope)(scope, receive, send)
        elif scope["path"] == paths.prefix():
            await _redirect(f"{scope['path'].rpartition('/')[2]}/", scope)(scope, receive, send)
        elif paths.is_page(scope["path"]):
            await self._page(scope, receive, send)
        elif target := paths.correct(scope["path"]):
            await _redirect(target, scope)(scope, receive, send)
        # Streamlit's own answers would lead out of a prefix, or say nothing.
        elif re.search(r"//|\\|./$", inside):
            await _refusal(scope)(scope, receive, send)
        else:
            await self._other(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The page must come whole, not packed, in part or as unchanged.
        packed = (b"accept-encoding", b"range", b"if-none-match", b"if-modified-since")
        scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in packed]}
        start: Message = {}
        body = bytearray()

        async def change(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    picture = await asyncio.to_thread(_picture, scope)
                    await _send_whole(start, bytes(body), picture, send)
            else:
                await send(message)

        await self.app(scope, receive, change)

    async def _other(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on known pages; where Streamlit would answer any address, says there is none."""
        inside = paths.strip_prefix(scope["path"]) or ""
        if inside.startswith(streamlit_hooks.COMPONENTS) or inside[1:] in paths.FILES:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def change(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_html(message):
                replaced = True
                await _refusal(scope)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, change)


def _refusal(scope: Scope) -> Response:
    name = scope["path"].rsplit("/", 1)[-1]
    if "." in name:
        return PlainTextResponse("There is no such file.\n", 404, NOT_KEPT)
    home = _with_query(paths.home(scope["path"]), scope)
    page = NO_PAGE.read_text(encoding="utf-8").replace("HOME", escape(home))
    return HTMLResponse(page, 404, NOT_KEPT)


def _redirect(target: str, scope: Scope) -> Response:
    """To a relative address, which stays right behind a proxy that takes a prefix away."""
    return RedirectResponse(_with_query(target, scope), 308, NOT_KEPT)


def _with_query(address: str, scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return f"{address}?{query}" if query else address


def _is_html(message: Message) -> bool:
    headers = dict(message["headers"])
    length = int(headers.get(b"content-length", b"0"))
    return (
        message["status"] == 200
        and headers.get(b"content-type", b"").startswith(b"text/html")
        and length < LARGEST
    )


async def _send_whole(start: Message, body: bytes, picture: bytes, send: Send) -> None:
    """Sends the page with our parts in it; the file's own tag and date no longer hold."""
    body = streamlit_hooks.fill_page(body, _script(), TITLE, _style_sheet() + NO_SCRIPT, picture)
    without = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
    headers = [pair for pair in start["headers"] if pair[0].lower() not in without]
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
