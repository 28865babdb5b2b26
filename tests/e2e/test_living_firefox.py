"""The file in Firefox, from a stick: its map under a hand, its story, a lesson's question."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from geodata.analysis import wording
from geodata.exports import living_file
from geodata.lessons.reading import lessons
from geodata.lessons.story import story
from geodata.scenario import DEFAULT, Scenario, from_query
from tests import firefox
from tests.firefox import Window

SENTENCE = "document.querySelector('.st-key-sentence p').textContent"
PIN = (
    "(box => `${box.x + box.width / 2} ${box.y + 5}`)"
    "(document.querySelector('.launch-icon svg').getBoundingClientRect())"
)
UNDO = "document.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyZ', ctrlKey: true}))"
PATIENCE_S = 30


@pytest.mark.skipif(firefox.find() is None, reason="There is no Firefox on this machine.")
def test_the_file_works_in_firefox(tmp_path: Path) -> None:
    file = tmp_path / "site.html"
    file.write_bytes(living_file.write_site("", date(2026, 11, 28)))
    with firefox.open_window(1366, 768) as window:
        window.open(file.as_uri())
        _wait(lambda: window.read("document.querySelector('#map_div').dataset.ready") == "true")
        _wait(lambda: window.read(SENTENCE) == wording.sentence(story()[0].map))
        x, y = map(float, window.read(PIN).split())
        window.drag((round(x), round(y)), (round(x) + 90, round(y) + 20))
        _wait(lambda: _of(window).points[0].lon > DEFAULT.points[0].lon + 1)
        _wait(lambda: window.read(SENTENCE) == wording.sentence(_of(window)))
        window.read(UNDO)
        _wait(lambda: _of(window).points == DEFAULT.points)
        window.read("document.querySelector('[data-step=next]').click()")
        _wait(lambda: window.read(SENTENCE) == wording.sentence(story()[1].map))
        lesson = next(iter(lessons().values()))
        window.read(f"location.hash = 'lesson={lesson.id}&step=3'")
        title = "document.querySelector('#step-title')?.textContent"
        _wait(lambda: window.read(title) == lesson.steps[2].title)
        assert window.errors == []


def _of(window: Window) -> Scenario:
    return from_query(parse_qs(window.read("location.hash.slice(1)")))


def _wait(holds: Callable[[], Any]) -> None:
    """Waits until something holds; fails after a time."""
    end_s = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end_s
        time.sleep(0.1)
