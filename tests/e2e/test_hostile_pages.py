"""Hostile addresses and texts on real pages: shown as they are, made into nothing, and no page breaks."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.bench.students import Student as Protocol
from tests.bench.students import alone
from tests.e2e.conftest import Student
from tests.hostile import HOSTILE

SIGNS = [text for text in HOSTILE if text.strip() and len(text) < 60 and text.isprintable()]
MADE = (  # what none of our pages has, and what a text could become
    ".katex", "iframe:not([title^=streamlit_folium])", "a[href^=javascript]", "a[href*=evil]", "img[src*=evil]",
    "img[src=x]", "svg[onload]", "[onmouseover]", "[onfocus]", "[onerror]", "font", "marquee",
)  # fmt: skip


def _nothing_was_made(student: Student) -> None:
    assert student.page.locator(", ".join(f".stMain {one}" for one in MADE)).count() == 0
    assert student.page.locator("[data-testid=stException]").count() == 0
    assert "it was not you" not in student.page.locator(".stMain").inner_text()
    assert student.strangers == []


@pytest.fixture(autouse=True)
def _no_dialogs(student: Student) -> None:
    student.page.on("dialog", lambda dialog: student.errors.append(f"dialog: {dialog.message}"))


@pytest.mark.parametrize("start", range(0, len(SIGNS), 24))
def test_what_stands_in_an_address_is_named_as_text(student: Student, start: int) -> None:
    texts = SIGNS[start : start + 24]
    query = [(key, text) for key, text in zip(["at", "range", "from", "show", "day"] * 5, texts, strict=False)]
    student.open("?" + urlencode([*query, *((text, "1") for text in texts[:3])]))
    expect(student.page.locator(".st-key-sentence")).to_contain_text("is not")
    _nothing_was_made(student)
    lesson = [
        ("lesson", "where-is-kursk"),
        *(("a", f"city~1~{text}") for text in texts),
        ("step", texts[0]),
        ("lock", texts[1]),
    ]
    student.page.goto(f"{student.address}/lessons?{urlencode(lesson)}")
    student.page.locator(".st-key-lesson-head").wait_for()
    student.rest()
    _nothing_was_made(student)
    assert student.errors == []


def test_what_is_typed_is_shown_as_it_is_typed(student: Student) -> None:
    student.open()
    field = student.page.get_by_placeholder("Or type")
    for text in SIGNS[:60:6]:
        field.fill(text)
        field.press("Enter")
        expect(student.page.locator(".stMain")).to_contain_text("is not a town of this map")
        student.rest()
        _nothing_was_made(student)
    student.page.goto(f"{student.address}/class_sheet")
    student.page.get_by_label("Links").fill("\n".join(SIGNS))
    student.page.get_by_role("button", name="Make the PDF").click()
    expect(student.page.locator(".stMain")).to_contain_text("Line 1, “<script>alert(1)</script>”, has no link.")
    expect(student.page.locator(".stMain")).to_contain_text("the first 40 are read")
    _nothing_was_made(student)
    student.page.goto(f"{student.address}/export")
    for label, text in (
        ("Title", "<img src=x onerror=alert(1)>"),
        ("Your name", "$x^2$ :red[x]"),
        ("Note", "[x](javascript:alert(1))"),
    ):
        student.page.get_by_label(label).first.fill(text)
    student.page.get_by_role("button", name="Put it on the picture").click()
    download = student.page.get_by_role("button", name="Download")
    download.first.wait_for()
    student.rest()
    _nothing_was_made(student)
    with student.page.expect_download() as file:
        download.first.click()
    assert file.value.suggested_filename == "img-src-x-onerror-alert-1.png"
    assert student.errors == []


def test_a_browser_that_sends_what_no_control_can_breaks_nothing_for_good(address: str) -> None:
    alone(_sends_nonsense(address))


async def _sends_nonsense(address: str) -> None:
    async with Protocol(address) as student:
        await student.open()
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
