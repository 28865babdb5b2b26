"""What is drawn: a scenario and the facts become named layers of shapes and labels with credits, for every printer."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry import Point as Place
from shapely.geometry.base import BaseGeometry

from geodata import facts, findings, geodesy, ground, starts, style, timeline, wording
from geodata.findings import Reach
from geodata.layers import Layer, Shape
from geodata.scenario import LAYERS, Point, Scenario

MARGIN_WORDS = {
    "in": "in range, {} inside the ring",
    "edge": "too close to call, {} from the ring",
    "out": "out of range, {} beyond the ring",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a printer needs: the sentence, the layers from the ground up, and the scenario they show."""

    sentence: str
    layers: tuple[Layer, ...]
    scenario: Scenario

    @property
    def credits(self) -> tuple[str, ...]:
        """Source ids of the layers shown, each once, in drawing order."""
        return tuple(dict.fromkeys(credit for layer in self.layers for credit in layer.credits))


def build(scenario: Scenario) -> Scene:
    """The scene of a scenario: the ground, its rings, air bases and launch points; without the layers it hides."""
    every = (*ground.layers(), _rings(scenario), _airbases(scenario), _launches(scenario))
    days = {name: timeline.variant(name, scenario.day) for name in ("held", "allowed")}
    shown = tuple(layer for layer in every if _is_shown(layer, scenario, days))
    return Scene(wording.sentence(scenario), shown, scenario)


def _is_shown(layer: Layer, scenario: Scenario, days: dict[str, str | None]) -> bool:
    """Whether a layer is chosen; of those that change with the day (`held 2024-11-17`) only that day's."""
    name, _, day = layer.name.partition(" ")
    return (name not in LAYERS or name in scenario.show) and (not day or day == days[name])


def _rings(scenario: Scenario) -> Layer:
    start = "the launch point" if scenario.start == "points" else starts.NAMES[scenario.start]
    title = f"{style.range_text(scenario.range_value, scenario.range_unit)} from {start}"
    label = style.length(scenario.range_value, scenario.range_unit)
    shapes = tuple(Shape(ring, "ring", label, marks=("ring",)) for ring in _outlines(scenario))
    return Layer("rings", title, shapes, (), legend=(("ring", title),))


def _outlines(scenario: Scenario) -> list[BaseGeometry]:
    if scenario.start == "points":
        return [geodesy.ring(point.lon, point.lat, scenario.range_km) for point in scenario.points]
    envelope = findings.envelope(scenario.start, scenario.range_km)
    return list(getattr(envelope, "geoms", [envelope]))


def _launches(scenario: Scenario) -> Layer:
    title = "Launch point, chosen by you"
    points = scenario.points if scenario.start == "points" else ()
    shapes = tuple(_launch(point, index, len(points), scenario.range_unit) for index, point in enumerate(points))
    return Layer("launches", title, shapes, (), legend=(("launch", title),) if points else ())


def _launch(point: Point, index: int, count: int, unit: str) -> Shape:
    """A launch point by its town's name, else by its position; numbered where there are several."""
    position = style.position(point.lon, point.lat)
    town = findings.standing(point)
    name = town.town if town.at_town else position
    label = name if count == 1 else f"{index + 1}. {name}"
    hint = (wording.point_name(point, unit), position)
    return Shape(Place(point.lon, point.lat), "launch", label, hint, ("launch",), rank=1)


def _airbases(scenario: Scenario) -> Layer:
    start = "the launch point" if scenario.start == "points" else starts.NAMES[scenario.start]
    shapes = tuple(_airbase(reach, scenario.range_unit, start) for reach in findings.of(scenario))
    credits = tuple(dict.fromkeys(base.source for base in facts.airbases()))
    legend = (("in", "Air base in range"), ("edge", "Air base too close to call"), ("out", "Air base out of range"))
    return Layer("airbases", "Air bases", shapes, credits, legend=legend)


def _airbase(reach: Reach, unit: str, start: str) -> Shape:
    base = reach.base
    margin = MARGIN_WORDS[reach.state].format(style.short_distance(abs(reach.margin_km), unit))
    away = f"{style.distance(reach.distance_km, unit)} from {start}"
    return Shape(
        Place(base.lon, base.lat),
        reach.state,
        base.name,
        (base.name, base.region, away, margin),
        ("airbase", reach.state),
    )
