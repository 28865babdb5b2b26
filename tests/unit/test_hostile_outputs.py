"""Hostile texts in every output: each comes out as plain text in a real parser and is inert."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from geodata import free_text, links, scene, webmap
from geodata.exports import class_list, class_sheet, data_files, kml, living_file
from geodata.lessons import handouts
from geodata.lessons.parts import Lesson, TextQuestion
from geodata.lessons.progress import Answer, Progress
from geodata.lessons.reading import lessons
from geodata.paper import poster
from geodata.paper.orders import Order
from geodata.scenario import DEFAULT, from_query
from geodata.scene import citing, html_words
from geodata.scene.footnotes import sources
from geodata.scene.layers import Layer
from geodata.webmap.gestures import Hand
from tests import poppler
from tests.unit.hostile import SPOKEN, TEXTS
from tests.unit.test_pictures import BASE, DAY

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
# That could act.
TAGS = ("script", "iframe", "object", "form", "meta", "base", "svg", "img", "b", "details")
HOSTS = tuple(f"http://{text}/" for text in TEXTS) + tuple(
    f"http://atlas.example{text}" for text in TEXTS
)
USUAL = scene.build(DEFAULT)


def hostile_scene(text: str) -> scene.Scene:
    """A scene all of whose words are one hostile text, as if facts and names were hostile."""
    layers = tuple(
        _hostile_layer(layer, text)
        for layer in USUAL.layers
        if layer.name not in ("airbases", "regions")
    )
    return replace(USUAL, layers=layers[-6:], sentence=text)


def _hostile_layer(layer: Layer, text: str) -> Layer:
    shapes = tuple(replace(shape, label=text, hint=(text,)) for shape in layer.shapes[:2])
    return replace(layer, title=text, note=text, shapes=shapes)


def same(text: str) -> str:
    """A text with its blanks as one, as HTML and our printers show it."""
    return " ".join(text.split())


@cache
def draw(text: str, kind: str) -> bytes:
    """A poster with a text as title, name, class and note."""
    written, _ = free_text.clean(title=text, name=text, group=text, note=text)
    return poster.draw(Order(DEFAULT, BASE, DAY, "a4", written=written), kind, dpi=20)


@pytest.mark.parametrize("text", SPOKEN)
def test_a_file_for_home_shows_it_as_text_and_has_no_element_of_it(text: str) -> None:
    usual = html.document_fromstring(living_file.write_map(USUAL, BASE, DAY).decode())
    read = html.document_fromstring(living_file.write_map(hostile_scene(text), BASE, DAY).decode())
    assert same(text) in same(read.text_content())
    for tag in TAGS:
        assert len(read.findall(f".//{tag}")) == len(usual.findall(f".//{tag}")), tag
    attributes = {name for node in read.iter() if isinstance(node.tag, str) for name in node.attrib}
    assert not {name for name in attributes if name.startswith("on")}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_what_is_written_into_a_script_is_data_and_comes_back_the_same(text: str) -> None:
    written = webmap.script_safe({"text": text, text: 1})
    assert not set("<>&`\u2028\u2029") & set(written)
    assert "${" not in written
    assert json.loads(written)["text"] == text
    sent = webmap.payload(hostile_scene(text), "light", Hand())
    assert json.loads(sent)["words"] == text


@pytest.mark.parametrize("text", SPOKEN)
def test_kml_geojson_and_table_hold_it_as_text(text: str) -> None:
    picture = hostile_scene(text)
    read = etree.fromstring(
        kml.write(picture, BASE), etree.XMLParser(resolve_entities=False, no_network=True)
    )
    assert text in {node.text for node in read.iter() if str(node.tag).endswith("name")}
    content = [node.text or "" for node in read.iter() if str(node.tag).endswith("description")]
    for words in content:  # which Google Earth shows as HTML
        tags = (
            {node.tag for node in html.fragment_fromstring(words, create_parent=True).iter()}
            if words
            else set()
        )
        assert tags <= {"div", "p", "b", "br"}
    assert len(read.findall(".//{*}script")) == 0
    features = json.loads(data_files.geojson(picture, BASE))
    assert features["sentence"] == text
    assert all(feature["properties"]["name"] == text for feature in features["features"])
    table = data_files.table(picture, BASE).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert {text, f"'{text}"} & set(cells)
    assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in cells)


@pytest.mark.parametrize("text", [text for text in TEXTS if "\ud800" not in text])
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    rows = csv.reader(
        io.StringIO(data_files.table(replace(USUAL, sentence=text), BASE).decode("utf-8-sig"))
    )
    assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for row in rows for cell in row)


def _svg_texts(drawing: bytes) -> tuple[str, set[str]]:
    read = etree.fromstring(
        drawing, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    )
    tags = {etree.QName(node).localname for node in read.iter() if isinstance(node.tag, str)}
    return same(" ".join(node.text or "" for node in read.iter(f"{SVG}text"))), tags


@pytest.mark.parametrize(
    "text", [*SPOKEN[::4], ' d="0.123456 7.654321"', ":red[red]", "$x^2$ and $y_1$"]
)
def test_a_drawing_shows_it_letter_by_letter_and_has_no_element_of_it(text: str) -> None:
    texts, tags = _svg_texts(draw(text, "svg"))
    assert tags == _svg_texts(draw("Anna", "svg"))[1]
    assert texts.replace(" ", "").count(text.replace(" ", "")) >= 3


def test_a_pdf_shows_it_letter_by_letter_and_has_nothing_that_acts(tmp_path: Path) -> None:
    shown = {
        "title": "$\\frac{1}{2}$ **b**",
        "name": ":red[red]",
        "group": "=1+1 %s%n",
        "note": "<img src=x onerror=f()>",
    }
    file = tmp_path / "map.pdf"
    file.write_bytes(
        poster.draw(Order(DEFAULT, BASE, DAY, "a4", written=free_text.clean(**shown)[0]), "pdf")
    )
    content = same(poppler.run("pdftotext", file, "-raw")).replace(" ", "")
    assert all(text.replace(" ", "") in content for text in shown.values())
    assert not any(act in file.read_bytes() for act in (b"/JavaScript", b"/URI", b"/Launch"))


@pytest.mark.parametrize("group", range(4))
def test_any_of_them_can_be_drawn_and_no_letter_is_without_a_font(group: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text in TEXTS[group::24]:
            assert draw(text, "png").startswith(b"\x89PNG")


def _words() -> tuple[Lesson, TextQuestion]:
    return next(
        (one, ask)
        for one in lessons().values()
        for ask in one.questions
        if isinstance(ask, TextQuestion)
    )


def test_a_sheet_to_hand_in_shows_an_answer_as_it_was_written(tmp_path: Path) -> None:
    lesson, question = _words()
    text = "$\\frac{1}{2}$ <b>x</b> **y** :red[z] =1+1 {0}"
    now = Progress(lesson.id, 0, (Answer(question.id, 1, text),))
    file = tmp_path / "sheet.pdf"
    file.write_bytes(handouts.summary(lesson, now, free_text.Written(text, text), BASE, DAY))
    content = same(poppler.run("pdftotext", file, "-raw")).replace(" ", "")
    assert text.replace(" ", "") in content


@pytest.mark.parametrize(
    "text",
    ["a\x00b and the border", "half \ud800 of it", "👨\u200d👩 and 𒀀 letters", "\ufffe, \ue000"],
)
def test_letters_that_no_font_has_stand_as_boxes_on_a_sheet_and_are_counted(text: str) -> None:
    lesson, question = _words()
    now = Progress(lesson.id).give(question, f"{text}, which is written at length.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert handouts.summary(lesson, now, free_text.clean(name=text)[0], BASE, DAY).startswith(
            b"%PDF"
        )


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_name_of_a_file_is_letters_digits_and_hyphens(text: str) -> None:
    name = free_text.file_name(free_text.clean(title=text)[0].title)
    assert 0 < len(name) <= 60
    assert len(name.encode()) <= 250
    assert all(letter.isalnum() or letter == "-" for letter in name)
    assert not name.startswith("-")


@pytest.mark.parametrize("seen", HOSTS, ids=range(len(HOSTS)))
def test_a_host_that_a_stranger_names_is_a_host_in_link_citation_snippet_and_code(
    seen: str,
) -> None:
    base = links.address(seen)
    host, *folders = base.removeprefix("http://").split("/")
    assert all(re.fullmatch(r"[\w.~%:-]+", name) for name in (host, *folders))
    assert re.fullmatch(r"[A-Za-z0-9_.:-]+", host)
    assert base.isascii()
    content = citing.snippet(base, replace(USUAL, sentence='"><script>1</script>'))
    (only,) = html.fragments_fromstring(content)
    assert [node.tag for node in only.iter()] == ["a", "img"]
    assert only.get("href").startswith(f"{base}/?")
    assert all(line.isprintable() for line in citing.citations(USUAL, base, DAY).values())
    assert etree.fromstring(citing.qr_svg(links.link(base, DEFAULT))).tag == f"{SVG}svg"


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_query_reaches_link_citation_snippet_or_words(text: str) -> None:
    query: dict[str, Any] = {key: [text] for key in ("at", "range", "from", "show", "day", text)}
    assert links.link(BASE, from_query(query)) == links.link(BASE, DEFAULT)
    assert scene.build(from_query(query)).sentence == USUAL.sentence
    assert sources(USUAL.credits)


@pytest.mark.parametrize("text", SPOKEN)
def test_words_that_are_explained_bring_no_tag(text: str) -> None:
    read = html.fragment_fromstring(
        html_words.with_meanings(f"The border. {text}"), create_parent=True
    )
    assert {node.tag for node in read.iter()} <= {"div", "span"}


def test_a_class_sheet_prints_a_hostile_name_as_text(tmp_path: Path) -> None:
    lines = [
        f"{text}, https://a.example/?at=50.91,34.80" for text in ("$x^2$ <b>", "**bold** :red[x]")
    ]
    pupils, problems = class_list.read("\n".join(lines))
    assert problems == ()
    *done, book = class_sheet.pages(pupils, BASE, DAY, "a4")
    assert done == [1, 2]
    assert isinstance(book, bytes)
    file = tmp_path / "class.pdf"
    file.write_bytes(book)
    content = poppler.run("pdftotext", file, "-raw")
    assert "$x^2$ <b" in content
    # Signs at a name's edges are the list's, not the name's; the rest is text.
    assert "bold** :red[x]" in content
