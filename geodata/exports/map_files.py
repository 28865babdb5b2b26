"""The files that hold a map, beside its pictures: their kinds and what each is called."""

from __future__ import annotations

from geodata import free_text
from geodata.analysis import wording
from geodata.scenario import Scenario
from geodata.scene import citing

SITE = "site"  # the kind that holds every page and not one map
KINDS = {
    "html": "text/html",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
    SITE: "text/html",
}


def name(scenario: Scenario, kind: str, decimal: str = ".") -> str:
    """What a file of a kind of KINDS is called, of a table by its decimal sign too."""
    if kind == SITE:
        return f"{free_text.file_name(citing.SITE)}.html"
    table = "-air-bases-semicolons" if decimal == "," else "-air-bases"
    added = table if kind == "csv" else ""
    return f"{free_text.file_name(wording.title(scenario))}{added}.{kind}"
