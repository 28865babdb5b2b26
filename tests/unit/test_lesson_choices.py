"""Choices, orders and map questions of the lessons, answered a second way."""

from __future__ import annotations

import csv
import math
import tomllib
from collections.abc import Callable
from typing import Any

from shapely.geometry import Point as Place

from geodata import borders
from geodata.lessons.parts import ChoiceQuestion, MapQuestion, OrderQuestion
from tests.unit.test_lesson_answers import (
    MILE,
    ROOT,
    apart_km,
    date_of,
    distance_km,
    drawn_length,
    from_km,
    position,
    questions,
)


def _raw(file: str) -> dict[str, Any]:
    """A TOML file of the facts as it stands."""
    return tomllib.loads((ROOT / "geodata" / "facts" / file).read_text(encoding="utf-8"))


def _rows(file: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the facts as they stand."""
    with (ROOT / "geodata" / "facts" / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _figure(name: str) -> dict[str, str]:
    return next(row for row in _rows("figures.csv") if row["id"] == name)


def _direction() -> str:
    """By the sides of a small triangle on the ground, not by a geodesic's bearing."""
    (lon1, lat1), (lon2, lat2) = position("Sumy"), position("Kursk")
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
        if line.startswith(date_of("atacms-permission").isoformat())
    ).lower()


def _oblast_of(name: str) -> str:
    (inside,) = (
        key
        for key, region in borders.regions().items()
        if region.shape.covers(Place(*position(name)))
    )
    return inside.lower()


def _earliest_report(ids: dict[str, str]) -> str:
    return min(ids, key=lambda name: str(_raw("sources.toml")[ids[name]]["date"]))


# The second way of each choice: the id of the right option.
CHOICES: dict[str, Callable[[], str]] = {
    "where-is-kursk/direction": _direction,
    "where-is-kursk/capital": lambda: min(
        ("Kyiv", "Moscow", "Minsk", "Warsaw"), key=lambda name: apart_km("Kursk", name)
    ).lower(),
    "how-far/looks": lambda: max(("Odesa", "Moscow"), key=drawn_length).lower(),
    "which-line/kirby": lambda: _figure("kirby-share")["start"],
    "ninety-per-cent/counts": lambda: _figure("kirby-share")["counts"],
    "ninety-per-cent/verdict": lambda: str(_raw("article.toml")["p5-90-per-cent"]["verdict"]),
    "what-changed/limit": _allowed_last,
    "what-changed/karachev": lambda: _oblast_of("Karachev"),
    "who-said-it-first/first": lambda: _earliest_report(
        {
            "cnn": "cnn-2024-11-17",
            "newser": "newser-2024-11-10",
            "syrskyi": "pravda-2024-10-11",
            "abc": "abc-2024-11-11",
        }
    ),
    "who-said-it-first/figaro": lambda: str(_raw("article.toml")["p10-uk-france"]["verdict"]),
    "not-a-circle/keeps": lambda: "azimuthal",  # by the definition of that projection
}


def test_a_computed_choice_is_the_same_the_second_way_and_none_is_left_out() -> None:
    assert {name: question.right for name, question in questions(ChoiceQuestion).items()} == {
        name: second() for name, second in CHOICES.items()
    }


def test_an_order_is_that_of_the_dates_as_they_stand_in_the_files() -> None:
    texts: dict[str, str] = {}
    reports = _raw("sources.toml")
    for lesson in _raw("lessons.toml").values():
        for step in lesson["steps"]:
            asked = step.get("question", {})
            texts |= {
                row["text"]: reports[row["source"]]["date"] for row in asked.get("reports", [])
            }
            texts |= {
                row["text"]: date_of(row["event"]).isoformat() for row in asked.get("events", [])
            }
    orders = questions(OrderQuestion)
    assert len(orders) >= 3
    for question in orders.values():
        dates = [texts[item.text] for item in question.items]
        assert dates == sorted(dates)
        assert len(set(dates)) == len(dates)


def test_the_steps_of_the_permission_are_four_and_a_confirmation_after_them() -> None:
    items = questions(OrderQuestion)["what-changed/steps"].items
    steps = {row["date"] for row in _rows("permissions.csv")}
    assert [item.date in steps for item in items] == [True] * 4 + [False]
    assert len(steps) == 4


def test_the_first_number_of_soldiers_is_older_than_the_first_word_on_north_koreans() -> None:
    first = str(_raw("sources.toml")["pravda-2024-10-11"]["date"])
    with_koreans = [row["date"] for row in _rows("events.csv") if "North Korean" in row["event"]]
    assert first < min(with_koreans)
    assert _figure("soldiers")["source"] == "pravda-2024-10-11"


def _ring_km(question: MapQuestion) -> float:
    return question.example.range_value * (
        float(MILE) if question.example.range_unit == "mi" else 1.0
    )


def test_the_example_of_a_map_question_holds_by_geographiclib_and_on_planes() -> None:
    maps = questions(MapQuestion)
    seen = set()
    for name, city, within_km in (
        ("where-is-kursk/city", "Kursk", 15),
        ("which-line/draw", "Sumy", 15),
    ):
        point = maps[name].example.points[0]
        assert distance_km(point.lon, point.lat, *position(city)) <= within_km
        seen.add(name)
    ring = _ring_km(maps["where-is-kursk/between"])
    assert apart_km("Kursk", "Kyiv") < ring < apart_km("Kursk", "Moscow")
    for name, one, other in (
        ("how-far/odesa", "Kyiv", "Odesa"),
        ("not-a-circle/trust", "Kursk", "Moscow"),
    ):
        assert abs(_ring_km(maps[name]) - apart_km(one, other)) < 6 * float(MILE)
        seen.add(name)
    assert (maps["which-line/draw"].example.start, _ring_km(maps["which-line/draw"])) == (
        "border",
        300,
    )
    between = maps["which-line/between"].example.points[0]
    assert (
        from_km(between.lon, between.lat, "border")
        < 300
        < from_km(between.lon, between.lat, "held")
    )
    assert maps["what-changed/day"].example.day == date_of("border-permission").isoformat()
    assert seen | {"where-is-kursk/between", "which-line/between", "what-changed/day"} == set(maps)
