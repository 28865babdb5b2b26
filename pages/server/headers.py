"""Headers of every answer: what a page may load and who may frame it, and the cookie that keeps a browser with us."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata import settings

# streamlit-folium writes the map's script into its frame and evaluates the overlay's, the chart evaluates its own:
# hence the two unsafe words.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"  # an SVG that is opened by itself
UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
COOKIE = "replica"


class Headers:
    """Adds to every answer the headers that it has not by itself; plain ASGI, so that streams pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.platforms = settings.value("ATLAS_FRAME_ANCESTORS")
        self.replica = settings.value("ATLAS_REPLICA")
        self.headers = [(name.lower().encode(), text.encode()) for name, text in fixed(self.platforms).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and the headers back."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                added = [pair for pair in self.headers if pair[0] not in own]
                page = b"content-type", b"text/html; charset=utf-8"
                cookie = self._cookie(scope) if page in message["headers"] and scope["path"].count("/") == 1 else []
                message["headers"] = [*message["headers"], *added, *cookie]
            elif message["type"] == "websocket.accept":
                message["headers"] = [*message.get("headers", []), *self._cookie(scope)]
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _cookie(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The name of this process, for a browser that was last with another.

        A browser that comes back after its process died is told by the WebSocket's own answer who has it now, so that
        its pictures are asked of the process that drew them. No answer but that and a page's sets the cookie: others
        may come from a third process at the same moment.
        """
        told = f"{COOKIE}={self.replica}"
        known = any(told in text.decode("latin-1").split("; ") for name, text in scope["headers"] if name == b"cookie")
        if not self.replica or known:
            return []
        # inside a page of another site a browser keeps only cookies that say that they are meant for it
        where = "SameSite=None; Secure; Partitioned" if self.platforms else "SameSite=Lax"
        return [(b"set-cookie", f"{told}; Path=/; HttpOnly; {where}".encode())]


def fixed(platforms: str) -> dict[str, str]:
    """The headers of every answer, with the learning platforms that may frame the site."""
    headers = {
        "Content-Security-Policy": f"{POLICY} {platforms}".rstrip(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if not platforms:
        headers["X-Frame-Options"] = "SAMEORIGIN"  # for what is older than frame-ancestors; it knows no list
    return headers
