"""What the page says is the same in Python and in JavaScript, letter by letter."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import shapely

from geodata import borders, facts, geodesy, phrases, scene, webmap
from geodata import scenario as scenarios
from geodata.analysis import findings, published_ranges, timeline, wording
from geodata.geodesy import UNITS_KM
from geodata.scenario import ARTICLE_DAY, FIRST_DAY, LAST_DAY, LAYERS, Scenario
from geodata.scene import key, map_in_words
from geodata.webmap import files
from geodata.webmap.gestures import Hand
from tests import javascript
from tests.ground import read_ground

SCRIPTS = (
    "rules.js", "geodesy.js", "texts.js", "places.js", "days.js", "findings.js",
    "base_words.js", "launch_words.js", "published.js", "words.js",
)  # fmt: skip
MANY, SOME = 3000, 400
FIRST, LAST = map(date.fromisoformat, (FIRST_DAY, LAST_DAY))
DAYS = [(FIRST + timedelta(n)).isoformat() for n in range((LAST - FIRST).days + 1)]
HELD = borders.held_kursk()
NOT_DRAWN = shapely.box(0, 0, 1, 1)
At = tuple[float, float]  # latitude, longitude


@pytest.fixture(autouse=True)
def _draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No shape is compared here, and drawing thousands would take most of the time."""
    monkeypatch.setattr(findings, "ring", lambda *_: NOT_DRAWN)
    monkeypatch.setattr(findings, "envelope", lambda *_: NOT_DRAWN)


def _choose(chance: random.Random) -> tuple[Scenario, list[At]]:
    """A scenario, and where a hand puts its points before the server clamps and rounds them."""
    unit = chance.choice(list(UNITS_KM))
    low, high = scenarios.limits(unit)
    value = chance.choice(
        [
            round(chance.uniform(low, high), 2),
            float(chance.randint(int(low), int(high))),
            chance.randint(int(low) * 4, int(high) * 4) / 4,  # 0.25 is half way between tenths
            chance.choice(
                [one.value for one in facts.range_presets() if one.unit == unit] or [low]
            ),
        ]
    )
    places = [
        _put(chance, value * UNITS_KM[unit]) for _ in range(chance.choice((1, 1, 2, 3, 4, 6)))
    ]
    points = tuple(scenarios.clamp(lon, lat)[0] for lat, lon in places)
    start = chance.choice(("points",) * 6 + ("border", "held"))
    days = (chance.choice(DAYS), chance.choice(_days_of_events()), ARTICLE_DAY)
    show = tuple(name for name in LAYERS if chance.random() < 0.8)
    return Scenario(points, value, unit, start, show, chance.choice(days)), places


def _days_of_events() -> list[str]:
    """The days on which something changes, and those around them."""
    known = {weapon.in_hand for weapon in facts.weapons() if weapon.in_hand}
    known |= {one.date for one in facts.permissions()} | {timeline.kursk_begins()}
    known |= {"2024-02-01", FIRST_DAY, LAST_DAY, "2024-08-31", "2024-11-17"}
    near = {date.fromisoformat(day) + timedelta(n) for day in known for n in range(-1, 4)}
    return sorted(day.isoformat() for day in near if FIRST <= day <= LAST)


def _put(chance: random.Random, range_km: float) -> At:
    """A place on a town or near it, at a ring's edge of an airfield, in the held part, at a shore,
    on half a hundredth of a degree, anywhere, or beyond the map."""
    kind = chance.randrange(8)
    if kind <= 1:
        city = chance.choice(borders.cities())
        bearing, km = chance.uniform(0, 360), chance.choice((0.0, 2.9, 3.1, 40.0))
        lon, lat = geodesy.destination(city.lon, city.lat, bearing, chance.uniform(0, km))
    elif kind == 2:
        base = chance.choice(facts.airbases())
        away = range_km + chance.choice((-4, -3, 0, 3, 4)) + chance.uniform(-0.1, 0.1)
        lon, lat = geodesy.destination(base.lon, base.lat, chance.uniform(0, 360), away)
    elif kind == 3:
        west, south, east, north = HELD.bounds
        lon, lat = chance.uniform(west, east), chance.uniform(south, north)
    elif kind == 4:
        region = chance.choice(("Crimea", "Kherson", "Donetsk", "Odesa", "Krasnodar", "Luhansk"))
        edge = borders.region(region).boundary
        place = edge.interpolate(chance.random(), normalized=True)
        lon, lat = place.x + chance.gauss(0, 0.01), place.y + chance.gauss(0, 0.01)
    elif kind == 5:
        lon, lat = chance.randint(176, 368) / 8, chance.randint(344, 448) / 8
    elif kind == 6:
        lon, lat = chance.uniform(22, 46), chance.uniform(43, 56)
    else:
        lon, lat = chance.uniform(15, 50), chance.uniform(40, 58)
    return lat, lon


def _tell(now: Scenario, places: list[At]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What words.js is asked of a scenario, as the live map's message has it, and what Python says
    of it."""
    picture = scene.build(now)
    sent = webmap.overlay(picture, "light", Hand())
    follows = (phrases.say("area_follows"), *wording.start_notes(now.start))
    states = {row.base: row.state for row in findings.of(now)}
    names = [base.name for base in facts.airbases()]
    told = {
        "states": [states[base] for base in facts.airbases()],
        "sentence": picture.sentence,
        "title": wording.title(now),
        "reached_head": wording.reached_head(now),
        "launches": sent["launches"],
        "rings": [{"look": ring["look"], "label": ring["label"]} for ring in sent["rings"]],
        "bases": sent["bases"],
        "fields": sorted(
            [names.index(shape.label), shape.caption]
            for layer in picture.layers
            for shape in layer.shapes
            if shape.kind == "airbase" and shape.caption
        ),
        "nearest": sent["nearest"],
        "key": key.lines(picture, key.OWN),
        "notes": (
            *follows,
            *published_ranges.notes(now),
            *wording.launch_notes(now),
            *wording.day_notes(now),
        ),
        "table": wording.table(now),
        "in_words": map_in_words.lines(picture),
    }
    asked = {**sent["now"], "points": places, "show": sent["show"], "fixed": False}
    return asked, json.loads(json.dumps(told))


def _make(count: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Questions for words.js, each with Python's answer."""
    chance = random.Random(19)
    for _ in range(count):
        yield _tell(*_choose(chance))


def _answer(
    asked: list[dict[str, Any]],
    scripts: tuple[str, ...] = SCRIPTS,
    data: dict[str, Any] | None = None,
    ground: dict[str, Any] | None = None,
) -> list[dict[str, Any]]:
    ground = ground or read_ground()
    calls = [("findings.read", ground), *(("words.tell", now) for now in asked)]
    return javascript.answers(scripts, calls, data or files.data())[1:]


@pytest.mark.slow
def test_three_thousand_scenarios_are_told_in_the_same_words() -> None:
    asked, told = zip(*_make(MANY), strict=True)
    said = _answer(list(asked))
    for now, here, there in zip(asked, told, said, strict=True):
        for part, words in here.items():
            assert there[part] == words, (part, now)
    notes = " ".join(line for one in told for line in one["notes"])
    for place in (
        "is at sea",
        "that Ukraine held",
        "is in Crimea",
        "Russia occupied",
        "is in Russia",
    ):
        assert place in notes


def test_the_browser_has_the_outlines_and_towns_that_python_decides_by() -> None:
    layers = {one["id"]: one["shapes"] for one in read_ground()["layers"]}
    held = [
        (f"held {day}", [borders.held_kursk(day)])
        for day in files.data()["vocabulary"]["held_days"]
    ]
    for name, shapes in (
        ("regions", [region.shape for region in borders.regions().values()]),
        ("land", list(borders.land().values())),
        ("cities", [shapely.Point(city.lon, city.lat) for city in borders.cities()]),
        ("occupied", [borders.occupied()]),
        *held,
    ):
        assert len(layers[name]) >= len(shapes)
        for sent, shape in zip(layers[name], shapes, strict=False):
            assert shapely.from_geojson(json.dumps(sent["at"])).equals_exact(shape), name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "rule", "other"),
    [
        ("texts.js", "isHalf && isOdd", "false"),  # half up
        ("places.js", "nearDeg > 0", "nearDeg < 0"),
        ("days.js", "days >= 0", "days > 0"),
        ("words.js", "names.length > data.vocabulary.named_in_sentence", "names.length > 3"),
        ("base_words.js", "rangeKm - km", "rangeKm - 0.5 - km"),
        ("published.js", "Math.abs(km - rangeKm) >= same", "km !== rangeKm + same"),
        ("published.js", '"out,in"', '"out,edge"'),
    ],
)
def test_another_rule_in_one_language_is_noticed(
    tmp_path: Path, script: str, rule: str, other: str
) -> None:
    source = (webmap.HERE / script).read_text(encoding="utf-8")
    assert rule in source
    (tmp_path / script).write_text(source.replace(rule, other), encoding="utf-8")
    theirs = os.path.relpath(tmp_path / script, webmap.HERE)
    scripts = tuple(theirs if name == script else name for name in SCRIPTS)
    assert _differ(scripts=scripts)


@pytest.mark.slow
def test_another_phrase_or_another_edge_is_noticed() -> None:
    data = files.data()
    words = {**phrases.every(), "from": "{what} off {start}"}
    assert _differ(data={**data, "vocabulary": {**data["vocabulary"], "phrases": words}})
    ground = read_ground()
    bases = [{**base, "close_km": base["close_km"] - 1} for base in ground["bases"]]
    assert _differ(ground={**ground, "bases": bases})
    assert not _differ()


def _differ(**other: Any) -> bool:
    asked, told = zip(*_some(), strict=True)
    return _answer(list(asked), **other) != list(told)


@cache
def _some() -> tuple[tuple[dict[str, Any], dict[str, Any]], ...]:
    return tuple(_make(SOME))


def test_what_the_server_said_of_areas_stands_while_nothing_has_moved() -> None:
    now = replace(scenarios.DEFAULT, start="held")
    lines = ["The ring takes in so much."]
    asked, _ = _tell(now, [(50.91, 34.80)])
    (said,) = _answer([{**asked, "areas": lines}])
    assert said["notes"] == lines
