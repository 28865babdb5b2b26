"""A lesson by keyboard and by what a screen reader is given: names, groups, focus and alerts."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.lessons.reading import lessons
from tests.e2e.conftest import Student
from tests.unit import lesson_answers as answers

LESSON = lessons()["what-changed"]  # it has all five kinds of questions
FIRST = lessons()["where-is-kursk"]
HAS_FOCUS = "e => e === document.activeElement || e.contains(document.activeElement)"


def _tab_to(student: Student, wanted: Locator, key: str = "Tab") -> None:
    student.rest()
    for _ in range(70):
        if wanted.count() and wanted.first.evaluate(HAS_FOCUS):
            return
        student.page.keyboard.press(key)
    raise AssertionError(f"{wanted} was not reached by {key}")


def _press(student: Student, name: str | re.Pattern[str], key: str = "Tab") -> None:
    exact = isinstance(name, str)
    _tab_to(student, student.page.get_by_role("button", name=name, exact=exact), key)
    student.page.keyboard.press("Enter")
    student.rest()


def _answer(student: Student, question: Question) -> None:
    """Answers right, from the heading of the step on."""
    page, right = student.page, answers.right(question)
    match question:
        case NumberQuestion() | TextQuestion():
            field = page.get_by_role("textbox", name=question.ask)
            _tab_to(student, field)
            page.keyboard.type(right)
        case ChoiceQuestion():
            chosen = next(option.text for option in question.options if option.id == right)
            group = page.get_by_role("radiogroup", name=question.ask)
            _tab_to(student, group)
            page.keyboard.press("Space")
            for _ in question.options:
                student.rest()
                if page.get_by_role("radio", name=chosen, exact=True).is_checked():
                    break
                page.keyboard.press("ArrowDown")
        case OrderQuestion():
            _put_in_order(student, question)
        case MapQuestion():
            while f"day={question.example.day}" not in page.url:
                before = page.url
                _press(student, "Later event")
                expect(page).not_to_have_url(before)
    _press(student, "Check")


def _put_in_order(student: Student, question: OrderQuestion) -> None:
    page = student.page
    left = [item.text for item in question.items]
    _tab_to(student, page.get_by_role("group", name=question.ask).get_by_role("button").first)
    while left:
        words = left.pop(0)
        button = page.get_by_role("button", name=words, exact=True)
        at = page.evaluate("document.activeElement.textContent")
        _tab_to(student, button, "Tab" if at == words else _way(student, at, words))
        page.keyboard.press("Enter")
        expect(button).to_have_count(0)
        student.rest()
        next_one = page.evaluate("document.activeElement.textContent")
        assert next_one in left if left else next_one == "Check"


def _way(student: Student, here: str, there: str) -> str:
    shown = student.page.locator("[class*=st-key-take-] button").all_inner_texts()
    return "Tab" if shown.index(here) < shown.index(there) else "Shift+Tab"


def test_a_lesson_is_done_from_end_to_end_by_keyboard_and_accessible_names(
    student: Student,
) -> None:
    page = student.page
    page.goto(f"{student.address}/lessons")
    expect(page.get_by_role("heading", level=2, name=LESSON.title)).to_be_visible()
    _press(student, f"Begin lesson {list(lessons()).index(LESSON.id) + 1}")
    for index, step in enumerate(LESSON.steps):
        assert step.question
        where = f"Step {index + 1} of {len(LESSON.steps)}"
        head = page.get_by_role("heading", level=2, name=step.title, exact=True)
        expect(head).to_be_focused()
        expect(head).to_have_accessible_description(where)
        expect(page).to_have_title(f"{where}, {LESSON.title} – Kursk and the 200-mile ring")
        expect(page.get_by_role("group", name=step.question.ask, exact=True)).to_be_visible()
        _answer(student, step.question)
        sign = "≈" if isinstance(step.question, TextQuestion) else "✔"
        expect(page.get_by_role("alert").filter(has_text=sign)).to_be_visible()
        _press(student, "To the summary" if step is LESSON.steps[-1] else "Next")
    expect(page.get_by_role("heading", level=2, name="What you have done")).to_be_focused()
    marked = sum(not isinstance(question, TextQuestion) for question in LESSON.questions)
    expect(page.get_by_text(f"{marked} of {marked} right, {marked} of them at")).to_be_visible()
    _press(student, "All lessons", "Shift+Tab")
    expect(page.get_by_role("heading", level=1, name="Lessons", exact=True)).to_be_focused()
    expect(page).to_have_title("Lessons – Kursk and the 200-mile ring")
    assert student.errors == []


def test_a_place_is_typed_refused_and_taken_and_each_is_heard(student: Student) -> None:
    page = student.page
    student.open(f"lessons?lesson={FIRST.id}&step=1")
    words = page.locator("details.in-words")
    expect(words).to_contain_text("Kursk, 421 km (262 miles) east")
    expect(words.get_by_role("link")).to_have_count(0)  # it would leave the lesson
    ask = FIRST.questions[0].ask
    field = page.get_by_role("textbox", name=f"{ask} Type a town or coordinates", exact=True)
    _tab_to(student, field)
    page.keyboard.type("Kursck")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Did you mean Kursk?")
    expect(field).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Kursk")
    page.keyboard.press("Enter")
    expect(page.locator(".spoken[role=status]")).to_contain_text("Launch point Kursk, at 51.73° N")
    expect(page.get_by_role("alert").filter(has_text="Kursck")).to_have_count(0)


def test_the_same_wrong_mark_is_an_alert_again_and_no_other_try(student: Student) -> None:
    page = student.page
    page.goto(f"{student.address}/lessons?lesson={FIRST.id}&step=3")
    field = page.get_by_role("textbox", name=FIRST.questions[2].ask)
    field.fill("100")
    field.press("Enter")
    alert = page.get_by_role("alert").filter(has_text="Too small")
    expect(alert).to_be_visible()
    page.evaluate("""() => {
        window.alerts = 0;
        const watch = new MutationObserver((all) => all.forEach(({ addedNodes }) =>
            addedNodes.forEach((one) => { alerts += one.role === "alert"; })));
        watch.observe(document.querySelector(".stMain"), { subtree: true, childList: true });
    }""")
    field.fill("100 miles")
    field.press("Enter")
    page.wait_for_function("() => alerts === 1")
    expect(alert).to_be_visible()
    expect(page).to_have_url(re.compile("a=moscow~1~100$"))
