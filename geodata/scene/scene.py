"""What is drawn: a scenario and the facts become layers of shapes and labels with credits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shapely.geometry import Point as Place
from shapely.geometry.base import BaseGeometry

from geodata import text
from geodata.analysis import findings, start_lines, timeline, wording
from geodata.analysis.findings import Reach
from geodata.facts.reading import AIRBASE_PRECISION_KM
from geodata.geodesy import KM_PER_MILE
from geodata.scenario import LAYERS, Scenario
from geodata.scene import ground, looks
from geodata.scene.layers import Layer, Shape

STATE_WORDS = {"in": "in range", "edge": "too close to call", "out": "out of range"}
MARGIN_WORDS = {"in": "{} inside the ring", "edge": "{} from the ring", "out": "{} beyond the ring"}
RING_NOTE = (
    f"Rings are geodesics on the WGS84 ellipsoid; a mile is the statute mile, {KM_PER_MILE} km."
)
AIRBASE_NOTE = (
    "Public airfields that open lists name, not every one; positions to 0.01°. Within "
    f"{findings.EDGE_KM:g} km of the ring, plus {AIRBASE_PRECISION_KM:g} km for the position, is "
    "too close to call (our rule)."
)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a printer needs: the sentence, the layers from the ground up, the scenario."""

    sentence: str
    layers: tuple[Layer, ...]
    scenario: Scenario

    @property
    def credits(self) -> tuple[str, ...]:
        """Source ids of the layers shown, each once, in drawing order."""
        return tuple(dict.fromkeys(credit for layer in self.layers for credit in layer.credits))

    def shows(self, name: str) -> bool:
        """Whether a layer of this name is on."""
        return any(layer.name == name for layer in self.layers)


def build(scenario: Scenario) -> Scene:
    """The scene of a scenario: ground, rings, air bases, launch points, without hidden layers."""
    every = (*ground.layers(), _rings(scenario), _airbases(scenario), _launches(scenario))
    days = {name: timeline.variant(name, scenario.day) for name in ("held", "allowed")}
    shown = tuple(layer for layer in every if _is_shown(layer, scenario, days))
    return Scene(wording.sentence(scenario), shown, scenario)


def with_air_bases(picture: Scene) -> Scene:
    """A scene with its air bases, for a table of them: whatever the map shows, their note and
    source go along."""
    if picture.shows("airbases"):
        return picture
    return replace(picture, layers=(*picture.layers, _airbases(picture.scenario)))


def _is_shown(layer: Layer, scenario: Scenario, days: dict[str, str | None]) -> bool:
    """Whether a layer is chosen; of those that change with the day only that day's."""
    chosen = layer.name not in LAYERS or layer.name in scenario.show
    return chosen and (not layer.day or layer.day == days[layer.name])


def _rings(scenario: Scenario) -> Layer:
    """The rings, each launch point's with its own look; a line or an area has one for all."""
    length = text.length(scenario.range_value, scenario.range_unit)
    reach = text.range_text(scenario.range_value, scenario.range_unit)
    published = findings.find_preset(scenario)
    credits = (published.source,) if published else ()
    note = (
        f"{RING_NOTE} {published.label}. {published.note}"
        if published
        else f"{RING_NOTE} A range of your own."
    )
    if scenario.start != "points":
        shapes = tuple(
            Shape(outline, "ring", length, kind="ring") for outline in _outlines(scenario)
        )
        title = f"{reach} from {start_lines.NAMES[scenario.start]}"
        return Layer("rings", title, shapes, credits, note, (("ring", title),))
    several = len(scenario.points) > 1
    shapes = tuple(
        Shape(
            findings.ring(point, scenario.range_km),
            looks.RINGS[index],
            f"{index + 1}. {length}" if several else length,
            kind="ring",
        )
        for index, point in enumerate(scenario.points)
    )
    title = f"{reach} from {'each' if several else 'the'} launch point"
    if not several:
        return Layer("rings", title, shapes, credits, note, (("ring", title),))
    names = ((shape.look, wording.label(scenario, index)) for index, shape in enumerate(shapes))
    legend = (*names, ("ring_fill", f"{title}; darker where rings overlap"))
    return Layer("rings", title, shapes, credits, note, legend)


def _outlines(scenario: Scenario) -> list[BaseGeometry]:
    envelope = findings.union(scenario)
    return list(getattr(envelope, "geoms", [envelope]))


def _launches(scenario: Scenario) -> Layer:
    title = "Launch point, chosen by you"
    points = scenario.points if scenario.start == "points" else ()
    shapes = tuple(_launch(scenario, index) for index in range(len(points)))
    return Layer(
        "launches", title, shapes, (), legend=(("launch", title),) if len(points) == 1 else ()
    )


def _launch(scenario: Scenario, index: int) -> Shape:
    """A launch point by its town's name, else by its position; numbered where there are several."""
    point = scenario.points[index]
    label, position = wording.label(scenario, index), text.position(point.lon, point.lat)
    name = wording.point_name(point, scenario.range_unit)
    hint = (
        (label, position)
        if name in label
        else (label, name)
        if position in label
        else (label, name, position)
    )
    return Shape(
        Place(point.lon, point.lat),
        "launch",
        label,
        hint,
        kind="launch",
        covers=wording.place_name(point),
        number=index + 1,
    )


def _airbases(scenario: Scenario) -> Layer:
    start = "the launch point" if scenario.start == "points" else start_lines.NAMES[scenario.start]
    shapes = tuple(_airbase(reach, scenario.range_unit, start) for reach in findings.of(scenario))
    legend = (
        ("in", "Air base in range"),
        ("edge", "Air base too close to call"),
        ("out", "Air base out of range"),
    )
    return Layer("airbases", "Air bases", shapes, ("ourairports",), AIRBASE_NOTE, legend)


def _airbase(reach: Reach, unit: str, start: str) -> Shape:
    base = reach.base
    margin = MARGIN_WORDS[reach.state].format(text.short_distance(abs(reach.margin_km), unit))
    away = f"{text.distance(reach.distance_km, unit)} from {start}"
    return Shape(
        Place(base.lon, base.lat),
        reach.state,
        base.name,
        (base.name, base.region),
        kind="airbase",
        outcome=(away, f"{STATE_WORDS[reach.state]}, {margin}"),
    )
