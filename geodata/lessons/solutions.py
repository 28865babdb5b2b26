"""The right answers of a lesson's questions in words, for its key on paper and on the screen."""

from __future__ import annotations

from geodata import text
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


def solution(question: Question) -> list[str]:
    """The right answer of a question in lines, with what wrong ones mean."""
    match question:
        case NumberQuestion():
            within = f"within {question.within:g} {marking.unit_name(question.answer.unit)}"
            right = (
                f"Answer: {marking.number_and_unit(question.answer)} ({within}). "
                f"{question.answer.made}"
            ).strip()
            digits = question.answer.digits
            wrong = [
                f"If it says {text.number(trap.value, max(digits, 1))}: {trap.hint}"
                for trap in question.traps
            ]
            return [right, *wrong]
        case ChoiceQuestion():
            options = {option.id: option for option in question.options}
            right = f"Answer: {options[question.right].text}. {question.because}".strip()
            return [
                right,
                *(
                    f"If it says “{one.text}”: {one.hint}"
                    for one in options.values()
                    if one.id != question.right
                ),
            ]
        case MapQuestion():
            return [
                f"For example: {_map_in_words(question)}.",
                *(f"If not: {one.hint}" for one in question.conditions),
            ]
        case OrderQuestion():
            return [
                f"{place}. {one.text} ({text.date(one.date)})"
                for place, one in enumerate(question.items, start=1)
            ]
        case TextQuestion():
            return [
                f"For example: {question.model}",
                *(f"{BOX} {point}" for point in question.points),
            ]


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
