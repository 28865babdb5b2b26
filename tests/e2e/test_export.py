"""The export page and a class's page in Chromium: what is chosen comes, names stay private."""

from __future__ import annotations

import io
import json
from pathlib import Path

from PIL import Image

from tests import poppler
from tests.e2e.conftest import Student

LINK = "https://atlas.example/?at=50.91,34.80&range=300km"


def _download(student: Student, name: str) -> tuple[str, bytes]:
    with student.page.expect_download() as waited:
        student.page.get_by_role("button", name=name).click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def test_a_picture_is_downloaded_as_it_was_chosen_and_a_name_stays_out_of_the_address(
    student: Student, tmp_path: Path
) -> None:
    page = student.page
    page.goto(f"{student.address}/export?at=49.98,36.25&range=300km")
    name, file = _download(student, "Download PNG")
    assert name == "300-km-around-Kharkiv.png"
    assert Image.open(io.BytesIO(file)).size == (1280, 960)
    page.get_by_label("Your name").fill("Олена $x$ <b>")
    page.get_by_label("Your name").press("Enter")
    student.rest()
    page.get_by_role("radio", name="PDF for printing").click()
    _, file = _download(student, "Download PDF")
    (tmp_path / "map.pdf").write_bytes(file)
    assert "Олена $x$ <b>" in poppler.run("pdftotext", tmp_path / "map.pdf")
    assert "Олена" not in page.url
    assert "%D0" not in page.url
    assert student.strangers == []
    assert student.errors == []


def test_every_data_file_is_downloaded_with_what_is_on_the_map(student: Student) -> None:
    student.page.goto(f"{student.address}/export?at=49.98,36.25&range=300km")
    student.page.get_by_role("tab", name="Files").click()
    for button, begins in (
        ("This map as one file (HTML)", b"<!doctype html>"),
        ("The whole site as one file (HTML)", b"<!doctype html>"),
        ("Table of the airfields (CSV)", b"\xef\xbb\xbfAirfield,Region"),
        ("The same with semicolons (CSV)", b"\xef\xbb\xbfAirfield;Region"),
        ("KML", b"<?xml"),
    ):
        assert _download(student, button)[1].startswith(begins)
    features = json.loads(_download(student, "GeoJSON")[1])
    assert features["title"] == "300 km around Kharkiv"
    assert student.address not in json.dumps(features)  # it would lead others nowhere


def test_every_page_leads_to_the_export_of_its_map(student: Student) -> None:
    for place in ("", "article", "airbases", "timeline", "sources"):
        student.page.goto(f"{student.address}/{place}?at=49.98,36.25")
        student.go_to("Download")
        student.page.get_by_text("From Kharkiv, 200 miles").first.wait_for()
        student.page.get_by_role("button", name="Download PNG").wait_for()


def test_a_class_of_links_becomes_one_pdf_and_bad_ones_are_listed(
    student: Student, tmp_path: Path
) -> None:
    page = student.page
    page.goto(f"{student.address}/class")
    page.get_by_label("Links").fill(f"Anna, {LINK}\nBen, https://atlas.example/?at=abc\nCy, {LINK}")
    page.get_by_label("Links").press("Control+Enter")
    page.get_by_text("2 maps can be drawn.").wait_for()
    assert page.get_by_text("Line 2, “Ben”").is_visible()
    page.get_by_role("button", name="Make the PDF").click()
    name, file = _download(student, "Download the PDF")
    (tmp_path / name).write_bytes(file)
    assert "Pages:           2" in poppler.run("pdfinfo", tmp_path / name)


def test_drawing_a_class_can_be_cancelled(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/class")
    page.get_by_label("Links").fill("\n".join([LINK] * 40))
    page.get_by_label("Links").press("Control+Enter")
    page.get_by_text("40 maps can be drawn.").wait_for()
    page.get_by_role("button", name="Make the PDF").click()
    page.get_by_text("of 40 maps").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("of 40 maps").wait_for(state="detached")
    student.rest()
    assert not page.get_by_role("button", name="Download the PDF").is_visible()
    assert page.get_by_role("button", name="Make the PDF").is_enabled()
