"""The right answers of a lesson's questions in words, for its key on paper and on the screen."""

from __future__ import annotations

from geodata import phrases, text
from geodata.lessons import marking
from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)

BOX = "□"  # a box to tick


def answer(question: Question) -> list[str]:
    """The right answer of a question in lines: one, or one for each thing to put in order."""
    match question:
        case NumberQuestion():
            within = f"within {question.within:g} {marking.unit_name(question.answer.unit)}"
            right = marking.number_and_unit(question.answer)
            return [f"Answer: {right} ({within}). {question.answer.made}".strip()]
        case ChoiceQuestion():
            right = next(one.text for one in question.options if one.id == question.right)
            return [f"Answer: {right}. {question.because}".strip()]
        case MapQuestion():
            return [f"For example: {_map_in_words(question)}."]
        case OrderQuestion():
            return [
                f"{place}. {one.text} ({text.date(one.date)})"
                for place, one in enumerate(question.items, start=1)
            ]
        case TextQuestion():
            return [f"For example: {question.model}"]


def solution(question: Question) -> list[str]:
    """The right answer of a question in lines, with what wrong ones mean."""
    return [*answer(question), *_errors(question)]


def _errors(question: Question) -> list[str]:
    match question:
        case NumberQuestion():
            digits = max(question.answer.digits, 1)
            return [
                f"If it says {text.number(trap.value, digits)}: {trap.hint}"
                for trap in question.traps
            ]
        case ChoiceQuestion():
            return [
                f"If it says “{one.text}”: {one.hint}"
                for one in question.options
                if one.id != question.right
            ]
        case MapQuestion():
            return [f"If not: {one.hint}" for one in question.conditions]
        case TextQuestion():
            return [f"{BOX} {point}" for point in question.points]
        case OrderQuestion():
            return []


def write_answer(question: Question, answer: str) -> str:
    """A student's answer as people read it."""
    match question:
        case ChoiceQuestion():
            none = phrases.say("answers.none")
            return next((one.text for one in question.options if one.id == answer), none)
        case OrderQuestion():
            items = {item.id: item.text for item in question.items}
            return "; ".join(items[name] for name in answer.split(".") if name in items)
        case MapQuestion():
            return phrases.say("answers.map")
        case NumberQuestion():
            unit = marking.unit_name(question.answer.unit)
            return phrases.say("answers.number", answer=answer, unit=unit)
        case TextQuestion():
            return answer


def _map_in_words(question: MapQuestion) -> str:
    """An example of a map that answers, by what the question lets a student change."""
    shown = question.example
    parts = {
        "points": f"the pin at {text.position(shown.points[0].lon, shown.points[0].lat)}",
        "range": f"a range of {text.range_text(shown.range_value, shown.range_unit)}",
        "start": f"rings start at: {shown.start}",
        "day": f"the day {text.date(shown.day)}",
    }
    return ", ".join(parts[name] for name in question.needs if name in parts)
