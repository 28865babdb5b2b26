"""The lessons and the turns of the story as data for the file's scripts, all answers computed."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import borders, geodesy, links, text
from geodata.analysis import start_lines
from geodata.geodesy import UNITS_KM
from geodata.lessons import conditions, hints, marking, places, progress, solutions
from geodata.lessons.parts import (
    ChoiceQuestion,
    Condition,
    Lesson,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    Step,
    TextQuestion,
)
from geodata.lessons.reading import lessons
from geodata.lessons.story import story
from geodata.lessons.story_html import paragraphs
from geodata.scene import html_words
from geodata.webmap import SCALE, Sight


@cache
def read() -> dict[str, Any]:
    """All of it, for JSON, by the names it has in the file's data: the lessons in order, of each
    step of the story its turn or None, and the numbers that marks and progress follow from."""
    return {
        "lessons": [_lesson(lesson) for lesson in lessons().values()],
        "story_questions": [step.question and question(step.question) for step in story()],
        "marking": {
            "units": marking.UNITS,
            "known_units": marking.KNOWN_UNITS,
            "possible": marking.POSSIBLE,
            "count": marking.COUNT,
            "least_letters": marking.LEAST_LETTERS,
            "least_kinds": marking.LEAST_KINDS,
            "longest_number": marking.LONGEST_NUMBER,
            "second_at": hints.SECOND_AT,
            "shown_at": hints.SHOWN_AT,
            "exact_share": conditions.EXACT,
            "held": _outline("held"),
            "step_deg": geodesy.OUTLINE_STEP_DEG,
        },
        "progress": {
            "longest": progress.LONGEST,
            "longest_first": progress.LONGEST_FIRST,
            "looked_at": progress.LOOKED_AT,
            "most_tries": progress.MOST_TRIES,
            "locks": progress.LOCKS,
        },
    }


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "aim": lesson.aim,
        "beyond": paragraphs(lesson.beyond),
        "closing": paragraphs(lesson.closing),
        "steps": [_step(lesson, index, step) for index, step in enumerate(lesson.steps)],
    }


def _step(lesson: Lesson, index: int, step: Step) -> dict[str, Any]:
    asked = step.question
    words = f"{step.text} {asked.ask if asked else ''}"
    sight = Sight.of(f"{lesson.id} {index}", step.sees, words)
    return {
        "title": step.title,
        "text": paragraphs(step.text),
        "map": links.query(step.map),
        "sees": sight.box,
        "named": sight.named,
        "controls": step.controls,
        "question": asked and question(asked),
        "sources": [html_words.anchor(source) for source in step.sources],
    }


def question(asked: Question) -> dict[str, Any]:
    """A question with its kind, its answer, a hint for each error that is foreseen, and what helps
    who is stuck."""
    first: dict[str, Any] = {"id": asked.id, "ask": asked.ask}
    if not isinstance(asked, TextQuestion):
        first["solution"] = solutions.answer(asked)
    if further := hints.foresee(asked):
        first["further"] = further
    match asked:
        case NumberQuestion():
            number = asked.answer
            answer = {"value": number.value, "unit": number.unit, "digits": number.digits}
            answer |= {"made": number.made, "text": marking.number_and_unit(number)}
            traps = [{"value": trap.value, "hint": trap.hint} for trap in asked.traps]
            of_errors = {"traps": traps, "low": asked.low, "high": asked.high}
            return first | {"kind": "number", "answer": answer, "within": asked.within} | of_errors
        case ChoiceQuestion():
            options = [{"id": one.id, "text": one.text, "hint": one.hint} for one in asked.options]
            right = {"right": asked.right, "because": asked.because}
            return first | {"kind": "choice", "options": options} | right
        case MapQuestion():
            rows = [_condition(asked, one) for one in asked.conditions]
            example = links.query(asked.example)
            return first | {
                "kind": "map",
                "conditions": rows,
                "needs": asked.needs,
                "example": example,
            }
        case OrderQuestion():
            items = [
                {"id": one.id, "text": one.text, "date": one.date, "day": text.date(one.date)}
                for one in asked.items
            ]
            return first | {"kind": "order", "items": items, "shown": asked.shown}
        case TextQuestion():
            nudges = [{"words": one.words, "hint": one.hint} for one in asked.nudges]
            model = {"model": asked.model, "points": asked.points}
            return first | {"kind": "text", **model, "nudges": nudges}


def _condition(asked: MapQuestion, one: Condition) -> dict[str, Any]:
    """A condition with what its names stand for: a city's place and how far it is from where rings
    may start, a region's title, an event's day, and its number in km."""
    row: dict[str, Any] = {"name": one.name, "of": one.of, "hint": one.hint}
    if further := hints.foresee_map(asked, one):
        row["further"] = further
    if one.number:
        row["km"] = one.number.value * UNITS_KM[one.number.unit]
    if one.name in ("near", "edge_at", "reaches", "leaves_out"):
        city = places.city(one.of[0])
        row["at"] = (city.lat, city.lon)
        row["away_km"] = {
            start: places.away_km(city.lon, city.lat, start) for start in start_lines.NAMES
        }
    if one.name == "in_region":
        row["region"] = borders.regions()[one.of[0]].title
    if one.name == "day_is":
        row["day"] = places.event_date(one.of[0])
    return row


def _outline(start: str) -> list[list[list[int]]]:
    """The polygons of an area where rings may start, each its edge and its holes, as curves that
    rules.js unfolds; right to 1e-4 degree, about 10 m."""
    parts = shapely.get_parts(start_lines.shape(start))
    return [[_curve(ring) for ring in shapely.get_rings(part)] for part in parts]


def _curve(line: BaseGeometry) -> list[int]:
    steps = np.rint(shapely.get_coordinates(line) * SCALE).astype(int)
    twice = np.diff(np.diff(steps, axis=0, prepend=0), axis=0, prepend=0)
    flat: list[int] = twice.ravel().tolist()
    return flat
