"""Maps by their address: pictures, and the files of the page Download, each without a WebSocket."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from geodata import drawing_process, links, settings
from geodata.exports import map_files, pictures
from geodata.exports.pictures import Asked
from geodata.paper import orders
from pages.server.headers import PICTURE_POLICY, list_file_policy

KEPT_AN_HOUR = "public, max-age=3600"  # a picture carries the day on which it was drawn
NOT_KEPT = {"Cache-Control": "no-store"}
# For a picture by its address: less than the minute after which proxies give up.
PICTURE_PATIENCE_S = 25.0
# Bytes of a packed file that are handed on at once, so that a slow reader holds no more of it; our
# choice: 100 kB when unpacked.
PIECE = 32_000


async def send_map(request: Request) -> Response:
    """The map of a query as a picture or a file; 404 for a kind that there is not.

    400 with one sentence for what cannot be used; 503 and when to ask again where too many wait
    already."""
    kind = request.path_params["kind"]
    if kind not in pictures.KINDS or kind == map_files.SITE:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    return await _send(request, kind)


async def send_site(request: Request) -> Response:
    """The whole site as one file, which takes no query."""
    return await _send(request, map_files.SITE)


async def _send(request: Request, kind: str) -> Response:
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    try:
        wanted = pictures.read(query, kind, links.address(str(request.url)), _today())
    except pictures.BadQueryError as wrong:
        return Response(f"{wrong}\n", status_code=400, media_type="text/plain", headers=NOT_KEPT)
    headers = _list_picture_headers(wanted) if kind in orders.KINDS else _list_file_headers(wanted)
    if wanted.tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    try:
        drawing = asyncio.wrap_future(
            pictures.begin(wanted, settings.number("ATLAS_PICTURES_WAITING"))
        )
        # Its error is taken even where nobody waits for it any more.
        drawing.add_done_callback(lambda late: late.cancelled() or late.exception())
        file = await asyncio.wait_for(asyncio.shield(drawing), PICTURE_PATIENCE_S)
    except TimeoutError:
        return _later(drawing_process.NotDrawnError(drawing_process.FULL))
    except drawing_process.NotDrawnError as why:
        return _later(why)
    if kind in orders.KINDS:
        return Response(file, media_type=pictures.KINDS[kind], headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        pieces, size = _cut(file), len(file)
        headers["Content-Encoding"] = "gzip"
    else:
        pieces, size = _unpack(file), int.from_bytes(file[-4:], "little")  # RFC 1952, ISIZE
    headers["Content-Length"] = str(size)
    return StreamingResponse(pieces, media_type=pictures.KINDS[kind], headers=headers)


def _list_picture_headers(wanted: Asked) -> dict[str, str]:
    return {
        "ETag": f'"{wanted.tag}"',
        "Cache-Control": KEPT_AN_HOUR,
        "Vary": "Host",  # its link and QR code name the host that was asked
        "Content-Security-Policy": PICTURE_POLICY,
        # A learning platform may show it in its own page.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def _list_file_headers(wanted: Asked) -> dict[str, str]:
    """Those of a file. One that is a page is opened, any other is saved."""
    is_page = pictures.KINDS[wanted.kind] == "text/html"
    name = quote(map_files.name(wanted.order.scenario, wanted.kind, wanted.decimal))
    headers = {
        "ETag": f'W/"{wanted.tag}"',  # weak, since it is the same packed and plain
        "Cache-Control": KEPT_AN_HOUR,
        "Vary": "Host",  # and on how it is packed, as Streamlit's server adds to every answer
        "Content-Disposition": f"{'inline' if is_page else 'attachment'}; filename*=utf-8''{name}",
    }
    return headers | (list_file_policy() if is_page else {})


async def _cut(file: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(file), PIECE):
        yield file[start : start + PIECE]


async def _unpack(file: bytes) -> AsyncIterator[bytes]:
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)  # 16: by gzip
    async for piece in _cut(file):
        yield unpacking.decompress(piece)


def _today() -> date:
    return datetime.now(UTC).date()


def _later(why: drawing_process.NotDrawnError) -> Response:
    headers = NOT_KEPT | {"Retry-After": str(why.retry_after_s)}
    return Response(f"{why}\n", status_code=503, media_type="text/plain", headers=headers)
