"""What strangers write stays text: in sentences, files, names of files and links, within bounds and in little time."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from geodata import citing, class_sheet, exports, facts, free_text, handouts, kml, live_rings, pictures, scene, site
from geodata import scenario as scenarios
from geodata.lessons import progress
from geodata.lessons.progress import Answer
from geodata.lessons.reading import lessons
from geodata.poster import lettering
from geodata.scenario import DEFAULT, Point, from_query, sound, to_query
from geodata.typed import read_place
from pages.server import logs
from pages.shared import picture_form
from tests import poppler
from tests.hostile import HOSTILE

BASE, DAY = "https://atlas.example", date(2026, 11, 25)
KEYS = ["at", "range", "from", "show", "day", "lesson", "step", "a", "lock", "size", "theme", "projection"]
FAST_S = 0.05


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_raises_or_becomes_more_than_a_printable_sentence(text: str) -> None:
    known = lessons()
    begun = time.perf_counter()
    told = list(from_query({**{key: [text] for key in KEYS[:5]}, text: [text]}).ignored)
    told += progress.from_query({key: [text] for key in KEYS[5:9]}, known).ignored
    told += progress.from_query({"lesson": ["where-is-kursk"], "step": [text], "a": [text]}, known).ignored
    told += [read_place(text)[1], *class_sheet.read(text)[1], *free_text.written(title=text, name=text)[1]]
    for key in KEYS:
        try:
            pictures.asked({key: [text]}, "png", BASE, DAY)
        except pictures.BadQueryError as refused:
            told.append(str(refused))
    assert time.perf_counter() - begun < 10 * FAST_S
    assert all(line.isprintable() and len(line) < 300 for line in told if line)
    assert logs.route(f"/{text}") in ("other", "/")
    assert re.fullmatch(r"[^\W_]([\w-]{0,58}[^\W_])?|map", picture_form.file_name(text))
    assert re.fullmatch(r"http://[A-Za-z0-9.:-]+", site.address(f"http://{text}/x"))
    assert (
        list(live_rings.gestures({"gestures": [text, {"number": text, "what": text, "where": [text, text]}]}, 0)) == []
    )


@pytest.mark.parametrize("count", [1_000, 100_000])
def test_the_worst_address_is_read_in_no_time_and_told_in_few_lines(count: int) -> None:
    worst = {"at": ["x"] * count, "show": ["y," * count], "a": ["z"] * count, "range": ["9" * count]}
    worst |= {f"key{number}": ["1"] for number in range(1_000)}
    begun = time.perf_counter()
    read = from_query(worst)
    now = progress.from_query({**worst, "lesson": ["where-is-kursk"], "lock": ["points"] * count}, lessons())
    assert time.perf_counter() - begun < FAST_S
    assert read == DEFAULT
    for lines in (read.ignored, now.ignored):
        assert len(lines) == scenarios.MOST_LINES + 1
        assert lines[-1].endswith("more parts of the address could not be used.")


def test_a_class_list_of_a_megabyte_is_read_in_little_time() -> None:
    for text in ("x," * 500_000, "\n" * 1_000_000, f"{BASE}/?at=50,36\n" * 60_000, '"' * 1_000_000):
        begun = time.perf_counter()
        pupils, problems = class_sheet.read(text)
        assert time.perf_counter() - begun < 20 * FAST_S
        assert len(pupils) <= class_sheet.MOST
        assert len(problems) <= class_sheet.MOST + 1


@given(st.binary(max_size=300))
def test_any_file_is_a_text(file: bytes) -> None:
    pupils, problems = class_sheet.read(class_sheet.text_of(file))
    assert all(line.isprintable() for line in problems)
    assert len(pupils) <= class_sheet.MOST


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=20,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"number": JSON, "what": st.sampled_from(["move", "along"]), "where": JSON}, optional={"point": JSON}
        )
    )
)
def test_whatever_a_frame_sends_the_scenario_stays_one_that_an_address_can_say(rows: object) -> None:
    now = DEFAULT
    for gesture in live_rings.gestures({"gestures": rows}, 0):
        now = sound(live_rings.applied(now, gesture), now)
    assert from_query(to_query(now)) == now


@given(
    st.builds(
        replace,
        st.just(DEFAULT),
        range_value=JSON | st.floats(),
        range_unit=st.sampled_from(["mi", "km", "nmi"]) | JSON,
        start=JSON,
        day=JSON,
    )
)
def test_a_value_that_no_control_of_ours_can_send_changes_nothing(wanted: scenarios.Scenario) -> None:
    kept = sound(wanted, DEFAULT)
    assert kept in (wanted, DEFAULT)
    assert from_query(to_query(kept)) == kept
    far = replace(DEFAULT, points=(Point(0.0, 0.0),))
    assert sound(far, DEFAULT) == DEFAULT
    assert sound(replace(DEFAULT, start=None), DEFAULT) == DEFAULT  # type: ignore[arg-type]


def test_a_strangers_address_of_the_site_is_in_no_file(tmp_path: Path) -> None:
    picture = scene.build(DEFAULT)
    for text in HOSTILE[:30]:
        base = site.address(f"http://{text}/")
        assert base == site.OWN
    files = (exports.geojson(picture, base), exports.table(picture, base), kml.written(picture, base))
    assert all(b"<script" not in file and b"evil" not in file for file in files)
    snippet = html.fromstring(citing.snippet(base, picture))
    assert {node.tag for node in snippet.iter()} <= {"a", "img", "div", "p", "figure", "figcaption"}


def test_a_table_has_no_cell_that_a_spreadsheet_would_compute(monkeypatch: pytest.MonkeyPatch) -> None:
    base = facts.airbases()[0]
    for text in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1"):
        monkeypatch.setattr(facts, "airbases", lambda text=text: (replace(base, name=text),))
        assert exports._cell(text) == f"'{text}"


def test_a_sheet_to_hand_in_carries_every_name_and_answer_as_it_was_written(tmp_path: Path) -> None:
    lesson = lessons()["ninety-per-cent"] if "ninety-per-cent" in lessons() else next(iter(lessons().values()))
    texts = [text for text in HOSTILE if text.strip() and len(text) < 60 and text.isascii() and text.isprintable()]
    for text in texts[::6]:
        words, _ = free_text.written(name=text, group=text)
        answers = tuple(Answer(question.id, 1, text) for question in lesson.questions)
        now = progress.Progress(lesson.id, answers=answers)
        file = tmp_path / "sheet.pdf"
        file.write_bytes(handouts.summary(lesson, now, words, BASE, DAY))
        printed = "".join(poppler.run("pdftotext", file, "-raw").split())
        assert "".join(lettering.drawable(words.name)[0].split()) in printed


def test_a_class_sheet_carries_every_name_as_it_was_written(tmp_path: Path) -> None:
    names = ["Anna <b>x</b> A", "$x^2$ Ben", "=1+1", "`${Cy}`", "Di :red[x] D"]
    pupils, problems = class_sheet.read("\n".join(f"{name} {BASE}/?at=50.91,34.80" for name in names))
    assert problems == ()
    *_, book = class_sheet.pages(pupils, BASE, DAY, "a4")
    assert isinstance(book, bytes)
    file = tmp_path / "class.pdf"
    file.write_bytes(io.BytesIO(book).getvalue())
    printed = "".join(poppler.run("pdftotext", file, "-raw").split())
    assert all("".join(name.split()) in printed for name in names)
