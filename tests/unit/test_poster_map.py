"""The map on a poster, by its file: rings are round, the scale is true, names do not collide."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from PIL import Image

from geodata import scene, text
from geodata.analysis import findings
from geodata.paper import lettering, poster
from geodata.paper.sizes import PAPERS
from geodata.scenario import DEFAULT, from_query
from tests.unit.test_poster import PLAIN, SIX, draw_svg, groups_of, texts_of

pytestmark = pytest.mark.slow

PX = 300 / 72  # pixels of a 300-dpi print to a point


def _vertices(group: ElementTree.Element) -> np.ndarray:
    """The vertices of a group's first path, in points; y downward."""
    path = next(iter(group.iter("{http://www.w3.org/2000/svg}path"))).get("d", "")
    return np.array(re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path), dtype=float)


@pytest.mark.parametrize(
    "query", [{}, {"at": "47.1,37.5", "range": "400mi"}, {"at": "55.9,24.0", "range": "25mi"}]
)
def test_the_ring_of_an_azimuthal_poster_is_a_circle_to_half_a_pixel(query: dict[str, str]) -> None:
    order = replace(PLAIN, scenario=from_query(query), projection="azimuthal")
    ring = _vertices(groups_of(draw_svg(order))["rings-0"])
    west, north, east, south = *ring.min(axis=0), *ring.max(axis=0)
    centre, radius = np.array([(west + east) / 2, (north + south) / 2]), (east - west) / 2
    # Its vertices, and the middles between them.
    edges = np.concatenate([ring, (ring[1:] + ring[:-1]) / 2])
    off_px = (np.hypot(*(edges - centre).T) - radius) * PX
    assert len(ring) > 350
    assert np.abs(off_px).max() < 0.5


def test_the_ring_of_a_mercator_poster_is_higher_than_wide() -> None:
    ring = _vertices(groups_of(draw_svg(PLAIN))["rings-0"])
    wide, high = np.ptp(ring, axis=0)
    assert 1.0005 < high / wide < 1.05


def test_the_ring_is_as_round_in_the_pixels_of_a_print() -> None:
    order = replace(PLAIN, projection="azimuthal", scenario=replace(DEFAULT, show=()))
    ring = _vertices(groups_of(draw_svg(order))["rings-0"])
    (x, y), radius = (ring.min(axis=0) + ring.max(axis=0)) / 2 * PX, np.ptp(ring[:, 0]) / 2 * PX
    y -= PAPERS["a4"].height_in * 300 % 1  # what is over of a pixel is cut at the upper edge
    with Image.open(io.BytesIO(poster.draw(order, "png"))) as picture:
        colours = np.asarray(picture.convert("RGB")).astype(int)
    away = np.abs(colours - np.array([0xB8, 0x4F, 0x00])).sum(axis=2)
    steps, off = np.arange(-9, 9.01, 0.25), []
    for bearing in np.radians(np.arange(0, 360, 3)):
        columns = np.floor(x + (radius + steps) * np.sin(bearing)).astype(int)
        rows = np.floor(y - (radius + steps) * np.cos(bearing)).astype(int)
        line = steps[away[rows, columns] < 60]
        if len(line) > 20:  # else a label covers it
            off.append(line.mean())
    assert len(off) > 90
    assert np.percentile(np.abs(off), 95) < 0.5


@pytest.mark.parametrize("projection", ["mercator", "azimuthal"])
@pytest.mark.parametrize("unit", ["mi", "km"])
def test_the_scale_bar_is_right_at_the_launch_point(projection: str, unit: str) -> None:
    """Against the ring's own east and west ends (azimuthal) or the meridians (Mercator)."""
    svg = draw_svg(replace(PLAIN, projection=projection))
    groups = groups_of(svg)
    bar_pt = np.ptp(_vertices(groups[f"scale-{unit}"])[:, 0])
    label = next(
        words for words in texts_of(svg) if re.fullmatch(rf"\d+ {text.UNIT_NAMES[unit]}", words)
    )
    told_km = float(label.split()[0]) * (1.609344 if unit == "mi" else 1)
    if projection == "azimuthal":
        shown_km = bar_pt / (np.ptp(_vertices(groups["rings-0"])[:, 0]) / 2) * DEFAULT.range_km
    else:
        # 34 and 36 E.
        meridians = [_vertices(groups[f"graticule-{index}"])[:, 0].mean() for index in (11, 12)]
        degrees = bar_pt / (meridians[1] - meridians[0]) * 2
        shown_km = (
            Geodesic.WGS84.Inverse(50.91, 34.8 - degrees / 2, 50.91, 34.8 + degrees / 2)["s12"]
            / 1000
        )
    assert shown_km == pytest.approx(told_km, rel=0.005)


def test_air_bases_are_drawn_as_they_are_counted_and_the_legend_says_how_many() -> None:
    svg = draw_svg(replace(PLAIN, scenario=SIX))
    drawn = Counter(name.split("-")[1] for name in groups_of(svg) if name.startswith("airbase-"))
    rows = Counter(row.state for row in findings.of(SIX))
    assert drawn == rows
    texts = texts_of(svg)
    for state, words in (
        ("in", "in range"),
        ("edge", "too close to call"),
        ("out", "out of range"),
    ):
        counted = Counter(row.base.country for row in findings.of(SIX) if row.state == state)
        occupied = f", {counted['Ukraine']} on occupied land (small)" if counted["Ukraine"] else ""
        output = re.escape(f"Airfield {words}: {counted['Russia']} in Russia{occupied}")
        assert any(re.fullmatch(rf"{output}( \[\d\])?", text) for text in texts)


def test_no_two_names_of_towns_and_air_bases_collide() -> None:
    svg = draw_svg(replace(PLAIN, scenario=SIX, paper="slide"))
    cities = {
        shape.label
        for layer in scene.build(SIX).layers
        if layer.name == "cities"
        for shape in layer.shapes
    }
    boxes = []
    for node in svg.iter("{http://www.w3.org/2000/svg}text"):
        if node.text in cities and (
            found := re.search(
                r"font-size: ([\d.]+)px|font: (?:\w+ )*([\d.]+)px", node.get("style", "")
            )
        ):
            size = float(found[1] or found[2])
            x, y = float(node.get("x", 0)), float(node.get("y", 0))
            wide = lettering.width_pt(node.text, round(size, 3), "700" in node.get("style", ""))
            boxes.append((x, y - 0.7 * size, x + wide, y + 0.15 * size))
    assert len(boxes) > 15
    for number, a in enumerate(boxes):
        for b in boxes[:number]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
