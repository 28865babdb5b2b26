"""What a scenario implies: which airfields are in range, by how much, where a point stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

import numpy as np
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import borders, facts, geodesy
from geodata.analysis import start_lines
from geodata.facts import published_figures
from geodata.facts.records import Airbase, RangePreset
from geodata.scenario import Point, Scenario

EDGE_KM = 3.0  # our choice: what a town-level launch point and a rounded range leave open
AT_TOWN_KM = 3.0  # our choice: a point this near to a town's position is called by its name


@dataclass(frozen=True, slots=True)
class Reach:
    """One airfield against the rings: distance to the nearest launch point, margin (positive
    inside) and state.

    `state` is in, edge or out; edge is within 3 km plus the precision of the airfield's position of
    the ring."""

    base: Airbase
    distance_km: float
    margin_km: float
    state: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many airfields are in range, too close to call, and out."""

    inside: int
    edge: int
    outside: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.inside + self.edge + self.outside


@dataclass(frozen=True, slots=True)
class Areas:
    """How much the rings take in, in km² on the ellipsoid: in all, in two rings or more, of
    Russia's land with Kaliningrad Oblast, and which share (0 to 1) of Kursk Oblast; `beyond_map`
    where a ring leaves the land we know."""

    reached_km2: float
    overlap_km2: float
    russia_km2: float
    kursk_share: float
    beyond_map: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a launch point stands: the nearest known town, how far, which way, and whose land."""

    town: str
    town_km: float
    bearing_deg: float
    where: borders.Whereabouts

    @property
    def at_town(self) -> bool:
        """Whether the point may be called by the town's name."""
        return self.town_km <= AT_TOWN_KM


@lru_cache(maxsize=512)
def reaches(points: tuple[Point, ...], range_km: float, start: str = "points") -> tuple[Reach, ...]:
    """Every airfield against rings of one radius around the points, or around a start of
    start_lines.py, nearest first.

    Decided by geodesic distance, never by a drawn polygon.
    """
    lons, lats = _base_positions()
    if start == "points":
        nearest = np.min(
            [geodesy.distances_km(point.lon, point.lat, lons, lats) for point in points], axis=0
        )
    else:
        nearest = start_distances_km(start)
    rows = [
        against(base, float(km), range_km)
        for base, km in zip(facts.airbases(), nearest, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: row.distance_km))


def distance_km(name: str, start: str) -> float:
    """How far an airfield of the facts is from a start that is a line or an area, in km."""
    base = next(base for base in facts.all_airbases() if base.name == name)
    at = np.array([base.lon]), np.array([base.lat])
    return float(geodesy.distances_to_km(start_lines.shape(start), *at)[0])


def find_preset(scenario: Scenario) -> RangePreset | None:
    """The published range that a scenario's range is, in value and unit, or None."""
    asked = (scenario.range_value, scenario.range_unit)
    return next(
        (preset for preset in facts.range_presets() if (preset.value, preset.unit) == asked), None
    )


def of(scenario: Scenario) -> tuple[Reach, ...]:
    """The reaches of a scenario."""
    return reaches(scenario.points, scenario.range_km, scenario.start)


@cache
def start_distances_km(start: str) -> np.ndarray:
    """How far each airfield is from a start that is a line or an area, in km, in their order."""
    return geodesy.distances_to_km(start_lines.shape(start), *_base_positions())


@lru_cache(maxsize=64)
def envelope(start: str, range_km: float) -> BaseGeometry:
    """All places within a range of a start of start_lines.py, to draw or measure; to 1 km."""
    return geodesy.buffer(start_lines.shape(start), range_km)


@lru_cache(maxsize=512)
def ring(point: Point, range_km: float) -> Polygon:
    """The ring around a launch point, kept: of six points one moves at a time."""
    return geodesy.ring(point.lon, point.lat, range_km)


def union(scenario: Scenario) -> BaseGeometry:
    """All places within the range of any launch point, or of the start."""
    if scenario.start != "points":
        return envelope(scenario.start, scenario.range_km)
    return shapely.union_all([ring(point, scenario.range_km) for point in scenario.points])


def outlines(scenario: Scenario) -> list[BaseGeometry]:
    """The rings of a scenario: each launch point's, or the parts of the one around its start."""
    if scenario.start == "points":
        return [ring(point, scenario.range_km) for point in scenario.points]
    around = union(scenario)
    return list(getattr(around, "geoms", [around]))


def overlap(scenario: Scenario) -> BaseGeometry:
    """All places in range of two launch points or more; empty for one or for another start."""
    points = scenario.points if scenario.start == "points" else ()
    pairs = combinations([ring(point, scenario.range_km) for point in points], 2)
    return shapely.union_all([one.intersection(other) for one, other in pairs])


def area_of_russia_km2() -> float:
    """Russia's area as published, rounded, without Crimea; this map has only a part of it."""
    return published_figures.figures()["russia-area"].value


def areas(scenario: Scenario) -> Areas:
    """How much the rings of a scenario take in."""
    return _areas(
        scenario.points if scenario.start == "points" else (), scenario.range_km, scenario.start
    )


@lru_cache(maxsize=512)
def _areas(points: tuple[Point, ...], range_km: float, start: str) -> Areas:
    asked = Scenario(points=points, range_value=range_km, range_unit="km", start=start)
    reached, russia = union(asked), borders.country("Russia")
    beyond = any(reached.bounds[side] > russia.bounds[side] for side in (2, 3))  # east and north
    return Areas(
        reached_km2=geodesy.area_km2(reached),
        overlap_km2=geodesy.area_km2(overlap(asked)),
        russia_km2=geodesy.area_km2(reached.intersection(russia)),
        kursk_share=_kursk_share(reached),
        beyond_map=beyond,
    )


def _kursk_share(reached: BaseGeometry) -> float:
    """Which share of Kursk Oblast an area takes in: all, without measuring, where its box is in."""
    kursk = borders.region("Kursk")
    if reached.covers(box(*kursk.bounds)):
        return 1.0
    return geodesy.area_km2(reached.intersection(kursk)) / _kursk_km2()


@cache
def _kursk_km2() -> float:
    return geodesy.area_km2(borders.region("Kursk"))


def counts(rows: tuple[Reach, ...], country: str) -> Counts:
    """How the airfields on one country's recognised territory divide."""
    states = Counter(row.state for row in rows if row.base.country == country)
    return Counts(states["in"], states["edge"], states["out"])


@lru_cache(maxsize=512)
def standing(point: Point) -> Standing:
    """Where a launch point stands; the town is the nearest of the bundled cities, by geodesic."""
    cities = borders.cities()
    lons, lats = _city_positions()
    distances = geodesy.distances_km(point.lon, point.lat, lons, lats)
    index = int(np.argmin(distances))
    bearing = geodesy.initial_bearing_deg(
        cities[index].lon, cities[index].lat, point.lon, point.lat
    )
    return Standing(
        cities[index].name,
        float(distances[index]),
        bearing,
        borders.whereabouts(point.lon, point.lat),
    )


def against(base: Airbase, km: float, range_km: float) -> Reach:
    """An airfield so many km from where the range starts, judged by the rule of the edge."""
    margin = range_km - km
    close = abs(margin) <= EDGE_KM + base.precision_km
    return Reach(base, km, margin, "edge" if close else "in" if margin > 0 else "out")


@cache
def _base_positions() -> tuple[np.ndarray, np.ndarray]:
    bases = facts.airbases()
    return np.array([base.lon for base in bases]), np.array([base.lat for base in bases])


@cache
def _city_positions() -> tuple[np.ndarray, np.ndarray]:
    cities = borders.cities()
    return np.array([city.lon for city in cities]), np.array([city.lat for city in cities])
