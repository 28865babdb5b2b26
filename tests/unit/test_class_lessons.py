"""Links of lessons in a class's list: each answer comes through, however a link was passed on."""

from __future__ import annotations

import quopri
from textwrap import wrap
from urllib.parse import quote, urlencode

import pytest

from geodata import links
from geodata.exports import class_list
from geodata.exports.class_list import Pupil
from geodata.lessons import progress
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import DEFAULT, to_query
from tests.unit import lesson_answers

BASE = "https://atlas.example"
LESSON = lessons()["where-is-kursk"]
SAID = (
    "Kursk lies east of Kyiv, about 458 km away; “90 %” is another matter (see ~5). Це в Росії, "
    "недалеко від кордону, and that’s why it matters & counts."
)


def _walk(answers: dict[str, list[str]]) -> Progress:
    now = Progress(LESSON.id, step=2)
    for question in LESSON.questions:
        for given in answers.get(question.id, []):
            now = now.give(question, given)
    return now


NOW = _walk(
    {
        "city": [
            "at=50.45,30.52&range=40km",
            lesson_answers.right(LESSON.questions[0]),
        ],
        "moscow": ["1,000", "458,5", "1,001"],
        "tell": [SAID],
    }
)
QUERY = progress.to_query(NOW)
LINK = links.page_link(BASE, "lessons", QUERY)
OPENED = f"{BASE}/lessons?{urlencode(to_query(DEFAULT) | QUERY, doseq=True)}"  # as browsers have it
CODE = urlencode({key: QUERY[key] for key in ("lesson", "a")}, doseq=True, safe=",~")
DASHES = quote(LINK, safe="").replace("-", "%2D").replace("%2F", "_").replace("%", "-")
MAIL = quopri.encodestring(f"Ben {LINK}\n".encode()).decode()
FORMS = {
    "plain": f"Ben, {LINK}",
    "opened": f"Ben, {OPENED}",
    "cells": f"Ben;{LINK};7b",
    "a cell ends": f"{LINK},Ben",
    "broken by a mail": "Ben\n" + "\n".join(wrap(LINK, 76, break_on_hyphens=False)),
    "opened and broken": "Ben: " + "\n".join(wrap(OPENED, 72, break_on_hyphens=False)),
    "quoted-printable": MAIL,
    "escaped": f"Ben, {LINK.replace('&', '&amp;')}",
    "Markdown": f"- [Ben]({LINK})",
    "HTML": f'<a href="{LINK.replace("&", "&amp;")}">Ben</a>',
    "formula": f'=HYPERLINK("{LINK}";"Ben")',
    "SafeLinks": (
        f"Ben https://eur01.safelinks.protection.outlook.com/?url={quote(LINK, safe='')}"
        "&data=05%7C02&reserved=0"
    ),
    "Proofpoint": f"Ben https://urldefense.proofpoint.com/v2/url?u={DASHES}&d=DwMF&c=x",
    "a platform": f"Ben https://lms.example/redirect?url={quote(LINK, safe='')}",
    "code": f"Ben {CODE}",
    "code in a cell": f'"Ben";"{CODE}"',
    "code, broken": "Ben: " + "\n".join(wrap(CODE, 60, break_on_hyphens=False)),
    "the file's": f"Ben, file:///C:/Users/ben/my%20files/site.html#{CODE}",
    "the file on a host": f"Ben, https://school.example/site.html#{CODE}",
    "form": f'2024/11/25 9:15:03 AM GMT+2,ben@school.example,8 / 10,Ben,"{LINK}"',
    "chat": f"[25/11/24, 09:15:03] Ben: {LINK}",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_lessons_link_in_any_form_has_every_answer_and_the_name(text: str) -> None:
    pupils, problems = class_list.read(f"{text}\nCy, {LINK}", BASE)
    assert problems == ()
    assert [pupil.name for pupil in pupils] == ["Ben", "Cy"]
    assert [pupil.progress.answers for pupil in pupils] == [NOW.answers] * 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_a_table_of_names_and_codes_is_read_in_its_encoding(encoding: str) -> None:
    table = f"Прізвище;Ім'я;Link\r\nПетренко;Іван;{CODE}\r\n".encode(encoding)
    (pupil,), problems = class_list.read_file(table, BASE)
    assert len(problems) == (encoding == "cp1251")
    assert (pupil.name, pupil.progress.answers) == ("Іван Петренко", NOW.answers)


def test_maps_and_lessons_may_stand_in_one_list() -> None:
    text = f"Ann, {BASE}/?at=50.45,30.52\nBen, {LINK}\nCy, {BASE}/lessons?lesson=how-far&step=9"
    pupils, problems = class_list.read(text, BASE)
    assert problems == (
        "Line 3, “Cy”: step=“9” is not a step: this lesson has 7, the summary included.",
    )
    assert [pupil.progress.lesson for pupil in pupils] == ["", "where-is-kursk", "how-far"]
    assert pupils[1].scenario == LESSON.steps[2].map


CUT = {
    LINK[: LINK.index("a=moscow") + len("a=moscow~3")]: "“moscow~3” is not an answer",
    LINK[: LINK.index("a=moscow")]: "ends with “&”",
    f"{BASE}/lessons?lesson=where-is-ku": "“where-is-ku”",
    f"{LINK}&a=nobody~1~5": "“nobody~1~5” is not an answer",
}


@pytest.mark.parametrize(("link", "said"), CUT.items(), ids=CUT.values())
def test_what_is_cut_or_wrong_gets_its_line(link: str, said: str) -> None:
    pupils, problems = class_list.read(f"Ben, {link}\nCy, {LINK}", BASE)
    assert problems[0].startswith("Line 1, “Ben”: ")
    assert said in " ".join(problems)
    assert pupils[-1] == Pupil("Cy", LESSON.steps[2].map, NOW)


@pytest.mark.parametrize("given", ["north-east", "458.", "458"])
def test_a_full_stop_behind_a_link_spoils_no_answer(given: str) -> None:
    name = "moscow" if given[0].isdecimal() else "direction"
    now = _walk({name: [given]})
    link = links.page_link(BASE, "lessons", progress.to_query(now))
    pupils, problems = class_list.read(f"My link is {link}.\nBen ({link})\n{link} – Cy", BASE)
    assert problems == ()
    marks = [[pupil.progress.mark(question) for question in LESSON.questions] for pupil in pupils]
    assert marks == [[now.mark(question) for question in LESSON.questions]] * 3


def test_a_name_below_a_link_is_no_part_of_it() -> None:
    pupils, problems = class_list.read(f"Ann\n{LINK}\nBen\n{LINK}\nCy\n{LINK}", BASE)
    assert problems == ()
    assert [pupil.name for pupil in pupils] == ["Ann", "Ben", "Cy"]
    assert [pupil.progress.answers for pupil in pupils] == [NOW.answers] * 3
