"""The names on a poster's map: what the article is of is always named, and nothing twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from matplotlib.text import Text
from shapely.geometry import Point

from geodata import borders
from geodata.analysis import wording
from geodata.paper import map_names
from geodata.paper.poster import Sheet
from geodata.paper.sizes import PAPERS
from geodata.projections import NAMES
from geodata.scenario import from_query
from tests.unit.test_poster import PLAIN, SIX, draw_svg, texts_of

pytestmark = pytest.mark.slow

SCENARIOS = {
    "usual": from_query({}),
    "border": from_query({"from": "border"}),
    "held": from_query({"from": "held"}),
    "near": from_query({"range": "25mi"}),
    "far": from_query({"at": "49.98,36.25", "range": "400mi"}),
    "six": SIX,
    "kursk": from_query({"at": "51.73,36.19", "range": "100mi"}),
    "lviv": from_query({"at": "49.84,24.02", "range": "100mi"}),
}
SHOWN = 0.05  # of the frame: a country of which so much is seen is named; our choice
COUNTRIES = ("Ukraine", "Russia", "Belarus")


def _find_due(sheet: Sheet) -> set[str]:
    """The names that a poster must have: those of the subject's places in the frame, of launch
    points, and of the countries that fill a good part of it."""
    shown, scenario = sheet.shown, sheet.order.scenario
    named = {
        shape.label: shape.geometry for layer in sheet.picture.layers for shape in layer.shapes
    }
    inner = shown.box.buffer(-30)  # a name has room beside its place
    due = {
        name
        for name in ("KURSK OBLAST", "Kursk")
        if inner.covers(Point(shown.at(named[name].x, named[name].y)))
    }
    if scenario.start == "points":
        labels = {wording.label(scenario, index) for index in range(len(scenario.points))}
        due = due - {"Kursk"} | labels if "Kursk" in labels else due | labels
    for country in COUNTRIES:
        seen = shown.project(borders.country(country)).intersection(shown.box)
        if seen.area > SHOWN * shown.box.area:
            due.add(country.upper())
    return due


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("projection", NAMES)
def test_what_the_article_is_of_is_named_on_every_poster_and_nothing_twice(
    scenario: str, paper: str, projection: str
) -> None:
    order = replace(PLAIN, scenario=SCENARIOS[scenario], paper=paper, projection=projection)
    sheet = Sheet(order)
    written = [art for art in sheet.canvas.figure.artists if isinstance(art, Text)]
    texts = Counter(art.get_text() for art in written if not art.get_path_effects())  # no halos
    assert _find_due(sheet) <= set(texts)
    shapes = [shape for layer in sheet.picture.layers for shape in layer.shapes]
    # A launch point's name stands in the legend too, and a scale bar may be as long as a ring.
    labels = {shape.label for shape in shapes if shape.kind not in ("launch", "ring")}
    assert [label for label in labels - {""} if texts[label] > 1] == []


def test_an_air_base_is_told_apart_from_its_town() -> None:
    texts = texts_of(draw_svg(replace(PLAIN, paper="slide")))
    assert "Belgorod" in texts
    assert "Belgorod airfield 81 mi" in texts


def test_names_are_placed_in_the_order_of_what_a_reader_looks_for() -> None:
    ranks, subjects = map_names.RANKS, map_names.SUBJECTS
    first = [ranks["launch"], subjects["Kursk"], subjects["KURSK OBLAST"], subjects["UKRAINE"]]
    then = [ranks["country"], ranks["region"], *(ranks["city"] + rank for rank in (1, 2, 3))]
    last = [map_names.BASE_RANKS["in"], map_names.BASE_RANKS["out"]]
    assert subjects["UKRAINE"] == subjects["RUSSIA"]
    assert [*first, *then, *last] == sorted({*first, *then, *last})
