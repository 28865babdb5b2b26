"""The names on a poster's map: what the article is of is always named, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product

import pytest
from matplotlib.text import Text
from shapely.geometry import Point, box

from geodata import borders
from geodata.analysis import wording
from geodata.paper import labels, map_names
from geodata.paper.canvas import Area, Canvas
from geodata.paper.labels import Label, are_apart
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
MARGIN = 30  # points in which a name may find no room beside a place at the edge
SHOWN = 0.05  # of the frame: a country of which so much is seen is named; our choice
COUNTRIES = ("Ukraine", "Russia", "Belarus")


def _find_due(sheet: Sheet) -> set[str]:
    """The names that a poster must have: those of the subject's places in the frame, of launch
    points, and of the countries that fill a good part of it."""
    shown, scenario = sheet.shown, sheet.order.scenario
    named = {
        shape.label: shape.geometry for layer in sheet.picture.layers for shape in layer.shapes
    }
    inner = shown.box.buffer(-MARGIN)
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


Drawn = tuple[list[Area], dict[str, tuple[Area, ...]]]


@pytest.fixture
def maps(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """Of each map that is drawn: the areas to keep clear of, and those of each written name."""
    kept: list[Drawn] = []
    write = labels.write

    def watch(
        canvas: Canvas, names: Iterable[Label], frame: Area, taken: list[Area]
    ) -> dict[str, tuple[Area, ...]]:
        others = [*taken]
        written = write(canvas, names, frame, taken)
        kept.append((others, written))
        return written

    monkeypatch.setattr(labels, "write", watch)
    return kept


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("projection", NAMES)
def test_every_poster_names_what_the_article_is_of_and_most_towns_nothing_twice_or_over_another(
    scenario: str, projection: str, maps: list[Drawn]
) -> None:
    due, missing = 0, Counter[str]()
    for paper in PAPERS:
        maps.clear()
        order = replace(PLAIN, scenario=SCENARIOS[scenario], paper=paper, projection=projection)
        sheet = Sheet(order)
        written = [art for art in sheet.canvas.figure.artists if isinstance(art, Text)]
        texts = Counter(art.get_text() for art in written if not art.get_path_effects())  # no halos
        assert _find_due(sheet) <= set(texts), paper
        _check_repeated(sheet, texts, len(maps) > 1)
        for others, written_names in maps:
            names = list(written_names.values())
            for one, other in combinations(names, 2):
                assert all(are_apart(*pair) for pair in product(one, other)), paper
            assert max(_share_hidden(area, others) for name in names for area in name) < 0.1, paper
        towns = _find_towns(sheet)
        due += len(towns)
        missing.update(town for town in towns if not any(town in text for text in texts))
    assert missing.total() <= max(0.1 * due, 2), missing


def _check_repeated(sheet: Sheet, texts: Counter[str], is_inset: bool) -> None:
    """A launch point's name stands in the legend too, a scale bar may be as long as a ring, and an
    inset names its places for itself."""
    shapes = [shape for layer in sheet.picture.layers for shape in layer.shapes]
    lengths = ("ring", "published")
    kinds = ("launch", *lengths, "city") if is_inset else ("launch", *lengths)
    labels = {shape.label for shape in shapes if shape.kind not in kinds}
    assert [label for label in labels - {""} if texts[label] > 1] == []


def _share_hidden(area: Area, others: list[Area]) -> float:
    """The share of a name's area that lies over another: a name that must stand may touch a
    symbol."""
    own = box(*area)
    return max(own.intersection(box(*other)).area / own.area for other in others)


def _find_towns(sheet: Sheet) -> list[str]:
    """The towns of the first two ranks whose names have room beside their places."""
    inner = sheet.shown.box.buffer(-MARGIN)
    towns = (shape for shape in sheet.picture.shapes("cities") if shape.rank <= 2)
    places = ((town.label, sheet.shown.at(town.geometry.x, town.geometry.y)) for town in towns)
    return [town for town, place in places if inner.covers(Point(place))]


def test_an_air_base_is_told_apart_from_its_town() -> None:
    texts = texts_of(draw_svg(replace(PLAIN, paper="slide")))
    assert "Belgorod" in texts
    assert "Belgorod airfield 81 mi" in texts


def test_names_are_placed_in_the_order_of_what_a_reader_looks_for() -> None:
    ranks, subjects = map_names.RANKS, map_names.SUBJECTS
    first = [ranks["launch"], subjects["Kursk"], subjects["KURSK OBLAST"], subjects["UKRAINE"]]
    bases = map_names.BASE_RANKS
    then = [ranks["country"], ranks["region"], *(ranks["city"] + rank for rank in (1, 2))]
    then += [bases["edge"], bases["in"], ranks["city"] + 3]
    last = [bases["out"]]
    assert subjects["UKRAINE"] == subjects["RUSSIA"]
    assert [*first, *then, *last] == sorted({*first, *then, *last})
