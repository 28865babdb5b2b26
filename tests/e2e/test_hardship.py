"""What a school has: a blocked WebSocket, a server that dies, a slow line, a full disk."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.bench.relay import Relay
from tests.bench.students import Student as Protocol
from tests.bench.students import alone, fetched
from tests.e2e.conftest import NARROW, PATIENCE_MS, WIDE, Student
from tests.e2e.hands import agree, drag
from tests.server import free_port, running

PLACE = "?at=50.5,36&amp;range=100mi"  # as a page's source has it


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_where_the_websocket_is_blocked_the_page_says_what_to_ask_and_shows_a_picture(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(f"{address}/lessons{PLACE}&lesson=where-is-kursk&size=nonsense")
    words = page.get_by_role("alert", name="Connection")
    words.wait_for()
    assert words.locator("code").inner_text() == f"{address.replace('http', 'ws')}/_stcore/stream"
    picture = words.locator("img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1000
    assert picture.get_attribute("src") == "/map.png?at=50.5%2C36&range=100mi"
    for kind in ("png", "pdf", "svg"):
        link = words.locator(f"a[href^='/map.{kind}']").get_attribute("href")
        assert fetched(f"{address}{link}")[0] == 200
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('#atlas-connection').scrollWidth <= innerWidth")
    context.close()


def test_where_nothing_is_wrong_the_page_says_nothing_of_the_connection(student: Student) -> None:
    student.open()
    assert student.page.locator("#atlas-connection").count() == 0
    assert student.page.evaluate(
        "WebSocket.CONNECTING === 0 && WebSocket.prototype instanceof EventTarget"
    )


def test_a_server_that_dies_is_told_of_in_one_line_that_goes_when_it_is_back(
    browser: Browser,
) -> None:
    port = free_port()
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    with running(port=port) as (address, process):
        student = Student(page, address).open(PLACE)
        process.kill()
        line = page.get_by_role("alert", name="Connection")
        line.wait_for()
        expect(line).to_contain_text("Nothing is lost")
        expect(page.locator("[data-testid=stDialog]")).to_be_hidden()
        process.wait()
    with running(port=port):
        line.wait_for(state="detached")
        student.rest()
        student.slide("Range, miles", "ArrowRight", 5)
        expect(page).to_have_url(re.compile("range=105mi"))
    context.close()


@pytest.fixture
def slow(address: str) -> Iterator[str]:
    """The dashboard behind 150 ms there and back, with 1 per cent of the packets lost."""
    relay = Relay(address, delay_s=0.075, lost=0.01)
    yield relay.address
    relay.close()


@pytest.mark.alone
def test_on_a_slow_line_that_loses_packets_the_hand_still_does_not_wait(
    browser: Browser, slow: str
) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    student = Student(page, slow).open(PLACE)
    before = student.ring()
    thumb = page.get_by_role("slider", name="Range, miles")
    took = thumb.evaluate(
        """(thumb) => new Promise((done) => {
            const map = document.querySelector("iframe[title^=streamlit_folium]").contentDocument;
            const drawn = () => map.querySelector("path.ring").getAttribute("d");
            const old = drawn(), start = performance.now();
            const look = () => drawn() === old
                ? requestAnimationFrame(look) : done(performance.now() - start);
            thumb.focus();
            look();
            const key = { key: "ArrowRight", code: "ArrowRight", bubbles: true };
            thumb.dispatchEvent(new KeyboardEvent("keydown", key));
        })"""
    )
    assert student.ring() != before
    assert took < 150  # less than the way there and back: the browser drew it
    expect(page).to_have_url(re.compile("range=101mi"))
    drag(student, 80, -30)
    agree(student)
    assert student.errors == []
    context.close()


def test_on_a_full_disk_everything_goes_on(tmp_path: Path) -> None:
    """Also with no home, no cache and no writable temporary folder, as in a container."""
    settings = {
        "HOME": str(tmp_path / "nowhere"),
        "MPLCONFIGDIR": str(tmp_path / "nowhere"),
        "XDG_CACHE_HOME": "/proc",
    }
    with running(settings=settings, full_disk=True) as (address, _):
        assert alone(_works(address))
        for kind, begins in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")):
            status, picture = fetched(f"{address}/map.{kind}?at=50.2,35.5")
            assert (status, picture[: len(begins)]) == (200, begins)


async def _works(address: str) -> bool:
    async with Protocol(address) as student:
        await student.open()
        await student.slide("lat", 51.5)
        await student.open("export", student.query)
        picture = urllib.request.urlopen(address + student.files[0]).read()
        await student.open("lessons", "lesson=where-is-kursk")
        return picture.startswith(b"\x89PNG") and student.problems == []
