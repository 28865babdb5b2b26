"""A window with the file that has the lessons in it, and what a student does there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from geodata.exports import living_file
from geodata.lessons import marking
from geodata.lessons.parts import (
    ChoiceQuestion,
    Lesson,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.scenario import Scenario
from geodata.scenario import from_query as read_map
from tests.e2e.conftest import PATIENCE_MS

SITE = "https://maps.example"
SIGNS = {"right": "✔", "wrong": "✘", "none": "…", "seen": "≈", "shown": "○"}


class Reader:
    """A window with the file: what is asked of the network, and what goes wrong."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.file = page, file
        self.strangers: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._watch(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _watch(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.strangers.append(url)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def open(self, fragment: str = "lesson=") -> Reader:
        """Opens the file anew at an address."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.file.as_uri()}#{fragment}")
        self.page.locator("#map_div[data-ready=true]").wait_for(state="attached")
        expect(self.page.locator("#lesson-title")).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        return self.page.locator("#lessons").get_by_role("button", name=name, exact=True)

    def at_step(self, lesson: Lesson, index: int) -> None:
        """Waits for a step and for its own address."""
        where = f"Step {index + 1} of {len(lesson.steps)}"
        expect(self.page.locator("#lesson-where")).to_have_text(where)
        expect(self.page).to_have_url(re.compile(rf"step={index + 1}\b"))

    def parts(self) -> dict[str, list[str]]:
        """What the address says."""
        return parse_qs(self.page.url.partition("#")[2], keep_blank_values=True)

    def map(self) -> Scenario:
        """The map that the address says."""
        return read_map(self.parts())

    def says(self, state: str, words: str) -> None:
        """Waits for a mark and its sign, behind which a second hint may follow."""
        squeezed = " ".join(f"{SIGNS[state]} {words}".split())
        mark = self.page.locator("#question-mark .mark")
        expect(mark).to_have_text(re.compile(f"^{re.escape(squeezed)}"))

    def lay(self, query: str) -> None:
        """Lays a map as hands would have made it."""
        self.page.evaluate(
            """(query) => {
                const { scenarios, addresses, desk } = rangeMap;
                desk.choose(scenarios.read(addresses.parse(query)));
            }""",
            query,
        )

    def answer(self, question: Question, given: str) -> None:
        """Gives an answer as a student would, up to the press of Check."""
        page = self.page
        match question:
            case NumberQuestion():
                page.get_by_label("Your answer, in").fill(given)
            case ChoiceQuestion():
                words = next(option.text for option in question.options if option.id == given)
                page.get_by_role("radio", name=words, exact=True).check()
            case OrderQuestion():
                while self.button("Take the last one back").is_enabled():
                    self.button("Take the last one back").click()
                for name in given.split("."):
                    page.locator(f"#question .take[value='{name}']").click()
            case TextQuestion():
                page.get_by_label("Your answer").fill(given)
            case MapQuestion():
                self.lay(given)

    def check(self, question: Question, given: str) -> None:
        """Presses Check, and compares the mark with Python's."""
        self.button("Check").click()
        mark = marking.mark(question, given)
        self.says(mark.state, mark.words)


def write_file(folder: Path, base: str) -> Path:
    """The whole site as one file, which knows the site of this address."""
    file = folder / "site.html"
    file.write_bytes(living_file.write_site(base, date(2024, 12, 1)))
    return file


def open_window(browser: Browser, file: Path, size: dict[str, int]) -> Iterator[Reader]:
    """A fresh window without a network; once it is no longer needed, nothing was asked of another
    place than the file, and nothing went wrong."""
    context = browser.new_context(viewport=size, offline=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    context.route("**/*", _refuse)
    found = Reader(context.new_page(), file)
    yield found
    context.close()
    assert found.strangers == []
    assert found.errors == []


def _refuse(route: Route) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.abort()
