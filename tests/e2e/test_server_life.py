"""How the server starts, logs, breaks and ends."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.bench.students import Student, alone
from tests.e2e.test_server import Server
from tests.flood import shake
from tests.server import running


@pytest.mark.alone
def test_asked_to_end_it_says_so_first_and_then_ends(tmp_path: Path) -> None:
    with running(settings={"ATLAS_DRAIN_SECONDS": "2"}, log=tmp_path / "log") as (address, process):
        server = Server(address, process, tmp_path / "log")
        alone(_stays_while_it_ends(server))
        assert process.wait(timeout=10) in (0, -signal.SIGTERM)
        assert [line["event"] for line in server.lines() if line["event"] != "request"] == [
            "ready",
            "asked to end",
            "ended",
        ]


def test_what_breaks_is_told_in_one_sentence_and_logged_without_its_words(tmp_path: Path) -> None:
    with running("tests/e2e/apps/broken.py", log=tmp_path / "log") as (address, process):
        server = Server(address, process, tmp_path / "log")
        status, headers, words = server.get("/broken")
        assert (status, words) == (500, b"Something went wrong here. Please try again.\n")
        assert headers["X-Content-Type-Options"] == "nosniff"
        alone(_sees_a_sentence(address))
        lines = server.lines()
    failed = [line for line in lines if line["event"] in ("a request failed", "a page failed")]
    assert [line["error"] for line in failed] == ["ValueError"] * 2
    assert any(place.startswith("tests/e2e/apps/broken") for place in failed[0]["at"])
    assert "Anna" not in json.dumps(lines)


def test_a_wrong_setting_ends_the_start_with_its_name() -> None:
    with (
        pytest.raises(RuntimeError, match="ATLAS_LOG_LEVEL cannot be 'loud'"),
        running(settings={"ATLAS_LOG_LEVEL": "loud"}),
    ):
        pass


def test_a_log_that_nobody_reads_holds_up_nobody() -> None:
    # Its output is a pipe.
    with running(settings={"ATLAS_LOG_LEVEL": "debug"}, full_disk=True) as (address, process):
        for _ in range(600):  # 130 kB, where a pipe takes 64
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
                assert answer.read() == b"ok"
        process.kill()


def test_a_strangers_page_is_refused_and_no_other_host_is_asked_who_it_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:  # by which any call out would go
        way = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        with running(settings={"http_proxy": way, "https_proxy": way}) as (address, _):
            assert alone(_knock(address, "http://evil.example")) == 403
            assert alone(_knock(address, address)) == 101
        proxy.settimeout(0)
        with pytest.raises(BlockingIOError):
            proxy.accept()


async def _knock(address: str, origin: str) -> int:
    """The status with which a page of this origin is answered that asks for a WebSocket."""
    _, writer, status = await shake(address, more=f"Origin: {origin}\r\n")
    writer.close()
    return status


@pytest.mark.alone
def test_it_is_up_soon_after_a_bare_server_would_be() -> None:
    """By itself it takes 2.7 s and a bare page 1.2 (`make load`); beside each other, since a
    machine may be busy."""
    bare, ours = (
        min(_start(script) for _ in range(2)) for script in ("tests/bench/apps/bare.py", "app.py")
    )
    assert ours < 8 * bare


def _start(script: str) -> float:
    begun = time.monotonic()
    with running(script):
        return time.monotonic() - begun


async def _stays_while_it_ends(server: Server) -> None:
    """A student goes on working while the server takes no others, and is told when it ends."""
    async with Student(server.address) as student:
        await student.open()
        server.process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        while (await asyncio.to_thread(server.get, "/readyz"))[0] != 503:
            assert time.monotonic() - begun < 1
        assert await student.slide("lat", 51.5) < 1
        assert student.query == "at=51.50%2C34.80&range=200mi"
        with pytest.raises(ConnectionClosed) as ended:
            await _goes_on(student)
        assert ended.value.rcvd
        assert ended.value.rcvd.code == 1012  # the service restarts: browsers come back at once
        assert 1.5 < time.monotonic() - begun < 6


async def _sees_a_sentence(address: str) -> None:
    async with Student(address) as student:
        await student.open()
        assert "it was not you" in student.words
        assert "Anna" not in student.words
        assert student.problems == []


async def _goes_on(student: Student) -> None:
    while True:
        await student.slide("lat", 51.6)
