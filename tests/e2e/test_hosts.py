"""Hosts with a prefix, behind a proxy that takes one away, or inside another page."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests import nginx
from tests.bench.students import fetched
from tests.e2e.conftest import PATIENCE_MS, WIDE, Student
from tests.server import free_port, running

PREFIX = "/school/maps"
LIST = {"name": "class.csv", "mimeType": "text/csv", "buffer": b"Anna, https://x.example/?at=50,36"}


@pytest.fixture(scope="module", params=["prefix", "stripped"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard below a prefix: set by itself, and behind a proxy that takes it away."""
    if request.param == "prefix":
        with running(prefix=PREFIX) as (address, _):
            yield address
    else:
        where = tmp_path_factory.mktemp("nginx")
        with (
            running() as (target, _),
            nginx.stripping(where, free_port(), PREFIX, target) as address,
        ):
            yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window."""
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    window = context.new_page()
    window.set_default_timeout(PATIENCE_MS)
    yield window
    context.close()


def _is_disguised(answer: Response) -> bool:
    """Whether a script or a table of data is answered with a page."""
    name = answer.url.partition("?")[0]
    return name.endswith((".js", ".json", ".css")) and "html" in answer.headers.get(
        "content-type", ""
    )


def test_below_a_prefix_a_ring_is_painted_a_lesson_opens_and_pictures_and_links_lead_there(
    site: str, page: Page
) -> None:
    disguised: list[str] = []
    page.on("response", lambda answer: _is_disguised(answer) and disguised.append(answer.url))
    student = Student(page, site).open("?at=50,36&range=100mi")
    student.slide("Range, miles", "ArrowRight", 5)
    expect(page).to_have_url(f"{site}/?at=50.00%2C36.00&range=105mi")
    expect(page.locator(".in-words a")).to_have_attribute("href", re.compile("range=105mi"))
    page.locator(".in-words a").evaluate("link => link.click()")
    expect(page).to_have_url(f"{site}/airbases?at=50.00%2C36.00&range=105mi")
    student.open("Lessons/?lesson=where-is-kursk")
    expect(page.get_by_text("Step 1 of")).to_be_visible()
    site = site.replace("127.0.0.1", "maps.example")  # no snippet is offered of this machine's own
    page.goto(f"{site}/export?at=50,36&range=100mi")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_role("tab", name="Link and citation").click()
    expect(
        page.get_by_role("tabpanel").get_by_text(f"{site}/?at=50.00,36.00").first
    ).to_be_visible()
    expect(page.get_by_role("tabpanel").get_by_text(f'src="{site}/map.png?').first).to_be_visible()
    assert disguised == []
    assert [one for one in student.strangers if not one.startswith(site)] == []


def test_below_a_prefix_health_is_told_and_what_is_not_there_is_no_page_of_ours(site: str) -> None:
    root = site.removesuffix(PREFIX)
    assert fetched(f"{site}/healthz") == (200, b"ok")
    assert json.loads(fetched(f"{site}/readyz")[1])["ready"]
    assert fetched(f"{site}/map.svg?at=50,36")[1].startswith(b"<?xml")
    assert fetched(f"{site}/robots.txt")[1].startswith(b"User-agent: *")
    for path in ("/nosuch.js", "/atlas/nosuch.json", "/favicon.ico", "/lessons/x.js"):
        status, output = fetched(site + path)
        assert (status, b"There is no such file" in output) == (404, True), path
    status, output = fetched(f"{site}/lessons/foo?at=50,36")
    assert (status, b"There is no such page" in output) == (404, True)
    home = output.decode().split('href="', 1)[1].split('"', 1)[0]
    assert urljoin(f"{site}/lessons/foo", home) == f"{site}/?at=50,36"
    assert fetched(root + "/nosuch.js")[0] == 404


def test_probes_stand_at_the_root_too() -> None:
    with running(prefix=PREFIX) as (address, _):
        root = address.removesuffix(PREFIX)
        assert fetched(f"{root}/healthz") == (200, b"ok")
        assert fetched(f"{root}/readyz")[0] == 200
        assert b"connection.js" in fetched(address)[1]  # without a slash at its end
        status, output = fetched(f"{root}/")
        assert (status, f'href="{PREFIX}/"'.encode() in output) == (404, True)


def test_a_map_that_does_not_come_says_which_file_is_missing_and_is_shown_as_a_picture(
    page: Page, browser: Browser, address: str
) -> None:
    names = ("leaflet.js", "leaflet.css", "webmap.js", "ground.json", "index.html?")
    # All wait at once; in one context one would give the other what it may not have.
    contexts = {name: browser.new_context() for name in names}
    windows = {name: context.new_page() for name, context in contexts.items()}
    for name, window in windows.items():
        window.set_default_timeout(PATIENCE_MS)
        window.route(f"**/{name}*", lambda route: route.abort())
        window.goto(f"{address}/?at=50,36&range=100mi")
    # What fails once is asked for again.
    page.route("**/webmap.js*", lambda route: route.abort(), times=1)
    Student(page, address).open("?at=50,36")
    for name, window in windows.items():
        place = window.locator(".no-map")
        place.wait_for()
        expect(place).to_contain_text(name.removesuffix("?"))
        assert (
            place.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)")
            > 1000
        )
    Student(window, address).slide("Range, miles", "ArrowRight", 5)
    expect(place.locator("img")).to_have_attribute("src", "/map.png?at=50.00%2C36.00&range=105mi")
    window.unroute_all()
    Student(window, address).open("?at=50,36")
    expect(place).to_have_count(0)
    expect(page.locator(".no-map")).to_have_count(0)
    for context in contexts.values():
        context.close()


class _Platform(BaseHTTPRequestHandler):
    """A learning platform's page with the dashboard inside it."""

    inside = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(
            f'<iframe src="{self.inside}" width="1200" height="700"></iframe>'.encode()
        )

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def platform() -> Iterator[str]:
    """A learning platform on another site: to a browser 127.0.0.1 and localhost are two."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Platform)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


def test_inside_a_learning_platforms_page_a_file_is_taken(page: Page, platform: str) -> None:
    with running(settings={"ATLAS_FRAME_ANCESTORS": platform, "ATLAS_REPLICA": "one"}) as (
        address,
        _,
    ):
        _Platform.inside = f"{address}/class"
        page.goto(platform)
        frame = page.frame_locator("iframe")
        frame.locator("input[type=file]").set_input_files(LIST)  # type: ignore[arg-type]
        expect(frame.get_by_text("1 map can be drawn")).to_be_visible()
        assert {cookie["name"] for cookie in page.context.cookies()} == {
            "_streamlit_xsrf",
            "replica",
        }
        expect(frame.get_by_text("only over https")).to_have_count(0)


def test_where_a_platform_would_show_the_site_without_https_it_is_said_that_no_file_can_be_taken(
    page: Page, platform: str
) -> None:
    settings = {"ATLAS_FRAME_ANCESTORS": platform, "ATLAS_ADDRESS": "http://maps.example"}
    with running(settings=settings) as (address, _):
        page.goto(f"{address}/class")
        expect(page.get_by_text("only over https")).to_be_visible()
