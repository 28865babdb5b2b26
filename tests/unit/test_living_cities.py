"""The file's scripts say of a lesson's map what a ruler would, letter by letter as Python does."""

from __future__ import annotations

import random
from typing import Any

import pytest

from geodata.analysis import wording
from geodata.exports.living_file import city_data
from geodata.geodesy import UNITS_KM
from geodata.lessons import cities_in_words
from geodata.lessons.reading import lessons
from geodata.scenario import (
    EAST,
    FIRST_DAY,
    LAST_DAY,
    LAYERS,
    NORTH,
    SOUTH,
    STARTS,
    WEST,
    Point,
    Scenario,
)
from geodata.webmap import files
from tests import javascript

SCRIPTS = ("geodesy.js", "texts.js", "city_words.js")
STEPS = [(name, index) for name, lesson in lessons().items() for index in range(len(lesson.steps))]


def _draw(chance: random.Random) -> Scenario:
    points = tuple(
        Point(lon=round(lon, 4), lat=round(lat, 4))
        for lon, lat in (
            javascript.pick(chance, (WEST, EAST), (SOUTH, NORTH))
            for _ in range(chance.randint(1, 3))
        )
    )
    return Scenario(
        points=points,
        range_unit=chance.choice(list(UNITS_KM)),
        start=chance.choice(STARTS),
        show=tuple(name for name in LAYERS if chance.random() < 0.5),
        day=chance.choice([FIRST_DAY, "2024-05-29", "2024-05-30", "2024-11-17", LAST_DAY]),
    )


def _tell(now: Scenario) -> dict[str, Any]:
    points = [[point.lat, point.lon] for point in now.points]
    told = {"points": points, "start": now.start, "unit": now.range_unit}
    return told | {"show": now.show, "day": now.day}


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return files.data() | {"file": {"city_words": city_data.read()}}


def test_cities_of_a_thousand_maps_are_told_as_python_tells_them(data: dict[str, Any]) -> None:
    chance = random.Random(2023)
    cases = [(_draw(chance), *chance.choice(STEPS)) for _ in range(1000)]
    calls = [
        (
            "cityWords.lines",
            _tell(now),
            [wording.label(now, index) for index in range(len(now.points))],
            data["file"]["city_words"]["seen"][name][index],
        )
        for now, name, index in cases
    ]
    said = javascript.answers(SCRIPTS, calls, data)
    for (now, name, index), lines in zip(cases, said, strict=True):
        step = lessons()[name].steps[index]
        assert [tuple(line) for line in lines] == list(cities_in_words.lines(now, step.sees))
