"""The server: the Streamlit screens, the map's own files, and the map as a plain picture."""

from __future__ import annotations

import asyncio
import gc
import mimetypes
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from geodata import drawing_process, facts, links, scenario, scene, settings, webmap
from geodata.exports import drawings
from geodata.facts import (
    event_places,
    glossary,
    map_areas,
    map_tells,
    place_names,
    published_figures,
    statements,
)
from geodata.lessons import reading, story
from geodata.paper import orders
from pages.hooks import streamlit_hooks, uvicorn_hooks
from pages.server import logs, map_routes, page_files, page_head, paths, probes, sessions
from pages.server.bounds import Bounds
from pages.server.headers import Headers, list_fixed

# Safe, since every address carries the content's hash.
KEPT_A_YEAR = "public, max-age=31536000, immutable"
NOT_KEPT = {"Cache-Control": "no-store"}


def atlas_file(request: Request) -> Response:
    """The ground of the map and the other files of webmap/files.py; 404 for any other name."""
    name = request.path_params["name"]
    return _send_kept(webmap.SERVED[name]() if name in webmap.SERVED else None, name)


def glide_file(request: Request) -> Response:
    """The border walk at so many metres behind the border; 404 where it does not go."""
    metres = request.path_params["metres"]
    known = metres.isascii() and metres.isdecimal() and len(metres) <= 6
    return _send_kept(webmap.glide_json(int(metres)) if known else None, "glide.json")


def _send_kept(content: bytes | None, name: str) -> Response:
    if content is None:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    return Response(
        content,
        media_type=mimetypes.guess_type(name, strict=False)[0],
        headers={"Cache-Control": KEPT_A_YEAR},
    )


def failed(_: Request, error: Exception) -> Response:
    """An error in a route of ours: one sentence for the student, kind and place for the log."""
    logs.LOG.error("a request failed", extra={"details": logs.fault(error)})
    # An answer to an error does not pass through Headers.
    headers = list_fixed(settings.value("ATLAS_FRAME_ANCESTORS")) | NOT_KEPT
    return Response("Something went wrong here. Please try again.\n", 500, headers, "text/plain")


def page_failed(error: Exception) -> bool:
    """Whatever went wrong in a page: one sentence for the student, kind and place for the log."""
    logs.LOG.error("a page failed", extra={"details": logs.fault(error)})
    with st.container(key="failed"):
        st.error(
            "Something went wrong here, and it was not you. Please reload the page: its address "
            "holds your map. "
            "If that does not help, open the site without what stands behind the question mark."
        )
    return True


def _prepare() -> None:
    """Checks settings and facts, and has ready what the first student will want."""
    settings.check(os.environ)
    facts.check_all(
        more=(
            event_places.read_event_places,
            published_figures.read_figures,
            glossary.read_terms,
            place_names.read_region_names,
            map_areas.read_areas,
            map_areas.read_map_names,
            map_tells.read_map_answers,
            statements.read_statements,
            reading.read_lessons,
            story.read_story,
        )
    )
    reading.lessons()
    story.pictures_json()
    for start in scenario.STARTS:
        scene.build(scenario.Scenario(start=start))
    first = orders.Order(scenario.DEFAULT, links.OWN, datetime.now(UTC).date())
    drawing_process.begin(drawings.draw_poster, first, "png", 30)
    for make in webmap.SERVED.values():
        make()
    webmap.version()


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[dict[str, object]]:
    """Before the first student comes: prepares, and tells the garbage collector that what is there
    stays.

    A collection then looks only at what came later: 3 ms where it took 95 (measured on two cores).
    """
    end_of_log = logs.begin()
    try:
        port = uvicorn_hooks.hold()
        streamlit_hooks.ask_nobody()
        _prepare()
    except Exception as wrong:
        for line in str(
            wrong
        ).splitlines():  # of settings and facts, not of students: there are none yet
            logs.LOG.error(line)
        end_of_log()
        raise
    probes.leave_gently()
    gc.collect()
    gc.freeze()
    clock = asyncio.create_task(sessions.Clock().run())
    logs.LOG.info("ready", extra={"details": {"port": port}})
    yield {}
    clock.cancel()
    drawing_process.stop()
    logs.LOG.info("ended")
    end_of_log()


HERE = paths.prefix()
PROBES = {"/healthz": probes.healthz, "/readyz": probes.readyz}
OWN = PROBES | {
    "/map.{kind}": map_routes.send_map,
    "/site.html": map_routes.send_site,
    "/robots.txt": page_head.robots,
    **dict.fromkeys(page_files.ADDRESSES, page_files.send),
    "/atlas/glide-{metres}.json": glide_file,
    "/atlas/{name}": atlas_file,
}

app = st.App(
    "pages/home.py",
    lifespan=warm,
    routes=[
        *(Route(HERE + path, answer) for path, answer in OWN.items()),
        *(Route(path, answer) for path, answer in PROBES.items() if HERE),
        Mount(f"{HERE}/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
    ],
    middleware=[
        Middleware(logs.Requests),
        Middleware(Headers),
        Middleware(Bounds),
        Middleware(page_head.PageHead),
    ],
    exception_handlers={Exception: failed},
    on_script_error=page_failed,
)
