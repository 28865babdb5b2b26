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


def share_beyond(start: str, most_km: float = math.inf) -> float:
    """The share of airfields in Russia farther than 300 km from a start, by GeographicLib; of those
    alone that are no farther than `most_km`."""
    line = start_lines.shape(start)
    russian = [base for base in facts.airbases() if base.country == "Russia"]
    away_km = [outlines.away_km(base.lon, base.lat, line, 0.05) for base in russian]
    listed = [km for km in away_km if km <= most_km]
    return 100 * sum(km > 304 for km in listed) / len(listed)


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def drawn_length(name: str) -> float:
    """How long 0.001 degree of latitude is on Web Mercator, against a degree of longitude."""
    lat = math.radians(position(name)[1])
    tiny = math.radians(0.001)
    upright = math.asinh(math.tan(lat + tiny / 2)) - math.asinh(math.tan(lat - tiny / 2))
    return upright / tiny


def verdicts(verdict: str) -> int:
    text = (ROOT / "geodata" / "facts" / "article.toml").read_text(encoding="utf-8")
    return text.count(f'\nverdict = "{verdict}"')


# The second way of each computed number that is an answer.
SECOND: dict[str, Callable[[], float]] = {
    "where-is-kursk/moscow": lambda: apart_km("Kursk", "Moscow") / float(MILE),
    "where-is-kursk/share": lambda: (
        100 * flat_km2(borders.held_kursk()) / flat_km2(borders.region("Kursk"))
    ),
    "how-far/km": lambda: float(200 * MILE),
    "how-far/miles": lambda: float(300 / MILE),
    "how-far/more": lambda: 100 * (float(200 * MILE / 300) ** 2 - 1),
    "which-line/less": lambda: 100 * (1 - zone_km2("held", 300) / zone_km2("border", 300)),
    "which-line/rostov": lambda: (
        away_km("Rostov-on-Don", "held") - away_km("Rostov-on-Don", "border")
    ),
    "not-a-circle/area": lambda: drawn_length("Moscow") ** 2 / drawn_length("Odesa") ** 2,
    "not-a-circle/degree": lambda: distance_km(
        position("Kursk")[0], position("Kursk")[1], position("Kursk")[0] + 1, position("Kursk")[1]
    ),
    "not-a-circle/off": lambda: (
        (float(200 * MILE) - distance_km(34.80, 50.91, 34.80 + 321.8688 / 111.32, 50.91))
        / float(MILE)
    ),
    "ninety-per-cent/share": lambda: share_beyond("border"),
    "ninety-per-cent/bases": lambda: float(Fraction(16, 245) * 100),
    "ninety-per-cent/himars": lambda: float(Fraction(245 - 208, 245) * 100),
    "what-changed/days": lambda: days("kharkiv-permission", "atacms-permission"),
    "what-changed/used": lambda: 100 * away_km("Karachev", "border") / 300,
    "who-said-it-first/wait": lambda: days("atacms-permission", "white-house-confirms"),
    "who-said-it-first/share": lambda: (
        100 * verdicts("matches") / (sum(map(verdicts, facts.VERDICTS)))
    ),
}
NUMBERS = {
    f"{lesson.id}/{question.id}": question
    for lesson in lessons().values()
    for question in lesson.questions
    if isinstance(question, NumberQuestion)
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_computed_answer_is_the_same_the_second_way(name: str) -> None:
    question = NUMBERS[name]
    assert question.answer.value == pytest.approx(SECOND[name](), rel=0.004), name


def test_the_share_of_a_shorter_list_is_another_and_the_same_the_second_way() -> None:
    question = NUMBERS["ninety-per-cent/share"]
    (shorter,) = (trap.value for trap in question.traps if "shorter list" in trap.hint)
    assert shorter == pytest.approx(share_beyond("border", 500), rel=0.004)
    assert shorter < question.answer.value


def test_every_second_way_belongs_to_an_answer() -> None:
    assert set(SECOND) == set(NUMBERS)


def questions(kind: type) -> dict[str, Any]:
    every = (
        (lesson.id, question) for lesson in lessons().values() for question in lesson.questions
    )
    return {
        f"{lesson}/{question.id}": question
        for lesson, question in every
        if isinstance(question, kind)
    }


def test_the_right_answers_are_the_ones_that_the_marking_takes() -> None:
    for name, question in NUMBERS.items():
        assert marking.mark(question, f"{SECOND[name]():.2f}").state == RIGHT, name
