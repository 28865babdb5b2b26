"""What Python tells the live map's scripts: how to start, and what to draw of a Scene."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import borders, facts, scenario
from geodata.analysis import moves, wording
from geodata.geodesy import KM_PER_MILE, UNITS_KM
from geodata.scene import Scene, key
from geodata.scene.layers import Layer, Shape
from geodata.webmap.gestures import Hand

# Overlay coordinates travel as steps of 1e-4 degree: at most 6 m, under a pixel at every zoom.
SCALE = 10_000
# Below the key.
NOTE = (
    "Small signs: airfields on occupied Ukrainian land. Web Mercator projection; the ring is true "
    "on the WGS84 ellipsoid."
)
HOME = ((44.2, 22.5), (55.6, 46.5))  # south-west, north-east: what is seen before there is a ring


def start_options(credit: str) -> dict[str, Any]:
    """What webmap.js is started with; `ground` and `relief` are added by whoever knows where they
    are."""
    return {
        "credit": credit,
        "note": NOTE,
        "home": HOME,
        "area": [[scenario.SOUTH, scenario.WEST], [scenario.NORTH, scenario.EAST]],
        "mile_km": KM_PER_MILE,
        "steps": moves.STEPS,
    }


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page wants seen at first: its own key, and south-west and north-east, or the rings;
    and the towns that are named at any size, since the page speaks of them."""

    key: str
    box: tuple[tuple[float, float], tuple[float, float]] | None = None
    named: tuple[str, ...] = ()

    @classmethod
    def of(cls, key: str, shape: BaseGeometry | None, words: str) -> Sight:
        """The sight of a shape in degrees, or of the rings, with the towns that words name."""
        towns = (city.name for city in borders.cities())
        named = tuple(town for town in towns if re.search(rf"\b{re.escape(town)}\b", words))
        if shape is None:
            return cls(key, named=named)
        west, south, east, north = shape.bounds
        return cls(key, ((south, west), (north, east)), named)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that a page points to: lat, lon, and whether it stands for a whole region."""

    at: tuple[float, float]
    wide: bool = False


def overlay(
    picture: Scene,
    theme: str,
    hand: Hand | None,
    sight: Sight | None = None,
    areas: tuple[str, ...] = (),
    marks: tuple[Mark, ...] | None = None,
) -> dict[str, Any]:
    """What the browser needs to draw a Scene over the ground: layers to show, rings, launch points,
    airfields.

    The ring of a launch point is computed in the browser (launch_point.js), from `range_km`;
    that of a line or an area comes as a curve (see fold), and so do its `published` ranges.
    Launch points are lat, lon; an airfield is its look and the lines that change, in the order of
    facts.airbases(), and `nearest` their order from the launch point. `now` is the scenario, of
    which words.js makes the same words before the server hears of a change; `missing` what is
    chosen and has nothing for the day. `areas` are the page's lines of how much the rings take in.
    `step_km` is one unit of the student's. Without a hand, on a map that no server answers, no
    point can be moved. A new `sight` moves the map to what it is; new `marks` are brought into
    view."""
    layers = {layer.name: layer for layer in picture.layers}
    hand = hand or Hand(fixed=True)
    hint = [] if hand.fixed else [wording.hand_hint(picture.scenario.range_unit)]
    bases = {shape.label: [shape.look, *shape.outcome] for shape in _shapes(layers, "airbases")}
    names = [base.name for base in facts.airbases()]
    sent = {
        "theme": theme,
        "words": picture.sentence,
        "show": [layer.id for layer in picture.layers],
        "rings": [_ring(shape, picture.scenario.start) for shape in _shapes(layers, "rings")],
        "launches": [
            {
                "at": [shape.geometry.y, shape.geometry.x],
                "name": shape.label,
                "covers": shape.covers,
                "lines": [*shape.hint, *hint],
            }
            for shape in _shapes(layers, "launches")
        ],
        "range_km": picture.scenario.range_km,
        "now": _tell_scenario(picture),
        "step_km": UNITS_KM[picture.scenario.range_unit],
        "hand": asdict(hand),
        "bases": [bases[name] for name in names] if bases else [],
        "nearest": [names.index(shape.label) for shape in _shapes(layers, "airbases")],
        "key": {"own": key.lines(picture, key.OWN), "ground": key.lines(picture, key.GROUND)},
        "areas": areas,
    }
    if picture.scenario.start != "points" and picture.shows("published"):
        shapes, start = picture.shapes("published"), picture.scenario.start
        sent["published"] = [_ring(shape, start) | {"side": shape.side} for shape in shapes]
    sent |= {"sight": asdict(sight)} if sight else {}
    return sent if marks is None else sent | {"marks": [asdict(mark) for mark in marks]}


def payload(
    picture: Scene,
    theme: str,
    hand: Hand,
    sight: Sight | None = None,
    areas: tuple[str, ...] = (),
    marks: tuple[Mark, ...] | None = None,
) -> str:
    """The same as it stands in a script."""
    return script_safe(overlay(picture, theme, hand, sight, areas, marks))


def _tell_scenario(picture: Scene) -> dict[str, Any]:
    """What words.js must know of a scenario besides its points and what is drawn."""
    now = picture.scenario
    told = {"range_value": now.range_value, "unit": now.range_unit, "start": now.start}
    missing = [name for name in now.show if not picture.shows(name)]
    return told | {"day": now.day} | ({"missing": missing} if missing else {})


def _ring(shape: Shape, start: str) -> dict[str, Any]:
    edge = {"look": shape.look, "label": shape.label}
    return edge if start == "points" else edge | {"curve": fold(shape.geometry)}


def _shapes(layers: dict[str, Layer], name: str) -> tuple[Shape, ...]:
    return layers[name].shapes if name in layers else ()


def fold(ring: BaseGeometry) -> list[int]:
    """Vertices lon, lat, lon, lat ... in steps of 1e-4 degree, differenced twice to be small;
    rules.js's `unfold` reads them."""
    steps = np.rint(shapely.get_coordinates(ring) * SCALE).astype(int)
    twice = np.diff(np.diff(steps, axis=0, prepend=0), axis=0, prepend=0)
    flat: list[int] = twice.ravel().tolist()
    return flat


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
