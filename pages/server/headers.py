"""Headers of every answer: what a page may load, who may frame it, and the affinity cookie."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata import links, settings
from geodata.exports import living_file
from pages.server import paths

# streamlit-folium writes the map's script into its frame and evaluates the overlay's, the chart
# evaluates its own: hence the two unsafe words.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src "
    "'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src "
    "'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# For an SVG that is opened by itself: its fonts and its relief are in it.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
# For a file of ours that is opened here and not from a disk: it runs, but as no page of this site,
# so that no script in it reaches the site's cookies, files or windows.
SANDBOX = (
    "sandbox allow-scripts allow-downloads allow-popups allow-modals allow-popups-to-escape-sandbox"
)
UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
COOKIE = "replica"


class Headers:
    """Adds to every answer the headers that it lacks; plain ASGI, so that streams pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.platforms = settings.value("ATLAS_FRAME_ANCESTORS")
        self.replica = settings.value("ATLAS_REPLICA")
        self.headers = [
            (name.lower().encode(), text.encode())
            for name, text in list_fixed(self.platforms).items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and the headers back."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                own = {name.lower() for name, _ in message["headers"]}
                added = [pair for pair in self.headers if pair[0] not in own]
                cookie = self._cookie(scope) if paths.is_page(scope["path"]) else []
                message["headers"] = [
                    *map(partial(self._name_frames, scope), message["headers"]),
                    *added,
                    *cookie,
                ]
            elif message["type"] == "websocket.accept":
                message["headers"] = [*message.get("headers", []), *self._cookie(scope)]
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _cookie(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The name of this process, for a browser that was last with another.

        A browser that comes back after its process died is told by the WebSocket's own answer who
        has it now, so that its pictures are asked of the process that drew them. No answer but that
        and a page's sets the cookie: others may come from a third process at the same moment."""
        cookie = f"{COOKIE}={self.replica}"
        known = any(
            cookie in text.decode("latin-1").split("; ")
            for name, text in scope["headers"]
            if name == b"cookie"
        )
        if not self.replica or known:
            return []
        header = b"set-cookie", f"{cookie}; Path=/; HttpOnly; SameSite=Lax".encode()
        return [self._name_frames(scope, header)]

    def _name_frames(self, scope: Scope, header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
        """A header, unchanged unless it is a cookie: that one is marked so that a browser keeps it
        inside a page of another site, if we may be framed. Streamlit's own cookie is included, for
        without it no file is taken; over http no browser would keep it."""
        if header[0].lower() != b"set-cookie" or not self.platforms or not _is_secure(scope):
            return header
        return header[0], header[1].replace(
            b"; SameSite=Lax", b"; SameSite=None; Secure; Partitioned"
        )


def _is_secure(scope: Scope) -> bool:
    """Whether a browser keeps a cookie that is meant for https: the request came by https or from
    the machine itself, as the server, a proxy or the site's address says."""
    given = dict(scope["headers"])
    host = given.get(b"host", b"").decode("latin-1")
    scheme = given.get(b"x-forwarded-proto", scope.get("scheme", "").encode())
    site = urlsplit(links.address(""))
    ours = (site.scheme, site.netloc) == ("https", host.lower())
    return scheme in (b"https", b"wss") or ours or links.is_local(f"http://{host}")


def list_file_policy() -> dict[str, str]:
    """The policy of a file that is a page: its own, and who may frame it."""
    platforms = settings.value("ATLAS_FRAME_ANCESTORS")
    policy = f"{living_file.POLICY}; {SANDBOX}; frame-ancestors 'self' {platforms}"
    return {"Content-Security-Policy": policy.rstrip()}


def list_fixed(platforms: str) -> dict[str, str]:
    """The headers of every answer, with the learning platforms that may frame the site."""
    headers = {
        "Content-Security-Policy": f"{POLICY} {platforms}".rstrip(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if not platforms:
        headers["X-Frame-Options"] = (
            "SAMEORIGIN"  # for browsers without frame-ancestors; it takes no list
        )
    return headers
