"""How much of uploaded files is kept: a bound for a session and one for all together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Scope
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

MOST_OF_SESSION = 5_000_000  # bytes: five of the largest files; ours
MOST_OF_ALL = (
    50_000_000  # bytes: a twentieth of the memory that the files in deploy/ give a process; ours
)
LEAST_OF_FILE = 4_000  # bytes that any file is counted as, for its name and its record; ours
FULL_SESSION = (
    "Your files together are too large: at most 5 MB are kept. Remove one, or reload the page.\n"
)
FULL = "Too many files are being read just now. Please try again in a few minutes.\n"
_PLACE = re.compile(r".*/_stcore/upload_file/([^/]+)/([^/]+)")
_coming: dict[tuple[str, str], int] = {}  # bytes, by session and file


@contextmanager
def room(scope: Scope, size: int) -> Iterator[str]:
    """Room for a body while it comes, if it is a file to be kept; why there is none, or ""."""
    found = _PLACE.fullmatch(scope["path"])
    if scope["method"] != "PUT" or not found or not runtime.exists():
        yield ""
        return
    place = (found[1], found[2])
    if not runtime.get_instance().is_active_session(place[0]):
        yield ""  # Streamlit refuses it
        return
    taken = _kept() | {other: _coming[other] for other in _coming}
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


def _kept() -> dict[tuple[str, str], int]:
    """The bytes of every kept file; Streamlit gives their sum, its table of files their owner."""
    manager = runtime.get_instance().uploaded_file_mgr
    if not isinstance(manager, MemoryUploadedFileManager):
        raise TypeError("Uploaded files are not kept where we count them.")
    return {
        (session, file): max(len(record.data), LEAST_OF_FILE)
        for session, files in list(manager.file_storage.items())
        for file, record in list(files.items())
    }
