"""Prints a Scene as a folium map: a ground fetched once and a small overlay for each change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import folium
import numpy as np
import shapely
from branca.element import MacroElement
from jinja2 import Template
from shapely.geometry.base import BaseGeometry

from geodata import facts, scenario, scene, text
from geodata.analysis import border_walk, findings, moves, wording
from geodata.geodesy import KM_PER_MILE, UNITS_KM
from geodata.scene import Scene, ground, looks
from geodata.scene.layers import Layer, Shape
from geodata.webmap.gestures import Hand

HERE = Path(__file__).parent
SCRIPTS = (
    "look.js", "labels.js", "shapes.js", "controls.js", "geodesy.js", "gestures.js",
    "launch_point.js", "pin_hands.js", "live_rings.js", "tools.js", "webmap.js",
)  # fmt: skip
# From the component's own page to the server's root, so that a base path needs no setting.
ROOT = "../../"
# overlay coordinates travel as steps of 1e-4 degree: at most 6 m, under a pixel at every zoom
# offered
SCALE = 10_000
# Where the map opens; FIRM: how hard its edge is.
CENTRE, ZOOM, ZOOM_STEPS, FIRM = (50.9, 34.8), 6, (0.25, 0.5), 0.8
NOTE = "Web Mercator projection; the ring is true on the WGS84 ellipsoid."  # below the legend
HOME = ((44.2, 22.5), (55.6, 46.5))  # south-west, north-east: what is seen before there is a ring


@cache
def ground_json() -> bytes:
    """What never moves, as JSON: ground layers and air bases' places; fetched once."""
    layers = [
        {"name": layer.name, "shapes": [_shape(shape) for shape in layer.shapes]}
        for layer in ground.layers()
    ]
    bases = [
        {
            "at": [base.lat, base.lon],
            "lines": [base.name, base.region],
            "close_km": findings.EDGE_KM + base.precision_km,
            "counted": base.country == "Russia",
        }
        for base in facts.airbases()
    ]
    return json.dumps(
        {"layers": layers, "bases": bases}, ensure_ascii=False, separators=(",", ":")
    ).encode()


@cache
def script() -> bytes:
    """All our scripts as one file, after both themes' looks, so that the browser asks once."""
    return looks_script().encode() + b"\n".join((HERE / name).read_bytes() for name in SCRIPTS)


def looks_script() -> str:
    """Both themes' looks as a line of script."""
    return f"window.atlasLooks = {script_safe(looks.looks_as_json())};\n"


@cache
def sheet() -> bytes:
    """The style sheet."""
    return (HERE / "webmap.css").read_bytes()


def glide_json(behind_m: int) -> bytes | None:
    """The border walk at so many metres behind the border, for Play: lat, lon at each 0.1 per cent;
    None if too far."""
    if not 0 <= behind_m <= border_walk.FARTHEST_KM * 1000:
        return None
    places = [[place.lat, place.lon] for place in border_walk.glide(behind_m / 1000)]
    return json.dumps(places, separators=(",", ":")).encode()


# By app.py under atlas/.
SERVED = {"ground.json": ground_json, "webmap.js": script, "webmap.css": sheet}


@cache
def version() -> str:
    """A short hash of all that the browser keeps, so that releases never mix."""
    return hashlib.sha256(b"".join(make() for make in SERVED.values())).hexdigest()[:12]


class _Start(MacroElement):
    """The one call that hands a new Leaflet map to webmap.js."""

    _template = Template(
        "{% macro script(this, kwargs) %}atlas.start({{ this._parent.get_name() }}, {{ "
        "this.options }});{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.options = script_safe(options)


class AtlasMap(folium.Map):
    """A folium.Map whose only scripts are Leaflet and ours, served by app.py, no other host's."""

    default_js: ClassVar[list[tuple[str, str]]] = []  # type: ignore[misc]
    default_css: ClassVar[list[tuple[str, str]]] = []  # type: ignore[misc]


def base_map(credit: str) -> AtlasMap:
    """The map without a scenario: always the same, so that the browser never rebuilds it."""
    AtlasMap.default_js = [
        ("leaflet", f"{ROOT}leaflet/leaflet.js"),
        ("webmap", _address("webmap.js")),
    ]
    AtlasMap.default_css = [
        ("leaflet", f"{ROOT}leaflet/leaflet.css"),
        ("webmap", _address("webmap.css")),
    ]
    west, south, east, north = ground.FRAME
    atlas = AtlasMap(
        location=CENTRE, zoom_start=ZOOM, tiles=None, zoom_control="topleft",
        zoom_snap=ZOOM_STEPS[0], zoom_delta=ZOOM_STEPS[1], max_bounds=True,
        min_lat=south, max_lat=north, min_lon=west, max_lon=east, max_bounds_viscosity=FIRM,
    )  # fmt: skip
    options = start_options(credit) | {"ground": _address("ground.json")}
    _Start(options | {"glide": f"{ROOT}atlas/glide-METRES.json?v={version()}"}).add_to(atlas)
    return atlas


def start_options(credit: str) -> dict[str, Any]:
    """What webmap.js is started with; `ground` is added by whoever knows where it is."""
    return {
        "credit": credit,
        "note": NOTE,
        "home": HOME,
        "area": [[scenario.SOUTH, scenario.WEST], [scenario.NORTH, scenario.EAST]],
        "words": scene.STATE_WORDS,
        "compass": text.COMPASS,
        "mile_km": KM_PER_MILE,
        "steps": moves.STEPS,
    }


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page wants seen at first: its own key, and south-west and north-east, or the rings."""

    key: str
    box: tuple[tuple[float, float], tuple[float, float]] | None = None

    @classmethod
    def of(cls, key: str, shape: BaseGeometry | None) -> Sight:
        """The sight of a shape in degrees, or of the rings."""
        if shape is None:
            return cls(key)
        west, south, east, north = shape.bounds
        return cls(key, ((south, west), (north, east)))


class Overlay(folium.FeatureGroup):
    """All of a Scene that can change, as the one call that draws it."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = atlas.overlay({{ "
        "this.payload }});{% endmacro %}"
    )

    def __init__(self, picture: Scene, theme: str, hand: Hand, sight: Sight | None = None) -> None:
        super().__init__(name="overlay")
        self.payload = script_safe(overlay(picture, theme, hand, sight))


def overlay(
    picture: Scene, theme: str, hand: Hand | None, sight: Sight | None = None
) -> dict[str, Any]:
    """What the browser needs to draw a Scene over the ground: layers to show, rings, launch points,
    air bases.

    The ring of a launch point is computed in the browser (launch_point.js), from `range_km`; that
    of a line or an area comes as a curve (see _curve). Launch points are lat, lon; an air base is
    its look and the lines that change, in the order of facts.airbases(), and `nearest` their order
    from the launch point. `step_km` is one unit of the student's. Without a hand, on a map that no
    server answers, no point can be moved. A new `sight` moves the map to what it is."""
    layers = {layer.name: layer for layer in picture.layers}
    hand = hand or Hand(fixed=True)
    hint = [] if hand.fixed else [wording.hand_hint(picture.scenario.range_unit)]
    bases = {shape.label: [shape.look, *shape.hint[2:]] for shape in _shapes(layers, "airbases")}
    names = [base.name for base in facts.airbases()]
    return {
        "theme": theme,
        "words": picture.sentence,
        "show": list(layers),
        "rings": [_ring(shape, picture.scenario.start) for shape in _shapes(layers, "rings")],
        "launches": [
            {
                "at": [shape.geometry.y, shape.geometry.x],
                "name": shape.label,
                "covers": wording.place_name(point),
                "lines": [*shape.hint, *hint],
            }
            for shape, point in zip(
                _shapes(layers, "launches"), picture.scenario.points, strict=False
            )
        ],
        "range_km": picture.scenario.range_km,
        "sight": sight and {"key": sight.key, "box": sight.box},
        "step_km": UNITS_KM[picture.scenario.range_unit],
        "hand": asdict(hand),
        "bases": [bases[name] for name in names] if bases else [],
        "nearest": [names.index(shape.label) for shape in _shapes(layers, "airbases")],
        "legend": [line for layer in picture.layers for line in layer.legend],
    }


def _ring(shape: Shape, start: str) -> dict[str, Any]:
    told = {"look": shape.look, "label": shape.label}
    return told if start == "points" else told | {"curve": _curve(shape.geometry)}


def _shapes(layers: dict[str, Layer], name: str) -> tuple[Shape, ...]:
    return layers[name].shapes if name in layers else ()


def _shape(shape: Shape) -> dict[str, Any]:
    row: dict[str, Any] = {"at": _geojson(shape.geometry), "look": shape.look, "label": shape.label}
    row |= {"hint": shape.hint, "marks": shape.marks, "rank": shape.rank}
    return {key: value for key, value in row.items() if value}


def _geojson(geometry: BaseGeometry) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(
        shapely.to_geojson(shapely.set_precision(geometry, 1 / SCALE, mode="pointwise"))
    )
    return written


def _curve(ring: BaseGeometry) -> list[int]:
    """Vertices lon, lat, lon, lat ... in steps of 1e-4 degree, differenced twice to be small."""
    steps = np.rint(shapely.get_coordinates(ring) * SCALE).astype(int)
    twice = np.diff(np.diff(steps, axis=0, prepend=0), axis=0, prepend=0)
    flat: list[int] = twice.ravel().tolist()
    return flat


def _address(name: str) -> str:
    return f"{ROOT}atlas/{name}?v={version()}"


def script_safe(value: Any) -> str:
    """JSON that stays data wherever it is written: in a script, in a template literal, in HTML."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("`", "\\u0060")
        .replace("${", "\\u0024{")
    )
