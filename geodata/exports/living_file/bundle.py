"""What the file carries of scripts, style sheets, fonts and pictures, each as one text."""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from geodata import borders, webmap

HERE = Path(__file__).parent
# What stands in for the server, each using only what comes before it.
SCRIPTS = (
    "addresses.js", "scenarios.js", "border_walk.js", "moves.js", "line_rings.js", "areas.js",
    "pictures.js", "footnotes.js", "desk.js", "sliders.js", "day_panel.js", "panel.js", "below.js",
    "map_conditions.js", "marking.js", "progress.js", "hints.js", "story_file.js", "city_words.js",
    "questions.js", "lesson_pages.js", "hand_in.js", "lessons.js", "file_page.js",
)  # fmt: skip
# What the file of one map does without.
OF_WHOLE = (
    "map_conditions.js", "marking.js", "progress.js", "hints.js", "story_file.js", "city_words.js",
    "questions.js", "lesson_pages.js", "hand_in.js", "lessons.js",
)  # fmt: skip
SHEETS = ("page.css", "story_file.css", "lessons.css")
# Of the site's pages, in their order.
BESIDE = ("live_words.js", "heard_words.js", "terms.js", "story.js")
SHEETS_BESIDE = ("page.css", "screen.css", "story.css")
# What those scripts ask of a page: what has its colours, and what scrolls.
SELECTORS = {"app": "body", "main": "html"}


def read_scripts(data: dict[str, Any], is_whole: bool) -> str:
    """Leaflet, the data, the live map's scripts, those that stand in for the server, and those of
    the site's pages."""
    # Leaflet's last line is a comment and does not end
    return f"{_leaflet('leaflet.js')}\n{webmap.data_script(data)}{_read_scripts(is_whole)}"


@cache
def _read_scripts(is_whole: bool) -> str:
    own = (name for name in SCRIPTS if is_whole or name not in OF_WHOLE)
    start = (
        f"window.rangePage = {{ data: {{ selectors: {json.dumps(SELECTORS)}, "
        "pictures: rangeMap.data.file.story?.pictures }, findMap: () => rangeMap };\n"
    )
    texts = (
        *(_read(webmap.HERE / name) for name in webmap.SCRIPTS),
        *(_read(HERE / name) for name in own),
        start,
        *(_read(webmap.BESIDE / name) for name in BESIDE),
    )
    return "".join(texts)


@cache
def read_sheets() -> str:
    """Those of the map with its fonts, of the site's pages, and of the file's own page, which come
    last."""
    beside = (_read(webmap.BESIDE / name) for name in SHEETS_BESIDE)
    own = (_read(HERE / name) for name in SHEETS)
    of_map = (_leaflet("leaflet.css"), webmap.sheet(alone=True).decode())
    return "\n".join((*of_map, *beside, *own))


@cache
def pack_ground() -> str:
    """The ground's JSON, compressed and as letters: a third of its size, for a browser to
    unpack."""
    return base64.b64encode(gzip.compress(webmap.ground_json(), mtime=0)).decode()


@cache
def read_relief() -> str:
    """The relief as an address that holds it."""
    return f"data:image/webp;base64,{base64.b64encode(borders.relief()).decode()}"


def _leaflet(name: str) -> str:
    return _read(Path(leaflet.BASE_DIR) / name)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
