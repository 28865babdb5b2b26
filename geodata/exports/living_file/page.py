"""Writes the file: Leaflet, our scripts, the ground, the map, and the texts that follow it."""

from __future__ import annotations

import base64
import gzip
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from xstatic.pkg import leaflet

from geodata import borders, phrases, scenario, scene, text, webmap
from geodata.analysis import findings
from geodata.exports import data_files
from geodata.exports.living_file import map_data
from geodata.geodesy import KM_PER_MILE
from geodata.scene import Scene, citing, ground

HERE = Path(__file__).parent
SCRIPTS = ("pictures.js", "footnotes.js", "desk.js", "panel.js", "below.js", "file_page.js")
SHEET = HERE / "page.css"
# It forbids itself every host, its own too.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: "
    "blob:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write_map(picture: Scene, base: str, day: date) -> bytes:
    """One map that a hand can move, with its airfields, notes and sources; it opens as the scene
    is. `base` is the site's address."""
    return _write(picture, base, day, has_relief=picture.shows("relief"))


def _write(picture: Scene, base: str, day: date, has_relief: bool) -> bytes:
    start = webmap.start_options(citing.short_credit())
    start |= {"relief": _relief() if has_relief else ""}
    options = {"map": _view(), "start": start, "packed": _pack(webmap.ground_json())}
    options |= {"picture": webmap.overlay(picture, "light", None)}
    words = scene.state_words(picture.scenario)
    data = {"file": map_data.read(picture, base, day)}
    html: str = (
        _templates()
        .get_template("page.html")
        .render(
            about=data_files.about(picture, base),
            area=scenario,
            bases=[_row(reach, words) for reach in findings.of(picture.scenario)]
            * picture.shows("airbases"),
            citations=citing.citations(picture, base, day),
            credits=citing.credit_line(),
            day=text.date(day.isoformat()),
            layers=phrases.group("layer_names"),
            last_day=_count_days(),
            options=Markup(webmap.script_safe(options)),
            policy=POLICY,
            scripts=Markup(_scripts(data)),
            sheets=Markup(_sheets()),
            site=citing.SITE,
            starts=phrases.group("start_choices"),
            units=tuple(text.UNIT_NAMES),
            whole=False,
        )
    )
    return html.encode()


def _view() -> dict[str, Any]:
    west, south, east, north = ground.FRAME
    return {
        "center": webmap.CENTRE,
        "zoom": webmap.ZOOM,
        "zoomSnap": webmap.ZOOM_STEPS[0],
        "zoomDelta": webmap.ZOOM_STEPS[1],
        "maxBoundsViscosity": webmap.BOUNDS_VISCOSITY,
        "maxBounds": [[south, west], [north, east]],
    }


def _count_days() -> int:
    first, last = map(date.fromisoformat, (scenario.FIRST_DAY, scenario.LAST_DAY))
    return (last - first).days


def _row(reach: findings.Reach, words: dict[str, str]) -> dict[str, object]:
    km, base = reach.distance_km, reach.base
    state = words[reach.state]
    lengths = {"miles": text.number(round(km / KM_PER_MILE)), "km": text.number(round(km))}
    return {"name": base.name, "region": base.region, "state": state, **lengths}


@cache
def _templates() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, loader=FileSystemLoader(HERE))


@cache
def _sheets() -> str:
    own = SHEET.read_text(encoding="utf-8")
    return "\n".join((_leaflet("leaflet.css"), webmap.sheet(alone=True).decode(), own))


def _scripts(data: dict[str, Any]) -> str:
    """Leaflet, the data, the live map's scripts and those that stand in for the server."""
    # Leaflet's last line is a comment and does not end
    return f"{_leaflet('leaflet.js')}\n{webmap.data_script(data)}{_read_scripts()}"


@cache
def _read_scripts() -> str:
    files = (
        *(webmap.HERE / name for name in webmap.SCRIPTS),
        *(HERE / name for name in SCRIPTS),
    )
    return "".join(file.read_text(encoding="utf-8") for file in files)


@cache
def _pack(content: bytes) -> str:
    """Bytes as letters, a third of their size: what is large and a browser unpacks."""
    return base64.b64encode(gzip.compress(content, mtime=0)).decode()


@cache
def _relief() -> str:
    return f"data:image/webp;base64,{base64.b64encode(borders.relief()).decode()}"


def _leaflet(name: str) -> str:
    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
