"""The file says and draws of a scenario what the site says and draws, letter by letter."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from geodata import scene, webmap
from geodata.analysis import wording
from geodata.exports.living_file import SCRIPTS, line_data, map_data, scenario_data
from geodata.scenario import Scenario
from geodata.scene import citing, footnotes
from geodata.webmap import files
from geodata.webmap.gestures import Hand
from tests import javascript
from tests.ground import read_ground
from tests.unit.test_words_alike import SCRIPTS as WORDS
from tests.unit.test_words_alike import _choose

BASE, DAY = "https://map.example", date(2026, 11, 28)
MANY = 1000
OWN = SCRIPTS[: SCRIPTS.index("footnotes.js") + 1]


@cache
def _data() -> dict[str, Any]:
    file = map_data.read(scene.build(Scenario()), BASE, DAY)
    file |= scenario_data.read() | line_data.read()
    return {**files.data(), "file": file}


def _ask(calls: list[tuple[Any, ...]]) -> list[Any]:
    ground = read_ground()
    read = [("findings.read", ground), ("areas.read", ground)]
    return javascript.answers((*WORDS, *OWN), [*read, *calls], _data())[2:]


def _make() -> Iterator[Scenario]:
    chance = random.Random(23)
    for _ in range(MANY):
        yield _choose(chance)[0]


def _write(now: Scenario) -> dict[str, Any]:
    """A scenario as scenarios.js has it."""
    return {
        "points": [[point.lat, point.lon] for point in now.points],
        "range_value": now.range_value,
        "unit": now.range_unit,
        "start": now.start,
        "show": now.show,
        "day": now.day,
        "ignored": [],
    }


@pytest.mark.slow
def test_a_thousand_maps_are_drawn_and_told_as_the_site_does() -> None:
    scenarios, hand = list(_make()), {"heard": 7, "chosen": 0, "percent": 1.5, "behind_km": 2.0}
    asked = [
        ("pictures.build", _write(now), {**hand, "fixed": False}, None, "dark") for now in scenarios
    ]
    for now, drawn in zip(scenarios, _ask(asked), strict=True):
        sent = webmap.overlay(scene.build(now), "dark", Hand(**hand), areas=wording.area_notes(now))
        here = json.loads(json.dumps(sent))
        for part in here:
            if part in ("rings", "published"):
                assert _without_curves(drawn[part]) == _without_curves(here[part]), now
            elif part == "areas":
                assert drawn[part][1:] == here[part][1:], now  # test_living_areas.py has the first
            else:
                assert drawn[part] == here[part], (part, now)
        assert set(drawn) == set(here)


def _without_curves(rings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Looks and labels, each once: how a line's ring is divided is not compared."""
    named = [{key: value for key, value in ring.items() if key != "curve"} for ring in rings]
    return list({json.dumps(one, sort_keys=True): one for one in named}.values())


@pytest.mark.slow
def test_notes_and_citations_are_those_of_the_site() -> None:
    scenarios = list(_make())
    shown = _ask([("pictures.tellNow", _write(now), False) for now in scenarios])
    rows = list(zip(scenarios, shown, strict=True))
    noted = _ask([("footnotes.list", _write(now), one["show"]) for now, one in rows])
    cited = _ask(
        [("footnotes.cite", _write(now), wording.title(now), one["show"]) for now, one in rows]
    )
    for now, notes, citations in zip(scenarios, noted, cited, strict=True):
        picture = scene.build(now)
        assert dict(citations) == citing.citations(picture, BASE, DAY), now
        assert notes == [note.text for note in footnotes.of(picture)], now
