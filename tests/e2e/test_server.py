"""The server by itself: headers, health, bounds, a full queue, and a log with no student."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from geodata.first_picture import colours
from pages.server import page_files
from tests.bench.load import settle
from tests.bench.students import Student, alone
from tests.server import ROOT, Process, running

PLATFORM = "https://moodle.school.example"
SETTINGS = {
    "ATLAS_REPLICA": "one",
    "ATLAS_PICTURES_WAITING": "2",
    "ATLAS_LOG_LEVEL": "debug",
    "ATLAS_FRAME_ANCESTORS": PLATFORM,
}
SECRETS = ("50.1234", "Anna", "Beispiel", "34.5678", "127.0.0.1", "kursk=no")


class Server:
    """A running server, its process and its log."""

    def __init__(self, address: str, process: Process, log: Path) -> None:
        self.address, self.process, self.log = address, process, log

    def get(self, path: str, **headers: str) -> tuple[int, Message, bytes]:
        """Status, headers and content."""
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers, refused.read()

    def lines(self) -> list[dict[str, Any]]:
        """The log."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with settings of its own."""
    log = tmp_path_factory.mktemp("server") / "log"
    with running(settings=SETTINGS, log=log) as (address, process):
        settle(address)
        yield Server(address, process, log)


@pytest.mark.parametrize(
    "path", ["/", "/export", "/healthz", "/readyz", "/map.svg", "/map.svg?at=x", "/nosuch.json"]
)
def test_every_answer_keeps_requests_at_home_and_says_who_may_frame_it(
    server: Server, path: str
) -> None:
    _, headers, _ = server.get(path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] is None  # it knows no list, and would forbid the platform
    policy = headers["Content-Security-Policy"]
    if path == "/map.svg":
        assert policy.startswith("default-src 'none'")
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    else:
        assert policy.endswith(f"frame-ancestors 'self' {PLATFORM}")
        assert "http" not in policy.replace(PLATFORM, "")


def test_the_replicas_cookie_is_set_once_and_again_for_a_browser_of_another(server: Server) -> None:
    set_, known, other = (
        server.get("/", Cookie=text)[1]["Set-Cookie"] for text in ("", "replica=one", "replica=two")
    )
    assert set_ == other == "replica=one; Path=/; HttpOnly; SameSite=None; Secure; Partitioned"
    assert known is None


@pytest.mark.parametrize("path", ["/", "/_stcore/health"])
def test_a_cookie_is_meant_for_frames_where_a_browser_would_keep_such_a_one(
    server: Server, path: str
) -> None:
    forms = ({"Host": "maps.example", "X-Forwarded-Proto": "https"}, {"Host": "maps.example"})
    https, http = (server.get(path, **form)[1]["Set-Cookie"] for form in forms)
    assert https.endswith("; SameSite=None; Secure; Partitioned")
    assert http.endswith("; SameSite=Lax")


def test_a_page_comes_with_our_watch_over_the_connection_and_a_word_for_browsers_without_script(
    server: Server,
) -> None:
    _, headers, page = server.get("/lessons?lesson=which-line", **{"Accept-Encoding": "gzip"})
    assert int(headers["Content-Length"]) == len(page)
    script = page.decode().split('src="', 1)[1].split('"', 1)[0]
    assert script.startswith("atlas/connection.js?v=")
    assert server.get(f"/{script}")[2] == (ROOT / "pages/server/connection.js").read_bytes()
    assert page.decode().count("<noscript>") == 1
    assert 'href="map.png"' in page.decode()
    assert headers["ETag"] is None
    sheet = page.decode().partition("<body>")[2].split('href="', 1)[1].split('"', 1)[0]
    assert sheet.startswith("atlas/page.css?v=")
    _, kept, styles = server.get(f"/{sheet}")
    assert (kept["Content-Type"], styles) == (
        "text/css; charset=utf-8",
        b"\n".join([*(file.read_bytes() for file in page_files.STYLE_SHEETS), colours().encode()]),
    )


def test_health_and_readiness(server: Server) -> None:
    assert server.get("/healthz")[::2] == (200, b"ok")
    status, headers, words = server.get("/readyz")
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    expected = {
        "ready": True,
        "replica": "one",
        "students": 0,
        "sessions_kept": 0,
        "pictures_waiting": 0,
    }
    assert json.loads(words) == expected


@pytest.mark.alone
def test_too_many_pictures_at_once_get_a_503_and_the_others_their_picture(server: Server) -> None:
    paths = [f"/map.png?at=50.{number:02},34.8&size=a4" for number in range(10, 22)]
    with ThreadPoolExecutor(len(paths)) as crowd:
        going = [crowd.submit(server.get, path) for path in paths]
        begun = time.monotonic()
        assert server.get("/healthz")[0] == 200
        assert time.monotonic() - begun < 1
        answers = [one.result() for one in going]
    drawn = [content for status, _, content in answers if status == 200]
    refused = [(headers, content) for status, headers, content in answers if status == 503]
    assert len(drawn) + len(refused) == len(paths)
    assert drawn
    assert refused
    assert all(content.startswith(b"\x89PNG") for content in drawn)
    for headers, content in refused:
        assert int(headers["Retry-After"]) > 0
        assert headers["Cache-Control"] == "no-store"
        assert (
            content.decode().strip()
            == "Many pictures are being drawn just now. Please try again in a few seconds."
        )
    assert server.get(paths[0])[0] == 200


@pytest.mark.alone
def test_a_long_address_is_refused_at_once(server: Server) -> None:
    begun = time.monotonic()
    status, _, words = server.get("/map.png?" + "&".join(["at=50,34"] * 300))
    assert status == 400
    assert len(words) < 300
    assert time.monotonic() - begun < 1


def test_an_address_or_a_file_that_is_too_large_is_refused_in_a_sentence_before_it_is_read(
    server: Server,
) -> None:
    status, _, words = server.get("/lessons?a=" + "x" * 9_000)
    assert (status, b"too long" in words) == (414, True)
    for length in ("1300000", "99999999999"):
        line = HTTPConnection(server.address.removeprefix("http://"))
        line.putrequest("PUT", "/_stcore/upload_file/a/b")
        line.putheader("Content-Length", length)
        line.endheaders()
        with line.getresponse() as answer:
            assert (answer.status, answer.read()) == (
                413,
                b"The file is too large: at most 1 MB is read.\n",
            )
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_log_is_json_and_holds_nothing_of_a_student(server: Server) -> None:
    server.get("/map.svg?at=50.1234,34.5678")
    server.get("/map.svg?at=Anna")
    server.get(
        "/Anna/Beispiel?kursk=no", **{"User-Agent": "Anna", "X-Forwarded-For": "203.0.113.9"}
    )
    alone(_visit(server.address, "at=50.1234%2C34.5678"))
    end = time.monotonic() + 5
    while (
        "/_stcore/stream" not in {line.get("route") for line in server.lines()}
        and time.monotonic() < end
    ):
        server.get("/healthz")  # the WebSocket's line is written when the server has seen it closed
    lines = server.lines()
    assert {"ready", "request"} <= {line["event"] for line in lines}
    assert {"/map.svg", "other", "/_stcore/stream"} <= {line.get("route") for line in lines}
    assert all(line["replica"] == "one" and line["level"] and line["time"] for line in lines)
    words = "\n".join(json.dumps(line) for line in lines)
    assert [secret for secret in (*SECRETS, "203.0.113.9") if secret in words] == []


async def _visit(address: str, query: str) -> None:
    async with Student(address) as student:
        await student.open("", query)
