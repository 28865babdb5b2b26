"""The files of a map by their address: the page's own bytes, safe headers, and refusals."""

from __future__ import annotations

import gzip
import io
import json
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from geodata.exports import living_file, map_files
from pages.server import paths
from pages.server.headers import SANDBOX
from tests import nginx
from tests.bench.load import memory_mb, settle
from tests.e2e.conftest import PATIENCE_MS, Student
from tests.server import Process, free_port, running

QUERY = "at=49.98,36.25&range=300km"
BUTTONS = {
    "This map as one file (HTML)": f"map.html?{QUERY}",
    "The whole site as one file (HTML)": "site.html",
    "Table of the airfields (CSV)": f"map.csv?{QUERY}",
    "The same with semicolons (CSV)": f"map.csv?{QUERY}&decimal=comma",
    "GeoJSON": f"map.geojson?{QUERY}",
    "KML": f"map.kml?{QUERY}",
}
SLOW_READERS = 100  # our choice: a class and a half


def get(address: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and content; asks again, as it is told to, where a busy machine is late."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while (found := _get_once(address, method, headers))[0] == 503 and time.monotonic() < end:
        time.sleep(int(found[1]["Retry-After"]))
    return found


def _get_once(address: str, method: str, headers: dict[str, str]) -> tuple[int, Message, bytes]:
    asked = urllib.request.Request(
        address, headers={name.replace("_", "-"): text for name, text in headers.items()},
        method=method,
    )  # fmt: skip
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


def test_an_address_gives_what_the_page_gives_under_the_same_name(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/export?{QUERY}")
    page.get_by_role("tab", name="Files").click()
    for button, path in BUTTONS.items():
        with page.expect_download() as waited:
            page.get_by_role("button", name=button, exact=True).click()
        status, headers, body = get(f"{student.address}/{path}")
        assert status == 200
        assert Path(waited.value.path()).read_bytes() == body, path
        named = headers["Content-Disposition"].partition("utf-8''")[2]
        assert named == quote(waited.value.suggested_filename)
    assert student.errors == []


@pytest.mark.parametrize("path", BUTTONS.values())
def test_a_file_comes_packed_or_plain_once_and_without_a_body(address: str, path: str) -> None:
    status, headers, body = get(f"{address}/{path}")
    media = map_files.KINDS["site" if path == "site.html" else path[4:].partition("?")[0]]
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, media)
    assert int(headers["Content-Length"]) == len(body)
    assert headers["Content-Encoding"] is None
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "public, max-age=3600"
    assert "Host" in headers["Vary"]
    assert headers["Vary"].count("Accept-Encoding") == 1
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    status, packed, less = get(f"{address}/{path}", Accept_Encoding="gzip, br")
    assert (status, packed["Content-Encoding"], gzip.decompress(less)) == (200, "gzip", body)
    most = 0.6 if "html" in path else 0.5  # the ground in the file is packed already
    assert int(packed["Content-Length"]) == len(less) < most * len(body)
    assert packed["ETag"] == headers["ETag"]
    status, _, nothing = get(f"{address}/{path}", If_None_Match=headers["ETag"])
    assert (status, nothing) == (304, b"")
    status, head, nothing = get(f"{address}/{path}", "HEAD")
    assert (status, head["Content-Length"], nothing) == (200, str(len(body)), b"")
    assert head["ETag"] == headers["ETag"]


@pytest.mark.parametrize("kind", ["html", "csv", "geojson", "kml"])
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("size=a4", "size"),
        ("at=x", "at="),
        ("at=50,34&" * 7, "launch points"),
        ("range=200mi&range=300km", "range"),
        ("title=hello", "title"),
        ("show=%00", "show="),
        ("%00=%00", "not a part"),
        ("decimal=%00", "decimal"),
        ("day=2030-01-01", "day="),
        ("x=" + "y" * 3_000, "too long"),
    ],
)
def test_a_part_that_no_file_can_use_is_named_in_one_sentence(
    address: str, kind: str, query: str, named: str
) -> None:
    status, headers, body = get(f"{address}/map.{kind}?{query}")
    assert (status, headers["Cache-Control"]) == (400, "no-store")
    assert headers["Content-Type"].startswith("text/plain")
    assert named in body.decode()
    assert len(body.splitlines()) == 1
    assert body.decode().strip().isprintable()


def test_the_site_takes_no_map_and_says_so(address: str) -> None:
    status, _, body = get(f"{address}/site.html?at=50,36")
    assert (status, b"takes no map" in body) == (400, True)
    assert get(f"{address}/site.html?fbclid=x")[0] == 200


@pytest.mark.parametrize("path", ["/map.html", "/map.geojson", "/site.html"])
def test_an_endless_address_is_refused_before_it_is_read(address: str, path: str) -> None:
    status, _, body = get(f"{address}{path}?x={'y' * 9_000}")
    assert (status, b"too long" in body) == (414, True)
    line = HTTPConnection(urlsplit(address).netloc, timeout=30)
    line.request("GET", f"{path}?x={'y' * 100_000}")
    with line.getresponse() as answer:
        assert answer.status in (400, 414, 431)


@pytest.mark.parametrize(
    "path", ["/map.exe", "/map.htm", "/site.htm", "/map.site", "/map.html.exe"]
)
def test_a_kind_that_there_is_not_is_no_file(address: str, path: str) -> None:
    status, _, body = get(address + path)
    assert (status, b"There is no such file" in body) == (404, True)


@pytest.mark.parametrize("path", ["/Map.HTML", "/map.html/", "//SITE.html", "/Map.GeoJSON//"])
def test_a_slip_leads_to_the_file_with_its_query(address: str, path: str) -> None:
    line = HTTPConnection(urlsplit(address).netloc, timeout=30)
    line.request("GET", f"{path}?at=50,36")
    with line.getresponse() as answer:
        assert answer.status == 308
        target = urljoin(f"{address}{path}", answer.headers["Location"])
    name = path.strip("/").lower()
    assert re.sub("/+", "/", urlsplit(target).path) == f"/{name}"
    assert urlsplit(target).query == "at=50,36"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/map.html", "/site.html"])
def test_a_file_is_asked_for_and_nothing_else(address: str, method: str, path: str) -> None:
    status, _, body = get(address + path, method)
    assert status in (403, 405)
    assert len(body) < 300


def test_a_file_that_is_a_page_may_run_and_reach_nothing_of_the_site(
    browser: Browser, address: str
) -> None:
    for path in ("map.html?at=50,36", "site.html"):
        context = browser.new_context()
        page = context.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.goto(f"{address}/healthz")  # leaves the site's cookies
        context.add_cookies([{"name": "secret", "value": "1", "url": address}])
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        answer = page.goto(f"{address}/{path}")
        assert answer
        policies = answer.header_value("content-security-policy")
        assert policies == f"{living_file.POLICY}; {SANDBOX}; frame-ancestors 'self'"
        assert answer.header_value("x-frame-options") == "SAMEORIGIN"
        page.locator("#map_div[data-ready=true]").wait_for()
        page.locator("path.ring").first.wait_for(state="attached")
        assert page.evaluate("() => self.origin") == "null"
        for reach in ("document.cookie", "localStorage", "indexedDB.open('x')"):
            said = page.evaluate(
                f"() => {{ try {{ {reach}; return ''; }} catch (e) {{ return e.name; }} }}"
            )
            assert said == "SecurityError", reach
        assert page.evaluate("fetch('healthz').then(() => 'read', () => 'refused')") == "refused"
        # The map stands in the fragment, which a page of no origin may still change.
        assert page.evaluate("(history.replaceState(null, '', '#at=50,36'), location.hash)")
        assert errors == []
        assert [one for one in asked if not one.startswith((f"{address}/{path}", "data:"))] == []
        context.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Process, Path]]:
    """A server below a prefix, which a learning platform may frame, and its log."""
    log = tmp_path_factory.mktemp("files") / "log"
    settings = {"ATLAS_FRAME_ANCESTORS": "https://moodle.school.example"}
    with running(settings=settings, log=log, prefix="/school/maps") as (address, process):
        settle(address)
        yield address, process, log


def test_below_a_prefix_each_file_is_there_logged_by_its_route_and_framed_by_the_platform(
    place: tuple[str, Process, Path],
) -> None:
    address, _, log = place
    for name in paths.FILES:
        query = "" if name == "site.html" else "?at=50.1234,34.5678"
        status, headers, body = get(f"{address}/{name}{query}", Host="maps.example")
        assert status == 200
        if name.endswith(".html"):
            policy = headers["Content-Security-Policy"]
            assert policy.endswith("; frame-ancestors 'self' https://moodle.school.example")
            assert headers["X-Frame-Options"] is None
        assert b"http://maps.example/school/maps/" in body
        assert get(f"{address.removesuffix('/school/maps')}/{name}")[0] == 404
    assert b"Disallow: /site.html" in get(f"{address}/robots.txt")[2]
    routes = {f"/{name}" for name in paths.FILES}
    end = time.monotonic() + 10
    while time.monotonic() < end and not routes <= {line.get("route") for line in _lines(log)}:
        time.sleep(0.1)
    assert routes <= {line.get("route") for line in _lines(log)}
    assert "50.1234" not in log.read_text(encoding="utf-8")


def _lines(log: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


@pytest.mark.alone
def test_a_hundred_slow_readers_hold_no_copies_of_a_file(
    place: tuple[str, Process, Path],
) -> None:
    address, process, _ = place
    there = urlsplit(address)
    get(f"{address}/site.html")
    before = memory_mb(process.pid)
    with ExitStack() as lines:
        for _ in range(SLOW_READERS):
            line = lines.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            line.connect((there.hostname, there.port))
            line.sendall(
                f"GET {there.path}/site.html HTTP/1.1\r\nHost: {there.netloc}\r\n\r\n".encode()
            )
            line.recv(1)
        assert get(f"{address}/healthz")[0] == 200
        # 3 MB when this was written, and 19 with a file handed on whole.
        assert memory_mb(process.pid) < before + 10


@pytest.mark.skipif(nginx.find() is None, reason="nginx is not here")
def test_behind_nginx_a_file_comes_packed_and_is_not_sent_again(
    address: str, tmp_path: Path
) -> None:
    port = int(urlsplit(address).port or 0)
    with nginx.fronting(tmp_path, free_port(), (port, port, port)) as front:
        for path in BUTTONS.values():
            plain = get(f"{front}/{path}")[2]
            status, headers, packed = get(f"{front}/{path}", Accept_Encoding="gzip")
            assert (status, headers["Content-Encoding"]) == (200, "gzip")
            assert gzip.GzipFile(fileobj=io.BytesIO(packed)).read() == plain
            assert get(f"{front}/{path}", If_None_Match=headers["ETag"])[0] == 304
    log = (tmp_path / "access.log").read_text(encoding="utf-8")
    assert {json.loads(line)["route"] for line in log.splitlines()} >= {
        f"/{path.partition('?')[0]}" for path in BUTTONS.values()
    }
