"""A name stands where its place is: not across a border, a front or the edge of an oblast."""

from __future__ import annotations

import pytest

from geodata import borders
from geodata.scene import sides

CITIES = {city.name: city for city in borders.cities()}


@pytest.mark.parametrize(
    ("town", "own", "other"),
    [
        ("Sumy", "left", "right"),
        ("Kupiansk", "left", "right"),
        ("Kramatorsk", "left", "right"),
        ("Donetsk", "right", "left"),
    ],
)
def test_a_town_beside_a_line_is_named_on_its_own_side_of_it(
    town: str, own: str, other: str
) -> None:
    city = CITIES[town]
    order = sides.order(city.lon, city.lat, other)
    assert own in order
    assert other not in order
    assert set(order) <= set(sides.SIDES)


def test_far_from_every_line_the_preferred_side_comes_first() -> None:
    lviv = CITIES["Lviv"]
    for side in sides.SIDES:
        assert sides.order(lviv.lon, lviv.lat, side)[0] == side


def test_both_languages_try_the_same_sides() -> None:
    script = (borders.FOLDER.parent / "webmap" / "placer.js").read_text(encoding="utf-8")
    listed = script.partition("SIDES = [")[2].partition("]")[0]
    assert [side.strip(' \n"') for side in listed.split(",") if side.strip()] == list(sides.SIDES)
