"""Pictures by address: each choice is used, each wrong one named, nothing is drawn twice."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import drawing_process, links, settings
from geodata.drawing_process import NotDrawnError
from geodata.exports import pictures
from geodata.exports.pictures import BadQueryError
from geodata.free_text import Written
from geodata.paper import orders, poster

pytestmark = pytest.mark.slow

BASE, DAY = "https://atlas.example", date(2026, 11, 25)


def _read(query: dict[str, list[str]], kind: str = "png") -> pictures.Asked:
    return pictures.read(query, kind, BASE, DAY)


def test_size_theme_and_projection_are_heard() -> None:
    query = {
        "size": ["a4-landscape"],
        "theme": ["dark"],
        "projection": ["azimuthal"],
        "range": ["300km"],
    }
    order = _read(query).order
    assert (order.paper, order.theme, order.projection) == ("a4-landscape", "dark", "azimuthal")
    assert order.scenario.range_km == 300
    assert _read({}).order.paper == "screen"


def test_a_clean_picture_has_its_own_address_and_is_another_picture() -> None:
    query = {"clean": ["1"], "size": ["slide"]}
    assert _read(query).order.clean
    assert not _read({"size": ["slide"]}).order.clean
    assert _read(query).tag != _read({"size": ["slide"]}).tag


@pytest.mark.parametrize("value", ["0", "", "yes", "1 "])
def test_clean_has_one_value_only(value: str) -> None:
    with pytest.raises(BadQueryError, match=r"clean is 1 or left out\.$"):
        _read({"clean": [value]})


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"size": ["9999x9999"]}, "size="),
        ({"size": ["a4", "letter"]}, "size="),
        ({"theme": ["<b>"]}, "theme="),
        ({"projection": ["globe"]}, "projection="),
        ({"clean": ["1", "1"]}, "clean="),
        ({"at": ["1,2"]}, "at="),
        ({"at": ["50,34"] * 7}, "7 launch points"),
        ({"range": ["9999mi"]}, "range="),
        ({"show": ["tanks"]}, "show="),
        ({"day": ["2025-01-01"]}, "day="),
        ({"name": ["Anna"]}, "“name”"),
        ({"at": ["1" * 3000]}, "too long"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence_that_names_it(
    query: dict[str, list[str]], named: str
) -> None:
    with pytest.raises(BadQueryError) as refused:
        _read(query)
    assert named in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "is used" not in str(refused.value)


@given(
    st.dictionaries(
        st.sampled_from(["at", "range", "size", "theme", "x", "show"]),
        st.lists(st.text(), max_size=3),
    )
)
def test_any_query_is_a_picture_or_a_sentence(query: dict[str, list[str]]) -> None:
    said = ""
    try:
        _read(query)
    except BadQueryError as refused:
        said = str(refused)
    assert said == "" or said.isprintable()
    assert len(said) < 300


def test_the_day_of_a_picture_by_its_address_is_utcs_and_said_to_be() -> None:
    drawn = poster.draw(_read({"range": ["50mi"]}).order, "svg")
    assert b"Drawn on 25 November 2026 (UTC) with" in drawn


def test_tags_tell_pictures_apart() -> None:
    queries: list[dict[str, list[str]]] = [
        {},
        {"size": ["slide"]},
        {"theme": ["dark"]},
        {"range": ["300km"]},
    ]
    tags = {_read(query, kind).tag for query in queries for kind in orders.KINDS}
    tags.add(pictures.read({}, "png", "https://other.example", DAY).tag)
    tags.add(pictures.read({}, "png", BASE, date(2026, 11, 26)).tag)
    assert len(tags) == 14
    assert _read({}).tag == _read({"size": ["screen"]}).tag


def test_a_picture_is_drawn_once_but_one_with_a_name_is_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    begun = drawing_process.begin

    def counted(_work: Any, _order: Any, kind: str, most: int) -> Future[bytes]:
        drawn.append(kind)
        return begun(bytes, 4, most=most)

    monkeypatch.setattr(drawing_process, "begin", counted)
    wanted = _read({"range": ["123mi"]}, "pdf")
    both = [pictures.begin(wanted) for _ in range(2)]
    assert [drawing_process.wait(drawing) for drawing in both] == [bytes(4)] * 2
    assert pictures.draw(wanted) == bytes(4)
    assert drawn == ["pdf"]
    named = pictures.Asked(replace(wanted.order, written=Written(name="Anna")), "pdf")
    assert [pictures.draw(named) for _ in range(2)] == [bytes(4)] * 2
    assert drawn == ["pdf"] * 3


def test_a_picture_that_could_not_be_drawn_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = drawing_process.begin
    monkeypatch.setattr(drawing_process, "begin", lambda *_, most: begun(int, "x", most=most))
    wanted = _read({"range": ["124mi"]}, "svg")
    with pytest.raises(NotDrawnError):
        pictures.draw(wanted)
    monkeypatch.undo()
    assert pictures.draw(wanted).startswith(b"<?xml")


@pytest.mark.parametrize(
    ("seen", "address"),
    [
        ("http://127.0.0.1:8501/export?at=1,2", "http://127.0.0.1:8501"),
        ("https://maps.school.example/", "https://maps.school.example"),
        ("http://[::1]:8501/", "http://[::1]:8501"),
        ("https://school_maps.example/export", "https://school_maps.example"),
        ("https://maps.school.example.:8443/", "https://maps.school.example.:8443"),
        ("https://xn--krten-gra.example/", "https://xn--krten-gra.example"),
        ('http://evil"><b>/x', "http://127.0.0.1"),
        ("javascript:alert(1)", "http://127.0.0.1"),
        ("http://" + "a" * 200, "http://127.0.0.1"),
    ],
)
def test_the_address_of_the_site_is_an_address_or_the_machine_itself(
    seen: str, address: str
) -> None:
    assert links.address(seen) == address


def test_the_host_may_say_what_the_address_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(links.SETTING, "https://maps.school.example/atlas/")
    assert links.address("http://10.0.0.7:8501/") == "https://maps.school.example/atlas"
    assert not links.is_local(links.address("http://127.0.0.1/"))
    assert links.is_local("http://127.0.0.1:8501")
    assert links.is_local("http://LocalHost.:8501")


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("HTTPS://Maps.School.example/Atlas", "https://maps.school.example/Atlas"),
        ("https://kärten.example", "https://kärten.example"),
        ("https://school_maps.example./", "https://school_maps.example."),
    ],
)
def test_the_address_that_a_host_sets_may_be_written_in_every_way(
    given: str, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.check({links.SETTING: given})
    monkeypatch.setenv(links.SETTING, given)
    assert links.address("http://10.0.0.7:8501/") == base
