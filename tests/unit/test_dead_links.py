"""Where an address leads others nowhere, nothing that leaves the machine names it."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from geodata import links, scene
from geodata.exports import class_list, class_sheet, data_files, kml, living_file
from geodata.lessons import handouts
from geodata.lessons.reading import lessons
from geodata.paper import poster
from geodata.scenario import DEFAULT
from geodata.scene import citing
from tests import poppler
from tests.unit.test_poster import PLAIN

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 25)
DEAD = (
    "http://127.0.0.1:8501",
    "http://127.0.1.1",
    "http://localhost:8501/maps",
    "http://LOCALHOST",
    "http://atlas.localhost:8501",
    "http://[::1]:8501",
    "http://0.0.0.0:8501",
    "http://[::]:8501",
)
ALIVE = (
    "https://maps.school.example",
    "http://10.0.0.7:8501",
    "http://teachers-mac.local:8501",
    "http://localhost.school.example",
    "http://[fe80::1]:8501",
    "http://128.0.0.1",
)


@pytest.mark.parametrize("address", DEAD)
def test_an_address_of_the_machine_itself_leads_others_nowhere(address: str) -> None:
    assert links.is_local(address)
    assert links.for_others(links.link(address, DEFAULT)) == ""


@pytest.mark.parametrize("address", ALIVE)
def test_an_address_that_others_reach_is_a_link(address: str) -> None:
    link = links.link(address, DEFAULT)
    assert links.for_others(link) == link


def test_a_hosts_setting_gives_the_link_that_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(links.SETTING, "https://maps.school.example")
    base = links.address("http://localhost:8501/export")
    assert base in data_files.table(scene.build(DEFAULT), base).decode()


@cache
def _worksheet(base: str) -> bytes:
    return handouts.worksheet(lessons()["where-is-kursk"], base, DAY)


def _print_all(base: str) -> dict[str, bytes]:
    """Everything that a student or teacher may take away, by its name."""
    picture, lesson = scene.build(DEFAULT), lessons()["where-is-kursk"]
    pupils, _ = class_list.read("Anna https://atlas.example/?at=50.91,34.80&range=300km")
    *_, book = class_sheet.pages(pupils, base, DAY, "letter")
    assert isinstance(book, bytes)
    order = replace(PLAIN, base=base)
    return {
        "SVG": poster.draw(order, "svg"),
        "PDF": poster.draw(order, "pdf"),
        "class PDF": book,
        "worksheet PDF": _worksheet(base),
        "key PDF": handouts.key(lesson, base, DAY),
        "CSV": data_files.table(picture, base),
        "GeoJSON": data_files.geojson(picture, base),
        "KML": kml.write(picture, base),
        "HTML": living_file.write_map(picture, base, DAY),
        "citations": "\n".join(citing.citations(picture, base, DAY).values()).encode(),
    }


@pytest.mark.parametrize(
    ("base", "named"), [("http://localhost:8501", False), ("https://maps.school.example", True)]
)
def test_what_is_taken_away_has_a_link_only_where_it_leads_anywhere(
    base: str, named: bool, tmp_path: Path
) -> None:
    host = base.partition("://")[2]
    for name, content in _print_all(base).items():
        file = tmp_path / "file"
        file.write_bytes(content)
        text = poppler.run("pdftotext", file, "-raw") if "PDF" in name else content.decode()
        assert (host in "".join(text.split())) == named, name


@pytest.mark.parametrize(
    ("base", "codes"), [("http://localhost:8501", 0), ("https://maps.school.example", 1)]
)
def test_a_qr_code_is_printed_only_where_its_link_leads_anywhere(
    base: str, codes: int, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(_worksheet(base))
    first = ["pdftoppm", "-png", "-r", "150", "-singlefile", str(sheet)]
    page = subprocess.run(first, check=True, capture_output=True).stdout
    for drawn in (poster.draw(replace(PLAIN, base=base), "png"), page):
        with Image.open(io.BytesIO(drawn)) as picture:
            assert len(zxingcpp.read_barcodes(picture.convert("L"))) == codes


def test_a_citation_without_a_link_is_whole_all_the_same() -> None:
    cited = citing.citations(scene.build(DEFAULT), "http://localhost:8501", DAY)
    assert cited["APA 7"].endswith("Kursk and the 200-mile ring. Retrieved November 25, 2026.")
    assert "Kursk and the 200-mile ring, 2024. Accessed 25 Nov. 2026." in cited["MLA 9"]
    assert cited["Chicago"].endswith("Accessed November 25, 2026.")
