"""The class sheet: links as teachers paste them, bad ones named by line, good ones drawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.exports import class_list, class_sheet
from geodata.scenario import DEFAULT
from tests import poppler

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 25)
LINK = "https://atlas.example/?at=50.91,34.80&range=300km"


def test_links_are_read_as_they_are_pasted() -> None:
    text = "\n".join(
        [
            "Name,Link",
            f"Anna, {LINK}",
            f'"Ґалаґан, Олена","{LINK}"',
            LINK,
            f"Ben;{LINK}",
            f"Cy\t{LINK}",
            "",
            "Di ?at=49,36",
            f"{LINK}, Eve Meyer",
            f"Flo,Meyer,{LINK}",
            f"Gil <{LINK}>.",
            f"Hana: {LINK} (my homework)",
            f'Ida,"O, Neil",{LINK}',
        ]
    )
    pupils, problems = class_list.read(text)
    assert problems == ()
    assert [pupil.name for pupil in pupils] == [
        "Anna",
        "Ґалаґан, Олена",
        "",
        "Ben",
        "Cy",
        "Di",
        "Eve Meyer",
        "Flo Meyer",
        "Gil",
        "Hana",
        "Ida O, Neil",
    ]
    assert [pupil.scenario.range_value for pupil in pupils] == [
        300,
        300,
        300,
        300,
        300,
        200,
        *[300] * 5,
    ]


def test_a_bad_line_is_named_with_its_number_and_the_reason() -> None:
    text = (
        f"{LINK}\nno link here\nBen https://atlas.example/?at=abc\nhttps://atlas.example/\nEve "
        f"{LINK}&x=1"
    )
    pupils, problems = class_list.read(text)
    assert [pupil.name for pupil in pupils] == ["", "Eve"]
    assert [line.split(",")[0].split(":")[0] for line in problems] == [
        "Line 2",
        "Line 3",
        "Line 4",
        "Line 5",
    ]
    assert "“no link here”, has no link" in problems[0]
    assert "“Ben”: at=“abc” is not a place" in problems[1]
    assert "copy the whole address" in problems[2]
    assert "“x” is not a part of this address" in problems[3]


def test_the_sites_own_address_is_the_map_that_it_opens_with_and_a_place_beyond_it_is_refused() -> (
    None
):
    text = (
        "Anna https://atlas.example/\nBen https://elsewhere.example/\nCy "
        f"{LINK.replace('50.91,34.80', '99,200')}"
    )
    pupils, problems = class_list.read(
        f"{text}\nDi {LINK} {LINK}", "https://atlas.example", "In the file, line"
    )
    assert [(pupil.name, pupil.scenario) for pupil in pupils[:1]] == [("Anna", DEFAULT)]
    assert (
        "In the file, line 1, “Anna”: The link holds no map: the one with which the site opens"
        in problems[0]
    )
    assert "In the file, line 2, “Ben”: The link holds no map" in problems[1]
    assert "outside this map" in problems[2]
    assert "more than one link" in problems[-1]


def test_a_spreadsheets_file_is_read_in_its_own_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        pupils, problems = class_list.read_file(f"Name;Link\nÖzge;{LINK}\n".encode(encoding))
        assert len(problems) == (encoding == "cp1252")
        assert [pupil.name for pupil in pupils] == ["Özge"]


def test_forty_maps_and_no_more() -> None:
    pupils, problems = class_list.read("name,link\n" + "\n".join([LINK] * 45))
    assert len(pupils) == class_list.MOST
    assert problems == ("45 lines were given; the first 40 are read.",)


@given(st.text(max_size=400))
def test_any_text_is_read_without_harm(text: str) -> None:
    pupils, problems = class_list.read(f"{text}\n{LINK}")
    assert len(pupils) <= class_list.MOST
    assert all(problem.isprintable() for problem in problems)


def test_the_pdf_has_a_page_for_each_in_order_and_can_be_left_off(tmp_path: Path) -> None:
    pupils, _ = class_list.read(f"Anna {LINK}\nZoë https://atlas.example/?at=49.98,36.25\n")
    *done, book = class_sheet.pages(pupils, "https://atlas.example", DAY, "letter")
    assert done == [1, 2]
    assert isinstance(book, bytes)
    file = tmp_path / "class.pdf"
    file.write_bytes(book)
    for page, words in enumerate(
        (("Anna", "300 km from Sumy"), ("Zoë", "200 miles from Kharkiv")), start=1
    ):
        text = poppler.run("pdftotext", file, "-f", str(page), "-l", str(page), "-layout")
        assert all(word in text for word in words)
    drawing = class_sheet.pages(pupils, "https://atlas.example", DAY, "letter")
    assert next(drawing) == 1
    drawing.close()
