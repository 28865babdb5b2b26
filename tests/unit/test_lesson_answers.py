"""Each computed answer of the lessons, worked out a second way."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import shapely
from geographiclib.geodesic import Geodesic
from pyproj import Transformer
from shapely.geometry import Point as Place

from geodata import borders, facts
from geodata.analysis import findings, start_lines
from geodata.lessons import marking
from geodata.lessons.marking import RIGHT
from geodata.lessons.parts import NumberQuestion
from geodata.lessons.reading import lessons
from tests.unit import outlines

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MILE = Fraction("1.609344")
EQUAL_AREA = Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=51 +lon_0=35 +datum=WGS84", always_xy=True
)


def position(name: str) -> tuple[float, float]:
    rows = json.loads(
        (ROOT / "geodata" / "borders" / "cities.geojson").read_text(encoding="utf-8")
    )["features"]
    lon, lat = next(
        row["geometry"]["coordinates"] for row in rows if row["properties"]["name"] == name
    )
    return lon, lat


def apart_km(one: str, other: str) -> float:
    (lon1, lat1), (lon2, lat2) = position(one), position(other)
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def away_km(name: str, start: str) -> float:
    return from_km(*position(name), start)


def from_km(lon: float, lat: float, start: str) -> float:
    """On an azimuthal equidistant plane around the place, where distances from it are true."""
    around = Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True
    )
    flat = shapely.transform(
        shapely.segmentize(start_lines.shape(start), 0.05), around.transform, interleaved=False
    )
    return Place(0, 0).distance(flat) / 1000


def flat_km2(shape: shapely.Geometry) -> float:
    return float(shapely.transform(shape, EQUAL_AREA.transform, interleaved=False).area) / 1e6


def zone_km2(start: str, km: float) -> float:
    return flat_km2(findings.envelope(start, km).intersection(borders.country("Russia")))


def date_of(event: str) -> date:
    lines = (ROOT / "geodata" / "facts" / "events.csv").read_text(encoding="utf-8").splitlines()
    return date.fromisoformat(
        next(line for line in lines if line.startswith(f"{event},")).split(",")[1]
    )


def days(one: str, other: str) -> int:
    return date_of(other).toordinal() - date_of(one).toordinal()


def share_beyond(start: str) -> float:
    """The share of Russian air bases farther than 300 km from a start, by GeographicLib."""
    line = start_lines.shape(start)
    russian = [base for base in facts.airbases() if base.country == "Russia"]
    far = [base for base in russian if outlines.away_km(base.lon, base.lat, line, 0.05) > 304]
