"""The audit tells a vulnerability, a clean list, and that it could ask nobody, apart."""

from __future__ import annotations

from tests.audit import verdict

CLEAN = {"name": "shapely", "version": "2.2.0", "vulns": []}
FLAWED = {
    "name": "lxml",
    "version": "6.1.3",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["6.1.4"], "aliases": []}],
}
SKIPPED = {
    "name": "folium",
    "skip_reason": "Dependency not found on PyPI and could not be audited: folium (0.20.0)",
}


def test_a_clean_list_is_clean() -> None:
    assert verdict({"dependencies": [CLEAN]}) == ("1 packages checked, 0 vulnerabilities known", 0)


def test_a_vulnerability_fails_with_its_name_and_its_cure_even_if_others_could_not_be_checked() -> (
    None
):
    words, status = verdict({"dependencies": [CLEAN, FLAWED, SKIPPED]})
    assert status == 1
    assert "lxml 6.1.3: PYSEC-1, mended in 6.1.4" in words
    assert "1 could not be checked: folium" in words


def test_where_nobody_can_be_asked_it_says_so_and_does_not_pass_for_clean() -> None:
    words, status = verdict({"dependencies": [SKIPPED]})
    assert status == 2
    assert words.startswith("Nothing was checked")
