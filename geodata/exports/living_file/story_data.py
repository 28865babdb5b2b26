"""The story as the file's scripts need it: each step's map, view, turn, and what the map draws."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from geodata import links
from geodata.lessons.parts import Condition, MapQuestion, Number, Question, Step
from geodata.lessons.story import find_view, pictures_json, story


def read() -> dict[str, Any]:
    """`steps`: a step's map as a query, what the map is to show at it (`sight`), the controls that
    it adds, and its turn or none; `pictures`: what the map draws at each, as story.js asks for it.

    The words of the steps are in story_html.steps()."""
    steps = [_write(step, number) for number, step in enumerate(story(), 1)]
    return {"steps": steps, "pictures": json.loads(pictures_json())}


def _write(step: Step, number: int) -> dict[str, Any]:
    return {
        "map": links.query(step.map),
        "sight": asdict(find_view(number)),
        "controls": step.controls,
        "question": _write_question(step.question),
    }


def _write_question(question: Question | None) -> dict[str, Any] | None:
    if not isinstance(question, MapQuestion):
        return None
    return {
        "kind": "map",
        "id": question.id,
        "ask": question.ask,
        "conditions": [_write_condition(one) for one in question.conditions],
        "needs": question.needs,
        "example": links.query(question.example),
    }


def _write_condition(condition: Condition) -> dict[str, Any]:
    number: Number | None = condition.number
    return {
        "name": condition.name,
        "of": condition.of,
        "number": asdict(number) if number else None,
        "hint": condition.hint,
    }
