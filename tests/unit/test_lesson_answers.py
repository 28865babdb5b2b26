"""Each computed answer of the lessons, worked out a second way."""

from __future__ import annotations

import csv
import json
import math
import tomllib
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
from geodata.lessons.parts import ChoiceQuestion, MapQuestion, NumberQuestion, OrderQuestion
from geodata.lessons.reading import lessons

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MILE = Fraction("1.609344")
EQUAL_AREA = Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=51 +lon_0=35 +datum=WGS84", always_xy=True
)


def _at(name: str) -> tuple[float, float]:
    rows = json.loads(
        (ROOT / "geodata" / "borders" / "cities.geojson").read_text(encoding="utf-8")
    )["features"]
    lon, lat = next(
        row["geometry"]["coordinates"] for row in rows if row["properties"]["name"] == name
    )
    return lon, lat


def _apart_km(one: str, other: str) -> float:
    (lon1, lat1), (lon2, lat2) = _at(one), _at(other)
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def _away_km(name: str, start: str) -> float:
    return _from_km(*_at(name), start)


def _from_km(lon: float, lat: float, start: str) -> float:
    """On an azimuthal equidistant plane around the place, where distances from it are true."""
    around = Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True
    )
    flat = shapely.transform(
        shapely.segmentize(start_lines.shape(start), 0.05), around.transform, interleaved=False
    )
    return Place(0, 0).distance(flat) / 1000


def _flat_km2(shape: shapely.Geometry) -> float:
    return float(shapely.transform(shape, EQUAL_AREA.transform, interleaved=False).area) / 1e6


def _zone_km2(start: str, km: float) -> float:
    return _flat_km2(findings.envelope(start, km).intersection(borders.country("Russia")))


def _day(event: str) -> date:
    lines = (ROOT / "geodata" / "facts" / "events.csv").read_text(encoding="utf-8").splitlines()
    return date.fromisoformat(
        next(line for line in lines if line.startswith(f"{event},")).split(",")[1]
    )


def _days(one: str, other: str) -> int:
    return _day(other).toordinal() - _day(one).toordinal()


def _fields(start: str) -> float:
    """The share of Russian air bases farther than 300 km from a start, by GeographicLib."""
    walked = shapely.get_coordinates(shapely.segmentize(start_lines.shape(start), 0.05))
    russian = [base for base in facts.airbases() if base.country == "Russia"]
    far = [
        base
        for base in russian
        if min(_km(base.lon, base.lat, lon, lat) for lon, lat in walked) > 304
    ]
    return 100 * len(far) / len(russian)


def _km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def _drawn(name: str) -> float:
    """How long 0.001 degree of latitude is on Web Mercator, against a degree of longitude."""
    lat = math.radians(_at(name)[1])
    tiny = math.radians(0.001)
    upright = math.asinh(math.tan(lat + tiny / 2)) - math.asinh(math.tan(lat - tiny / 2))
    return upright / tiny


def _verdicts(verdict: str) -> int:
    text = (ROOT / "geodata" / "facts" / "article.toml").read_text(encoding="utf-8")
    return text.count(f'\nverdict = "{verdict}"')


# The second way of each computed number that is an answer.
SECOND: dict[str, Callable[[], float]] = {
    "where-is-kursk/moscow": lambda: _apart_km("Kursk", "Moscow") / float(MILE),
    "where-is-kursk/share": lambda: (
        100 * _flat_km2(borders.held_kursk()) / _flat_km2(borders.region("Kursk"))
    ),
    "how-far/km": lambda: float(200 * MILE),
    "how-far/miles": lambda: float(300 / MILE),
    "how-far/more": lambda: 100 * (float(200 * MILE / 300) ** 2 - 1),
    "which-line/less": lambda: 100 * (1 - _zone_km2("held", 300) / _zone_km2("border", 300)),
    "which-line/rostov": lambda: (
        _away_km("Rostov-on-Don", "held") - _away_km("Rostov-on-Don", "border")
    ),
    "not-a-circle/area": lambda: _drawn("Moscow") ** 2 / _drawn("Odesa") ** 2,
    "not-a-circle/degree": lambda: _km(
        _at("Kursk")[0], _at("Kursk")[1], _at("Kursk")[0] + 1, _at("Kursk")[1]
    ),
    "not-a-circle/off": lambda: (
        (float(200 * MILE) - _km(34.80, 50.91, 34.80 + 321.8688 / 111.32, 50.91)) / float(MILE)
    ),
    "ninety-per-cent/share": lambda: _fields("border"),
    "ninety-per-cent/bases": lambda: float(Fraction(16, 245) * 100),
    "ninety-per-cent/himars": lambda: float(Fraction(245 - 208, 245) * 100),
    "what-changed/days": lambda: _days("kharkiv-permission", "atacms-permission"),
    "what-changed/used": lambda: 100 * _away_km("Karachev", "border") / 300,
    "who-said-it-first/wait": lambda: _days("atacms-permission", "white-house-confirms"),
    "who-said-it-first/share": lambda: (
        100 * _verdicts("matches") / (sum(map(_verdicts, facts.VERDICTS)))
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


def test_every_second_way_belongs_to_an_answer() -> None:
    assert set(SECOND) == set(NUMBERS)


def _raw(file: str) -> dict[str, Any]:
    """A TOML file of the facts as it stands."""
    return tomllib.loads((ROOT / "geodata" / "facts" / file).read_text(encoding="utf-8"))


def _figure(name: str) -> dict[str, str]:
    with (ROOT / "geodata" / "facts" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["id"] == name)


def _direction() -> str:
    """By the sides of a small triangle on the ground, not by a geodesic's bearing."""
    (lon1, lat1), (lon2, lat2) = _at("Sumy"), _at("Kursk")
    turn = (
        math.degrees(
            math.atan2((lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2)), lat2 - lat1)
        )
        % 360
    )
    return ("n", "ne", "e", "se", "s", "sw", "w", "nw")[round(turn / 45) % 8]


def _allowed_last() -> str:
    lines = (
        (ROOT / "geodata" / "facts" / "permissions.csv").read_text(encoding="utf-8").splitlines()
    )
    return next(
        line.split(",")[1]
        for line in lines
        if line.startswith(_day("atacms-permission").isoformat())
    ).lower()


def _oblast_of(name: str) -> str:
    (inside,) = (
        key for key, region in borders.regions().items() if region.shape.covers(Place(*_at(name)))
    )
    return inside.lower()


def _earliest_report(ids: dict[str, str]) -> str:
    return min(ids, key=lambda name: str(_raw("sources.toml")[ids[name]]["date"]))


# The second way of each choice: the id of the right option.
CHOICES: dict[str, Callable[[], str]] = {
    "where-is-kursk/direction": _direction,
    "where-is-kursk/capital": lambda: min(
        ("Kyiv", "Moscow", "Minsk", "Warsaw"), key=lambda name: _apart_km("Kursk", name)
    ).lower(),
    "how-far/looks": lambda: max(("Odesa", "Moscow"), key=_drawn).lower(),
    "which-line/kirby": lambda: _figure("kirby-share")["start"],
    "ninety-per-cent/counts": lambda: _figure("kirby-share")["counts"],
    "ninety-per-cent/verdict": lambda: str(_raw("article.toml")["p5-90-per-cent"]["verdict"]),
    "what-changed/limit": _allowed_last,
    "what-changed/karachev": lambda: _oblast_of("Karachev"),
    "who-said-it-first/first": lambda: _earliest_report(
        {"newser": "newser-2024-11-10", "cnn": "cnn-2024-11-17", "abc": "abc-2024-11-17"}
    ),
    "who-said-it-first/figaro": lambda: str(_raw("article.toml")["p10-uk-france"]["verdict"]),
    "not-a-circle/keeps": lambda: "azimuthal",  # by the definition of that projection
}


def _questions(kind: type) -> dict[str, Any]:
    every = (
        (lesson.id, question) for lesson in lessons().values() for question in lesson.questions
    )
    return {
        f"{lesson}/{question.id}": question
        for lesson, question in every
        if isinstance(question, kind)
    }


def test_a_computed_choice_is_the_same_the_second_way_and_none_is_left_out() -> None:
    assert {name: question.right for name, question in _questions(ChoiceQuestion).items()} == {
        name: second() for name, second in CHOICES.items()
    }


def test_an_order_is_that_of_the_dates_as_they_stand_in_the_files() -> None:
    texts: dict[str, str] = {}
    with (ROOT / "geodata" / "facts" / "events.csv").open(encoding="utf-8", newline="") as file:
        texts |= {row["event"].rstrip("."): row["date"] for row in csv.DictReader(file)}
    for lesson in _raw("lessons.toml").values():
        for step in lesson["steps"]:
            texts |= {
                row["text"]: str(_raw("sources.toml")[row["source"]]["date"])
                for row in step.get("question", {}).get("reports", [])
            }
    orders = _questions(OrderQuestion)
    assert len(orders) >= 3
    for question in orders.values():
        dates = [texts[item.text] for item in question.items]
        assert dates == sorted(dates)
        assert len(set(dates)) == len(dates)


def _ring_km(question: MapQuestion) -> float:
    return question.example.range_value * (
        float(MILE) if question.example.range_unit == "mi" else 1.0
    )


def test_the_example_of_a_map_question_holds_by_geographiclib_and_on_planes() -> None:
    maps = _questions(MapQuestion)
    seen = set()
    for name, city, within_km in (
        ("where-is-kursk/city", "Kursk", 15),
        ("which-line/draw", "Sumy", 15),
    ):
        point = maps[name].example.points[0]
        assert _km(point.lon, point.lat, *_at(city)) <= within_km
        seen.add(name)
    ring = _ring_km(maps["where-is-kursk/between"])
    assert _apart_km("Kursk", "Kyiv") < ring < _apart_km("Kursk", "Moscow")
    for name, one, other in (
        ("how-far/odesa", "Kyiv", "Odesa"),
        ("not-a-circle/trust", "Kursk", "Moscow"),
    ):
        assert abs(_ring_km(maps[name]) - _apart_km(one, other)) < 6 * float(MILE)
        seen.add(name)
    assert (maps["which-line/draw"].example.start, _ring_km(maps["which-line/draw"])) == (
        "border",
        300,
    )
    between = maps["which-line/between"].example.points[0]
    assert (
        _from_km(between.lon, between.lat, "border")
        < 300
        < _from_km(between.lon, between.lat, "held")
    )
    assert maps["what-changed/day"].example.day == _day("border-permission").isoformat()
    assert seen | {"where-is-kursk/between", "which-line/between", "what-changed/day"} == set(maps)


def test_the_right_answers_are_the_ones_that_the_marking_takes() -> None:
    for name, question in NUMBERS.items():
        assert marking.mark(question, f"{SECOND[name]():.2f}").state == RIGHT, name
