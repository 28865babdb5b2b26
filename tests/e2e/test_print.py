"""The browser's own print of a page: the map whole and in light colours, words, no buttons."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from geodata import facts
from geodata.scene.looks import LOOKS
from tests import poppler
from tests.e2e.conftest import Opener, Student

DPI = 96  # a pixel of the picture is one of the style sheet
MAP = (680, 520)  # streamlit.css
KEY = 190  # webmap.css: how wide it is, left of the map
CRIMEA = (45.7, 33.7)  # its north, where neither a name nor an airfield stands
# A page, and words that its print must have.
PAGES = {
    "": ("200 miles reaches", "Key", "Recognised Ukraine", "Map data:"),
    "?at=50.91,34.80&at=51.5,33.5&from=border&range=400km": ("400 km", "Key", "Map data:"),
    "lessons?lesson=how-far&step=3": ("By how many per cent", "Your answer", "42", "Step 3 of 6"),
    "article": ("62 of 62 claims", "The systems in the article"),
    "timeline": ("What Washington allowed by then", "24 February 2022"),
}
PRESSED = (
    "Undo", "Start over", "Add a point", "Published ranges", "Earlier event",
    "Open the first claim", "Filter the claims", "All lessons", "Check",
    "Open this map with its controls", "Download",
    "The map in words",
)  # fmt: skip
# What is in view, to the pixel, and what is changed for paper.
VIEW = """() => { const { min, max } = map.getPixelBounds();
    return [String([min, max]), map.getZoom(), document.querySelector(".key").open,
        getComputedStyle(map.getContainer()).getPropertyValue("--sea-fill")]; }"""
# Where a place stands on the printed map, and the colours of its lines and of the key's; the
# page's own script hears of the print before this.
TELL = """(at) => addEventListener("beforeprint", () => {
    const { map, document: inside } = document.querySelector("iframe[title^=streamlit_folium]")
        .contentWindow;
    const { x, y } = map.latLngToContainerPoint(at);
    const lines = [...inside.querySelectorAll("path, rect")].map((e) => e.getAttribute("stroke"));
    window.printed = [[x, y], lines.filter((line) => line?.startsWith("#"))];
})"""
# A hand looks elsewhere and measures.
HAND = """() => {
    map.setView([50.1234, 34.5678], 8, { animate: false });
    document.querySelector("button[title^=Measure]").click();
    for (const lat of [50, 51]) rangeMap.tools.pick({ lat, lng: 35 });
}"""
LIGHT = LOOKS["light"]


def _rgb(colour: str | None) -> tuple[int, ...]:
    assert colour
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


GROUND = [_rgb(LIGHT[name].fill) for name in ("sea", "land", "russia", "ukraine", "lake")]
WHITE = (255, 255, 255)
Pixels = npt.NDArray[np.int_]


def _where(pixels: Pixels, colour: tuple[int, ...], apart: int) -> npt.NDArray[np.bool_]:
    return (abs(pixels - colour) <= apart).all(axis=-1)


def _share(pixels: Pixels, colours: list[tuple[int, ...]], apart: int = 8) -> float:
    return float(np.any([_where(pixels, one, apart) for one in colours], axis=0).mean())


def _find_map(page: Pixels) -> Pixels:
    """The map on a page: right of the key, as high as its left edge is not white."""
    left = round(12 / 25.4 * DPI) + KEY
    white = _where(page[:, left + 2], WHITE, 3)
    ends = np.flatnonzero(np.diff(np.r_[True, white, True]))
    top, bottom = max(zip(ends[::2], ends[1::2], strict=True), key=lambda run: run[1] - run[0])
    assert abs(bottom - top - MAP[1]) <= 2
    return page[top:bottom, left : left + MAP[0] - KEY]


def _check_map(picture: Pixels, crimea: tuple[float, float]) -> None:
    height, width, _ = picture.shape
    for edge in (picture[1:3], picture[-3:-1], picture[:, 1:3], picture[:, -3:-1]):
        assert _share(edge, GROUND) > 0.5  # beside lines, names and credit
        assert _share(edge, [WHITE, _rgb(LIGHT["beyond"].fill)], 3) < 0.05
    ys, xs = np.nonzero(_where(picture, _rgb(LIGHT["ring"].line), 25))
    assert len(xs) > 500
    assert xs.max() - xs.min() > 250
    assert 0 < xs.min() < xs.max() < width - 10
    assert 10 < ys.min() < ys.max() < height - 10
    x, y = map(round, crimea)
    if 10 < x < width - 10 and 10 < y < height - 40:
        land = picture[y - 4 : y + 4, x - 4 : x + 4]
        assert _share(land, [_rgb(LIGHT["ukraine"].fill)], 25) > 0.2
        assert _share(land, [WHITE], 2) == 0
        assert land.sum(axis=-1).min() < 3 * 215  # hatching


def _answer(student: Student) -> None:
    student.page.get_by_role("textbox", name="Your answer").fill("42")
    student.page.get_by_role("button", name="Check").click()
    student.page.locator("p.mark:not(.silent)").wait_for()
    student.rest()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_prints_whole_in_black_on_white_and_is_as_before_afterwards(
    new_student: Opener, tmp_path: Path, theme: str
) -> None:
    student = new_student({"width": 1366, "height": 625}, color_scheme=theme)
    for address, words in PAGES.items():
        student.open(address)
        if address.startswith("lessons"):
            _answer(student)
        student.page.evaluate(TELL, CRIMEA)
        if not address:
            student.frame().evaluate(HAND)
        before = student.frame().evaluate(VIEW)
        for paper in ("A4", "Letter"):
            file = tmp_path / f"{paper}.pdf"
            student.page.pdf(path=file, format=paper)
            text = poppler.run("pdftotext", file, "-raw")
            plain, bare = " ".join(text.split()), "".join(text.split())
            assert [word for word in words if word.replace(" ", "") not in bare] == []
            assert [word for word in PRESSED if re.search(rf"\b{word}\b", plain)] == []
            first = np.asarray(poppler.draw_first(file, DPI), dtype=int)
            assert tuple(first[5, 5]) == WHITE
            assert first[40:130, 40:400].sum(axis=-1).min() < 100  # the title's letters
            crimea, lines = student.page.evaluate("printed")
            _check_map(_find_map(first), crimea)
            assert set(lines) <= {look.line for look in LIGHT.values()}
            if address == "article":
                _check_claims(text.split("\f"))
        student.page.wait_for_timeout(200)  # until what changed its size has been heard of
        assert student.frame().evaluate(VIEW) == before
    assert student.errors == []


def _check_claims(pages: list[str]) -> None:
    """Each claim is on one page with its reason."""
    bare = ["".join(page.split()) for page in pages]
    for claim in facts.claims():
        head, reason = ("".join(words.split())[:40] for words in (claim.claim, claim.reason))
        assert any(head in page and reason in page for page in bare), claim.claim
