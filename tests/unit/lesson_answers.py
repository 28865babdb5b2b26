"""Answers that a student may give, right and wrong, with which tests walk the lessons."""

from __future__ import annotations

from geodata import links, text
from geodata.lessons import measures
from geodata.lessons.parts import (
    ChoiceQuestion,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)

ABSURD = (
    "banana", "-7", "nan", "inf", "1e400", "9" * 400, "½", "<script>alert(1)</script>", "1,2,3,4",
    "$x$", "at=", "~~~",
    "0x10", "at=91,181&range=0mi", "\u202e12", "a.b.c", "12 parsecs", "....", "%00",
)  # fmt: skip

# Maps that break one condition of a question each, in the order of its conditions.
WRONG_MAPS = {
    "where-is-kursk/city": ("at=50.45,30.52&range=40km", "at=51.3,35.2&range=40km"),
    "where-is-kursk/between": (
        "at=50.45,30.52&range=275mi",
        "at=51.73,36.18&range=200mi",
        "at=51.73,36.18&range=300mi",
    ),
    "how-far/odesa": ("at=50.91,34.8&range=274mi", "at=50.45,30.52&range=200mi"),
    "which-line/draw": ("at=50.91,34.8&range=300km", "at=50.91,34.8&range=300mi&from=border"),
    "which-line/between": ("at=55.75,37.62&range=300km", "at=51.67,39.19&range=300km"),
    "not-a-circle/trust": ("at=50.45,30.52&range=284mi", "at=51.73,36.18&range=200mi"),
    "what-changed/day": ("at=50.91,34.8&range=77km&day=2024-05-30",),
}


def right(question: Question) -> str:
    """An answer that is right, as it stands in the address."""
    match question:
        case NumberQuestion():
            return f"{question.answer.value:.3f}"
        case ChoiceQuestion():
            return question.right
        case MapQuestion():
            return links.query(question.example)
        case OrderQuestion():
            return ".".join(item.id for item in question.items)
        case TextQuestion():
            return question.model


def wrong(lesson: str, question: Question) -> list[tuple[str, str]]:
    """Each hint of a question with an answer that must get it."""
    match question:
        case NumberQuestion():
            return _wrong_numbers(question)
        case ChoiceQuestion():
            return [
                (option.hint, option.id)
                for option in question.options
                if option.id != question.right
            ]
        case MapQuestion():
            maps = WRONG_MAPS[f"{lesson}/{question.id}"]
            return [
                (condition.hint, shown)
                for condition, shown in zip(question.conditions, maps, strict=True)
            ]
        case OrderQuestion():
            turned = list(reversed(question.items))
            return [
                (
                    f"“{turned[0].text}” stands before “{turned[1].text}”",
                    ".".join(item.id for item in turned),
                )
            ]
        case TextQuestion():
            return _wrong_words(question)


def _wrong_numbers(question: NumberQuestion) -> list[tuple[str, str]]:
    found = [(trap.hint, f"{trap.value:.4f}") for trap in question.traps]
    taken = [question.answer.value, *(trap.value for trap in question.traps)]
    below = _free(question.answer.value, -1, taken, question.within)
    above = _free(question.answer.value, 1, taken, question.within)
    return [
        *found,
        (f"Too small. {question.low}", f"{below:.3f}"),
        (f"Too large. {question.high}", f"{above:.3f}"),
    ]


def _free(start: float, way: int, taken: list[float], within: float) -> float:
    """A number beside the answer, below or above it, that is neither right nor a known error."""
    step = 1.3 * within
    number = start
    while any(abs(number - other) <= within for other in taken):
        number += way * step
        if number <= 0:
            number, step = start, step / 1.7
    return number


def _wrong_words(question: TextQuestion) -> list[tuple[str, str]]:
    """For each nudge a text that has the words of all nudges before it, and none of its own."""
    found = []
    for index, nudge in enumerate(question.nudges):
        before = " ".join(other.words[0] for other in question.nudges[:index])
        text = f"zzz yyy xxx vvv uuu qqq jjj {before}"
        assert not any(word in text for word in nudge.words), (question.id, nudge.words)
        found.append((nudge.hint, text))
    return found


def typed(question: NumberQuestion) -> list[str]:
    """Ways in which people write the right number."""
    value = question.answer.value
    plain = f"{value:.1f}"
    unit = {"km": "km", "mi": "miles", "km2": "km²", "per cent": "per cent"}.get(
        question.answer.unit, ""
    )
    return [
        plain,
        plain.replace(".", ","),
        f" {plain} {unit} ",
        f"≈ {plain}",
        text.number(value, 1),
        f"about {plain}",
    ]


def tell(question: NumberQuestion) -> str:
    """The right number as the lesson tells it."""
    return measures.to_text(question.answer)
