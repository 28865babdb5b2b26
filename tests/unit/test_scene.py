"""The scene and its print for the browser: what is shown, whose data, and text stays text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import facts, scene, webmap
from geodata.analysis import border_walk, findings
from geodata.scenario import DEFAULT, LAYERS, Point, Scenario, from_query
from geodata.scene import key, looks
from geodata.webmap.gestures import Hand

EVERY = scene.build(replace(DEFAULT, show=LAYERS))


def _names(picture: scene.Scene) -> list[str]:
    return [layer.name for layer in picture.layers]


@pytest.mark.parametrize("hidden", LAYERS)
def test_a_layer_that_is_switched_off_is_not_in_the_scene(hidden: str) -> None:
    shown = tuple(layer for layer in LAYERS if layer != hidden)
    assert set(_names(EVERY)) - set(_names(scene.build(replace(DEFAULT, show=shown)))) == {hidden}


def test_every_choosable_layer_is_drawn_and_the_rest_cannot_be_switched_off() -> None:
    assert set(LAYERS) <= set(_names(EVERY))
    bare = _names(scene.build(replace(DEFAULT, show=())))
    assert {"land", "regions", "kursk", "border", "rings", "launches"} <= set(bare)
    assert not set(LAYERS) & set(bare)


def test_every_credit_is_a_known_source() -> None:
    for credit in EVERY.credits:
        assert credit in facts.sources(), credit


def test_every_look_and_every_legend_line_is_in_both_themes() -> None:
    named = {shape.look for layer in EVERY.layers for shape in layer.shapes}
    named |= {look for layer in EVERY.layers for look, _ in layer.legend}
    for theme in looks.LOOKS.values():
        assert named <= set(theme)
    assert set(looks.LOOKS["light"]) == set(looks.LOOKS["dark"])


def test_air_bases_are_drawn_as_they_are_counted() -> None:
    layer = next(layer for layer in EVERY.layers if layer.name == "airbases")
    drawn = {shape.label: shape.look for shape in layer.shapes}
    assert drawn == {row.base.name: row.state for row in findings.of(DEFAULT)}
    assert all("from the launch point" in shape.outcome[0] for shape in layer.shapes)


def _unfold(curve: list[int]) -> np.ndarray:
    return np.cumsum(np.cumsum(np.array(curve).reshape(-1, 2), axis=0), axis=0) / webmap.SCALE


def test_the_edge_of_a_line_arrives_in_the_browser_where_it_was_computed() -> None:
    picture = scene.build(replace(DEFAULT, start="border"))
    sent = webmap.overlay(picture, "light", Hand())
    there, here = (
        _unfold(sent["rings"][0]["curve"]),
        np.array(findings.envelope("border", DEFAULT.range_km).exterior.coords),
    )
    assert np.abs(there - here).max() <= 0.5 / webmap.SCALE + 1e-12


def test_a_step_with_six_points_and_all_layers_costs_less_than_15_kb() -> None:
    points = tuple(Point(30.1234 + i, 50.4321) for i in range(6))
    picture = scene.build(replace(DEFAULT, points=points, show=LAYERS))
    assert len(webmap.payload(picture, "light", Hand())) < 15_000
    assert len(webmap.payload(EVERY, "light", Hand())) < 10_000


def test_each_launch_point_has_a_ring_of_its_own_look_that_its_legend_line_names() -> None:
    picture = scene.build(Scenario(tuple(Point(30 + i, 50) for i in range(6))))
    rings = next(layer for layer in picture.layers if layer.name == "rings")
    for theme in looks.LOOKS.values():
        drawn = {(theme[shape.look].line, theme[shape.look].dash) for shape in rings.shapes}
        assert (
            len(drawn) == len({line for line, _ in drawn}) == len({dash for _, dash in drawn}) == 6
        )
    assert [look for look, _ in rings.legend[:6]] == [shape.look for shape in rings.shapes]
    assert rings.legend[0][1].startswith("1. ")


HOSTILE = [
    "</script><script>alert(1)</script>",
    "`${alert(1)}`",
    "<!--",
    "\u2028",
    "{{ 7*7 }}",
    "\\u003c",
    "&lt;",
    "'\"",
    "é Курск 🗺",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_data_in_the_script_and_arrives_unchanged(text: str) -> None:
    picture = replace(EVERY, sentence=text)
    script = webmap.payload(picture, "light", Hand())
    assert json.loads(script)["words"] == text
    assert not re.search(r"[<>&`\u2028]|\$\{", script)


@given(st.text(max_size=60))
def test_no_text_leaves_its_place_in_the_script(text: str) -> None:
    script = webmap.payload(replace(EVERY, sentence=text, layers=()), "dark", Hand())
    assert json.loads(script)["words"] == text
    assert script.isascii()


def test_the_base_map_is_always_the_same_and_names_only_our_files() -> None:
    first, second = (webmap.base_map("credit") for _ in range(2))
    links = [url for _, url in webmap.AtlasMap.default_js + webmap.AtlasMap.default_css]
    assert links
    assert all(link.startswith(("../../leaflet/", "../../atlas/")) for link in links)
    assert first.options == second.options


def test_the_ground_is_sent_once_and_is_small_enough_for_a_chromebook() -> None:
    ground = json.loads(webmap.ground_json())
    names = list(dict.fromkeys(layer["name"] for layer in ground["layers"]))
    assert names == [name for name in _names(EVERY) if name not in key.OWN]
    assert len(webmap.ground_json()) < 1_000_000


def test_the_glide_is_sent_for_every_distance_of_the_slider_and_for_no_other() -> None:
    for metres in (0, 16_093, 161_000):
        places = json.loads(webmap.glide_json(metres) or b"[]")
        assert len(places) == 1001
        assert places[430] == [
            border_walk.place(43.0, metres / 1000).lat,
            border_walk.place(43.0, metres / 1000).lon,
        ]
    assert webmap.glide_json(-1) is None
    assert webmap.glide_json(161_001) is None


def test_launch_points_tell_how_a_hand_moves_them_in_the_unit_of_the_range() -> None:
    for text, unit in (("200mi", "miles"), ("300km", "km")):
        sent = webmap.overlay(scene.build(from_query({"range": text})), "light", Hand())
        assert sent["launches"][0]["lines"][-1].endswith(f"with Ctrl 50 {unit}.")
