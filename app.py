"""The server: the Streamlit screens, Leaflet's and the map's own files, and headers that keep requests at home."""

from __future__ import annotations

import mimetypes

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from xstatic.pkg import leaflet

from geodata import webmap

KEPT_A_YEAR = "public, max-age=31536000, immutable"  # safe, since every address carries the content's hash
# streamlit-folium writes the map's script into its frame and evaluates the overlay's: hence the two unsafe words.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class SecurityHeaders:
    """Adds the headers above to every HTTP response; plain ASGI, so that WebSockets and streams pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and the headers back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in HEADERS.items())]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def atlas_file(request: Request) -> Response:
    """The ground of the map and the files of webmap.py; 404 for any other name."""
    name = request.path_params["name"]
    headers = {"Cache-Control": KEPT_A_YEAR}
    if name == "ground.json":
        return Response(webmap.ground_json(), media_type="application/json", headers=headers)
    if name not in webmap.FILES:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    kind = mimetypes.guess_type(name)[0]
    return Response((webmap.HERE / name).read_bytes(), media_type=kind, headers=headers)


app = st.App(
    "pages/home.py",
    routes=[
        Route("/atlas/{name}", atlas_file),
        Mount("/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
    ],
    middleware=[Middleware(SecurityHeaders)],
)
