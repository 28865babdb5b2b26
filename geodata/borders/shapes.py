"""The derived shapes by name, and which country or region a point is in; (lon, lat), WGS84."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

FOLDER = Path(__file__).parent
# How far Natural Earth's shore is from the true one, in the middle (median 0.94 km in Crimea).
SHORE_DEG = 0.01
# How far a sea's soft edge may be off; how large a sea is, and how long an island's shore, that a
# page shows; our choices.
SOFT_DEG, LEAST_SEA_DEG2, LEAST_SHORE_DEG = 0.03, 0.3, 0.6
CRIMEA = ("Crimea", "Sevastopol")  # the regions of Ukraine that Russia has occupied longest


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region (oblast, krai, republic, city): name, full title, country, shape."""

    name: str
    title: str
    country: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True)
class City:
    """A city of the map and the gazetteer; population by GeoNames, 0 where it knows none, Ukraine's
    from before 2022.

    `rank` (1 to 3) is how early its name shows, `launch` whether it is offered as a launch point,
    `label_side` where its name stands: left, right, top or bottom; `capital` is a country's."""

    name: str
    name_uk: str
    name_ru: str
    other_names: tuple[str, ...]
    lon: float
    lat: float
    population: int
    region: str
    country: str
    rank: int
    launch: bool
    label_side: str
    capital: bool


@dataclass(frozen=True, slots=True)
class River:
    """A river or a stretch of it; `schematic` if drawn from town to town, mostly to 2 to 6 km."""

    name: str
    schematic: bool
    line: BaseGeometry


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a point is: country and region (None at sea or beyond the map), and who held it on 17
    Nov 2024."""

    country: str | None
    region: str | None
    occupied: bool
    held_kursk: bool


def region(name: str) -> BaseGeometry:
    """A region of Ukraine or Russia by its short name, like Kursk; KeyError names what is there."""
    if name not in regions():
        raise KeyError(
            f"There is no region {name!r} on this map; there are {', '.join(sorted(regions()))}."
        )
    return regions()[name].shape


@cache
def regions() -> dict[str, Region]:
    """Every region of Ukraine, with Crimea and Sevastopol, and Russia's here; a valid coverage."""
    rows = (
        (row["name"], row["title"], row["country"], shape) for row, shape in _features("regions")
    )
    return {row[0]: Region(*row) for row in rows}


@cache
def country(name: str) -> BaseGeometry:
    """A country's recognised land: Ukraine whole, of others what the map's area holds."""
    own = [region.shape for region in regions().values() if region.country == name]
    own += [shape for key, shape in land().items() if key == name]
    if not own:
        raise KeyError(
            f"There is no country {name!r} on this map; there are Ukraine, "
            f"{', '.join(sorted(land()))}."
        )
    return shapely.union_all(own)


@cache
def border_line() -> LineString:
    """The recognised Ukraine–Russia land border as one line, from Belarus to the Sea of Azov."""
    return LineString(_one("border").coords)


@cache
def held_kursk(day: str | None = None) -> Polygon:
    """The part of Kursk Oblast that Ukraine held, approximate to about 3 km, on the latest day that
    is known or on another; KeyError for a day that is not known."""
    days = {row["day"]: shape for row, shape in _features("held_kursk")}
    day = day or max(days)
    if day not in days:
        raise KeyError(
            f"The held part of Kursk Oblast is known for {' and '.join(sorted(days))}, not for "
            f"{day!r}."
        )
    return Polygon(days[day])


@cache
def occupied() -> BaseGeometry:
    """Ukraine's land under Russian occupation on 17 Nov 2024, with Crimea; to about 3 km."""
    return _one("occupied")


@cache
def contact_line() -> BaseGeometry:
    """The line of contact in Ukraine on 17 Nov 2024, drawn from town to town; to about 3 km."""
    return _one("contact")


@cache
def rivers() -> tuple[River, ...]:
    """The main rivers; the Dnipro comes in two stretches, the lower one schematic."""
    return tuple(River(row["name"], row["schematic"], line) for row, line in _features("rivers"))


@cache
def lakes() -> dict[str, BaseGeometry]:
    """Reservoirs and lagoons with water, by name; Kakhovka's has been empty since June 2023."""
    return {row["name"]: shape for row, shape in _features("lakes")}


@cache
def coast() -> BaseGeometry:
    """The shores of the map's seas, to about 3 km, for their soft edge: without lagoons and small
    islands."""
    shapes = [*land().values(), *(region.shape for region in regions().values())]
    frame = shapely.box(*shapely.total_bounds(shapes))
    ground = shapely.union_all([shape.simplify(SOFT_DEG).buffer(SOFT_DEG, 2) for shape in shapes])
    waters = shapely.get_parts(frame.difference(ground).buffer(SOFT_DEG, 2))
    seas = shapely.union_all([sea for sea in waters if sea.area > LEAST_SEA_DEG2])
    shores = seas.boundary.difference(frame.boundary.buffer(2 * SOFT_DEG)).simplify(SOFT_DEG)
    parts = [part for part in linemerge(shores).geoms if part.length > LEAST_SHORE_DEG]
    return shapely.union_all(parts)


@cache
def land() -> dict[str, BaseGeometry]:
    """Plain land around the regions by country, for drawing; Russia's is what lies beyond the
    regions of the area."""
    return {row["name"]: shape for row, shape in _features("land")}


@cache
def world() -> BaseGeometry:
    """All land of the Earth but Antarctica as one shape, to about 30 km, for a globe; no country's
    line is in it."""
    return _one("world")


@cache
def relief() -> bytes:
    """The shading of the land as WebP, Web Mercator from 12° to 53° E and 38° to 60° N: grey 128
    where level, lighter where lit, transparent where there is water."""
    return (FOLDER / "relief.webp").read_bytes()


@cache
def cities() -> tuple[City, ...]:
    """The cities of the map, most telling first within a country."""
    return tuple(_city(row, place) for row, place in _features("cities"))


def whereabouts(lon: float, lat: float) -> Whereabouts:
    """Where a point in degrees is, by the recognised borders and the approximate areas of 17 Nov
    2024.

    A point in the water counts as on the region's land within 0.01 degree, about 1 km: as far as
    the shore is right."""
    point = Point(lon, lat)
    for near_deg in (0.0, SHORE_DEG):
        for unit in regions().values():
            if _prepare(unit.name).dwithin(point, near_deg):
                held = unit.name == "Kursk" and held_kursk().covers(point)
                taken = unit.country == "Ukraine" and occupied().dwithin(point, near_deg)
                return Whereabouts(unit.country, unit.name, taken, held)
        for name, shape in land().items():
            if shape.dwithin(point, near_deg):
                return Whereabouts(name, None, False, False)
    return Whereabouts(None, None, False, False)


@cache
def _prepare(name: str) -> BaseGeometry:
    shape = region(name)
    shapely.prepare(shape)
    return shape


def _city(row: dict[str, Any], place: BaseGeometry) -> City:
    lon, lat = place.coords[0]
    return City(
        row["name"],
        row["name_uk"],
        row["name_ru"],
        tuple(row["other_names"].split(";")) if row["other_names"] else (),
        lon,
        lat,
        row["population"],
        row["region"],
        row["country"],
        int(row["rank"]),
        row["launch"] == "yes",
        row["label_side"],
        row["capital"] == "yes",
    )


def _one(name: str) -> BaseGeometry:
    return next(shape for _, shape in _features(name))


def _features(name: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    rows = json.loads((FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    shapes = shapely.from_geojson([json.dumps(row["geometry"]) for row in rows])
    return zip((row["properties"] for row in rows), shapes, strict=True)
