"""Everybody's pins: each point of each map is on the picture, with rings and names as wanted."""

from __future__ import annotations

import re
from time import process_time

from geodata.paper import pins_map
from geodata.scenario import DEFAULT, Point, Scenario
from tests.unit.hostile import TEXTS

KYIV = Scenario(points=(Point(30.52, 50.45),), range_value=300, range_unit="km")
TWO = Scenario(points=(Point(34.8, 50.91), Point(36.25, 49.98)))
LINE = Scenario(start="border")


def _count(drawn: str, name: str) -> int:
    return len(re.findall(f'class="{name}"', drawn))


def test_every_point_is_a_pin_and_a_map_from_a_line_has_none() -> None:
    drawn = pins_map.draw([("Anna", KYIV), ("Ben", TWO), ("Cy", LINE)], "light", False, False)
    assert _count(drawn, "launch") == 3
    assert _count(drawn, "pin") == 3
    assert (_count(drawn, "ring"), _count(drawn, "union")) == (0, 0)
    assert "Cy" not in drawn


def test_rings_are_one_for_each_map_and_the_union_is_one() -> None:
    drawn = pins_map.draw([("", KYIV), ("", TWO), ("", LINE)], "dark", True, True)
    assert (_count(drawn, "ring"), _count(drawn, "union"), _count(drawn, "pin")) == (3, 1, 0)


def test_no_name_covers_another_and_every_pin_stays() -> None:
    drawn = pins_map.draw([("Anna", KYIV), ("Ben", KYIV)], "light", False, False)
    assert (_count(drawn, "launch"), _count(drawn, "pin")) == (2, 1)


def test_only_lines_without_pins_are_a_picture_too() -> None:
    assert "<svg" in pins_map.draw([("", LINE)], "light", False, False)


def test_a_hostile_name_is_text_on_the_picture() -> None:
    for text in TEXTS:
        drawn = pins_map.draw([(text[:40], DEFAULT)], "light", False, False)
        assert "<script" not in drawn
        assert "onerror=" not in re.sub(r">[^<]*<", "><", drawn)


def test_forty_maps_of_six_points_are_drawn_in_time() -> None:
    points = [Point(24 + place * 0.06, 44 + place * 0.04) for place in range(240)]
    maps = [
        (f"Student {place}", Scenario(points=tuple(points[6 * place : 6 * place + 6])))
        for place in range(40)
    ]
    begun = process_time()
    drawn = pins_map.draw(maps, "light", True, True)
    assert _count(drawn, "launch") == 240
    assert process_time() - begun < 20
