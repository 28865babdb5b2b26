"""The first picture as it is written: its ground is today's, its parts are the scene's."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from geodata import first_picture, scene
from geodata.analysis import findings
from geodata.first_picture import ground, picture
from geodata.scenario import from_query
from geodata.scene import looks
from pages.server import page_head
from tests.unit.hostile import TEXTS

QUERIES = (
    {},
    {"at": ["50.91,34.80", "48.5,35", "51.5,31.3"], "range": "300km"},
    {"from": "border", "range": "190mi"},
    {"from": "held", "day": "2024-08-31", "show": "airbases,held,allowed"},
    {"show": ""},
    {"at": ["50.91,34.80", "48.5,35"], "range": "77km", "show": "published"},
    {"from": "held", "show": "airbases,published"},
    {"at": "45.2,47.9", "range": "400mi"},
    {"day": "2022-03-01", "range": "200mi"},  # when no system had it
)
MOST_BYTES = 40_000  # of the picture in a page; our choice: a third of what its scripts have


@pytest.mark.slow
@pytest.mark.parametrize("theme", looks.LOOKS)
def test_the_ground_that_is_sent_is_what_would_be_drawn_today(theme: str) -> None:
    kept, fresh = (
        np.asarray(Image.open(source).convert("RGB"), dtype=float)
        for source in (ground.find_file(theme), io.BytesIO(ground.draw(theme)))
    )
    assert kept.shape == fresh.shape
    assert np.abs(kept - fresh).mean() < 0.5  # of 255; a changed colour of land is more
    assert ground.find_file(theme).stat().st_size < 75_000


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_it_has_the_scenes_rings_pins_and_airfields(query: dict[str, str]) -> None:
    drawn = scene.build(from_query(query))
    html = first_picture.write(drawn, "light.webp", "dark.webp")
    closed = re.sub(r"<(img|source)([^>]*)>", r"<\1\2/>", html)
    page = ElementTree.fromstring(f"<p>{closed}</p>")
    marks = [part.get("class", "").split() for part in page.iter()]
    assert sum("first-ring" in mark for mark in marks) == len(drawn.shapes("rings"))
    published = [mark for mark in marks if "first-published" in mark]
    assert len(published) == len(drawn.shapes("published"))
    assert {mark[-1] for mark in published} <= set(looks.PUBLISHED)
    assert sum("pin" in mark for mark in marks) == len(drawn.shapes("launches"))
    shown = [row.state for row in findings.of(drawn.scenario) if drawn.shows("airbases")]
    for state in ("in", "edge"):
        assert sum({"symbol", state} <= {*mark} for mark in marks) == shown.count(state)
    assert sum({"symbol", "out"} <= {*mark} for mark in marks) == len(shown)
    assert drawn.sentence in "".join(page.itertext())
    whens = [float(when) for when in re.findall(r"--when:([\d.e-]+)", html)]
    assert all(0 <= when <= 1 for when in whens)
    assert len(html) < MOST_BYTES


def test_an_airfield_lights_up_when_the_ring_has_come_to_it() -> None:
    plane = picture._Plane(scene.build(from_query({})))
    x, y = plane.at(plane.launches[0])
    _, _, right, top = plane.project(plane.rings[0].geometry).bounds
    assert plane._find_when(x, y) == 0
    assert plane._find_when(right, y) == pytest.approx(1, abs=0.1)
    # Half way there, of 1 - (1 - t)² of the range; on the map a ring's north is larger.
    assert plane._find_when((x + right) / 2, y) == pytest.approx(1 - 0.5**0.5, abs=0.02)
    assert plane._find_when(x, (y + top) / 2) == pytest.approx(1 - 0.5**0.5, abs=0.04)


@pytest.mark.parametrize("words", TEXTS, ids=repr)
def test_what_an_address_brings_stays_text(words: str) -> None:
    html = first_picture.write(scene.build(from_query({"at": words, words: "x"})), "a", "b")
    assert "<img src=x" not in html
    assert "<script" not in html.lower()


def test_its_symbols_are_the_live_maps() -> None:
    script = (ground.HERE.parent / "webmap" / "look.js").read_text(encoding="utf-8")
    for d in picture.SYMBOLS.values():
        assert f'"{d}"' in script


def _lines(query: str) -> list[str]:
    scope = {"type": "http", "path": "/", "query_string": query.encode()}
    return re.findall(r"<p[^>]*>(.*?)</p>", page_head._picture(scope).decode())


def test_a_first_picture_says_what_its_own_address_says_and_no_other() -> None:
    at = "at=50.91,34.80&range=200mi"
    assert len(_lines(f"{at}&nonsense=1")) == 2
    assert len(_lines(at)) == 1  # the same map: the line of the address before is not its own
    assert len(_lines(f"{at}&story=4")) == len(_lines(f"{at}&Story=4")) == 1


def test_a_step_of_the_story_has_its_own_first_picture_or_none() -> None:
    assert "From anywhere on the recognised land border" in _lines("story=6")[0]
    assert _lines("story=6&range=100mi")[0].startswith("From Sumy, 100 miles")
    assert _lines("story=3") == []  # its view is not that of its ring
    assert _lines("story=99")[0].startswith("From Sumy, 200 miles")
