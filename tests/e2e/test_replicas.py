"""Three processes behind nginx, as in deploy/: one dies in mid-lesson, all restart under load."""

from __future__ import annotations

import asyncio
import json
import random
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests import nginx
from tests.bench.students import Student as Protocol
from tests.bench.students import alone
from tests.e2e.conftest import PATIENCE_MS, WIDE, Student
from tests.server import Process, free_port, running

NAMES = ("one", "two", "three")
STUDENTS = 12  # under load


class Site:
    """nginx and the processes behind it, each of which can be ended and started again."""

    def __init__(self, where: Path) -> None:
        self.where = where
        self.ports = tuple(free_port() for _ in NAMES)
        self.stacks: dict[str, ExitStack] = {}
        self.processes: dict[str, Process] = {}
        self.address = ""

    def start(self, name: str) -> None:
        """Starts a process and waits until it answers."""
        stack = self.stacks[name] = ExitStack()
        port = self.ports[NAMES.index(name)]
        server = running(
            port=port, settings={"ATLAS_REPLICA": name}, log=self.where / f"{name}.log"
        )
        _, self.processes[name] = stack.enter_context(server)

    def end(self, name: str) -> None:
        """Ends a process and waits until it is gone."""
        self.stacks[name].close()

    def restart(self, name: str) -> None:
        """Asks a process to end, as systemd does, and starts it again."""
        self.processes[name].terminate()
        self.processes[name].wait(timeout=20)
        self.end(name)
        self.start(name)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, all of its processes up."""
    site = Site(tmp_path_factory.mktemp("site"))
    with ExitStack() as stack:
        for name in NAMES:
            site.start(name)
            stack.callback(site.end, name)
        site.address = stack.enter_context(nginx.fronting(site.where, free_port(), site.ports))
        yield site


@pytest.fixture
def pupil(browser: Browser, site: Site) -> Iterator[Student]:
    """A browser window on the site."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield Student(page, site.address)
    context.close()


def replica(page: Page) -> str:
    """Which process a browser belongs to, by its cookie."""
    found = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "replica"]
    assert len(found) == 1
    return str(found[0])


def test_newcomers_are_spread_over_all_and_each_stays_with_its_own(site: Site) -> None:
    given = []
    for _ in range(6):
        with urllib.request.urlopen(site.address) as answer:
            given.append(
                re.match(
                    r"replica=(\w+); Path=/; HttpOnly; SameSite=Lax", answer.headers["Set-Cookie"]
                )
            )
    names = [found[1] for found in given if found]
    assert set(names) == set(NAMES)
    for name in names:
        request = urllib.request.Request(
            f"{site.address}/readyz", headers={"Cookie": f"replica={name}"}
        )
        with urllib.request.urlopen(request) as answer:
            assert json.load(answer)["replica"] == name


def test_a_process_that_is_killed_in_mid_lesson_costs_nothing(site: Site, pupil: Student) -> None:
    page = pupil.page
    page.goto(
        f"{site.address}/lessons?lesson=where-is-kursk&at=50.45,36.60&range=150mi&show=airbases,cities"
    )
    pupil.map.locator("#map_div[data-ready=true]").wait_for()
    pupil.rest()
    page.locator(".st-key-later-step button").click()
    expect(page).to_have_url(re.compile("step=2"))
    pupil.rest()
    page.locator(".st-key-later-step button").click()
    expect(page).to_have_url(re.compile("step=3"))
    pupil.rest()
    before = (page.url, page.locator(".st-key-lesson-head").inner_text(), replica(page))
    _kill(site, pupil)
    assert (page.url, page.locator(".st-key-lesson-head").inner_text()) == before[:2]
    page.locator(".st-key-later-step button").click()
    expect(page).to_have_url(re.compile("step=4"))
    assert replica(page) != before[2]
    site.start(before[2])


def test_points_range_layers_and_page_are_as_they_were_and_pictures_still_come(
    site: Site, pupil: Student
) -> None:
    pupil.open("?at=50.45,36.60&at=51.2,33.1&range=150mi&show=airbases,held,cities")
    pupil.slide("Range, miles", "ArrowRight", 3)
    expect(pupil.page).to_have_url(re.compile("range=153mi"))
    pupil.rest()
    before = (pupil.page.url, pupil.sentence(), pupil.ring(), replica(pupil.page))
    _kill(site, pupil)
    assert (pupil.page.url, pupil.sentence(), pupil.ring()) == before[:3]
    pupil.slide("Range, miles", "ArrowRight", 2)
    expect(pupil.page).to_have_url(re.compile("range=155mi"))
    pupil.go_to("Download")
    picture = pupil.page.locator("[data-testid=stImage] img").first
    picture.wait_for()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1000
    site.start(before[3])


def _kill(site: Site, pupil: Student) -> None:
    """Kills the process of a browser, and waits until another has it and has run the page."""
    own = replica(pupil.page)
    with pupil.page.expect_websocket() as again:
        site.processes[own].kill()
        site.end(own)
    again.value.wait_for_event("framereceived", predicate=_says_finished)
    pupil.rest()
    expect(pupil.page.locator("#atlas-connection")).to_have_count(0)
    assert replica(pupil.page) != own


def _says_finished(frame: bytes | str) -> bool:
    message = ForwardMsg()
    message.ParseFromString(frame)  # type: ignore[arg-type]
    return message.WhichOneof("type") == "script_finished"


def test_a_rolling_restart_under_load_loses_no_work(site: Site) -> None:
    alone(_worked_through(site))


async def _worked_through(site: Site) -> None:
    done, seated = asyncio.Event(), asyncio.Barrier(STUDENTS + 1)
    work = [
        asyncio.create_task(_works(site.address, number, seated, done))
        for number in range(STUDENTS)
    ]
    await seated.wait()
    for name in NAMES:
        await asyncio.to_thread(site.restart, name)
    done.set()
    for lost, returns, steps in await asyncio.gather(*work):
        assert lost == 0
        assert returns >= 1
        assert steps > 10


async def _works(
    address: str, number: int, seated: asyncio.Barrier, done: asyncio.Event
) -> tuple[int, int, int]:
    """A student who moves a point until all is done: steps lost, returns after a cut, steps."""
    chance = random.Random(number)
    lost = returns = steps = 0
    student = Protocol(address)
    async with student:
        await student.open("", "at=50.00%2C36.00&range=200mi")
        await seated.wait()
        while not done.is_set() or steps <= 10:
            lat = chance.randint(4_800, 5_400) / 100
            try:
                await student.slide("lat", lat)
                steps += 1
                lost += student.query != f"at={lat:.2f}%2C36.00&range=200mi"
            except (ConnectionClosed, InvalidHandshake, OSError):
                returns += 1
                before = student.query
                await _back(student)
                lost += student.query != before
            await asyncio.sleep(0.2)
    return lost, returns, steps


async def _back(student: Protocol) -> None:
    """Comes back as soon as somebody answers, as a page does."""
    async with asyncio.timeout(30):
        while True:
            try:
                await student.come_back()
            except (ConnectionClosed, InvalidHandshake, OSError):
                await asyncio.sleep(0.1)
            else:
                return


def test_nginxs_logs_hold_no_query_and_no_address(site: Site) -> None:
    urllib.request.urlopen(f"{site.address}/map.svg?at=50.1234,34.5678").read()
    # The first is no page, the second no file, and the third speaks no WebSocket.
    for path in ("Anna?kursk=no", "static/Anna.js?kursk=no", "_stcore/stream?kursk=no"):
        with suppress(urllib.error.HTTPError):
            urllib.request.urlopen(f"{site.address}/{path}")
    lines = [
        json.loads(line)
        for line in (site.where / "access.log").read_text(encoding="utf-8").splitlines()
    ]
    assert {"/map.svg", "other", "/static", "/_stcore/stream"} <= {line["route"] for line in lines}
    words = json.dumps(lines) + (site.where / "error.log").read_text(encoding="utf-8")
    assert [
        secret for secret in ("50.1", "Anna", "kursk", "127.0.0.1", "at=") if secret in words
    ] == []
