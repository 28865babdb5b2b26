"""The glossary: every term, where terms are found in a text, and what wrong terms do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geodata import facts
from geodata.facts import glossary
from geodata.facts.records import Term

# What a reader of the article and of this map would ask about; our choice.
NEEDED = (
    "oblast", "incursion", "recognised border", "line of contact", "held land", "occupied",
    "geodesic", "great circle",
    "projection", "Web Mercator", "azimuthal equidistant", "orthographic", "Tissot circle",
    "scale bar", "latitude",
    "longitude", "initial bearing", "ellipsoid", "statute mile", "nautical mile", "range",
    "export limit", "ATACMS",
    "HIMARS", "Storm Shadow", "SCALP", "glide bomb", "airfield", "launch point", "ring",
    "too close to call", "source",
    "claim", "denominator", "unnamed official", "drawdown authority", "escalation",
)  # fmt: skip
CONTESTED = (
    "incursion",
    "invasion",
    "recognised-border",
    "occupied",
    "escalation",
    "range",
    "export-limit",
)


def find_in(text: str) -> list[tuple[str, str]]:
    """The words that are found in a text, each with the id of its term."""
    return [(text[use.start : use.end], use.term.id) for use in glossary.find_uses(text)]


@pytest.mark.parametrize("words", NEEDED)
def test_a_word_that_a_reader_would_ask_about_is_found(words: str) -> None:
    assert [shown for shown, _ in find_in(f"Here it says {words}.")] == [words]


@pytest.mark.parametrize("term", glossary.terms().values(), ids=lambda term: term.id)
def test_a_term_is_explained_in_one_to_three_sentences_and_found_in_a_text(term: Term) -> None:
    assert term.meaning.endswith(".")
    assert term.meaning.count(". ") <= 2
    assert all(find_in(f"A text with {form} in it.") == [(form, term.id)] for form in term.forms)
    assert term.forms


@pytest.mark.parametrize("name", CONTESTED)
def test_a_contested_term_says_who_uses_it_and_has_a_source_for_each_side(name: str) -> None:
    assert len(glossary.terms()[name].sources) >= 2


def test_only_the_first_use_is_found_whatever_its_case() -> None:
    assert find_in("Ring after ring. Rings.") == [("Ring", "ring")]


def test_terms_that_were_seen_before_are_left_out() -> None:
    uses = glossary.find_uses("A ring in an oblast.", seen={"ring"})
    assert [use.term.id for use in uses] == ["oblast"]


def test_of_two_terms_that_begin_together_the_longer_is_found() -> None:
    assert find_in("The recognised land border.") == [
        ("recognised land border", "recognised-border")
    ]
    assert find_in("Storm Shadow and SCALP") == [("Storm Shadow and SCALP", "storm-shadow")]


def test_a_term_is_a_whole_word_and_may_break_over_a_line() -> None:
    assert find_in("A spring, a long-range drone, HIMARSX and ringing.") == []
    assert find_in("The air\nbases.") == [("air\nbases", "air-base")]


@pytest.mark.parametrize(
    "text",
    [
        "[the ring](https://example.org/ring)", "`ring`", '<b title="ring">', "https://example.org/ring/oblast",
        "<ring>",
    ],
)  # fmt: skip
def test_nothing_is_found_in_links_code_tags_and_addresses(text: str) -> None:
    assert find_in(f"A text: {text}") == []
    assert find_in(f"A text: {text} and an oblast") == [("oblast", "oblast")]


def test_typed_words_leave_the_terms_that_hold_them_all() -> None:
    assert [term.id for term in glossary.find("  MILE land ")] == ["nautical-mile", "statute-mile"]
    assert glossary.find("<script>") == ()
    names = [term.name.casefold() for term in glossary.find("")]
    assert names == sorted(names)
    assert len(names) == len(glossary.terms())


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('name = "oblast"', 'name = ""', "[oblast]: name is ''"),
        ('"cnn-2024-11-17", "reuters-2024-08"', '"gossip"', "an id in sources.toml"),
        ('forms = ["ring", "rings"]', 'forms = ["Oblast"]', "not in [oblast] as well"),
        ("All places at the same distance", "far " * 80, "at most 300 letters"),
        ('example = "The ring of', 'picture = "The ring of', "the field is 'picture'"),
    ],
)
def test_a_wrong_term_is_refused_with_its_name_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    folder = Path(shutil.copytree(facts.FOLDER, tmp_path / "facts"))
    text = (folder / "glossary.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "glossary.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(facts.FactsError) as refusal:
        facts.check_all(folder, more=(glossary.read_terms,))
    assert "facts/glossary.toml" in str(refusal.value)
    assert named in str(refusal.value)
