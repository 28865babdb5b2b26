"""Picture and file routes of a running server; an SVG and a take-home file in Chromium."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
from datetime import UTC, date, datetime
from email.message import Message
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from geodata import links, scene, text
from geodata.exports import living_file
from geodata.scenario import Scenario, from_query
from geodata.scene.looks import LOOKS

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


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(),
        Scenario(start="border"),
        from_query({"at": ["50,34", "51,36"]}),
        from_query({"at": ["50,34", "51,36"], "show": "airbases,published"}),
        from_query({"from": "held", "show": "airbases,published"}),
    ],
)
def test_the_take_home_file_works_from_disk_without_a_network(
    browser: Browser, tmp_path: Path, scenario: Scenario
) -> None:
    picture = scene.build(scenario)
    file = tmp_path / "map.html"
    file.write_bytes(living_file.write_map(picture, "https://atlas.example", date(2026, 11, 25)))
    context = browser.new_context(offline=True)
    page, asked, errors = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.goto(file.as_uri())
    page.locator("#map_div[data-ready=true]").wait_for()
    shapes = {layer.name: len(layer.shapes) for layer in picture.layers}
    assert page.locator("path.ring").count() == shapes["rings"]
    assert page.locator("path.published").count() == shapes.get("published", 0)
    assert page.locator(".launch-icon").count() == shapes["launches"]
    states = [
        shape.look for layer in picture.layers if layer.name == "airbases" for shape in layer.shapes
    ]
    for state in ("in", "edge", "out"):
        assert page.locator(f".airbase.{state}").count() == states.count(state)
    page.locator(".airbase").first.focus()
    assert page.locator(".leaflet-tooltip").inner_text()
    assert page.get_by_text(picture.sentence).first.is_visible()
    assert page.get_by_role("button", name="Measure a distance").is_visible()
    assert not page.get_by_role("button", name="Place").is_visible()
    assert asked == [file.as_uri()]
    assert errors == []
    context.close()


def test_the_take_home_map_is_laid_out_anew_for_paper(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(
        living_file.write_map(scene.build(Scenario()), "https://atlas.example", date(2026, 11, 25))
    )
    page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme="dark")
    page.goto(file.as_uri())
    page.locator("#map_div[data-ready=true]").wait_for()
    sea = "getComputedStyle(document.querySelector('#map_div')).getPropertyValue('--sea-fill')"
    view = "document.querySelector('path.ring').outerHTML"  # its pixels and its colours
    before = page.evaluate(view)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(sea) == LOOKS["light"]["sea"].fill  # paper is white
    frame = page.locator(".map-frame").bounding_box()
    shown, ring = page.locator("#map_div").bounding_box(), page.locator("path.ring").bounding_box()
    assert frame
    assert shown
    assert ring
    assert frame["width"] < 700  # A4 and US Letter without their margins
    assert frame["x"] < shown["x"] < ring["x"]  # the key, whole, beside the map
    assert page.locator(".key").get_by_text("Recognised").is_visible()
    assert ring["x"] + ring["width"] < shown["x"] + shown["width"]
    assert ring["y"] + ring["height"] < shown["y"] + shown["height"]
    assert shown["x"] + shown["width"] <= frame["x"] + frame["width"]
    assert not page.get_by_role("button", name="Zoom in").is_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    after = page.locator(".map-frame").bounding_box()
    assert after
    assert after["width"] > 1000
    assert page.evaluate(sea) == LOOKS["dark"]["sea"].fill
    assert page.evaluate(view) == before
    page.close()
