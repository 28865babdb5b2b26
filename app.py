"""The server: the Streamlit screens, Leaflet's and the map's own files, and headers that keep requests at home."""

from __future__ import annotations

import gc
import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from xstatic.pkg import leaflet

from geodata import facts, figures, glossary, pictures, place_names, poster, scenario, scene, site, webmap
from geodata.lessons import reading

KEPT_A_YEAR = "public, max-age=31536000, immutable"  # safe, since every address carries the content's hash
# streamlit-folium writes the map's script into its frame and evaluates the overlay's: hence the two unsafe words.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
KEPT_AN_HOUR = "public, max-age=3600"  # a picture carries the day on which it was drawn
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"  # an SVG that is opened by itself
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class SecurityHeaders:
    """Adds the headers above to every HTTP response that has none of its own; plain ASGI, so that streams pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and the headers back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                added = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in own)]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def atlas_file(request: Request) -> Response:
    """The ground of the map and the files of webmap.py; 404 for any other name."""
    name = request.path_params["name"]
    return _kept(webmap.SERVED[name]() if name in webmap.SERVED else None, name)


def glide_file(request: Request) -> Response:
    """The border walk at so many metres behind the border; 404 where it does not go."""
    metres = request.path_params["metres"]
    known = metres.isdecimal() and len(metres) <= 6
    return _kept(webmap.glide_json(int(metres)) if known else None, "glide.json")


def _kept(content: bytes | None, name: str) -> Response:
    if content is None:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    return Response(content, media_type=mimetypes.guess_type(name)[0], headers={"Cache-Control": KEPT_A_YEAR})


def map_picture(request: Request) -> Response:
    """The map of a query as a picture, without script or WebSocket; 400 with one sentence for what cannot be drawn."""
    kind = request.path_params["kind"]
    if kind not in poster.KINDS:
        return _kept(None, kind)
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    try:
        wanted = pictures.asked(query, kind, site.address(str(request.url)), date.today())
    except pictures.BadQueryError as wrong:
        return Response(f"{wrong}\n", status_code=400, media_type="text/plain", headers={"Cache-Control": "no-store"})
    headers = {"ETag": f'"{wanted.tag}"', "Cache-Control": KEPT_AN_HOUR, "Content-Security-Policy": PICTURE_POLICY}
    if wanted.tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    return Response(pictures.drawn(wanted), media_type=poster.KINDS[kind], headers=headers)


def health(_: Request) -> Response:
    """For whoever watches the server."""
    return Response("ok", media_type="text/plain", headers={"Cache-Control": "no-store"})


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[dict[str, object]]:
    """Before the first student comes: reads facts and shapes, and tells the garbage collector that they stay.

    Streamlit collects garbage after every run of a page, with the interpreter held: 95 ms a step with all that is
    loaded here, 3 ms once it is frozen (measured on two cores).
    """
    facts.check_all(
        more=(figures.read_figures, glossary.read_terms, place_names.read_region_names, reading.read_lessons)
    )
    reading.lessons()
    for start in scenario.STARTS:
        scene.build(scenario.Scenario(start=start))
    webmap.version()
    poster.draw(poster.Order(scenario.DEFAULT, site.OWN, date.today()), "png", dpi=30)
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(
    "pages/home.py",
    lifespan=warm,
    routes=[
        Route("/map.{kind}", map_picture),
        Route("/healthz", health),
        Route("/atlas/glide-{metres}.json", glide_file),
        Route("/atlas/{name}", atlas_file),
        Mount("/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
    ],
    middleware=[Middleware(SecurityHeaders)],
)
