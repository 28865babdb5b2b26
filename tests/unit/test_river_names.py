"""Names along rivers, on paper and in the browser: on calm stretches, read from left to right."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from matplotlib.text import Text
from shapely.affinity import scale
from shapely.geometry import LineString

from geodata import borders
from geodata.paper import river_names
from geodata.paper.poster import Sheet
from tests import javascript
from tests.unit.test_poster import PLAIN

WIDE, SIZE = 60.0, 10.0
SLANT = [(0, 0), (300, 150)]
ZIGZAG = [(20 * i, 25 * (i % 2)) for i in range(16)]
CALM_AT_THE_END = [*ZIGZAG, (400, 0), (520, 0)]


def _in_browser(course: list[tuple[float, float]]) -> list[list[dict[str, float]]]:
    points = [{"x": x, "y": y} for x, y in course]
    (found,) = javascript.answers(("course.js",), [("course.find", points, WIDE)])
    stretches: list[list[dict[str, float]]] = found
    return stretches


@pytest.mark.parametrize("course", [SLANT, SLANT[::-1]])
def test_a_name_is_read_from_left_to_right_along_its_river(
    course: list[tuple[float, float]],
) -> None:
    best = river_names.find(LineString(course), WIDE, SIZE)[0]
    assert best.turn == pytest.approx(math.degrees(math.atan2(150, 300)), abs=0.1)
    away = LineString(course).distance(LineString([best.at, best.at]))
    assert away == pytest.approx(river_names.RISE * SIZE, abs=0.1)
    line = _in_browser(course)[0]
    assert line[-1]["x"] - line[0]["x"] == pytest.approx(WIDE / math.sqrt(1.25), abs=4)
    assert line[-1]["y"] - line[0]["y"] == pytest.approx(WIDE / math.sqrt(5), abs=4)


def test_no_name_stands_where_a_river_turns_to_and_fro_or_is_too_short() -> None:
    for course in (ZIGZAG, [(0, 0), (WIDE - 8, 0)]):
        assert river_names.find(LineString(course), WIDE, SIZE) == ()
        assert _in_browser(course) == []
    assert river_names.find(LineString(CALM_AT_THE_END), WIDE, SIZE)[0].at[0] > 380
    assert _in_browser(CALM_AT_THE_END)[0][0]["x"] > 340


def test_every_river_has_a_calm_stretch_at_a_close_zoom() -> None:
    close = 500.0  # px to the degree, about zoom 9.5
    for river in borders.rivers():
        line = scale(river.line, close, -close, origin=(0, 0))
        parts = getattr(line, "geoms", [line])
        assert any(_in_browser(list(part.coords)) for part in parts), river.name
        assert river_names.find(line, WIDE, SIZE), river.name


@pytest.mark.slow
def test_names_of_rivers_are_turned_on_a_poster() -> None:
    sheet = Sheet(replace(PLAIN, paper="a4"))
    names = {river.name for river in borders.rivers()}
    texts = [art for art in sheet.canvas.figure.artists if isinstance(art, Text)]
    turned = {art.get_text(): art.get_rotation() for art in texts if art.get_text() in names}
    assert len(turned) >= 3
    assert all(turn % 360 <= 90 or turn % 360 >= 270 for turn in turned.values())
    assert sum(turn % 360 > 5 and turn % 360 < 355 for turn in turned.values()) >= 2
