"""Picture and file routes of a running server; an SVG and a take-home file in Chromium."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
from datetime import UTC, datetime
from email.message import Message

import pytest
from PIL import Image
from playwright.sync_api import Browser

from geodata import links, text
from geodata.scenario import from_query

QUERY = "at=49.98,36.25&at=50.91,34.80&range=300km"


def _get(address: str, **headers: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, headers=headers), timeout=60
        ) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def test_a_map_is_a_plain_picture_at_its_address(address: str) -> None:
    kinds = {
        "png": (b"\x89PNG", "image/png"),
        "svg": (b"<?xml", "image/svg+xml"),
        "pdf": (b"%PDF", "application/pdf"),
    }
    for kind, (begins, media) in kinds.items():
        code, headers, body = _get(f"{address}/map.{kind}?{QUERY}")
        assert (code, headers["Content-Type"].split(";")[0]) == (200, media)
        assert body.startswith(begins)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers.get_all("Content-Security-Policy") == [
            "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
        ]
    base = "http://maps.example"
    link = links.link(base, from_query({"at": ["49.98,36.25", "50.91,34.80"], "range": "300km"}))
    _, _, drawing = _get(f"{address}/map.svg?{QUERY}", Host="maps.example")
    written = "".join(re.sub(r"<[^>]*>", "", drawing.decode()).split())  # a link is in lines
    assert f"Openthismap:{link.replace('&', '&amp;')}" in written
    _, _, drawing = _get(f"{address}/map.svg?{QUERY}")
    assert "Open this map" not in drawing.decode()  # at this machine alone
    assert f"Drawn on {text.date(datetime.now(UTC).date().isoformat())} (UTC)" in drawing.decode()


def test_a_picture_that_the_browser_has_is_not_sent_again(address: str) -> None:
    code, headers, body = _get(f"{address}/map.png?{QUERY}&size=slide")
    assert Image.open(io.BytesIO(body)).size == (1920, 1080)
    assert "max-age=3600" in headers["Cache-Control"]
    again, _, nothing = _get(
        f"{address}/map.png?{QUERY}&size=slide", **{"If-None-Match": headers["ETag"]}
    )
    assert (code, again, nothing) == (200, 304, b"")


@pytest.mark.parametrize(
    ("query", "named"),
    [("size=1e9", "size="), ("at=x", "at="), ("title=hello", "title"), ("theme=%00", "theme=")],
)
def test_a_wrong_part_of_a_pictures_address_is_named(address: str, query: str, named: str) -> None:
    code, headers, body = _get(f"{address}/map.png?{query}")
    assert code == 400
    assert headers["Content-Type"].startswith("text/plain")
    assert named in body.decode()
    assert len(body.splitlines()) == 1


def test_whoever_watches_the_server_hears_that_it_is_well(address: str) -> None:
    assert _get(f"{address}/healthz")[2] == b"ok"
    assert _get(f"{address}/map.exe")[0] == 404


def test_a_drawing_is_shown_by_chromium_with_its_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/map.svg?{QUERY}&size=a4")
    assert page.locator("text", has_text="Kharkiv").first.is_visible()
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('bold 12px Source Sans Pro'))"
    )
    ring = page.locator("#rings-0 path").bounding_box()
    assert ring
    assert ring["width"] > 100
    page.close()
