"""How a poster is laid out: the map's share of the sheet, its title, what stands in which size."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geodata import scene
from geodata.analysis import wording
from geodata.free_text import Written
from geodata.paper.columns import MORE
from geodata.paper.orders import Order
from geodata.paper.poster import Sheet
from geodata.paper.sizes import PAPERS
from geodata.projections import NAMES
from geodata.scenario import DEFAULT, Scenario, from_query
from geodata.scene import citing, footnotes
from tests.unit.test_poster import PLAIN, SIX, draw_svg, groups_of, texts_of

pytestmark = pytest.mark.slow

EARLY = replace(SIX, day="2023-05-01")  # before any report of ATACMS in Ukrainian hands
SCENARIOS = {"usual": DEFAULT, "six": SIX, "early": EARLY}
SIZE = re.compile(r"(?:font-size: |font: (?:\w+ )*)([\d.]+)px")


def _share(order: Order) -> float:
    """The area of the map's frame over the sheet's."""
    sheet = Sheet(order)
    left, bottom, right, top = sheet.shown.frame
    return (right - left) * (top - bottom) / (sheet.canvas.width * sheet.canvas.height)


def _texts(order: Order) -> str:
    return " ".join(texts_of(draw_svg(order)))


@pytest.mark.parametrize("scenario", [DEFAULT, EARLY], ids=["usual", "early"])
@pytest.mark.parametrize("projection", NAMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_map_takes_most_of_every_sheet(paper: str, projection: str, scenario: Scenario) -> None:
    order = replace(PLAIN, scenario=scenario, paper=paper, projection=projection)
    assert _share(order) >= (0.65 if PAPERS[paper].beside else 0.60)
    assert _share(replace(order, clean=True)) >= 0.80


@pytest.mark.parametrize(
    ("scenario", "clean"), [*((name, False) for name in SCENARIOS), ("usual", True)]
)
@pytest.mark.parametrize("paper", PAPERS)
def test_no_print_is_smaller_than_its_paper_allows(paper: str, scenario: str, clean: bool) -> None:
    order = replace(PLAIN, scenario=SCENARIOS[scenario], paper=paper, clean=clean)
    styles = [node.get("style", "") for node in draw_svg(order).iter() if "text" in node.tag[-4:]]
    sizes = [float(found[1]) for style in styles if (found := SIZE.search(style))]
    assert len(sizes) > 20
    assert min(sizes) >= PAPERS[paper].least_pt - 0.01


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("paper", PAPERS)
def test_what_must_stand_stands_on_every_paper_and_what_is_left_out_is_said(
    paper: str, scenario: str
) -> None:
    order = replace(PLAIN, scenario=SCENARIOS[scenario], paper=paper)
    texts, picture = _texts(order), scene.build(order.scenario)
    legend = [words for layer in picture.layers for _, words in layer.legend]
    for words in (
        wording.headline(order.scenario),
        wording.beneath(order.scenario),
        "Recognised Ukraine–Russia land border",
        *(words for words in legend if words.startswith(("Airfield", "200 miles"))),
        "Web Mercator projection",
        "Drawn on 25 November 2026",
        citing.credit_line(picture),
        footnotes.limits(),
    ):
        assert words in texts
    assert "https://atlas.example" in texts
    assert "qr" in groups_of(draw_svg(order))
    left_out = [
        note for note in footnotes.of(picture) if f"[{note.number}] {note.text}" not in texts
    ]
    assert bool(left_out) <= (MORE in texts)
    assert not [note for note in left_out if f"[{note.number}]" in texts]  # in the legend neither


@pytest.mark.parametrize("paper", PAPERS)
def test_a_clean_poster_has_title_map_and_one_line_of_sources_only(paper: str) -> None:
    written = Written(name="Anna", note="Mine")
    order = replace(PLAIN, paper=paper, clean=True, written=written)
    named = [name for name in groups_of(draw_svg(order)) if re.match(r"[a-z]+-\d+$", name)]
    outside = [name for name in named if name.startswith(("title", "data", "sentence", "link"))]
    assert outside == ["title-0", "data-0"]
    texts = _texts(order)
    assert wording.headline(DEFAULT) in texts
    assert f"Anna. {citing.credit_line(scene.build(DEFAULT))}" in texts
    for words in ("Key", "Notes", "Mine", "Drawn on", "https://", wording.beneath(DEFAULT)):
        assert words not in texts
    for words in ("KURSK OBLAST", "Belgorod airfield 81 mi", "N", "50° N"):
        assert words in texts_of(draw_svg(order))
    assert "scale-km" in groups_of(draw_svg(order))
    assert "qr" not in groups_of(draw_svg(order))


def test_a_clean_poster_of_another_day_names_it() -> None:
    assert "Map of 1 May 2023. Map data: " in _texts(replace(PLAIN, scenario=EARLY, clean=True))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({}, "200 miles from Sumy reaches 4 of 49 airfields in Russia"),
        (
            {"from": "border"},
            "200 miles from the recognised land border reaches 24 of 49 airfields in Russia",
        ),
        (
            {"from": "held", "range": "300km"},
            "300 km from Ukrainian-held land reaches 17 of 49 airfields in Russia",
        ),
        (
            {"at": ["50.91,34.80", "49.98,36.25"]},
            "200 miles from Sumy and Kharkiv reaches 5 of 49 airfields in Russia",
        ),
        (
            {"day": "2023-05-01"},
            "200 miles from Sumy would have reached 4 of 49 airfields in Russia",
        ),
        ({"show": "held"}, "200 miles around Sumy"),
    ],
)
def test_the_title_is_the_finding_and_beneath_stands_what_it_does_not_say(
    query: dict[str, str | list[str]], title: str
) -> None:
    order = replace(PLAIN, scenario=from_query(query))
    assert order.title == title
    assert (order.sentence == wording.sentence(order.scenario)) == ("show" in query)
    texts = _texts(order)
    assert title in texts
    assert order.sentence in texts


@pytest.mark.parametrize("scenario", [DEFAULT, EARLY, from_query({"from": "held"})])
def test_title_and_rest_say_all_that_the_sentence_says(scenario: Scenario) -> None:
    both = f"{wording.headline(scenario)} {wording.beneath(scenario)}"
    numbers = re.findall(r"\d+", wording.sentence(scenario).replace("; 45 are beyond it", ""))
    assert set(numbers) <= set(re.findall(r"\d+", both))


def test_beneath_a_students_own_title_stands_the_whole_sentence() -> None:
    order = replace(PLAIN, written=Written(title="Mine"))
    assert wording.sentence(DEFAULT) in _texts(order)
    assert wording.headline(DEFAULT) not in _texts(order)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_title_is_made_smaller_and_then_broken_but_never_cut(paper: str) -> None:
    title = "How far two hundred miles reach from six towns near the border " * 2
    order = replace(PLAIN, scenario=SIX, paper=paper, written=Written(title=title.strip()))
    assert title.strip() in _texts(order)
