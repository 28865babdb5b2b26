"""What of the pages stands in a file that needs no server: the same scripts and style sheets."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from geodata.exports.living_file import PageParts

HERE = Path(__file__).parent
SCRIPTS = ("live_words.js", "heard_words.js", "terms.js", "story.js")
SHEETS = ("page.css", "screen.css", "story.css")
# In the place of find_map.js and of what Streamlit's page calls its parts: what has the page's
# colours, and what scrolls. The map is in the page's own window, the story's maps in its data.
SELECTORS = {"app": "body", "main": "html"}


@cache
def read() -> PageParts:
    """The scripts behind what they take, and the sheets; of two rules the later one wins."""
    start = (
        f"window.rangePage = {{ data: {{ selectors: {json.dumps(SELECTORS)}, "
        "pictures: rangeMap.data.file.story?.pictures }, findMap: () => rangeMap };"
    )
    return PageParts("\n".join([start, *map(_read, SCRIPTS)]), "\n".join(map(_read, SHEETS)))


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
