"""Prints a Scene as one HTML file: map, table, sources and citation."""

from __future__ import annotations

import base64
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup
from xstatic.pkg import leaflet

from geodata import borders, scene, text, webmap
from geodata.analysis import findings
from geodata.exports import data_files
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import DEFAULT
from geodata.scene import Scene, citing, ground

HERE = Path(__file__).parent
HANDS = ("gestures.js", "pin_hands.js")  # what take_home.js stands in for
SCRIPTS = ("take_home.js",)
# Of the file itself, in its head, and of the server that sends one.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)


def write_map(picture: Scene, base: str, day: date) -> bytes:
    """The file: Leaflet, our scripts, the ground and the scene; it forbids itself other hosts."""
    west, south, east, north = ground.FRAME
    view = {"center": webmap.CENTRE, "zoom": webmap.ZOOM, "zoomSnap": webmap.ZOOM_STEPS[0]}
    view |= {"zoomDelta": webmap.ZOOM_STEPS[1], "maxBoundsViscosity": webmap.BOUNDS_VISCOSITY}
    view |= {"maxBounds": [[south, west], [north, east]]}
    start = webmap.start_options(citing.credit_line(picture))
    start |= {"relief": _relief() if picture.shows("relief") else ""}
    map_of_it = {"map": view, "start": start, "picture": webmap.overlay(picture, "light", None)}
    script = webmap.script_safe(map_of_it).removesuffix("}") + f',"ground":{_ground()}}}'
    words = scene.state_words(picture.scenario)
    html: str = _template().render(
        about=data_files.about(picture, base),
        policy=Markup(POLICY),
        bases=[_row(reach, words) for reach in findings.of(picture.scenario)]
        * picture.shows("airbases"),
        citations=citing.citations(picture, base, day),
        day=text.date(day.isoformat()),
        sheets=Markup(_sheets()),
        scripts=Markup(_scripts()),
        map=Markup(script),
    )
    return html.encode()


def write_site(base: str, day: date) -> bytes:
    """The whole site: the map of a first visit."""
    return write_map(scene.build(DEFAULT), base, day)


def _row(reach: findings.Reach, words: dict[str, str]) -> dict[str, object]:
    km, base = reach.distance_km, reach.base
    state = words[reach.state]
    lengths = {"miles": text.number(round(km / KM_PER_MILE)), "km": text.number(round(km))}
    return {"name": base.name, "region": base.region, "state": state, **lengths}


@cache
def _template() -> Template:
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(
        (HERE / "page.html").read_text(encoding="utf-8")
    )


@cache
def _sheets() -> str:
    return _leaflet("leaflet.css") + webmap.sheet(alone=True).decode()


@cache
def _scripts() -> str:
    """Leaflet and our scripts without those that hear hands."""
    names = [name for name in webmap.SCRIPTS if name not in HANDS]
    names.insert(webmap.SCRIPTS.index(HANDS[0]), "take_home.js")
    rooms = (HERE if name == "take_home.js" else webmap.HERE for name in names)
    ours = "".join(
        (room / name).read_text(encoding="utf-8") for room, name in zip(rooms, names, strict=True)
    )
    # Leaflet's last line is a comment and does not end
    return f"{_leaflet('leaflet.js')}\n{webmap.data_script()}{ours}"


@cache
def _ground() -> str:
    """The ground as a script may hold it: JSON in which nothing ends a script."""
    return webmap.ground_json().decode().replace("<", "\\u003c")


@cache
def _relief() -> str:
    return f"data:image/webp;base64,{base64.b64encode(borders.relief()).decode()}"


def _leaflet(name: str) -> str:
    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
