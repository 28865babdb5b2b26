"""The files that a browser fetches once for the live map: scripts, style sheet, ground, relief."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata import borders, facts, fonts, scene
from geodata.analysis import border_walk, findings
from geodata.scene import globe, ground, looks, sides
from geodata.scene.layers import Shape
from geodata.webmap import area_spots, vocabulary
from geodata.webmap.messages import SCALE, script_safe

HERE = Path(__file__).parent
BESIDE = HERE / "beside"  # what stands beside the map, on the site's pages and in a file
SCRIPTS = (
    "look.js", "rules.js", "geodesy.js", "texts.js", "places.js", "days.js", "findings.js",
    "base_words.js", "launch_words.js", "published.js", "words.js", "leaflet_hooks.js", "placer.js",
    "label.js", "course.js", "curved_label.js", "labels.js", "shapes.js", "controls.js",
    "gestures.js", "hand_state.js", "air_bases.js", "published_rings.js", "launch_point.js",
    "pin_hands.js", "live_rings.js", "glide.js", "touch.js", "tools.js", "tips.js", "name_words.js",
    "relief.js", "ground.js", "insets.js", "view.js", "marks.js", "webmap.js",
)  # fmt: skip
# From the component's own page to the server's root, so that a base path needs no setting.
ROOT = "../../"
FONTS = {
    "regular.woff": fonts.REGULAR,
    "semibold.woff": fonts.SEMIBOLD,
    "serif-italic.woff": fonts.ITALIC,
}
# Names come late in their own letters, instead of in others first: no browser hides them for more
# than 3 s.
DISPLAY = "block"


@cache
def ground_json() -> bytes:
    """What never moves, as JSON that is fetched once: ground layers, airfields' places, and the
    globe of an inset. Each geometry is in it once, though several shapes may have it, whose `at` is
    its number: rules.js's `unpack`."""
    numbers = dict[str, int]()
    layers = [
        {
            "id": layer.id,
            "name": layer.name,
            "shapes": [
                {"at": numbers.setdefault(_geojson(shape.geometry), len(numbers)), **_shape(shape)}
                for shape in layer.shapes
            ],
        }
        for layer in ground.layers()
    ]
    bases = [
        {
            "at": [base.lat, base.lon],
            "name": scene.name_field(base),
            "lines": [base.name, base.region, base.what],
            "sides": sides.order(base.lon, base.lat),
            "close_km": findings.EDGE_KM + base.precision_km,
            "counted": base.country == "Russia",
        }
        for base in facts.airbases()
    ]
    outlines = [_outline(one) for one in (*globe.outlines(), globe.frame())]
    others = _write({"layers": layers, "bases": bases, "globe": outlines})
    return f'{{"geometries":[{",".join(numbers)}],{others[1:]}'.encode()


def _write(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def script() -> bytes:
    """All our scripts as one file, after the data that they take, so that the browser asks once."""
    return data_script().encode() + b"\n".join((HERE / name).read_bytes() for name in SCRIPTS)


def data() -> dict[str, Any]:
    """What the scripts take from here: both themes' looks, the steps in which coordinates and the
    border walk come, where the relief lies, and what words are made of."""
    taken: dict[str, Any] = {"looks": looks.looks_as_json(), "curve_step_deg": 1 / SCALE}
    west, south, east, north = ground.FRAME
    box, zoom = ((south, west), (north, east)), looks.RELIEF_ZOOM
    taken |= {"relief": {"box": box, "zoom": zoom}}
    return taken | {"walk_steps": border_walk.STEPS, "vocabulary": vocabulary.read()}


def data_script(more: dict[str, Any] | None = None) -> str:
    """The line of script that makes `rangeMap`, the one global of our scripts, with its data and
    perhaps `more`."""
    return f"window.rangeMap = {{ data: {script_safe(data() | (more or {}))} }};\n"


@cache
def sheet(alone: bool = False) -> bytes:
    """The style sheet with the rules of its fonts; `alone` it has them within."""
    sources = {
        face: fonts.within(face, fonts.LETTERS) if alone else f"{name}?v={fonts.version(face)}"
        for name, face in FONTS.items()
    }
    rules = (fonts.rule(face, source, DISPLAY) for face, source in sources.items())
    css = (HERE / "webmap.css").read_text(encoding="utf-8")
    return "\n".join([*rules, css]).encode()


def glide_json(behind_m: int) -> bytes | None:
    """The border walk at so many metres behind the border, for Play: lat, lon at each 0.1 per cent;
    None if too far."""
    if not 0 <= behind_m <= border_walk.FARTHEST_KM * 1000:
        return None
    places = [[place.lat, place.lon] for place in border_walk.glide(behind_m / 1000)]
    return _write(places).encode()


_MAP: dict[str, Callable[[], bytes]] = {
    "ground.json": ground_json,
    "webmap.js": script,
    "webmap.css": sheet,
    "relief.webp": borders.relief,
}
# The files that app.py serves under /atlas/.
SERVED = _MAP | {name: partial(fonts.cut, face, fonts.LETTERS) for name, face in FONTS.items()}


@cache
def version() -> str:
    """A short hash of all that the browser keeps, so that releases never mix; fonts have theirs."""
    return hashlib.sha256(b"".join(make() for make in _MAP.values())).hexdigest()[:12]


def address(name: str) -> str:
    return f"{ROOT}atlas/{name}?v={version()}"


def _shape(shape: Shape) -> dict[str, Any]:
    row: dict[str, Any] = {
        "look": shape.look,
        "label": shape.label,
        "sides": shape.sides,
        "hint": shape.hint,
        "kind": shape.kind,
        "side": shape.side,
        "rank": shape.rank,
    }
    if shape.geometry.geom_type == "Point":
        row["spots"] = area_spots.find_named(shape.kind, shape.rank, Point(shape.geometry))
    elif shape.caption:
        row["caption"] = shape.caption if shape.kind == "river" else _caption(shape)
    return {key: value for key, value in row.items() if value}


def _caption(shape: Shape) -> dict[str, Any]:
    """What stands on an area, or beside its south-west and north-east corners where it is small."""
    west, south, east, north = shape.geometry.bounds
    middle = shape.geometry.representative_point()
    spots = area_spots.find_spots(shape.geometry, middle, area_spots.REGION_STEP_DEG)
    corners = [[south, west], [north, east]]
    at = [middle.y, middle.x]
    return {"text": shape.caption, "at": at, "corners": corners, "spots": spots}


def _outline(outline: globe.Outline) -> dict[str, Any]:
    """Lines of x, y pairs with y downward, as a browser draws."""
    parts = shapely.get_parts(outline.shape)
    lines = [shapely.get_coordinates(part).round() * (1, -1) for part in parts]
    return {"look": outline.look, "lines": [line.astype(int).tolist() for line in lines]}


def _geojson(geometry: BaseGeometry) -> str:
    written: str = shapely.to_geojson(shapely.set_precision(geometry, 1 / SCALE, mode="pointwise"))
    return written
