"""The poster, read back from its files by other tools, against scene, geodesic and scale."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import zxingcpp
from geographiclib.geodesic import Geodesic
from PIL import Image

from geodata import links, scene, text
from geodata.analysis import findings, wording
from geodata.free_text import Written, clean
from geodata.paper import PAPERS, Order, lettering, poster
from geodata.scenario import DEFAULT, LAYERS, from_query
from geodata.scene import footnotes, looks
from tests import poppler

pytestmark = pytest.mark.slow

BASE = "https://atlas.example"
DAY = date(2026, 11, 25)
PLAIN = Order(DEFAULT, BASE, DAY, "a4")
PX = 300 / 72  # pixels of a 300-dpi print to a point
SIX = from_query(
    {
        "at": [
            "50.91,34.80",
            "49.98,36.25",
            "51.50,31.29",
            "48.47,35.04",
            "50.45,30.52",
            "47.10,37.50",
        ],
        "show": ",".join(LAYERS),
    }
)
HOSTILE = (
    "$\\frac{",
    "</text><script>alert(1)</script>",
    "`${x}`",
    "a 😀 b",
    "x" * 500,
    "שלום עולם, مرحبا",
    "one\x00two\u202ethree\x1b[31m",
    "=cmd()",
    "]]>&amp;<!--",
)


def _svg(order: Order) -> ElementTree.Element:
    return ElementTree.fromstring(poster.draw(order, "svg"))


def _texts(svg: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in svg.iter("{http://www.w3.org/2000/svg}text")]


def _groups(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {node.get("id", ""): node for node in svg.iter("{http://www.w3.org/2000/svg}g")}


def _vertices(group: ElementTree.Element) -> np.ndarray:
    """The vertices of a group's first path, in points; y downward."""
    path = next(iter(group.iter("{http://www.w3.org/2000/svg}path"))).get("d", "")
    return np.array(re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path), dtype=float)


def _pdf(order: Order, folder: Path) -> Path:
    file = folder / "poster.pdf"
    file.write_bytes(poster.draw(order, "pdf"))
    return file


def _spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_drawn_in_its_size_as_png_and_pdf(name: str, tmp_path: Path) -> None:
    order = replace(PLAIN, paper=name)
    with Image.open(io.BytesIO(poster.draw(order, "png"))) as picture:
        assert picture.size == PAPERS[name].pixels
        assert picture.text["Title"] == "200 miles around Sumy"
    sizes = {"a4": "595.276 x 841.89 pts (A4)", "letter": "612 x 792 pts (letter)"}
    if name in sizes:
        assert sizes[name] in poppler.run("pdfinfo", _pdf(order, tmp_path))


def test_the_fonts_of_a_pdf_are_embedded_and_its_text_is_text(tmp_path: Path) -> None:
    file = _pdf(replace(PLAIN, written=Written(name="Олена", note="ґанок")), tmp_path)
    rows = poppler.run("pdffonts", file).splitlines()[2:]
    assert rows
    # Embedded, and only what is used.
    assert all(re.search(r"\byes +yes +(yes|no) ", row) for row in rows), rows
    text = _spaced(poppler.run("pdftotext", file, "-layout"))
    for words in (
        wording.sentence(DEFAULT),
        "200 miles around Sumy",
        "KURSK OBLAST",
        "Олена",
        "ґанок",
        "100 miles",
    ):
        assert words in text


def test_a_drawing_in_svg_is_xml_with_text_and_its_own_fonts() -> None:
    drawing = poster.draw(PLAIN, "svg")
    assert drawing.count(b"@font-face") == 3
    assert b"<script" not in drawing
    assert not re.findall(rb"(?:href|src)=\"(?!#)", drawing)  # nothing is fetched
    texts = " ".join(_texts(ElementTree.fromstring(drawing)))
    for note in footnotes.of(scene.build(DEFAULT)):
        assert f"[{note.number}] {note.text}" in texts
    assert footnotes.data_line(scene.build(DEFAULT)) in texts
    assert "Drawn on 25 November 2026" in texts


@pytest.mark.parametrize(
    "query", [{}, {"at": "47.1,37.5", "range": "400mi"}, {"at": "55.9,24.0", "range": "25mi"}]
)
def test_the_ring_of_an_azimuthal_poster_is_a_circle_to_half_a_pixel(query: dict[str, str]) -> None:
    order = replace(PLAIN, scenario=from_query(query), projection="azimuthal")
    ring = _vertices(_groups(_svg(order))["rings-0"])
    west, north, east, south = *ring.min(axis=0), *ring.max(axis=0)
    centre, radius = np.array([(west + east) / 2, (north + south) / 2]), (east - west) / 2
    # Its vertices, and the middles between them.
    edges = np.concatenate([ring, (ring[1:] + ring[:-1]) / 2])
    off_px = (np.hypot(*(edges - centre).T) - radius) * PX
    assert len(ring) > 350
    assert np.abs(off_px).max() < 0.5


def test_the_ring_of_a_mercator_poster_is_higher_than_wide() -> None:
    ring = _vertices(_groups(_svg(PLAIN))["rings-0"])
    wide, high = np.ptp(ring, axis=0)
    assert 1.0005 < high / wide < 1.05


def test_the_ring_is_as_round_in_the_pixels_of_a_print() -> None:
    order = replace(PLAIN, projection="azimuthal", scenario=replace(DEFAULT, show=()))
    ring = _vertices(_groups(_svg(order))["rings-0"])
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
    svg = _svg(replace(PLAIN, projection=projection))
    groups = _groups(svg)
    bar_pt = np.ptp(_vertices(groups[f"scale-{unit}"])[:, 0])
    label = next(
        words for words in _texts(svg) if re.fullmatch(rf"\d+ {text.UNIT_NAMES[unit]}", words)
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
    svg = _svg(replace(PLAIN, scenario=SIX))
    drawn = Counter(name.split("-")[1] for name in _groups(svg) if name.startswith("airbase-"))
    rows = Counter(row.state for row in findings.of(SIX))
    assert drawn == rows
    texts = _texts(svg)
    for state, words in (
        ("in", "in range"),
        ("edge", "too close to call"),
        ("out", "out of range"),
    ):
        counted = Counter(row.base.country for row in findings.of(SIX) if row.state == state)
        crimean = f", {counted['Ukraine']} in Crimea" if counted["Ukraine"] else ""
        told = re.escape(f"Air base {words}: {counted['Russia']} in Russia{crimean}")
        assert any(re.fullmatch(rf"{told}( \[\d\])?", text) for text in texts)


def test_the_legend_and_the_footnotes_name_just_what_is_seen() -> None:
    near = " ".join(_texts(_svg(replace(PLAIN, scenario=from_query({"range": "25mi"})))))
    far = " ".join(_texts(_svg(replace(PLAIN, scenario=from_query({"range": "300mi"})))))
    assert "Ukraine under Russian occupation" not in near
    assert "Crimea and Sevastopol since 2014" not in near
    assert "Held by Ukraine" in near
    assert "Ukraine under Russian occupation" in far
    assert "Crimea and Sevastopol since 2014" in far


def test_no_two_names_of_towns_and_air_bases_collide() -> None:
    svg = _svg(replace(PLAIN, scenario=SIX, paper="slide"))
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


def test_the_qr_code_is_read_as_the_link() -> None:
    for scenario, paper, theme in ((DEFAULT, "screen", "dark"), (SIX, "a4", "light")):
        drawn = poster.draw(replace(PLAIN, scenario=scenario, paper=paper, theme=theme), "png")
        with Image.open(io.BytesIO(drawn)) as picture:
            codes = zxingcpp.read_barcodes(picture.convert("L"))
        assert [code.text for code in codes] == [links.link(BASE, scenario)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_text_or_is_cut_with_a_note(text: str, tmp_path: Path) -> None:
    words, told = clean(title=text, name=text, group=text, note=text)
    order = replace(PLAIN, written=words)
    drawn = {
        part: lettering.drawable(getattr(words, part))[0]
        for part in ("title", "name", "group", "note")
    }
    joined = "".join("".join(_texts(_svg(order))).split())
    for part in drawn.values():
        assert "".join(part.split()) in joined
    assert b"<script" not in poster.draw(order, "svg")
    with Image.open(io.BytesIO(poster.draw(order, "png", 60))) as picture:
        assert picture.text["Title"] == words.title
    printed = "".join(poppler.run("pdftotext", _pdf(order, tmp_path), "-raw").split())
    if text.isascii() and len(text) < 60 and text.isprintable():
        assert printed.count(text.replace(" ", "")) == 4
    else:
        assert told or sum(letter in printed for letter in text) > len(text) // 2


def test_a_letter_that_no_font_has_stands_as_a_box_and_is_counted() -> None:
    texts = " ".join(_texts(_svg(replace(PLAIN, written=Written(note="中文 and a")))))
    assert "Note: □□ and a" in texts
    assert "2 letters of the student's own words are in no font here and stand as □." in texts


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_same_order_is_the_same_file(kind: str) -> None:
    assert poster.draw(PLAIN, kind, 60) == poster.draw(PLAIN, kind, 60)


def test_what_differs_by_colour_differs_in_grey_or_by_shape_too() -> None:
    """On paper without colours: rings by dashes, areas by hatching, dashes or a step of grey."""
    for of_theme in looks.LOOKS.values():
        assert len({of_theme[name].dash for name in looks.RINGS}) == len(looks.RINGS)
        land = _grey(of_theme["russia"].fill)
        for area in ("kursk", "held", "allowed"):
            line = of_theme[area].line
            assert abs(_grey(line) - land) > 0.25, area


@pytest.mark.parametrize("paper", PAPERS)
def test_all_notes_have_room_on_every_paper_when_everything_is_shown(paper: str) -> None:
    texts = " ".join(_texts(_svg(replace(PLAIN, scenario=SIX, paper=paper))))
    for note in footnotes.of(scene.build(SIX)):
        assert f"[{note.number}] {note.text}" in texts


def _grey(colour: str | None) -> float:
    red, green, blue = (int((colour or "")[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
