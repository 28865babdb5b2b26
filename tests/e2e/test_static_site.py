"""The whole site as one file on a static host: nginx by our file, with no process behind it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser

from geodata.exports import __main__ as command
from tests import nginx
from tests.e2e.test_map_routes import get
from tests.server import free_port

pytestmark = pytest.mark.skipif(nginx.find() is None, reason="nginx is not here")
SITE = "https://maps.example"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, bytes]]:
    """The address of a static host, and the file that it has."""
    where, root = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("root")
    file = command.write(SITE, date(2026, 11, 28))
    (root / "site.html").write_bytes(file)
    (root / "notes.txt").write_text("none of the site's")
    root.chmod(0o755)
    with nginx.static(where, free_port(), root / "site.html") as address:
        yield address, file


@pytest.mark.parametrize("path", ["/", "/site.html"])
def test_the_file_comes_whole_packed_and_again_only_when_it_changed(
    host: tuple[str, bytes], path: str
) -> None:
    address, file = host
    status, headers, body = get(address + path)
    assert (status, body) == (200, file)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-cache"
    _, packed, less = get(address + path, Accept_Encoding="gzip")
    assert (packed["Content-Encoding"], gzip.decompress(less)) == ("gzip", file)
    assert get(address + path, If_None_Match=headers["ETag"])[0] == 304


@pytest.mark.parametrize("path", ["/notes.txt", "/nosuch", "/site.html/", "/%2e%2e/etc/passwd"])
def test_no_other_file_is_given(host: tuple[str, bytes], path: str) -> None:
    assert get(host[0] + path)[0] in (400, 404)


def test_it_opens_there_and_asks_for_nothing_more(
    host: tuple[str, bytes], browser: Browser
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{host[0]}/")
    page.locator("#map_div[data-ready=true]").wait_for()
    page.locator("path.ring").first.wait_for(state="attached")
    others = [one for one in asked if not one.startswith("data:")]
    assert [one for one in others if one not in (f"{host[0]}/", f"{host[0]}/favicon.ico")] == []
    assert [text for text in errors if "404" not in text] == []
    page.close()
