"""What students read: easy enough for fifteen, and in words that take no side."""

from __future__ import annotations

import re

import pytest

from geodata import facts
from geodata.facts.statements import statements
from tests import readability

# Words that judge, or that one side uses of the other; our choice. A quotation in “ ” may hold
# them: it says whose they are.
LOADED = (
    "regime", "terrorist", "terrorists", "terror", "orc", "orcs", "liberate", "liberated",
    "liberation", "aggressor",
    "aggression", "brave", "heroic", "hero", "heroes", "puppet", "junta", "nazi", "nazis",
    "denazify", "evil",
    "barbaric", "horde", "hordes", "enemy", "enemies", "unprovoked", "cowardly", "brutal",
    "glorious", "traitor",
    "martyr", "rashist", "ukrop", "banderite", "mercenaries", "special military operation",
    "special operation",
    "provocation", "annexed republics", "reunification", "massacre",
)  # fmt: skip
TEXTS = readability.texts()


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # Flesch-Kincaid by hand: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
        ("The cat sat on the mat. It was a good day to be out.", 0.39 * 7 + 11.8 * 14 / 14 - 15.59),
        (
            "The water under the table is colder than the water over it.",
            0.39 * 12 + 11.8 * 18 / 12 - 15.59,
        ),
        (
            "Considerable military equipment was being transported.",
            0.39 * 6 + 11.8 * 18 / 6 - 15.59,
        ),
    ],
)
def test_the_measure_agrees_with_the_formula_counted_by_hand(text: str, grade: float) -> None:
    assert readability.grade(text) == pytest.approx(grade, abs=0.01)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**From** Kursk to [Sumy](https://example.org)", "From London to London"),
        ("{mile} km are 1,852.5 m, 90 per cent", "ten km are ten m, ten per cent"),
        ("The city of Курськ on `?at=1` the river", "The city of on the river"),
        ("The field at Khalino is 3.5 km away.", "The field at London is ten km away."),
    ],
)
def test_names_numbers_markdown_and_cyrillic_do_not_change_the_measure(
    text: str, read: str
) -> None:
    assert readability.cleaned(text) == read


@pytest.mark.parametrize("place", TEXTS)
def test_the_texts_of_a_page_read_easily_at_fifteen(place: str) -> None:
    assert readability.page_grade(TEXTS[place]) <= readability.PAGE_LIMIT


@pytest.mark.parametrize("place", TEXTS)
def test_no_paragraph_is_much_harder_than_its_page(place: str) -> None:
    grade, text = readability.hardest(TEXTS[place])
    assert grade <= readability.PARAGRAPH_LIMIT, text


@pytest.mark.parametrize("place", TEXTS)
def test_no_text_of_ours_takes_a_side_by_its_words(place: str) -> None:
    for text in TEXTS[place]:
        outside = re.sub(r"“[^”]*”", "", text)
        assert re.findall(rf"\b(?:{'|'.join(LOADED)})\b", outside, flags=re.IGNORECASE) == [], text


def test_every_page_and_every_text_of_the_facts_is_measured() -> None:
    assert {
        "airbases",
        "article",
        "export",
        "phrases",
        "sources",
        "teachers",
        "timeline",
        "words",
    } <= TEXTS.keys()
    assert {
        "article.toml",
        "events.csv",
        "glossary.toml",
        "lessons.toml",
        "weapons.toml",
    } <= TEXTS.keys()
    everything = " ".join(text for every in TEXTS.values() for text in every)
    # In a step of a lesson.
    assert "An oblast is a region, much like a state or a county." in everything
    assert "reaches 4 of 49 airfields in Russia" in everything  # said by wording.py


def test_a_loaded_word_or_a_hard_paragraph_would_be_noticed() -> None:
    hard = (
        "Notwithstanding considerable international disapproval, " * 6
        + "deliberations continued indefinitely."
    )
    assert readability.hardest([hard])[0] > readability.PARAGRAPH_LIMIT
    assert re.search(rf"\b(?:{'|'.join(LOADED)})\b", "The Regime said so.", flags=re.IGNORECASE)


def test_what_our_texts_count_of_our_own_is_what_the_facts_hold() -> None:
    russian = sum(base.country == "Russia" for base in facts.airbases())
    fields = {len(facts.airbases()), russian, len(facts.airbases()) - russian}
    output = [text for paragraphs in readability.texts().values() for text in paragraphs]
    output += [statement.words for statement in statements().values()]
    counts = [
        match
        for text in output
        for match in re.findall(r"(\d+) (?:public )?(airfields|fields|claims)\b", text)
    ]
    assert len(counts) >= 3
    for number, what in counts:
        assert int(number) in ({len(facts.claims())} if what == "claims" else fields), (
            number,
            what,
        )
