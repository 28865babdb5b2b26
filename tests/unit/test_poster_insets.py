"""The insets of a poster: where they stand, what they hide, and how much larger one of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from shapely.geometry import box

from geodata import borders
from geodata.paper.canvas import Area
from geodata.paper.insets import HELD_SHARE, LEAST_GAIN, Insets
from geodata.paper.orders import Order
from geodata.paper.poster import Sheet
from geodata.paper.sizes import PAPERS
from geodata.paper.view import View
from geodata.projections import NAMES
from geodata.scenario import from_query
from tests.unit.test_poster import PLAIN, draw_svg

pytestmark = pytest.mark.slow

STARTS = {
    "usual": from_query({}),
    "border": from_query({"from": "border"}),
    "held": from_query({"from": "held", "range": "300km"}),
}
Kept = tuple[Insets, Sequence[Area], list[Area]]


@pytest.fixture
def insets_of_posters(monkeypatch: pytest.MonkeyPatch) -> list[Kept]:
    """Insets, what they were to keep clear of, and the areas that they took."""
    found: list[Kept] = []
    draw = Insets.draw

    def watch(self: Insets, taken: Sequence[Area]) -> list[Area]:
        before = [*taken]
        areas = draw(self, taken)
        found.append((self, before, areas))
        return areas

    monkeypatch.setattr(Insets, "draw", watch)
    return found


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("projection", NAMES)
def test_insets_hide_no_symbol_no_ring_and_nothing_of_kursk_oblast(
    start: str, projection: str, insets_of_posters: list[Kept]
) -> None:
    for paper in PAPERS:
        sheet = Sheet(replace(PLAIN, scenario=STARTS[start], paper=paper, projection=projection))
        ((insets, taken, areas),) = (insets_of_posters.pop(),)
        corners = [box(*area) for area in areas if area[2] - area[0] > 20]  # but the line's dots
        frame_on_map = [one for one in corners if one.contains(_held(insets.view))]
        for corner in (one for one in corners if one not in frame_on_map):
            assert insets.view.box.contains(corner), paper
            assert not any(corner.intersects(box(*area)) for area in taken), paper
            for ring in sheet.picture.shapes("rings"):
                assert not corner.intersects(insets.view.whole(ring.geometry).boundary), paper
            assert not corner.intersects(insets.view.whole(borders.region("Kursk"))), paper


def _held(view: View) -> object:
    return view.whole(borders.held_kursk())


def _ids(order: Order) -> set[str | None]:
    return {part.get("id") for part in draw_svg(order).iter()}


def test_a_slide_shows_the_globe_and_the_held_part_at_least_twice_as_large(
    insets_of_posters: list[Kept],
) -> None:
    order = replace(PLAIN, paper="slide", projection="azimuthal", clean=True)
    assert {"globe-sea", "globe-kursk", "globe-ring", "scale-larger"} <= _ids(order)
    ((insets, _, (corner, *_)),) = insets_of_posters
    place, high = insets.view.whole(borders.held_kursk()).bounds, corner[3] - corner[1]
    assert high * HELD_SHARE >= LEAST_GAIN * (place[3] - place[1])


def test_no_inset_shows_a_held_part_that_the_map_has_not() -> None:
    for query in ({"show": "airbases"}, {"day": "2024-10-10"}, {"at": "49.84,24.02"}):
        order = replace(PLAIN, scenario=from_query(query), paper="slide", clean=True)
        ids = _ids(order)
        assert "scale-km" in ids
        assert "scale-larger" not in ids, query
