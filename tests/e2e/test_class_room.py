"""One command for the room: a class reaches it at one address, and the projector shows which."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.bench.load import children
from tests.bench.students import Student, alone, fetched
from tests.e2e.test_accessibility import describe, find_faults
from tests.server import PATIENCE_S, ROOT, free_port

OTHER = "127.0.0.2"  # an address of this machine that is not the usual one
CLASS = 35
SIGN = "Show the address to the class"
SIZES = (
    {"width": 1366, "height": 625},
    {"width": 1024, "height": 768},
    {"width": 390, "height": 844},
)


@contextmanager
def room(port: int, out: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command as `make class` runs it, with what it prints in a file; ended on leaving."""
    settings = {"ADDRESS": OTHER, "PORT": str(port), "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-m", "pages.server.class_room"]
    with (
        out.open("wb") as printed,
        subprocess.Popen(
            run, cwd=ROOT, env={**os.environ, **settings}, stdout=printed, stderr=printed,
            stdin=subprocess.DEVNULL,
        ) as command,
    ):  # fmt: skip
        try:
            end = time.monotonic() + PATIENCE_S
            while "Ctrl+C ends it" not in out.read_text(encoding="utf-8"):
                assert command.poll() is None, out.read_text(encoding="utf-8")
                assert time.monotonic() < end, out.read_text(encoding="utf-8")
                time.sleep(0.1)
            yield command
        finally:
            command.terminate()
            command.wait()


@pytest.mark.alone
def test_thirty_five_students_reach_the_rooms_address_at_once_and_no_other_leads_there(
    tmp_path: Path,
) -> None:
    port = free_port()
    with room(port, tmp_path / "out") as command:
        site = f"http://{OTHER}:{port}"
        assert site in (tmp_path / "out").read_text(encoding="utf-8")
        students = alone(_come(site))
        assert [one.problems for one in students] == [[]] * CLASS
        assert {one.query for one in students} == {"at=51.50%2C34.80&range=200mi"}
        assert alone(_knock(site, "Host: evil.example")) == 403
        assert fetched(f"{site}/healthz") == (200, b"ok")
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port))
        (server,) = children(command.pid)
        command.send_signal(signal.SIGTERM)
        assert command.wait(PATIENCE_S) == 0
        assert not Path(f"/proc/{server}").exists()
        socket.create_server((OTHER, port)).close()  # free again


def test_ctrl_c_ends_it_and_a_server_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    with room(free_port(), tmp_path / "out") as command:
        command.send_signal(signal.SIGINT)
        assert command.wait(PATIENCE_S) == 0
    assert "has ended" in (tmp_path / "out").read_text(encoding="utf-8")
    with room(free_port(), tmp_path / "out") as command:
        (server,) = children(command.pid)
        os.kill(server, signal.SIGKILL)
        assert command.wait(PATIENCE_S) == 2
    assert "ended by itself" in (tmp_path / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_address_and_its_code_fill_the_screen_until_escape(
    browser: Browser, address: str, scheme: str
) -> None:
    address = address.replace("127.0.0.1", "maps.example")  # this machine's own is not shown
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/teachers")
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.get_by_role("button", name=SIGN).click()
        sign = page.get_by_role("dialog")
        code = sign.get_by_role("img", name=f"QR code of {address}")
        code.evaluate("image => image.decode()")
        box = sign.bounding_box()
        assert box
        assert (box["x"], box["y"]) == (0, 0)
        assert box["width"] == size["width"]
        assert box["height"] >= size["height"]
        words = sign.get_by_text(address)
        letters = words.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        inside = words.evaluate("it => it.scrollWidth <= it.clientWidth")
        assert inside
        assert letters >= size["width"] / 20
        over, under = words.bounding_box(), code.bounding_box()
        assert over
        assert under
        assert over["y"] + over["height"] <= under["y"]
        assert under["y"] + under["height"] <= size["height"]
        assert describe(find_faults(page)) == []
        screen = Image.open(io.BytesIO(page.screenshot())).convert("L")
        assert [read.text for read in zxingcpp.read_barcodes(screen)] == [address]
        page.keyboard.press("Escape")
        expect(sign).to_have_count(0)
    context.close()


def test_an_address_of_the_machine_itself_is_not_offered_to_a_class(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/teachers")
    page.locator(".st-key-footer p").first.wait_for()
    expect(page.get_by_role("button", name=SIGN)).to_have_count(0)
    page.get_by_role("tab", name="A link for the class").click()
    expect(page.get_by_text("make class").first).to_be_visible()
    page.close()


async def _come(site: str) -> list[Student]:
    """A class that comes in at once; each moves the launch point once."""

    async def one() -> Student:
        async with Student(site) as student:
            await student.open()
            await student.slide("lat", 51.5)
            return student

    return await asyncio.gather(*(one() for _ in range(CLASS)))


async def _knock(site: str, header: str) -> int:
    """The status of the answer to a WebSocket that is asked for under another name."""
    there, _, port = site.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(there, int(port))
    asked = (
        "GET /_stcore/stream HTTP/1.1", header, "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version: 13", "", "",
    )  # fmt: skip
    writer.write("\r\n".join(asked).encode())
    line = await reader.readline()
    writer.close()
    return int(line.split()[1])
