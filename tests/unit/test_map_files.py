"""Files of a map by their address: the page's own, each choice used, each other part named."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from geodata import links, scene
from geodata.exports import __main__ as command
from geodata.exports import data_files, drawings, kml, living_file, map_files, pictures
from geodata.exports.pictures import Asked, BadQueryError
from geodata.scenario import DEFAULT, from_query

BASE, DAY = "https://atlas.example", date(2026, 11, 25)
QUERY = {"at": ["49.98,36.25"], "range": ["300km"]}
SHOWN = from_query(QUERY)


def _read(kind: str, **query: list[str]) -> Asked:
    return pictures.read(query, kind, BASE, DAY)


@pytest.mark.parametrize("kind", [kind for kind in map_files.KINDS if kind != map_files.SITE])
def test_an_address_asks_for_the_file_that_the_page_gives(kind: str) -> None:
    asked = _read(kind, **QUERY)
    assert asked == pictures.order_file(SHOWN, BASE, DAY, kind)
    refused = from_query(QUERY | {"x": ["y"]})  # its line is no part of the file
    assert asked.tag == pictures.order_file(refused, BASE, DAY, kind).tag
    others = [
        _read(kind).tag,
        pictures.read(QUERY, kind, "https://other.example", DAY).tag,
        pictures.read(QUERY, kind, BASE, date(2026, 11, 26)).tag,
        _read("svg", **QUERY).tag,
    ]
    assert len({asked.tag, *others}) == 5


@pytest.mark.parametrize(("value", "sign"), [("comma", ","), (",", ","), (None, ".")])
def test_a_table_has_the_decimal_sign_that_is_asked_for(value: str | None, sign: str) -> None:
    asked = _read("csv", **QUERY, **({"decimal": [value]} if value else {}))
    assert asked.decimal == sign
    packed = drawings.write_file(asked.order, asked.kind, asked.decimal)
    assert gzip.decompress(packed) == data_files.table(scene.build(SHOWN), BASE, sign)


@pytest.mark.slow
def test_each_file_is_what_its_printer_writes() -> None:
    picture = scene.build(SHOWN)
    made = {
        "html": living_file.write_map(picture, BASE, DAY),
        "geojson": data_files.geojson(picture, BASE),
        "kml": kml.write(picture, BASE),
        "csv": data_files.table(picture, BASE),
    }
    assert {kind: pictures.write(_read(kind, **QUERY)) for kind in made} == made
    assert pictures.write(_read("site")) == living_file.write_site(BASE, DAY)


@pytest.mark.parametrize(
    ("kind", "query", "named"),
    [
        ("csv", {"decimal": [";"]}, "decimal=“;” is not known: decimal is comma or ,."),
        ("csv", {"decimal": ["comma", "comma"]}, "decimal="),
        ("svg", {"decimal": ["comma"]}, "“decimal” is not a part"),
        ("geojson", {"decimal": ["comma"]}, "“decimal” is not a part"),
        ("html", {"size": ["a4"]}, "“size” is not a part"),
        ("kml", {"clean": ["1"]}, "“clean” is not a part"),
        ("html", {"at": ["1,2"]}, "at="),
        ("geojson", {"range": ["9999mi"]}, "range="),
        ("csv", {"name": ["Anna"]}, "“name”"),
        ("kml", {"at": ["1" * 3000]}, "too long"),
        ("site", QUERY, "takes no map"),
        ("site", {"x": ["y"]}, "takes no map"),
    ],
)
def test_what_a_file_cannot_use_is_refused_in_one_sentence(
    kind: str, query: dict[str, list[str]], named: str
) -> None:
    with pytest.raises(BadQueryError) as refused:
        pictures.read(query, kind, BASE, DAY)
    assert named in str(refused.value)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("kind", map_files.KINDS)
def test_what_sites_add_on_the_way_and_a_lesson_change_no_file(kind: str) -> None:
    added = {"fbclid": ["x"], "lesson": ["where-is-kursk"], "step": ["2"]}
    assert pictures.read(added, kind, BASE, DAY) == pictures.order_file(DEFAULT, BASE, DAY, kind)


def test_a_file_is_called_after_its_map_and_the_site_after_itself() -> None:
    assert [map_files.name(SHOWN, kind) for kind in map_files.KINDS] == [
        "300-km-around-Kharkiv.html",
        "300-km-around-Kharkiv-air-bases.csv",
        "300-km-around-Kharkiv.geojson",
        "300-km-around-Kharkiv.kml",
        "Kursk-and-the-200-mile-ring.html",
    ]
    assert map_files.name(SHOWN, "csv", ",") == "300-km-around-Kharkiv-air-bases-semicolons.csv"


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr("sys.argv", ["exports", *words])
    command.main()


@pytest.mark.parametrize("address", ["", "https://maps.example/school"])
def test_the_command_writes_the_site_with_links_only_to_an_address_that_is_set(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    address: str,
) -> None:
    monkeypatch.setenv(links.SETTING, address)
    _run(monkeypatch, "--to", str(tmp_path / "stick.html"))
    written = (tmp_path / "stick.html").read_bytes()
    assert written.startswith(b"<!doctype html>")
    assert (b"https://maps.example/school/?" in written) == bool(address)
    assert links.OWN.encode() not in written
    assert capsys.readouterr().out == f"{tmp_path}/stick.html, {len(written) / 1e6:.1f} MB\n"


@pytest.mark.parametrize(("setting", "place"), [("ftp://x", "site.html"), ("", "nowhere/a.html")])
def test_the_command_says_in_a_line_why_it_cannot_write(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    setting: str,
    place: str,
) -> None:
    monkeypatch.setenv(links.SETTING, setting)
    with pytest.raises(SystemExit) as ended:
        _run(monkeypatch, "--to", str(tmp_path / place))
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
