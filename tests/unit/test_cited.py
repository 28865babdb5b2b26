"""Every statement names a source, every source a page or why there is none, and origins count."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geodata import facts
from geodata.facts import (
    before_article,
    cited,
    glossary,
    map_areas,
    named_places,
    published_figures,
    statements,
)
from geodata.facts.cited import Origin, Source
from geodata.facts.records import Claim
from geodata.lessons.reading import lessons

Maker = Callable[..., None]
FIRM = 50  # claims, of 62, that are to rest on a primary source or on two independent origins


@pytest.mark.parametrize("source", facts.sources().values(), ids=lambda source: source.id)
def test_a_source_can_be_opened_or_says_why_not(source: Source) -> None:
    assert source.outlet
    assert bool(source.url) != bool(source.no_url)
    assert bool(source.title) != bool(source.about)
    assert not source.title.startswith("Report on")
    assert not source.url or source.site.count(".")
    assert source.read != "citation" or source.url
    assert source.read != "not read" or source.no_url
    assert source.kind != "report quoting another" or source.quotes


def _list_sourced() -> Iterator[tuple[str, tuple[str, ...]]]:
    """All that is stated, by what it is, with the ids of its sources."""
    for claim in facts.claims():
        yield claim.id, claim.sources
        yield from ((f"{claim.id}: {value.value}", (value.source,)) for value in claim.values)
    yield from ((event.id, event.sources) for event in facts.events())
    yield from ((one.date, one.sources) for one in facts.permissions())
    yield from ((f"{one.base} {one.date}", one.sources) for one in facts.reports())
    yield from ((base.name, base.sources) for base in facts.all_airbases())
    for weapon in facts.weapons():
        yield from ((f"{weapon.id} {reach.printed}", (reach.source,)) for reach in weapon.ranges)
        yield f"{weapon.id} in hand", (weapon.in_hand_source,) if weapon.in_hand else ("article",)
    yield from ((preset.id, (preset.source,)) for preset in facts.range_presets())
    yield from ((term.id, term.sources) for term in glossary.terms().values())
    yield from ((one.id, one.sources) for one in statements.statements().values())
    yield from ((one.id, (one.source,)) for one in published_figures.figures().values())
    yield from ((area.id, (area.source,)) for area in map_areas.areas().values())
    yield from ((place.id, place.sources) for place in named_places.named_places().values())
    for part in before_article.history():
        yield from ((one.words, one.sources) for one in part.sentences)
    for lesson in lessons().values():
        yield from ((standard.id, (standard.source,)) for standard in lesson.standards)


@pytest.mark.parametrize(("what", "sources"), [*_list_sourced()], ids=lambda one: str(one)[:40])
def test_what_is_stated_names_its_sources(what: str, sources: tuple[str, ...]) -> None:
    assert sources, what
    assert set(sources) <= set(facts.sources())


def test_no_source_stands_there_for_nothing() -> None:
    named = {source for _, sources in _list_sourced() for source in sources}
    named |= {
        one.id for lesson in lessons().values() for step in lesson.steps for one in step.sources
    }
    named |= {"iso-codes", "iso3166-2-db", "gshhg", "natural-earth", "openstreetmap"}  # the map's
    for area in map_areas.areas().values():
        named |= set(area.quotes)
    named |= {quoted for source in named for quoted in _list_behind(source)}
    assert set(facts.sources()) - named == set()


def _list_behind(source: str) -> set[str]:
    direct = facts.sources()[source].quotes if source in facts.sources() else ()
    return {source, *(name for quoted in direct for name in _list_behind(quoted))}


def _is_firm(claim: Claim) -> bool:
    origins = cited.find_origins(claim.sources)
    return len(origins) > 1 or any(one.source and one.source.is_primary for one in origins)


def test_most_claims_rest_on_a_primary_source_or_on_two_independent_origins() -> None:
    assert sum(map(_is_firm, facts.claims())) >= FIRM


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Maker:
    """Sources of a test's own: a line each, `id: what it quotes`."""

    def build(*lines: str) -> None:
        tables = []
        for line in lines:
            key, _, quoted = line.partition(":")
            kind = "report quoting another" if quoted else "news report"
            listed = ", ".join(f'"{name}"' for name in quoted.split())
            tables.append(
                f'[{key}]\nurl = "https://{key}.example.org/x"\ntitle = "{key}"\noutlet = "{key}"\n'
                f'kind = "{kind}"\nread = "excerpt"\nquotes = [{listed}]\n'
            )
        (tmp_path / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
        known = cited.read_sources(tmp_path)
        monkeypatch.setattr(cited, "sources", lambda: known)

    return build


def _ids(origins: tuple[Origin, ...]) -> list[str]:
    return [origin.id for origin in origins]


def test_ten_copies_of_one_report_are_one_origin(make: Maker) -> None:
    make("cnn:", *(f"copy{number}:cnn" for number in range(10)))
    (origin,) = cited.find_origins([f"copy{number}" for number in range(10)])
    assert origin.id == "cnn"
    assert len(origin.passed_on) == 10


def test_who_passes_on_whom_is_followed_to_the_end(make: Maker) -> None:
    make("a:b", "b:minister", "c:")
    first, second = cited.find_origins(["a", "c"])
    assert (first.id, second.id) == ("minister", "c")
    assert first.source is None
    assert _ids(first.passed_on) == ["b"]
    assert _ids(first.passed_on[0].passed_on) == ["a"]


def test_one_report_of_two_voices_has_two_origins(make: Maker) -> None:
    make("a:kyiv moscow")
    assert _ids(cited.find_origins(["a"])) == ["kyiv", "moscow"]
    assert cited.is_copied_only(["a"])


def test_the_article_and_our_own_calculations_are_no_origins_of_a_claim() -> None:
    assert cited.find_origins([facts.ARTICLE, "held-kursk"]) == ()


def test_a_source_that_quotes_itself_is_refused(make: Maker) -> None:
    with pytest.raises(facts.FactsError, match="others than itself"):
        make("a:b", "b:a")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('url = "https://', 'url = "javascript:', "an address that begins with http"),
        ('url = "https://', 'no_url = "https://', "title or about|one of url"),
        ('kind = "news report"', 'kind = "rumour"', "kind is 'rumour'"),
        ('read = "excerpt"', 'read = "all of it"', "whole, excerpt, citation"),
        ('outlet = "', 'outlook = "', "the field is 'outlook'"),
    ],
)
def test_a_wrong_source_is_refused(tmp_path: Path, old: str, new: str, named: str) -> None:
    folder = Path(shutil.copytree(facts.FOLDER, tmp_path / "facts"))
    text = (folder / "sources.toml").read_text(encoding="utf-8")
    if new.startswith("no_url"):
        text = text.replace(old, 'no_url = "none"\nurl = "https://', 1)
    else:
        text = text.replace(old, new, 1)
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(facts.FactsError, match=named):
        facts.read_sources(folder)
