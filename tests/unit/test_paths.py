"""The site's own addresses: pages by name, below a prefix or not, and where a slip meant to go."""

from __future__ import annotations

import pytest

from geodata import links
from geodata.settings import WrongSettingError
from pages.server import logs, paths
from tests.server import ROOT


@pytest.fixture
def prefixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that puts the site below /school/maps."""
    monkeypatch.setattr(paths, "prefix", lambda: "/school/maps")


def test_every_page_has_a_file_and_every_file_a_page() -> None:
    files = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"home", "__init__"}
    assert {name or "map" for name in paths.PAGES} == files


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/Lessons", "./lessons"), ("/LESSONS/", "../lessons"), ("/lessons//", "../../lessons"),
        ("/map", "./"),
        ("/Map/", "../"), ("/index.html", "./"), ("/Map.PNG", "./map.png"),
        ("/Map.HTML", "./map.html"), ("/site.html/", "../site.html"), ("/map.CSV", "./map.csv"),
        ("/Class-Sheet", "./class"), ("/class_sheet", "./class"),
        ("//lessons", "../lessons"), ("//lessons/", "../../lessons"), ("/Class/", "../class"),
        ("/", None), ("/lessons", None), ("/class", None), ("/map.png", None),
        ("/lessons/foo", None),
        ("/map.html", None), ("/map.exe", None), ("/site.html", None),
        ("/nosuch", None), ("/lessons.", None),
    ],
)  # fmt: skip
def test_a_slip_leads_to_what_was_meant_and_nothing_else_leads_anywhere(
    path: str, target: str | None
) -> None:
    assert paths.correct(path) == target


@pytest.mark.usefixtures("prefixed")
def test_below_a_prefix_the_same_holds_and_beside_it_there_is_nothing() -> None:
    assert paths.correct("/school/maps/Lessons/") == "../lessons"
    assert paths.is_page("/school/maps/lessons")
    assert paths.is_page("/school/maps")
    assert not paths.is_page("/lessons")
    assert [paths.strip_prefix(path) for path in ("/school/mapsx", "/school", "/")] == [None] * 3
    assert paths.home("/school/maps/lessons/foo") == "../"
    assert paths.home("/elsewhere") == "/school/maps/"
    asked = ("/school/maps/export", "/school/maps/map.png", "/healthz", "/Anna")
    assert [logs.route(path) for path in asked] == ["/export", "/map.png", "/healthz", "other"]


@pytest.mark.parametrize("path", ["maps", "/school/maps/", "a.b/c-d"])
def test_a_prefix_of_names_is_taken(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _: path)
    assert paths.prefix.__wrapped__() == "/" + path.strip("/")


@pytest.mark.parametrize("path", ["a b", "{x}", "a//b", "../a", "a?b", "ü"])
def test_a_prefix_that_no_path_can_follow_ends_the_start_in_a_sentence(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _: path)
    with pytest.raises(WrongSettingError, match=r"server\.baseUrlPath cannot be"):
        paths.prefix.__wrapped__()


@pytest.mark.parametrize(
    ("seen", "base"),
    [
        ("https://maps.example/?at=1,2", "https://maps.example"),
        ("https://maps.example/export?title=a/b", "https://maps.example"),
        ("https://maps.example/school/maps/export", "https://maps.example/school/maps"),
        ("https://maps.example/school/maps/", "https://maps.example/school/maps"),
        ("https://maps.example/a/../b/export", links.OWN),
        ("https://maps.example//evil.example/export", links.OWN),
        ("https://maps.example/" + "a" * 99 + "/export", links.OWN),
    ],
)
def test_the_sites_address_keeps_what_a_host_puts_before_the_pages(seen: str, base: str) -> None:
    assert links.address(seen) == base
