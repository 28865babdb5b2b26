"""What is drawn: a scenario and the facts become layers of shapes and labels with credits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from shapely.geometry import Point as Place

from geodata import borders, facts, phrases, text
from geodata.analysis import day_words, findings, timeline, wording
from geodata.analysis.findings import Reach
from geodata.facts.airfields import AIRBASE_PRECISION_KM
from geodata.facts.records import Airbase
from geodata.geodesy import KM_PER_MILE, UNITS_KM
from geodata.scenario import LAYERS, Scenario
from geodata.scene import ground, looks, published_rings, sides
from geodata.scene.layers import Layer, Shape

STATE_WORDS = phrases.group("states")
# Of a ring whose system was not there on the day.
ABSENT_BASE_WORDS = phrases.group("absent_states")
RING_NOTE = (
    f"Rings are geodesics on the WGS84 ellipsoid; a mile is the statute mile, {KM_PER_MILE} km."
)
OWN_RANGE_NOTE = "A range of your own."
AIRBASE_NOTE = (
    "Airfields that Russia's military uses, by a rule of ours, not every one; positions to 0.01°. "
    f"Within {findings.EDGE_KM:g} km of the ring, plus {AIRBASE_PRECISION_KM:g} km for the place, "
    "is too close to call (our rule)."
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

    def shapes(self, name: str) -> tuple[Shape, ...]:
        """The shapes of the layer of a name, none where it is off."""
        return next((layer.shapes for layer in self.layers if layer.name == name), ())

    @property
    def edges(self) -> tuple[Shape, ...]:
        """All rings that are drawn, the published ones below the student's."""
        return (*self.shapes("published"), *self.shapes("rings"))

    def shows(self, name: str) -> bool:
        """Whether a layer of this name is on."""
        return any(layer.name == name for layer in self.layers)


def build(scenario: Scenario) -> Scene:
    """The scene of a scenario: ground, rings, airfields, launch points, without hidden layers."""
    of_day = ground.of_day(scenario.day)
    published = [published_rings.build(scenario)] * ("published" in scenario.show)
    every = (*of_day, *published, _rings(scenario), _airbases(scenario), _launches(scenario))
    shown = (layer for layer in every if layer.name not in LAYERS or layer.name in scenario.show)
    return Scene(wording.sentence(scenario), tuple(shown), scenario)


def with_air_bases(picture: Scene) -> Scene:
    """A scene with its airfields, for a table of them: whatever the map shows, their note and
    source go along."""
    if picture.shows("airbases"):
        return picture
    return replace(picture, layers=(*picture.layers, _airbases(picture.scenario)))


def _rings(scenario: Scenario) -> Layer:
    """The rings, each launch point's with its own look; a line or an area has one for all. Where
    the day's reports show no system with this range, they are drawn as absent and say so."""
    length = text.length(scenario.range_value, scenario.range_unit)
    reach = text.range_text(scenario.range_value, scenario.range_unit)
    published, possible = findings.find_preset(scenario), timeline.find_possible(scenario)
    parts = ((published.source,) if published else (), possible.credits if possible else ())
    credits = tuple(dict.fromkeys(source for part in parts for source in part))
    absent = day_words.is_absent(scenario)
    names = [f"{name}{looks.ABSENT}" for name in looks.RINGS] if absent else list(looks.RINGS)
    note = (
        f"{RING_NOTE} {published.label}. {published.note}"
        if published
        else f"{RING_NOTE} {OWN_RANGE_NOTE}"
    )
    if scenario.start != "points":
        shapes = tuple(
            Shape(outline, names[0], length, kind="ring") for outline in findings.outlines(scenario)
        )
        title = phrases.say("from", what=reach, start=day_words.start_name(scenario))
        title = day_words.of_ring(title, scenario)
        return Layer("rings", title, shapes, credits, note, ((names[0], title),))
    several = len(scenario.points) > 1
    shapes = tuple(
        Shape(
            findings.ring(point, scenario.range_km),
            names[index],
            phrases.say("numbered", number=index + 1, name=length) if several else length,
            kind="ring",
        )
        for index, point in enumerate(scenario.points)
    )
    start = phrases.say("point_starts.each" if several else "point_starts.one")
    title = day_words.of_ring(phrases.say("from", what=reach, start=start), scenario)
    if not several:
        return Layer("rings", title, shapes, credits, note, ((names[0], title),))
    named = ((shape.look, wording.label(scenario, index)) for index, shape in enumerate(shapes))
    fill = "ring_fill" + looks.ABSENT * absent
    legend = (*named, (fill, title if absent else phrases.say("ring_overlap", ring=title)))
    return Layer("rings", title, shapes, credits, note, legend)


def _launches(scenario: Scenario) -> Layer:
    title = phrases.say("launch")
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
    is_point = scenario.start == "points"
    start = phrases.say("point_starts.one") if is_point else day_words.start_name(scenario)
    words = state_words(scenario)
    reaches = findings.of(scenario)
    shapes = tuple(_airbase(reach, scenario.range_unit, start, words) for reach in reaches)
    # None in range is worth saying; none too close to call is not.
    seen = {"in", "out", *(reach.state for reach in reaches)}
    legend = tuple(
        (state, phrases.say("airfield", state=where))
        for state, where in words.items()
        if state in seen
    )
    return Layer("airbases", "Airfields", shapes, ("ourairports",), AIRBASE_NOTE, legend)


def state_words(scenario: Scenario) -> dict[str, str]:
    """What an airfield is by its state, where a system had the range and where none had."""
    return ABSENT_BASE_WORDS if day_words.is_absent(scenario) else STATE_WORDS


@cache
def _places() -> dict[str, Place]:
    return {base.name: Place(base.lon, base.lat) for base in facts.airbases()}


def _airbase(reach: Reach, unit: str, start: str, words: dict[str, str]) -> Shape:
    base = reach.base
    by = text.short_distance(abs(reach.margin_km), unit)
    margin = phrases.say(f"margins.{reach.state}", margin=by)
    away = phrases.say("from", what=text.distance(reach.distance_km, unit), start=start)
    state = words[reach.state]
    is_said = margin.endswith(state)
    outcome = margin if is_said else phrases.say("state_and_margin", state=state, margin=margin)
    return Shape(
        _places()[base.name],
        reach.state,
        base.name,
        (base.name, base.region, base.what),
        kind="airbase",
        rank=1 if base.country == "Russia" else 2,
        outcome=(away, outcome),
        sides=sides.order(base.lon, base.lat),
        caption="" if reach.state == "out" else _caption(reach, unit),
    )


def _caption(reach: Reach, unit: str) -> str:
    away = text.number(round(reach.distance_km / UNITS_KM[unit]))
    return phrases.say("field_named", name=name_field(reach.base), away=away, unit=unit)


@cache
def name_field(base: Airbase) -> str:
    """An airfield's name on the map: without what stands in brackets, and no town's."""
    short = base.name.partition(" (")[0]
    return f"{short} airfield" if short in {city.name for city in borders.cities()} else short
