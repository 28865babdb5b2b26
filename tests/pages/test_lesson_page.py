"""The lessons page: answers and maps wait in the session, and the student's own map with them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geodata.lessons import progress
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import DEFAULT, Point, Scenario, from_query
from pages.server import paths
from tests.pages.opening import HOME, PATIENCE_S, open_page, refusals
from tests.pages.test_map_page import chosen, key

FIRST, SECOND = lessons()["where-is-kursk"], lessons()["which-line"]
OWN = {"at": ["49.98,36.25", "50.91,34.80"], "range": "150km", "show": "airbases,held"}


def _begin(page: AppTest, name: str) -> None:
    page.button(key=f"begin-{name}").click().run()


def _answer_choice(page: AppTest, value: str) -> None:
    page.radio[0].set_value(value).run()
    page.button(key="check").click().run()


def _now(page: AppTest) -> Progress:
    now: Progress = page.session_state["session"].progress
    return now


def _own_map() -> Scenario:
    return from_query(OWN)


def test_answers_wait_while_the_list_and_another_lesson_are_open() -> None:
    page = open_page("lessons")
    _begin(page, SECOND.id)
    _answer_choice(page, "held")
    page.button(key="later-step").click().run()
    before = _now(page)
    page.button(key="leave").click().run()
    assert "lesson" not in page.query_params
    words = page.button(key=f"resume-{SECOND.id}").label
    assert words == "Resume lesson 3, step 2 of 6"
    _begin(page, FIRST.id)
    assert _now(page) == Progress(FIRST.id)
    page.button(key="leave").click().run()
    page.button(key=f"resume-{SECOND.id}").click().run()
    assert _now(page) == before
    assert page.query_params["a"] == "kirby~1~held"
    page.button(key="earlier-step").click().run()
    assert page.radio[0].value == "held"


def test_who_begins_anew_finds_empty_fields_and_other_lessons_are_kept() -> None:
    page = open_page("lessons")
    _begin(page, FIRST.id)
    page.button(key="later-step").click().run()
    _answer_choice(page, "ne")
    page.button(key="leave").click().run()
    _begin(page, SECOND.id)
    _answer_choice(page, "held")
    page.button(key="leave").click().run()
    _begin(page, SECOND.id)
    assert _now(page) == Progress(SECOND.id)
    assert page.radio[0].value is None
    assert "a" not in page.query_params
    page.button(key="leave").click().run()
    page.button(key=f"resume-{FIRST.id}").click().run()
    assert page.radio[0].value == "ne"


@pytest.mark.parametrize("name", [name for name in paths.PAGES if name != "lessons"])
def test_the_students_own_map_comes_back_as_it_was_on_every_other_page(name: str) -> None:
    page = open_page(**OWN)
    page.slider(key=key(page, "range_km")).set_value(155.0).run()
    own = chosen(page)
    page.switch_page("lessons.py").run()
    _begin(page, FIRST.id)
    assert chosen(page) == FIRST.steps[0].map
    page.slider(key=key(page, "lat")).set_value(51.0).run()
    moved = chosen(page)
    page.switch_page(f"{name}.py" if name else "map.py").run()
    assert not page.exception
    assert chosen(page) == own
    page.switch_page("lessons.py").run()
    assert chosen(page) == moved
    assert _now(page).lesson == FIRST.id
    page.button(key="leave").click().run()
    assert chosen(page) == own
    page.switch_page("map.py").run()
    page.button(key="undo").click().run()
    assert chosen(page) == _own_map()


def test_of_a_lesson_opened_by_its_address_the_own_map_is_the_usual_one() -> None:
    page = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    query = progress.to_query(Progress(FIRST.id, 2)) | {"at": ["50,36"], "range": ["40km"]}
    for name, value in query.items():
        page.query_params[name] = value
    page.switch_page("lessons.py").run()
    assert chosen(page).points == (Point(36, 50),)
    page.switch_page("map.py").run()
    assert chosen(page) == DEFAULT


def test_what_is_locked_stays_locked_when_a_lesson_is_gone_on_with() -> None:
    page = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    page.query_params["lesson"], page.query_params["lock"] = SECOND.id, "start,steps"
    page.switch_page("lessons.py").run()
    page.button(key="leave").click().run()
    page.button(key=f"resume-{SECOND.id}").click().run()
    assert page.query_params["lock"] == "start,steps"
    assert page.button(key="later-step").disabled


def test_a_map_that_no_hand_has_moved_is_no_try_and_neither_is_the_same_twice() -> None:
    page = open_page("lessons")
    _begin(page, FIRST.id)
    page.button(key="check").click().run()
    assert _now(page).answers == ()
    assert "Set the map first" in _mark(page)
    page.text_input(key=key(page, "typed")).set_value("Sumy").run()
    for _ in range(2):
        page.button(key="check").click().run()
    assert [answer.tries for answer in _now(page).answers] == [1]
    page.text_input(key=key(page, "typed")).set_value("Kursk").run()
    page.button(key="check").click().run()
    page.text_input(key=key(page, "typed")).set_value("Sumy").run()
    page.button(key="check").click().run()
    assert "Your right answer of before still counts." in _mark(page)
    assert [answer.tries for answer in _now(page).answers] == [2]
    assert progress.is_done(_now(page), FIRST.questions[0])


def _mark(page: AppTest) -> str:
    return next(one.proto.body for one in page.get("html") if 'class="mark' in one.proto.body)


def test_the_same_wrong_mark_comes_as_another_alert_and_a_kept_one_as_none() -> None:
    page = open_page("lessons")
    _begin(page, SECOND.id)
    _answer_choice(page, "held")
    first = _mark(page)
    page.button(key="check").click().run()
    assert 'role="alert"' in first
    assert first != _mark(page)
    page.button(key="later-step").click().run()
    page.button(key="earlier-step").click().run()
    assert "✘" in _mark(page)
    assert "alert" not in _mark(page)


@pytest.mark.parametrize("lesson", lessons().values(), ids=lambda lesson: lesson.id)
def test_the_name_of_a_questions_field_holds_the_question(lesson: progress.Lesson) -> None:
    page = open_page("lessons")
    _begin(page, lesson.id)
    for step in lesson.steps:
        assert step.question
        fields = [*page.text_input, *page.text_area, *page.radio]
        asked = [one.label for one in fields if step.question.ask in one.label]
        waits = step.question.__class__.__name__ in ("OrderQuestion", "MapQuestion")
        assert asked or waits
        page.button(key="later-step").click().run()


def test_a_typed_place_that_is_refused_in_a_lesson_is_told_and_gone_with_the_next_step() -> None:
    page = open_page("lessons")
    _begin(page, FIRST.id)
    field = page.text_input(key=key(page, "typed"))
    assert field.label.startswith(FIRST.steps[0].question.ask)  # type: ignore[union-attr]
    field.set_value("Kursck").run()
    assert len(refusals(page)) == 1
    page.button(key="later-step").click().run()
    assert refusals(page) == []
    assert chosen(page) == FIRST.steps[1].map
