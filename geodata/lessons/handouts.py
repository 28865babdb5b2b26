"""Lessons on paper, as PDF: a worksheet, its key, and the sheet that a student hands in."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from geodata import links, phrases, text
from geodata.free_text import Written
from geodata.lessons import marking, progress
from geodata.lessons.handout_pages import Page, Part, pages
from geodata.lessons.marking import NONE, RIGHT, SEEN, WRONG
from geodata.lessons.parts import (
    ChoiceQuestion,
    Lesson,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    Step,
    TextQuestion,
)
from geodata.lessons.progress import Progress
from geodata.lessons.solutions import BOX, solution, write_answer
from geodata.paper import lettering
from geodata.paper.columns import Block
from geodata.paper.print_canvas import DRAWING, Book
from geodata.scene import citing, footnotes

# Letters of a link that its QR code takes: those of version 25, whose 117 modules of MODULE_IN are
# 42 mm with their white edge; our choice, read by zxing-cpp from a picture of 150 dots an inch.
LONGEST_CODED = 997
KEY_NOTE = "Answers are computed from the map's own facts; they move when a fact is corrected."


def worksheet(lesson: Lesson, base: str, day: date, paper: str = "a4") -> bytes:
    """A lesson to work through on paper: words, maps, questions, and room for answers."""
    head = [*_head(lesson, "Worksheet"), _lines("Name, class, date:", 1)]
    shown = None
    parts = list(head)
    for index, step in enumerate(lesson.steps, start=1):
        fresh = step.map != shown or isinstance(step.question, MapQuestion)
        shown = step.map
        parts.append(Part(_words(index, step), picture=step.map if fresh else None, sees=step.sees))
        if step.question:
            parts.append(_blank(step.question))
    parts.append(Part([_title("Closing task"), Block(lesson.closing, 1.0, 0.3)], lines=5))
    return _book(parts, lesson, "Worksheet", base, day, paper)


def key(lesson: Lesson, base: str, day: date, paper: str = "a4") -> bytes:
    """A lesson's answers, how each is computed, and what each foreseen wrong answer shows."""
    parts = [*_head(lesson, "Answer key"), Part([Block(KEY_NOTE, 0.9, 0.4)])]
    for index, step in enumerate(lesson.steps, start=1):
        if step.question:
            head = [_title(f"{index}. {step.title}"), Block(step.question.ask, 1.0, 0.2)]
            parts.append(
                Part([*head, *(Block(line, 1.0, 0.25) for line in solution(step.question))])
            )
    codes = "; ".join(f"{standard.set} {standard.code}" for standard in lesson.standards)
    parts.append(Part([_title("Standards"), Block(codes, 0.9, 0.2)]))
    return _book(parts, lesson, "Answer key", base, day, paper)


def summary(
    lesson: Lesson, now: Progress, written: Written, base: str, day: date, paper: str = "a4"
) -> bytes:
    """What a student hands in: score, answers, marks, the maps that were answers, the link."""
    score = progress.score(now, lesson)
    who, _ = lettering.drawable(", ".join(part for part in (written.name, written.group) if part))
    right = phrases.say("lesson.score", right=score.right, marked=score.marked)
    result = f"{right}, {phrases.say('lesson.at_once', count=score.at_once)}"
    head = f"{who or phrases.say('sheet.nameless')} · {text.date(day.isoformat())}"
    parts = [
        *_head(lesson, head),
        Part([Block(result, 1.2, 0.5, bold=True)]),
        Part([Block(phrases.say("sheet.teacher"), 1.0, 0.2)], lines=3, boxed=True),
    ]
    asked = ((index, step, step.question) for index, step in enumerate(lesson.steps, start=1))
    parts += [
        _print_answer(now, index, step, question) for index, step, question in asked if question
    ]
    link = answers_link(lesson, now, base)
    parts += [_print_link(link)] if link else []
    code = link if len(link) <= LONGEST_CODED else ""
    return _book(parts, lesson, who or "A student's answers", base, day, paper, code=code)


def answers_link(lesson: Lesson, now: Progress, base: str) -> str:
    """The link that opens a student's answers at the lesson's summary: no name is in it; empty
    where the site's address leads others nowhere."""
    shown = Progress(lesson.id, len(lesson.steps), now.answers)
    return links.for_others(links.page_link(base, "lessons", progress.to_query(shown)))


def _print_link(link: str) -> Part:
    """What opens the answers: the QR code, or else why it opens the lesson; and the link, printed
    where it is not too long for that either."""
    name, head, words = (
        ("coded", "link", link) if len(link) <= LONGEST_CODED else ("not_coded", "click", "")
    )
    blocks = [Block(phrases.say(f"sheet.{name}"), 1.0, 0.4)]
    blocks.append(Block(phrases.say(f"sheet.{head}"), 1.0, 0.2, link=link))
    return Part([*blocks, Block(words, 0.75, 0.2, link=link)] if words else blocks)


def _blank(question: Question) -> Part:
    """A question with room for its answer on paper."""
    ask = Block(question.ask, 1.05, 0.5, bold=True)
    match question:
        case NumberQuestion():
            return Part(
                [ask, Block(f"Answer, in {marking.unit_name(question.answer.unit)}:", 1.0, 0.2)],
                lines=1,
            )
        case ChoiceQuestion():
            return Part(
                [ask, *(Block(f"{BOX}  {option.text}", 1.0, 0.3) for option in question.options)]
            )
        case MapQuestion():
            return Part(
                [ask, Block("Draw it on the map above. What did you read off?", 1.0, 0.2)], lines=1
            )
        case OrderQuestion():
            items = {item.id: item.text for item in question.items}
            return Part(
                [ask, *(Block(f"{BOX}  {items[name]}", 1.0, 0.3) for name in question.shown)]
            )
        case TextQuestion():
            return Part([ask], lines=5)


def _print_answer(now: Progress, index: int, step: Step, question: Question) -> Part:
    """A question with the student's answer, its mark, and the map if that was the answer."""
    answer, mark = now.answer(question), now.mark(question)
    is_shown = progress.is_shown(now, question)
    named = "shown" if is_shown else _name_state(question, mark.state if mark else NONE)
    state = phrases.say(f"sheet.{named}")
    said = mark.words if mark and mark.state not in (RIGHT, SEEN) and not is_shown else ""
    name, tries = ("tries", answer.tries) if answer else ("untried", 0)
    blocks = [_title(f"{index}. {step.title}"), Block(question.ask, 1.0, 0.2)]
    if answer:
        words, boxes = lettering.drawable(
            phrases.say("sheet.answer", answer=write_answer(question, answer.given))
        )
        blocks.append(Block(words, 1.0, 0.25, name="answer"))
        if boxes:
            blocks.append(
                Block(f"{boxes} of its letters are in no font here: {lettering.MISSING}.", 0.8, 0.2)
            )
    line = phrases.say(f"sheet.{name}", state=state, tries=tries, words=said)
    blocks.append(Block(line, 1.0, 0.2))
    if answer and isinstance(question, MapQuestion):
        drawn = replace(marking.shown_map(answer.given), show=step.map.show, ignored=())
        return Part(blocks, picture=drawn, sees=step.sees)
    return Part(blocks)


def _name_state(question: Question, state: str) -> str:
    """What a mark is called on the sheet: an answer in words is never wrong, only unfinished."""
    is_unfinished = state == WRONG and isinstance(question, TextQuestion)
    return "unfinished" if is_unfinished else state


def _head(lesson: Lesson, what: str) -> list[Part]:
    blocks = [
        Block(lesson.title, 1.9, 0, bold=True, name="title"),
        Block(what, 1.1, 0.3, name="what"),
    ]
    return [Part([*blocks, Block(f"{lesson.aim} About {lesson.minutes} minutes.", 1.0, 0.4)])]


def _words(index: int, step: Step) -> list[Block]:
    paragraphs = [Block(" ".join(words.split()), 1.0, 0.35) for words in step.text.split("\n\n")]
    named = "; ".join(map(footnotes.source_name, step.sources))
    sources = [Block(f"Sources: {named}", 0.8, 0.3)] if named else []
    return [_title(f"{index}. {step.title}"), *paragraphs, *sources]


def _title(text: str) -> Block:
    return Block(text, 1.2, 0.9, bold=True)


def _lines(text: str, count: int) -> Part:
    return Part([Block(text, 1.0, 0.4)], lines=count)


def _book(
    parts: list[Part],
    lesson: Lesson,
    what: str,
    base: str,
    day: date,
    paper: str,
    *,
    code: str = "",
) -> bytes:
    """The parts as one PDF, with the lesson's link, if it leads anywhere, at the foot of each page;
    its QR code, or that of another link, is on the first."""
    query = progress.to_query(Progress(lesson.id))
    link = links.for_others(links.page_link(base, "lessons", query))
    drawn = f"{text.date(day.isoformat())} · {citing.credit_line()}"
    foot = " ".join(filter(None, (f"{citing.SITE}: {lesson.title}", link, f"· {drawn}")))
    stream = io.BytesIO()
    about = {"title": f"{lesson.title} {what}", "subject": lesson.aim}
    with DRAWING, Book(stream, about) as book:
        for page in pages(parts, Page(paper, foot, code or link)):
            book.add(page)
    return stream.getvalue()
