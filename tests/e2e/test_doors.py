"""One client cannot break the server: what it sends is bounded, what it leaves is forgotten."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests import flood
from tests.bench.load import memory_mb, settle
from tests.bench.students import Student, alone, fetched
from tests.server import ROOT, Process, running

ZEROS = flood.packed(bytes(19_900_000))  # 19 kB
FORGET_S = 3  # for how long a server under test keeps the session of a lost connection
Place = tuple[str, Process]


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """A server of its own, so that what it takes is what this file's clients made it take."""
    with running() as (address, process):
        settle(address)
        yield address, process


@contextmanager
def flooding(address: str, sockets: int, wire: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """So many sockets send these bytes for ten seconds, from a process of their own."""
    command = [sys.executable, "-m", "tests.flood", address, str(sockets), "10"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        process.stdin.write(wire)
        process.stdin.close()
        yield process


@pytest.mark.alone
def test_ten_sockets_of_zeros_take_no_memory_and_hold_up_nobody(place: Place) -> None:
    alone(_works_beside_a_flood(*place))


async def _works_beside_a_flood(address: str, server: Process) -> None:
    """Slides in turn beside a flood and a still client, so that a busy machine slows both."""
    async with Student(address) as student:
        await student.open()
        await student.slide("lat", 50)
        beside: dict[bool, list[float]] = {False: [], True: []}
        peak = 0.0
        with flooding(address, 10, ZEROS) as process:
            for turn in range(6):
                flows = turn % 2 == 0
                process.send_signal(18 if flows else 19)  # goes on, stands still
                for step in range(8):
                    beside[flows].append(await student.slide("lat", 50 + turn / 2 + step / 20))
                    peak = max(peak, await asyncio.to_thread(memory_mb, server.pid))
            process.send_signal(18)
            assert process.stdout
            codes = json.loads(await asyncio.to_thread(process.stdout.read))
    assert codes["1009"] >= 10
    assert peak < 500
    assert median(beside[True]) < 3 * median(beside[False]) + 0.1


@pytest.mark.alone
@pytest.mark.parametrize(
    ("wire", "code"),
    [
        (ZEROS, 1009),
        (flood.packed(bytes(600_000)), 1009),
        (flood.frame(b"x", last=False) + flood.frame(b"", 0, last=False) * 2_000, 1009),
        (flood.frame(b"\0\0\0"), 1002),
    ],
    ids=["zeros", "just too large", "a thousand frames of nothing", "no message of ours"],
)
def test_who_sends_what_no_page_sends_is_closed_at_once(
    place: Place, wire: bytes, code: int
) -> None:
    async def sixty() -> list[list[int]]:
        end = asyncio.Event()
        return await asyncio.gather(
            *(flood.send(place[0], wire, end, again=False) for _ in range(60))
        )

    before = memory_mb(place[1].pid)
    closed = [found[0] for found in alone(sixty())]
    # Whose connection is closed while it still sends may not hear why.
    assert set(closed) <= {code, 1006}
    assert code in closed
    assert memory_mb(place[1].pid) < before + 150


@pytest.mark.alone
def test_messages_wait_their_turn_and_are_not_inflated_before(place: Place) -> None:
    message = BackMsg()
    message.rerun_script.query_string = "a" * 400_000  # in bounds, and a thousandth on the wire
    alone(_sends_many(*place, flood.packed(message.SerializeToString()) * 2_000))


async def _sends_many(address: str, server: Process, wire: bytes) -> None:
    """Sends 800 MB of messages in 1 MB, and sees that another is answered meanwhile."""
    before = memory_mb(server.pid)
    _, writer, _ = await flood.shake(address)
    writer.write(wire)
    async with Student(address) as student:
        await student.open()
        await student.slide("lat", 51)
    assert memory_mb(server.pid) < before + 150
    writer.transport.abort()


@pytest.mark.parametrize("letters", [8_100, 9_000, 40_000])
def test_a_long_address_of_a_websocket_is_refused_and_does_not_hang(
    place: Place, letters: int
) -> None:
    assert alone(_status(place[0], query="?" + "x" * letters)) == 414


@pytest.mark.parametrize(
    ("more", "status"), [("Cookie: a=" + "x" * 9_000 + "\r\n", 431), ("X: y\r\n" * 200, 431)]
)
def test_so_are_headers_that_are_too_long_or_too_many(place: Place, more: str, status: int) -> None:
    assert alone(_status(place[0], more=more)) == status


async def _status(address: str, query: str = "", more: str = "") -> int:
    _, writer, status = await flood.shake(address, query, more)
    writer.transport.abort()
    return status


def test_a_body_that_never_says_its_length_is_refused_in_a_sentence(place: Place) -> None:
    alone(_uploads_without_a_length(place[0]))


async def _uploads_without_a_length(address: str) -> None:
    async with Student(address) as student:
        await student.open("class")
        body = wrapped(2_000_000)
        pieces = (body[start : start + 100_000] for start in range(0, len(body), 100_000))
        assert await asyncio.to_thread(put, student, "one", pieces) == (
            413, "The file is too large: at most 1 MB is read.\n",
        )  # fmt: skip


def put(student: Student, name: str, body: Any, method: str = "PUT") -> tuple[int, str]:
    """Uploads a file as the page's script does; status and words."""
    line = HTTPConnection(student.address.removeprefix("http://"), timeout=30)
    line.request("GET", "/_stcore/health")
    with line.getresponse() as answer:
        answer.read()
        cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]
    headers = {
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
        "Content-Type": "multipart/form-data; boundary=b",
    }
    line.request(method, f"/_stcore/upload_file/{student.session}/{name}", body, headers)
    with line.getresponse() as answer:
        return answer.status, answer.read().decode()


def wrapped(size: int) -> bytes:
    """A file in its wrapping."""
    head = (
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="class.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\n"
    )
    return head + bytes(size) + b"\r\n--b--\r\n"


def test_uploads_are_bounded_for_a_session_and_for_all_and_room_comes_back(place: Place) -> None:
    alone(_fills_its_room(place[0]))
    alone(_fills_all_room(place[0]))


async def _fills_its_room(address: str) -> None:
    async with Student(address) as student:
        await student.open("class")

        async def upload(name: str, size: int = 1_000_000, method: str = "PUT") -> tuple[int, str]:
            return await asyncio.to_thread(put, student, name, wrapped(size), method)

        assert [(await upload(f"{n}", 990_000))[0] for n in range(5)] == [204] * 5
        status, why = await upload("6")
        assert (status, "at most 5 MB" in why) == (413, True)
        assert (await upload("0", 990_000))[0] == 204  # the same file again
        assert (await upload("0", method="DELETE"))[0] == 204
        assert (await upload("6", 990_000))[0] == 204
        many = await asyncio.gather(
            *(upload(f"at once {n}".replace(" ", "-"), 1_000) for n in range(30))
        )
        assert {status for status, _ in many} <= {204, 413}


async def _fills_all_room(address: str) -> None:
    students = [Student(address) for _ in range(11)]
    for student in students:
        await student.__aenter__()
        await student.open("privacy")
    answers = [
        await asyncio.to_thread(put, student, f"{number}", wrapped(990_000))
        for student in students
        for number in range(5)
    ]
    assert [status for status, _ in answers].count(204) <= 50
    assert "Too many files" in answers[-1][1]
    for student in students:
        await student.__aexit__(None, None, None)


def test_an_idle_server_holds_nothing_of_those_who_left() -> None:
    settings = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(FORGET_S)}
    with running("tests/e2e/apps/watched.py", settings=settings) as (address, _):
        settle(address)
        alone(_comes_uploads_and_leaves(address))
        assert ask(address, "readyz")["sessions_kept"] == 3
        assert ask(address, "alive")["files"] == 3
        end = time.monotonic() + 30 + FORGET_S
        nothing = {"sessions": 0, "files": 0, "media": 0, "runs": 0}
        while ask(address, "alive") != nothing and time.monotonic() < end:
            time.sleep(0.2)
        assert ask(address, "alive") == nothing
        assert ask(address, "readyz")["sessions_kept"] == 0


def ask(address: str, route: str) -> dict[str, Any]:
    """What a route tells."""
    found: dict[str, Any] = json.loads(fetched(f"{address}/{route}")[1])
    return found


async def _comes_uploads_and_leaves(address: str) -> None:
    for _ in range(3):
        async with Student(address) as student:
            await student.open()
            await student.open("export", f"{student.query}&range=123mi")
            assert (await asyncio.to_thread(put, student, "list", wrapped(50_000)))[0] == 204
