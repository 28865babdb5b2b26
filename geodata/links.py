"""Every link the site makes, under the address by which students reach it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from geodata import settings
from geodata.scenario import Scenario, to_query

SETTING = "ATLAS_ADDRESS"
LOCAL_ONLY = (
    "This site runs on this machine only: what you make here has no link and no QR code, "
    "for they would lead nowhere for others. "
    "For a class it must be hosted where they reach it."
)
OWN = "http://127.0.0.1"
LOCAL = re.compile(r"(.+\.)?localhost|127(\.[0-9]+){3}|0\.0\.0\.0|\[::1?\]", re.IGNORECASE)
FOLDERS = r"(/[A-Za-z0-9~_%-][A-Za-z0-9.~_%-]*)*"  # what a host puts before the site's own pages
LONGEST = 100  # letters; our choice: more than any address of a school
SHAPE = re.compile(
    r"(https?)://((?:[a-z0-9_-]+\.)*[a-z0-9_-]+\.?|\[[0-9a-f:]+\])(:[0-9]{1,5})?",
    re.IGNORECASE | re.ASCII,
)


def address(seen: str) -> str:
    """Where the site begins: the setting, or else the address of the request without its last name:
    below /maps/export the site is at /maps. What is no address, which a stranger may send, becomes
    the machine's own, so that no link of ours leads elsewhere."""
    scheme, apart, place = settings.value(SETTING).rstrip("/").partition("://")
    if place:
        host, slash, folder = place.partition("/")
        return scheme.lower() + apart + host.lower() + slash + folder
    found = SHAPE.match(seen)
    path = re.split(r"[?#]", seen[found.end() :])[0].rpartition("/")[0] if found else ""
    complete = (
        found and seen[found.end() :][:1] in ("", "/", "?", "#") and re.fullmatch(FOLDERS, path)
    )
    return found[0] + path if found and complete and len(found[0] + path) <= LONGEST else OWN


def is_local(base: str) -> bool:
    """Whether an address leads others nowhere: it names the machine on which it is opened.

    All of 127.0.0.0/8 and every name below localhost do (RFC 6890, RFC 6761), and the addresses of
    no machine at which a server is opened. A name that ends in .local does not: the others in the
    same network reach it (RFC 6762)."""
    found = SHAPE.match(base)
    return bool(found and LOCAL.fullmatch(found[2].rstrip(".")))


def for_others(link: str) -> str:
    """A link as it stands on whatever leaves this machine: empty where it leads others nowhere."""
    return "" if is_local(link) else link


def query(scenario: Scenario) -> str:
    """The query of a scenario as it stands in an address, without the question mark."""
    return urlencode(to_query(scenario), doseq=True, safe=",")


def link(base: str, scenario: Scenario) -> str:
    """The address that opens a scenario, under the address of the site."""
    return f"{base.rstrip('/')}/?{query(scenario)}"


def page_link(base: str, page: str, query: Mapping[str, Sequence[str]]) -> str:
    """The address of a page of the site with a query of its own."""
    return f"{base.rstrip('/')}/{page}?{urlencode(query, doseq=True, safe=',~')}"


def picture_link(base: str, scenario: Scenario, kind: str, **choices: str) -> str:
    """The address of a scenario's picture; kind is svg, png or pdf, choices as in pictures.py."""
    more = f"&{urlencode(choices)}" if choices else ""
    return f"{base.rstrip('/')}/map.{kind}?{query(scenario)}{more}"
