"""What a poster's frame shows: only where there are data, or coasts beyond and a note; no void."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
import shapely
from PIL import Image

from geodata.analysis import findings
from geodata.paper import beyond, poster, view
from geodata.paper.sizes import PAPERS
from geodata.paper.view import View
from geodata.projections import NAMES, Projection
from geodata.scenario import EAST, NORTH, SOUTH, WEST, Scenario, from_query
from geodata.scene import ground, looks
from tests.unit.test_poster import PLAIN, draw_svg, texts_of

pytestmark = pytest.mark.slow

CORNERS = [f"{lat},{lon}" for lat in (SOUTH, NORTH) for lon in (WEST, EAST)]
STARTS: list[dict[str, str | list[str]]] = [
    {},
    {"from": "border"},
    {"from": "held"},
    *({"at": corner} for corner in CORNERS),
    {"at": CORNERS},
    {"at": "43.9,33"},  # near the southern edge, where an azimuthal map's parallels bend
]
MILES = (25, 200, 400)
# Frames of maps in points, as high as each paper leaves them: within a line of what is drawn.
FRAMES = {
    "screen": (248, 0, 720, 540),
    "slide": (331, 0, 960, 540),
    "a4": (20, 226, 575, 772),
    "a4-landscape": (230, 20, 822, 575),
    "letter": (20, 210, 592, 723),
    "letter-landscape": (216, 20, 772, 592),
}


def _places_on_the_edge(shown: View) -> np.ndarray:
    """Corners of a frame and places on its sides, in degrees."""
    left, bottom, right, top = shown.frame
    x, y = np.meshgrid(np.linspace(left, right, 9), np.linspace(bottom, top, 9))
    x0, y0 = (left + right) / 2, (bottom + top) / 2
    east = shown.centre[0] + (x.ravel() - x0) * shown.metres
    north = shown.centre[1] + (y.ravel() - y0) * shown.metres
    return np.column_stack(shown.projection.to_degrees(east, north))


def _is_inside(shown: View) -> bool:
    west, south, east, north = ground.FRAME
    lons, lats = _places_on_the_edge(shown).T
    return bool(((lons > west) & (lons < east) & (lats > south) & (lats < north)).all())


def _has_room(scenario: Scenario, plane: Projection) -> bool:
    """Whether the box around the rings, with the least room, lies where the data are."""
    own = np.array(plane.project(findings.union(scenario)).bounds)
    size = own[2:] - own[:2]
    small = shapely.box(*(own[:2] - 0.02 * size), *(own[2:] + 0.02 * size))
    return bool(view.data_area(plane).covers(small))


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("projection", NAMES)
def test_a_frame_shows_no_more_than_the_data_wherever_the_rings_leave_it_a_choice(
    start: dict[str, str | list[str]], projection: str
) -> None:
    for (paper, frame), miles in product(FRAMES.items(), MILES):
        scenario = from_query({**start, "range": f"{miles}mi"})
        shown = view.around(scenario, projection, frame)
        rings = shown.whole(findings.union(scenario))
        assert shown.box.covers(rings), (paper, miles)  # no ring is cut
        assert shapely.box(*frame).buffer(1e-6).covers(shown.box), (paper, miles)
        assert _is_inside(shown) or shown.passes_data, (paper, miles)
        assert shown.passes_data != _has_room(scenario, shown.projection), (paper, miles)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("projection", NAMES)
@pytest.mark.parametrize("start", ["points", "border", "held"])
def test_the_usual_posters_stay_where_the_data_are(paper: str, projection: str, start: str) -> None:
    scenario = from_query({"from": start} if start != "points" else {})
    sheet = poster.Sheet(replace(PLAIN, scenario=scenario, paper=paper, projection=projection))
    assert _is_inside(sheet.shown)


@pytest.mark.parametrize(
    ("query", "projection", "passes"),
    [
        ({"from": "border"}, "mercator", False),
        ({"from": "held"}, "azimuthal", False),
        ({"at": CORNERS[3], "range": "400mi"}, "azimuthal", True),
    ],
)
@pytest.mark.parametrize("theme", looks.LOOKS)
def test_no_void_shows_and_what_is_beyond_the_data_is_said(
    query: dict[str, str], projection: str, passes: bool, theme: str
) -> None:
    order = replace(PLAIN, scenario=from_query(query), paper="slide", projection=projection)
    order = replace(order, theme=theme)
    void = tuple(bytes.fromhex((looks.LOOKS[theme]["beyond"].fill or "")[1:]))
    with Image.open(io.BytesIO(poster.draw(order, "png", 72))) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    assert (pixels == void).all(axis=2).mean() < 0.001  # grey edges of letters
    assert (beyond.NOTE in " ".join(texts_of(draw_svg(order)))) == passes
