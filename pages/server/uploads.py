"""How much of uploaded files is kept: a bound for a session and one for all together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Scope

from pages.hooks import streamlit_hooks

MOST_OF_SESSION = 5_000_000  # bytes; our choice: five of the largest files
# Bytes; our choice: a twentieth of the memory that deploy/ gives a process.
MOST_OF_ALL = 50_000_000
LEAST_OF_FILE = 4_000  # bytes counted for any file; our choice: for its name and record
FULL_SESSION = (
    "Your files together are too large: at most 5 MB are kept. Remove one, or reload the page.\n"
)
FULL = "Too many files are being read just now. Please try again in a few minutes.\n"
_PLACE = re.compile(rf".*{streamlit_hooks.UPLOADS}([^/]+)/([^/]+)")
_coming: dict[tuple[str, str], int] = {}  # bytes, by session and file


@contextmanager
def room(scope: Scope, size: int) -> Iterator[str]:
    """Room for a body while it comes, if it is a file to be kept; why there is none, or ""."""
    found = _PLACE.fullmatch(scope["path"])
    if scope["method"] != "PUT" or not found or not streamlit_hooks.is_connected(found[1]):
        yield ""  # no file, or one that Streamlit refuses
        return
    place = (found[1], found[2])
    taken = _list_kept() | {other: _coming[other] for other in _coming}
    taken.pop(place, None)
    size = max(size, LEAST_OF_FILE)
    if (
        place in _coming
        or sum(taken[other] for other in taken if other[0] == place[0]) + size > MOST_OF_SESSION
    ):
        yield FULL_SESSION
        return
    if sum(taken.values()) + size > MOST_OF_ALL:
        yield FULL
        return
    _coming[place] = size
    try:
        yield ""
    finally:
        del _coming[place]


def _list_kept() -> dict[tuple[str, str], int]:
    kept = streamlit_hooks.uploaded_bytes()
    return {place: max(size, LEAST_OF_FILE) for place, size in kept.items()}
