"""What the privacy page says is so: what browser, address and server keep, and how long."""

from __future__ import annotations

import tomllib

from playwright.sync_api import expect

from tests.e2e.conftest import Student
from tests.server import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
KNOWN_COOKIES = {"_streamlit_xsrf", "replica"}


def test_a_browser_keeps_what_the_page_says_and_nothing_more(student: Student) -> None:
    for path in ("", "export", "class", "lessons?lesson=where-is-kursk", "privacy"):
        student.page.goto(f"{student.address}/{path}")
        student.page.locator(".st-key-footer").wait_for()
        student.rest()
    cookies = student.page.context.cookies()
    assert {cookie["name"] for cookie in cookies} <= KNOWN_COOKIES
    assert all(cookie["expires"] == -1 for cookie in cookies), "gone when the browser is closed"
    kept = student.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [name for name in kept if not name.startswith("stActiveTheme")] == []
    assert student.page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert student.strangers == []


def test_a_name_is_in_no_address_and_on_no_other_page(student: Student) -> None:
    asked: list[str] = []
    student.page.on("request", lambda request: asked.append(request.url))
    student.page.goto(f"{student.address}/export")
    student.page.get_by_label("Your name").fill("Annabel")
    student.page.get_by_role("button", name="Put it on the picture").click()
    student.page.wait_for_function(
        "() => document.querySelector('[data-testid=stImage] img')?.complete"
    )
    student.rest()
    assert [address for address in [*asked, student.page.url] if "Annabel" in address] == []
    assert "Annabel" not in student.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    )


def test_the_server_forgets_when_the_page_says_and_tells_nobody(student: Student) -> None:
    student.page.goto(f"{student.address}/privacy")
    expect(student.page.get_by_text("two minutes after you leave")).to_have_count(5)
    assert CONFIG["server"]["disconnectedSessionTTL"] == 120
    assert CONFIG["browser"]["gatherUsageStats"] is False
