"""Every page has an outline that can be heard: one first heading, the others level by level."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from geodata.lessons.reading import lessons
from pages.server import paths
from tests.pages.opening import HOME, PATIENCE_S, open_page

WITHOUT_SECTIONS = ("", "class")  # one map with its controls, and one form
LESSON = next(iter(lessons().values()))


def _levels(page: AppTest) -> list[int]:
    return [int(one.tag[1]) for one in page.main if one.type in ("title", "header", "subheader")]


def _is_outline(levels: list[int]) -> bool:
    goes_on = all(after <= before + 1 for before, after in pairwise(levels))
    return levels[:1] == [1] and levels.count(1) == 1 and goes_on


@pytest.mark.parametrize("name", paths.PAGES, ids=lambda name: name or "map")
def test_a_page_has_one_first_heading_and_its_sections_have_theirs(name: str) -> None:
    page = open_page(name)
    levels = _levels(page)
    assert _is_outline(levels)
    assert 2 in levels or name in WITHOUT_SECTIONS
    bold = [one.value for one in page.markdown if re.fullmatch(r"\*\*[^*]*\*\*", one.value.strip())]
    assert bold == []  # a line that is nothing but bold is a heading


@pytest.mark.parametrize("step", [1, len(LESSON.steps) + 1])
def test_a_lessons_step_and_its_summary_have_one_too(step: int) -> None:
    page = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    page.query_params["lesson"], page.query_params["step"] = LESSON.id, str(step)
    page.switch_page("lessons.py").run()
    assert _is_outline(_levels(page))
    assert _levels(page)[:3] == [1, 2, 3]
