"""The poster, read back from its files by other tools: sizes, fonts, words, legend, QR code."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from geodata import links, scene
from geodata.analysis import wording
from geodata.free_text import Written, clean
from geodata.paper import lettering, poster
from geodata.paper.columns import MORE
from geodata.paper.orders import Order
from geodata.paper.sizes import PAPERS
from geodata.scenario import DEFAULT, LAYERS, Scenario, from_query
from geodata.scene import citing, footnotes, looks
from tests import poppler

pytestmark = pytest.mark.slow

BASE = "https://atlas.example"
DAY = date(2026, 11, 25)
PLAIN = Order(DEFAULT, BASE, DAY, "a4")
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


@cache
def _drawn(order: Order) -> bytes:
    """An order's drawing, once for all tests that read it."""
    return poster.draw(order, "svg")


def draw_svg(order: Order) -> ElementTree.Element:
    return ElementTree.fromstring(_drawn(order))


def texts_of(svg: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in svg.iter("{http://www.w3.org/2000/svg}text")]


def groups_of(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {node.get("id", ""): node for node in svg.iter("{http://www.w3.org/2000/svg}g")}


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
        assert picture.text["Title"] == "200 miles from Sumy reaches 4 of 49 airfields in Russia"
    sizes = {"a4": "595.276 x 841.89 pts (A4)", "letter": "612 x 792 pts (letter)"}
    if name in sizes:
        assert sizes[name] in poppler.run("pdfinfo", _pdf(order, tmp_path))


def test_the_fonts_of_a_pdf_are_embedded_and_its_text_is_text(tmp_path: Path) -> None:
    file = _pdf(replace(PLAIN, written=Written(name="Олена", note="ґанок")), tmp_path)
    rows = poppler.run("pdffonts", file).splitlines()[2:]
    assert rows
    # Embedded, and only what is used.
    assert all(re.search(r"\byes +yes +(yes|no) ", row) for row in rows), rows
    faces = {row.partition("+")[2].split()[0] for row in rows}
    assert {"SourceSerifPro-It", "MapCapitalsRegular", "MapCapitalsBold"} <= faces
    text = _spaced(poppler.run("pdftotext", file, "-layout"))
    for words in (
        "200 miles from Sumy reaches 4 of 49 airfields in Russia",
        wording.beneath(DEFAULT),
        "KURSK OBLAST",
        "Олена",
        "ґанок",
        "100 miles",
    ):
        assert words in text


def test_a_drawing_in_svg_is_xml_with_text_and_its_own_fonts() -> None:
    drawing = _drawn(PLAIN)
    assert drawing.count(b"@font-face") == 3
    assert b"<script" not in drawing
    assert not re.findall(rb"(?:href|src)=\"(?!#|data:)", drawing)  # nothing is fetched
    texts = " ".join(texts_of(ElementTree.fromstring(drawing)))
    for note in footnotes.of(scene.build(DEFAULT)):
        assert f"[{note.number}] {note.text}" in texts
    assert citing.credit_line(scene.build(DEFAULT)) in texts
    assert "Drawn on 25 November 2026" in texts


def test_waters_are_named_in_a_serif_italic_and_areas_with_room_between_their_letters() -> None:
    nodes = draw_svg(PLAIN).iter("{http://www.w3.org/2000/svg}text")
    styles = {node.text: node.get("style", "") for node in nodes}
    assert re.search(r"italic.*'Source Serif Pro'", styles["Don"])
    for name in ("UKRAINE", "KURSK OBLAST"):
        assert re.search(r"'Source Sans Pro'.*; letter-spacing: 0\.16em", styles[name])
    assert "italic" not in styles["Kharkiv"] + styles["UKRAINE"]
    assert "letter-spacing" not in styles["Kharkiv"] + styles["Don"]


def test_the_legend_and_the_footnotes_name_just_what_is_seen() -> None:
    near = " ".join(texts_of(draw_svg(replace(PLAIN, scenario=from_query({"range": "25mi"})))))
    far = " ".join(texts_of(draw_svg(replace(PLAIN, scenario=from_query({"range": "300mi"})))))
    assert "Ukraine under Russian occupation" not in near
    assert "Crimea and Sevastopol since 2014" not in near
    assert "Held by Ukraine" in near
    assert "Ukraine under Russian occupation" in far
    assert "Crimea and Sevastopol since 2014" in far


def test_the_qr_code_is_read_as_the_link() -> None:
    for scenario, paper, theme in ((DEFAULT, "screen", "dark"), (SIX, "a4", "light")):
        drawn = poster.draw(replace(PLAIN, scenario=scenario, paper=paper, theme=theme), "png")
        with Image.open(io.BytesIO(drawn)) as picture:
            codes = zxingcpp.read_barcodes(picture.convert("L"))
        assert [code.text for code in codes] == [links.link(BASE, scenario)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_text_or_is_cut_with_a_note(text: str, tmp_path: Path) -> None:
    words, output = clean(title=text, name=text, group=text, note=text)
    order = replace(PLAIN, written=words)
    drawn = {
        part: lettering.drawable(getattr(words, part))[0]
        for part in ("title", "name", "group", "note")
    }
    joined = "".join("".join(texts_of(draw_svg(order))).split())
    for part in drawn.values():
        assert "".join(part.split()) in joined
    assert b"<script" not in _drawn(order)
    with Image.open(io.BytesIO(poster.draw(order, "png", 60))) as picture:
        assert picture.text["Title"] == words.title
    printed = "".join(poppler.run("pdftotext", _pdf(order, tmp_path), "-raw").split())
    if text.isascii() and len(text) < 60 and text.isprintable():
        assert printed.count(text.replace(" ", "")) == 4
    else:
        assert output or sum(letter in printed for letter in text) > len(text) // 2


def test_a_letter_that_no_font_has_stands_as_a_box_and_is_counted() -> None:
    texts = " ".join(texts_of(draw_svg(replace(PLAIN, written=Written(note="中文 and a")))))
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


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("scenario", [DEFAULT, SIX], ids=["usual", "everything"])
def test_all_notes_have_room_on_a_high_sheet(paper: str, scenario: Scenario) -> None:
    texts = " ".join(texts_of(draw_svg(replace(PLAIN, scenario=scenario, paper=paper))))
    for note in footnotes.of(scene.build(scenario)):
        assert f"[{note.number}] {note.text}" in texts
    assert MORE not in texts


def _grey(colour: str | None) -> float:
    red, green, blue = (int((colour or "")[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
