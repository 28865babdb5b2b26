"""The map as text says what the map shows: launch points, airfields in range, layers on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import scene
from geodata.analysis import findings
from geodata.scenario import DEFAULT, EAST, LAYERS, NORTH, SOUTH, WEST, Point, Scenario
from geodata.scene import map_in_words

SEVERAL = Scenario(points=(Point(34.80, 50.91), Point(36.25, 49.98)), range_value=100.0)


def _read(scenario: Scenario) -> dict[str, str]:
    return dict(map_in_words.lines(scene.build(scenario)))


def test_the_usual_map_in_words() -> None:
    output = _read(DEFAULT)
    assert output["Launch point"] == "Sumy, at 50.91° N, 34.80° E"
    assert output["Range"] == "200 miles (321.9 km)"
    assert output["In range, nearest first"].startswith(
        "Belgorod (Belgorod Oblast), 81 miles away; "
    )
    assert "Too close to call" not in output
    assert output["Beyond it"].endswith("and 54 more")
    assert "Kursk Oblast (Russia)" in output["Also on the map"]


def test_several_points_are_numbered_and_a_line_is_named() -> None:
    output = _read(SEVERAL)
    assert output["Launch point 1"].startswith("Sumy")
    assert output["Launch point 2"].startswith("Kharkiv")
    assert (
        _read(replace(DEFAULT, start="border"))["Rings start"]
        == "anywhere on the recognised land border"
    )


@pytest.mark.parametrize("name", [name for name in LAYERS if name != "airbases"])
def test_a_layer_is_told_exactly_where_it_is_on(name: str) -> None:
    every = replace(DEFAULT, show=LAYERS)
    (layer,) = (layer for layer in scene.build(every).layers if layer.name == name)
    words = [line for _, line in layer.legend] or [layer.title]
    off = replace(DEFAULT, show=tuple(layer for layer in LAYERS if layer != name))
    for line in words:
        assert line in _read(every)["Also on the map"].split("; ")
        assert line not in _read(off)["Also on the map"].split("; ")


@pytest.mark.parametrize("start", ["points", "border"])
def test_no_air_base_is_told_where_their_layer_is_off(start: str) -> None:
    shown = tuple(name for name in LAYERS if name != "airbases")
    output = _read(replace(DEFAULT, show=shown, start=start))
    assert not set(map_in_words.STATES.values()) & set(output)
    everything = " ".join(output.values())
    assert not any(f"{row.base.name} (" in everything for row in findings.of(DEFAULT))
    assert output["Also on the map"] == _read(replace(DEFAULT, show=LAYERS))["Also on the map"]


@given(st.floats(WEST, EAST), st.floats(SOUTH, NORTH), st.floats(25, 400))
def test_every_air_base_in_range_or_too_close_is_named_and_no_other(
    lon: float, lat: float, miles: float
) -> None:
    scenario = Scenario(points=(Point(lon, lat),), range_value=round(miles, 2))
    output = _read(scenario)
    for row in findings.of(scenario):
        said = output.get(map_in_words.STATES[row.state], "")
        assert row.base.name in said or row.state == "out"
        others = [
            text
            for head, text in output.items()
            if head in map_in_words.STATES.values() and text != said
        ]
        assert not any(f"{row.base.name} ({row.base.region})" in text for text in others)
