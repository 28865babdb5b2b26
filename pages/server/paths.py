"""The site's own addresses: pages by name, a host's prefix, and which page a slip means."""

from __future__ import annotations

import re
from functools import cache

import streamlit as st

from geodata.settings import WrongSettingError

# What stands in the address, and what the page is called.
PAGES = {
    "": "Map",
    "article": "Check the article",
    "lessons": "Lessons",
    "airbases": "Airfields",
    "timeline": "Timeline",
    "projection": "Why not a circle",
    "words": "Words",
    "teachers": "For teachers",
    "class": "A class",
    "export": "Download",
    "sources": "Sources",
    "privacy": "Privacy",
    "about": "About",
}
# What the bar at the top offers, some of it behind a word; home.py makes the navigation of it. The
# way to the others is a button by each map, and the line below each page.
DOORS = {
    "": ("", "article", "lessons"),
    "Explore": ("airbases", "timeline", "projection", "words"),
    "Teachers": ("teachers", "class"),
}
BELOW = ("sources", "words", "privacy", "about")
PICTURES = ("map.png", "map.svg", "map.pdf")
FILES = ("map.html", "map.csv", "map.geojson", "map.kml", "site.html")
ALIASES = {
    "map": "",
    "home": "",
    "index.html": "",
    "class_sheet": "class",
    "class-sheet": "class",
    "air-bases": "airbases",
}
PREFIX = r"([A-Za-z0-9~_-][A-Za-z0-9.~_-]*(/[A-Za-z0-9~_-][A-Za-z0-9.~_-]*)*)?"
MEANT = {name: name for name in (*PAGES, *PICTURES, *FILES)} | ALIASES


@cache
def prefix() -> str:
    """What stands before every address of ours, like /maps, or nothing: Streamlit's
    server.baseUrlPath.

    Raises WrongSettingError where a path of ours cannot follow it.
    """
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    if not re.fullmatch(PREFIX, path):
        raise WrongSettingError(
            f"server.baseUrlPath cannot be {path[:60]!r}: it takes names like maps or school/maps."
        )
    return f"/{path}" if path else ""


def strip_prefix(path: str) -> str | None:
    """A request's path without the prefix, with a slash in front; None outside the prefix."""
    inside = path.removeprefix(prefix())
    outside = (inside == path and prefix()) or (inside and not inside.startswith("/"))
    return None if outside else inside or "/"


def is_page(path: str) -> bool:
    """Whether a request's path is one of the pages, as it stands in PAGES."""
    inside = strip_prefix(path)
    return inside is not None and inside[1:] in PAGES


def correct(path: str) -> str | None:
    """Where a path leads that has capitals, a slash too many or an old name; None for any other.
    The answer is relative to the path, so that it is right behind a proxy that takes a prefix away
    too."""
    inside = strip_prefix(path)
    if inside is None or inside[1:] in PAGES or not re.fullmatch(r"/+[^/]+/*", inside):
        return None
    name = MEANT.get(inside.strip("/").casefold())
    return None if name is None or name == inside[1:] else home(path) + name


def home(path: str) -> str:
    """The way from a request's path to the map's page, relative to that path."""
    inside = strip_prefix(path)
    if inside is None:
        return f"{prefix()}/"
    return "../" * (inside.count("/") - 1) or "./"
