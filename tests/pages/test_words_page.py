"""The page of words without a browser: every term and place is there, and searches work."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import borders, facts
from geodata.facts import before_article, glossary, place_names
from geodata.scene import html_words
from pages.shared.source_links import escape
from tests.pages.opening import open_page, refusals


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The page of words, opened through the frame that every page has."""
    return open_page("words")


def entries(page: AppTest) -> list[str]:
    """The terms as they are shown."""
    names = tuple(f"**{term.name}**: " for term in glossary.terms().values())
    return [text.value for text in page.markdown if text.value.startswith(names)]


def test_every_term_is_shown_with_its_meaning_and_sources(page: AppTest) -> None:
    shown = entries(page)
    assert len(shown) == len(glossary.terms())
    for term in glossary.terms().values():
        text = next(text for text in shown if text.startswith(f"**{term.name}**"))
        assert term.meaning in text
        assert term.example in text
        assert all(escape(facts.sources()[source].outlet) in text for source in term.sources)


def test_typed_words_leave_the_right_terms_and_nothing_typed_is_shown(page: AppTest) -> None:
    page.text_input(key="find-word").set_value("Mile").run()
    assert {text.split("**")[1] for text in entries(page)} >= {"statute mile", "nautical mile"}
    page.text_input(key="find-word").set_value("<b>**x**</b>").run()
    assert entries(page) == []
    assert not any("<b>" in text.value for text in (*page.markdown, *page.text))
    page.text_input(key="find-word").set_value("").run()
    assert not page.exception


@pytest.mark.parametrize("typed", ["Kyiv", "Kiev", "Київ", "киев"])
def test_a_city_is_found_by_its_name_in_any_language(page: AppTest, typed: str) -> None:
    page.text_input(key="find-place").set_value(typed).run()
    assert "Kyiv" in list(page.dataframe[0].value["English"])


def test_a_place_that_is_not_there_is_said_in_a_sentence(page: AppTest) -> None:
    page.text_input(key="find-place").set_value("Atlantis").run()
    assert len(page.dataframe) == 0
    assert any("No place has that in it" in line for line in refusals(page))
    page.text_input(key="find-place").set_value("").run()
    assert len(page.dataframe[0].value) == len(place_names.place_names())


@pytest.mark.parametrize("region", borders.regions().values(), ids=lambda region: region.name)
def test_every_region_of_the_map_has_a_name_in_ukrainian_and_in_russian(
    region: borders.Region,
) -> None:
    names = place_names.read_region_names()[region.name]
    assert all(re.fullmatch(r"[А-Яа-яЁёІіЇїЄєҐґ' -]{4,}", name) for name in names)
    assert all(name[0].isupper() for name in names)
    kinds = {"Oblast": ("область", "область"), "Krai": ("край", "край")}.get(
        region.title.split()[-1]
    )
    assert kinds is None or tuple(name.split()[-1] for name in names) == kinds


@pytest.mark.parametrize("city", borders.cities(), ids=lambda city: city.name)
def test_every_city_of_the_map_has_a_name_in_ukrainian_and_in_russian(city: borders.City) -> None:
    assert all(
        re.fullmatch(r"[А-Яа-яЁёІіЇїЄєҐґ' -]{3,}", name) for name in (city.name_uk, city.name_ru)
    )
    assert not re.search("[ЁёЫыЭэЪъ]", city.name_uk)  # letters that Ukrainian has not
    assert not re.search("[ІіЇїЄєҐґ]", city.name_ru)  # letters that Russian has not


def test_ukrainian_and_russian_names_of_regions_are_not_mixed_up() -> None:
    for ukrainian, russian in place_names.read_region_names().values():
        assert not re.search("[ЁёЫыЭэЪъ]", ukrainian)
        assert not re.search("[ІіЇїЄєҐґ]", russian)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("Курська область", "Kursk", "a name in Cyrillic letters"),
        ("Kursk,RU-KRS", "Kursk,UA-KRS", "its country's code"),
        ("Kursk,RU-KRS", "Tula,RU-KRS", "each region of the map once"),
        ("Kursk,RU-KRS", "Tula,RU-KRS", "what it lacks is 'Kursk'"),
    ],
)
def test_wrong_names_of_regions_are_refused(tmp_path: Path, old: str, new: str, named: str) -> None:
    text = (facts.FOLDER / "region_names.csv").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "region_names.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(facts.FactsError, match=re.escape(named)):
        place_names.read_region_names(tmp_path)


def test_a_term_carries_its_meaning_escaped_and_words_bring_no_tag() -> None:
    shown = html_words.with_meanings(
        "A <b onclick='x'>bold</b> word & the recognised border, a border."
    )
    assert "<b" not in shown
    assert len(re.findall("<(?!/?span)", shown)) == 0
    assert shown.endswith("</span>, a border.")
    meaning = re.search(r'data-meaning="([^"]*)"', shown)
    assert meaning
    assert unescape(meaning[1]) == glossary.terms()["recognised-border"].meaning


def test_pages_carry_meanings_where_a_term_first_stands() -> None:
    page = open_page()
    for name in ("map", "article", "airbases", "timeline", "export", "sources"):
        page.switch_page(f"{name}.py").run()
        assert not page.exception
        texts = [text.value for text in (*page.markdown, *page.caption)]
        texts += [part.proto.body for part in page.get("html")]
        assert any('class="term"' in text for text in texts), name


def test_the_table_of_names_has_the_inhabitants_of_each_city(page: AppTest) -> None:
    page.text_input(key="find-place").set_value("").run()
    table = page.dataframe[0].value
    people = dict(zip(table["English"], table["Inhabitants"], strict=True))
    for city in borders.cities():
        assert people[city.name] == (f"{city.population:,}" if city.population else "")


def test_what_came_before_stands_there_with_a_link_behind_each_sentence(page: AppTest) -> None:
    shown = [text.value for text in page.markdown]
    for part in before_article.history():
        assert part.heading in [heading.value for heading in page.header]
        told = next(text for text in shown if part.sentences[0].words in unescape(_plain(text)))
        lines = told.split("\n- ")
        assert len(lines) == len(part.sentences)
        for line, sentence in zip(lines, part.sentences, strict=True):
            assert sentence.words in unescape(_plain(line))
            known = [facts.sources()[source] for source in sentence.sources]
            assert all(escape(source.outlet) in line for source in known if source.id != "ours")


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)
