"""Opens a page without a browser, through the frame that every page has."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

HOME = Path(__file__).parents[2] / "pages" / "home.py"
PATIENCE_S = 60


def refusals(page: AppTest) -> list[str]:
    """The lines that a screen reader is told at once."""
    alerts = (one.proto.body for one in page.get("html") if 'role="alert"' in one.proto.body)
    return [unescape(line) for alert in alerts for line in re.findall(r"<p>(.*?)</p>", alert, re.S)]


def open_page(name: str = "", **query: str | list[str]) -> AppTest:
    """The page of a name, the map's without one, opened with a query; the first map without its
    story."""
    if not name and not query:
        query = {"range": "200mi"}  # without the story
    page = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    for key, value in query.items():
        page.query_params[key] = value
    page.run()
    if name:
        page.switch_page(f"{name}.py").run()
    assert not page.exception
    return page
