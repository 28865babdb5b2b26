"""Writes a scene as HTML that a browser paints before any script has run: what the live map shows
at first, at the same places in a window of any size, which first_picture.css sees to."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from jinja2 import Environment, StrictUndefined, Template
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata import borders
from geodata.first_picture.ground import AREA, PLANE
from geodata.paper import svg
from geodata.paper.symbols import LESSER
from geodata.scene import Scene, citing, ground, looks
from geodata.scene.layers import Shape

TEMPLATE = Path(__file__).parent / "picture.html"
UNIT_M = 10_000  # of Web Mercator's plane: a unit of this picture
PARTS = 1000  # of a shape's width and of its height, in its path
FINE = 0.2  # units: what is finer is not drawn, for it would be half a pixel
FINE_DEG = 0.005  # the same of a country's outline
ROOM = 0.12  # around the rings, of their size in degrees: view.js's
AREAS = ("allowed", "occupied", "held")
RING_STEP = 3  # of a ring's vertices; between those that stay it is a seventh of a pixel off
SYMBOLS = {  # look.js's
    "in": "M0,-7L7,0L0,7L-7,0Z",
    "edge": "M0,-7L7,5.5L-7,5.5Z",
    "out": "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "launch": "M0,0L-7,-13A8.2,8.2 0 1,1 7,-13Z",
}
Part = dict[str, str]  # what the template has of a shape: its look, where it is, its path


def write(picture: Scene, light: str, dark: str) -> str:
    """The scene as HTML; `light` and `dark` are the addresses of the ground in the two themes."""
    plane = _Plane(picture)
    html: str = _template().render(
        title=citing.SITE,
        sentence=picture.sentence,
        ignored=picture.scenario.ignored,
        symbols=SYMBOLS,
        parts=PARTS,
        frame=plane.frame(),
        ground=_place(plane.project(AREA)),
        light=light,
        dark=dark,
        hatched=[area for area in plane.areas() if _look(area["look"]).hatched],
        areas=[area for area in plane.areas() if not _look(area["look"]).hatched],
        fills=plane.fills(),
        rings=plane.outlines(),
        published=plane.published(),
        fields=[plane.field(shape) for shape in picture.shapes("airbases")],
        pins=[plane.pin(shape) for shape in plane.launches],
    )
    return html


class _Plane:
    """Web Mercator's plane in units from the middle of a scene's rings, y upward."""

    def __init__(self, picture: Scene) -> None:
        self.picture = picture
        self.rings, self.launches = picture.shapes("rings"), picture.shapes("launches")
        west, south, east, north = shapely.total_bounds([ring.geometry for ring in picture.edges])
        across, upward = ROOM * (east - west), ROOM * (north - south)
        seen = box(west - across, south - upward, east + across, north + upward)
        left, bottom, right, top = PLANE.project(seen).bounds
        self.middle = np.array([left + right, bottom + top]) / 2
        self.size = {"wide": (right - left) / UNIT_M, "high": (top - bottom) / UNIT_M}

    def project(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in degrees in units."""
        flat: BaseGeometry = shapely.transform(
            PLANE.project(shape), lambda pairs: (pairs - self.middle) / UNIT_M
        )
        return flat

    def at(self, shape: Shape) -> tuple[float, float]:
        """Where a symbol is."""
        x, y, *_ = self.project(shape.geometry).bounds
        return x, y

    def frame(self) -> str:
        """What the first view holds, and where the map ends."""
        west, south, east, north = self.project(box(*ground.FRAME)).bounds
        return _style(self.size | {"west": west, "north": -north, "east": east, "south": -south})

    def areas(self) -> list[Part]:
        """What the data say of the day."""
        shapes = (shape for name in AREAS for shape in self.picture.shapes(name))
        return [
            _part(shape.look, shapely.simplify(self.project(shape.geometry), FINE))
            for shape in shapes
            if shape.geometry.geom_type.endswith("Polygon")
        ]

    def fills(self) -> list[Part]:
        """The rings' insides, where their look has them."""
        inside = [
            (ring.look, ring.geometry.intersection(_find_country(_look(ring.look).within)))
            for ring in self.rings
            if _look(ring.look).fill
        ]
        flat = [(look, shapely.simplify(self.project(part), FINE)) for look, part in inside]
        return [_part(look, part) for look, part in flat if not part.is_empty]

    def outlines(self) -> list[Part]:
        """The rings' lines, with the places from which they grow."""
        return [self._outline(ring, number) for number, ring in enumerate(self.rings)]

    def published(self) -> list[Part]:
        """The lines of the published ranges, which are there from the start."""
        flat = [(one.look, self.project(one.geometry)) for one in self.picture.shapes("published")]
        return [_part(look, _thin(ring) if self.launches else ring) for look, ring in flat]

    def _outline(self, ring: Shape, number: int) -> Part:
        flat = self.project(ring.geometry)
        if not self.launches:
            return _part(ring.look, flat)
        left, bottom, right, top = flat.bounds
        x, y = self.at(self.launches[number])
        start = {"from-x": (x - left) / (right - left), "from-y": (top - y) / (top - bottom)}
        part = _part(ring.look, _thin(flat))
        return part | {"look": f"{ring.look} grows", "place": f"{part['place']};{_style(start)}"}

    def field(self, shape: Shape) -> Part:
        """An airfield, and when it lights up."""
        x, y = self.at(shape)
        values = {"x": x, "y": -y} | ({"size": LESSER} if shape.rank > 1 else {})
        when = "" if shape.look == "out" else f";{_style({'when': self._find_when(x, y)})}"
        return {"look": shape.look, "place": _style(values), "when": when}

    def _find_when(self, x: float, y: float) -> float:
        """When the first ring that grows passes a place, of the time that it grows; by its curve
        in first_picture.css it is at 1 - (1 - t)² of its range by then."""
        shares = [
            math.dist(self.at(launch), (x, y)) / _radius(self.project(ring.geometry))
            for launch, ring in zip(self.launches, self.rings, strict=False)
        ]
        return 1 - math.sqrt(max(1 - min(shares, default=0), 0))

    def pin(self, shape: Shape) -> Part:
        """A launch point; of several each has its number and its ring's colour."""
        x, y = self.at(shape)
        place = _style({"x": x, "y": -y})
        if len(self.launches) == 1:
            return {"place": place, "number": "", "look": "launch"}
        return {"place": place, "number": str(shape.number), "look": looks.RINGS[shape.number - 1]}


@cache
def _template() -> Template:
    writer = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return writer.from_string(TEMPLATE.read_text(encoding="utf-8"))


@cache
def colours() -> str:
    """Both themes' looks as rules of a style sheet, as the live map has them."""
    rules = {
        theme: "".join(_rule(name, of_theme) for name in of_theme if _is_drawn(name))
        for theme, of_theme in looks.LOOKS.items()
    }
    return f"{rules['light']}@media (prefers-color-scheme: dark) {{{rules['dark']}}}"


def _is_drawn(name: str) -> bool:
    return name in (*AREAS, *SYMBOLS) or name.startswith(("ring", "published"))


def _rule(name: str, of_theme: dict[str, looks.Look]) -> str:
    look, pin = of_theme[name], of_theme["launch"]
    pins = replace(pin, fill=look.line)
    return f"#first .{name} {{{_paint(look)}}}\n" + (
        f"#first .pin.{name} {{{_paint(pins)}}}\n" * (name in looks.RINGS)
    )


def _paint(look: looks.Look) -> str:
    return (
        f"fill: {look.fill or 'none'}; fill-opacity: {look.opacity}; stroke: {look.line or 'none'};"
        f" stroke-width: {look.weight}; stroke-dasharray: {look.dash or 'none'}"
    )


@cache
def _find_country(name: str) -> BaseGeometry:
    return borders.country(name).simplify(FINE_DEG)


def _look(name: str) -> looks.Look:
    return looks.LOOKS["light"][name]


def _thin(ring: BaseGeometry) -> BaseGeometry:
    return shapely.Polygon(shapely.get_coordinates(ring)[::RING_STEP])


def _radius(ring: BaseGeometry) -> float:
    left, bottom, right, top = ring.bounds
    return float(right - left + top - bottom) / 4


def _style(values: dict[str, float]) -> str:
    return ";".join(f"--{name}:{value:.5g}" for name, value in values.items())


def _place(flat: BaseGeometry) -> str:
    left, bottom, right, top = flat.bounds
    return _style({"x": left, "y": -top, "w": right - left, "h": top - bottom})


def _part(look: str, flat: BaseGeometry) -> Part:
    left, bottom, right, top = flat.bounds
    size = np.array([PARTS / (right - left), PARTS / (top - bottom)])
    drawn = shapely.transform(flat, lambda pairs: (pairs - (left, bottom)) * size)
    return {"look": look, "place": _place(flat), "d": svg.path(drawn, PARTS)}
