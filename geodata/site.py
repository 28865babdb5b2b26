"""The address under which students reach the site, for links and QR codes."""

from __future__ import annotations

import re

from geodata import settings

SETTING = "ATLAS_ADDRESS"
LOCAL_ONLY = (
    "This site runs on this machine only: links and QR codes on what you make here lead nowhere for others. "
    "For a class it must be hosted where they reach it."
)
OWN = "http://127.0.0.1"
LOCAL = ("127.0.0.1", "localhost", "[::1]")
FOLDERS = r"(/[A-Za-z0-9~_%-][A-Za-z0-9.~_%-]*)*"  # what a host puts before the site's own pages
LONGEST = 100  # letters; ours
SHAPE = re.compile(r"(https?)://((?:[a-z0-9-]+\.)*[a-z0-9-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?", re.IGNORECASE | re.ASCII)


def address(seen: str) -> str:
    """Where the site begins: by the setting, or else by the address that was asked for, without its last name.

    Below /maps/export the site is at /maps. What is no address (a stranger can send any) becomes the
    machine's own: no link of ours leads where others want.
    """
    setting = settings.value(SETTING).rstrip("/")
    if setting:
        return setting
    found = SHAPE.match(seen)
    path = re.split(r"[?#]", seen[found.end() :])[0].rpartition("/")[0] if found else ""
    complete = found and seen[found.end() :][:1] in ("", "/", "?", "#") and re.fullmatch(FOLDERS, path)
    return found[0] + path if found and complete and len(found[0] + path) <= LONGEST else OWN


def is_local(base: str) -> bool:
    """Whether an address leads others nowhere: it names the machine on which it is opened."""
    found = SHAPE.match(base)
    return bool(found and found[2] in LOCAL)
