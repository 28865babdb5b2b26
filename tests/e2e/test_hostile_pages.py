"""Hostile links and texts in Chromium: shown as they were typed, they run nothing."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.bench.students import Student as Protocol
from tests.bench.students import alone
from tests.e2e.conftest import Student

BAIT = "<img src=x onerror=pwned=1>$x^2$ :red[a] [b](javascript:c) :material/home: **d** `e`"
SHOWN = "<img src=x onerror=pwned=1>$x^"  # of the thirty letters that are quoted
MADE = (
    "img[src=x], .katex, a[href^=javascript], .stMarkdownColoredText, "
    "[data-testid=stMarkdownContainer] b"
)


def quiet(student: Student, dialogs: list[str]) -> None:
    """Nothing ran, nothing was made, nothing went wrong, and nobody else was asked."""
    for frame in student.page.frames:
        assert frame.evaluate("() => typeof pwned") == "undefined"
        assert frame.locator(MADE).count() == 0
    assert (dialogs, student.errors, student.strangers) == ([], [], [])


@pytest.fixture
def dialogs(student: Student) -> list[str]:
    """Every dialog that a page opened."""
    seen: list[str] = []
    student.page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    return seen


def test_a_hostile_link_is_named_as_text_on_the_map_and_its_lessons(
    student: Student, dialogs: list[str]
) -> None:
    query = urlencode({"at": BAIT, "range": BAIT, BAIT: "1"})
    student.open(f"?{query}")
    expect(student.page.get_by_text(f"at=“{SHOWN}…” is not a place")).to_be_visible()
    quiet(student, dialogs)
    student.page.goto(f"{student.address}/lessons?{urlencode({'lesson': BAIT, 'a': BAIT})}")
    expect(student.page.get_by_text(f"lesson=“{SHOWN}…” is not a lesson")).to_be_visible()
    quiet(student, dialogs)


def test_what_is_typed_into_each_field_is_shown_as_typed(
    student: Student, dialogs: list[str]
) -> None:
    page = student.open().page
    field = page.get_by_role("textbox", name="Type a town or coordinates")
    field.fill(BAIT)
    field.press("Enter")
    expect(page.get_by_text(f"“{SHOWN}…” is not a position")).to_be_visible()
    quiet(student, dialogs)
    _class_sheet(student, page)
    quiet(student, dialogs)
    _picture(student, page)
    quiet(student, dialogs)
    _searches(student, page)
    quiet(student, dialogs)


def _class_sheet(student: Student, page: Page) -> None:
    page.goto(f"{student.address}/class")
    page.get_by_role("textbox", name="Links").fill(BAIT)
    page.get_by_role("button", name="Read the list").click()
    expect(page.get_by_text(f"Line 1, “{SHOWN}…”, has no link.")).to_be_visible()


def _picture(student: Student, page: Page) -> None:
    page.goto(f"{student.address}/export")
    page.get_by_text("SVG drawing", exact=True).click()
    for name in ("Title", "Your name, if you want it on the picture", "Class", "Note"):
        page.get_by_role("textbox", name=name, exact=True).fill(BAIT)
    page.get_by_role("button", name="Put it on the picture").click()
    expect(page.get_by_text("The class was cut to 40 letters.")).to_be_visible()
    student.rest()


def _searches(student: Student, page: Page) -> None:
    page.goto(f"{student.address}/words")
    field = page.get_by_role("textbox", name="Find a word")
    field.fill(BAIT[:60])
    field.press("Enter")
    expect(page.get_by_text("No word has that in it. Try fewer letters.")).to_be_visible()
    expect(field).to_have_value(BAIT[:60])


def test_the_picture_route_answers_a_hostile_query_in_one_plain_sentence(student: Student) -> None:
    for query in ({"at": BAIT}, {"size": BAIT}, {"x\r\nSet-Cookie: a": "b"}, {"at": "\0"}):
        answer = student.page.request.get(f"{student.address}/map.svg?{urlencode(query)}")
        assert answer.status == 400
        assert answer.headers["content-type"].startswith("text/plain")
        assert "set-cookie" not in answer.headers
        assert answer.text().count("\n") == 1
    flood = "&".join(["at=1,2"] * 300)
    assert student.page.request.get(f"{student.address}/map.svg?{flood}").status == 400


def test_a_file_larger_than_the_limit_is_not_taken(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/class")
    file = page.locator("input[type=file]")
    file.set_input_files({"name": "x.csv", "mimeType": "text/csv", "buffer": b"," * 400_000})
    expect(page.get_by_text("The file is too large: at most 300 kB are read.")).to_be_visible()
    file.set_input_files(
        {"name": "y.xlsx", "mimeType": "application/zip", "buffer": b"PK\x03\x04\0\0"}
    )
    expect(page.get_by_text("This is no text file: save the table as CSV first.")).to_be_visible()
    file.set_input_files({"name": "z.csv", "mimeType": "text/csv", "buffer": b"," * 3_000_000})
    expect(
        page.get_by_text("1MB or smaller").or_(page.get_by_text("1.0MB or smaller"))
    ).to_be_visible()


def test_a_browser_that_sends_what_no_control_can_breaks_nothing_for_good(address: str) -> None:
    alone(_sends_nonsense(address))


async def _sends_nonsense(address: str) -> None:
    async with Protocol(address) as student:
        await student.open("", "range=200mi")  # with all controls
        for name, value in (
            ("lat", float("nan")),
            ("lat", 1e300),
            ("lon", -1e9),
            ("range_mi", float("inf")),
            ("range_mi", -5.0),
        ):
            await student.slide(name, value)
            assert "nan" not in student.query
        for name in ("start", "unit", "preset", "show", "way"):
            key = student.key(name)
            for sent in ([], ["<script>", "x" * 10_000]):
                if key in student.widgets:
                    del student.widgets[key].string_array_value.data[:]
                    student.widgets[key].string_array_value.data.extend(sent)
                if student.widgets:
                    await student.slide("lat", 51.0)
                else:
                    await student.open("", student.query)
                assert "None" not in student.query
        student.problems.clear()
        assert await student.open("", student.query) < 5
        assert student.problems == []
        await student.slide("lat", 51.25)
        assert student.problems == []
        assert "at=51.25" in student.query
