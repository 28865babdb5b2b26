"""What helps who is stuck: a second hint at the second wrong try, the answer from the third on."""

from __future__ import annotations

import math
from dataclasses import replace

from geodata import geodesy, phrases, text
from geodata.lessons import conditions, marking, solutions
from geodata.lessons.marking import WRONG, Mark
from geodata.lessons.parts import (
    ChoiceQuestion,
    Condition,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.lessons.progress import Answer
from geodata.scenario import Scenario

SECOND_AT, SHOWN_AT = 2, 3  # tries; our choice: one to think again, one more with more help
SHOWN = "shown"  # the state of a mark that is the right answer
# The room of a number is so many times what counts as right, so that guesses take longer than
# computing; our choice.
ROOM = 10
RANGE_WITHIN = 10.0  # of a range, in its own unit; our choice: a press of the slider's large key
AT_A_WAY = ("in_region", "nearer", "farther")  # told by the way from the student's point


def tell(question: Question, answer: Answer | None, given: Mark | None = None) -> Mark | None:
    """What a student is told of a question: the mark just given, or else that of the answer that is
    kept, with a second hint; the right answer if it was shown and nothing was given since."""
    kept = marking.mark(question, answer.given) if answer else None
    mark = given or kept
    if answer is None or mark is None or mark.state != WRONG or (kept and kept.state != WRONG):
        return mark
    if given is None and answer.shown and not isinstance(question, TextQuestion):
        return show(question)
    if answer.tries < SECOND_AT:
        return mark
    return replace(mark, words=f"{mark.words} {_second(question, answer)}".strip())


def may_show(question: Question, answer: Answer | None) -> bool:
    """Whether a student may have the right answer shown; of words the model is shown instead."""
    if answer is None or isinstance(question, TextQuestion):
        return False
    is_wrong = marking.mark(question, answer.given).state == WRONG
    return is_wrong and (answer.shown or answer.tries >= SHOWN_AT)


def show(question: Question) -> Mark:
    """The right answer, as a mark."""
    return Mark(SHOWN, "\n".join([phrases.say("lesson.was_shown"), *solutions.answer(question)]))


def foresee(question: Question) -> str:
    """The second hint where it is the same for every wrong answer; empty where it is not."""
    match question:
        case NumberQuestion():
            number = question.answer
            low, high = surround(number.value, max(question.within, 10.0**-number.digits))
            unit = marking.unit_name(number.unit)
            told = phrases.say("hints.number", low=low, high=high, unit=unit)
            return f"{number.made} {told}".strip()
        case OrderQuestion():
            return phrases.say("hints.first", name=question.items[0].text)
        case TextQuestion():
            return phrases.say("hints.points", points=" ".join(question.points))
        case _:
            return ""


def foresee_map(question: MapQuestion, condition: Condition) -> str:
    """The second hint if this condition fails, from the question's example; empty where it is the
    way from the student's point."""
    example = question.example
    if condition.name in AT_A_WAY:
        return ""
    if condition.name == "near":
        lat, lon = (math.floor(value) for value in (example.points[0].lat, example.points[0].lon))
        return phrases.say("hints.near", south=lat, north=lat + 1, west=lon, east=lon + 1)
    if condition.name == "starts_at":
        return phrases.say("hints.start")
    if condition.name == "day_is":
        return phrases.say("hints.day", month=text.date(example.day.rpartition("-")[0]))
    low, high = surround(example.range_value, RANGE_WITHIN)
    unit = text.UNIT_NAMES[example.range_unit]
    return phrases.say("hints.range", low=low, high=high, unit=unit)


def surround(value: float, within: float) -> tuple[str, str]:
    """Two round numbers around a value and what counts as it: multiples of the least of 1, 2, 5,
    10, 20 ... that is ROOM times `within` or more, so that none of the two is the answer."""
    power = 10.0 ** math.floor(math.log10(ROOM * within))
    steps = (power, 2 * power, 5 * power, 10 * power)
    step = next(one for one in steps if one >= ROOM * within * (1 - 1e-9))
    low, high = math.floor((value - within) / step), math.ceil((value + within) / step)
    return text.number(low * step, 2), text.number(high * step, 2)


def _second(question: Question, answer: Answer) -> str:
    match question:
        case ChoiceQuestion():
            return _choice(question, answer)
        case MapQuestion():
            return _map(question, marking.shown_map(answer.given))
        case _:
            return foresee(question)


def strike(question: Question, answer: Answer | None) -> list[str]:
    """The options struck out from the second try on: those that are known to have been given, and
    one more where another wrong one is left beside the right one."""
    if not isinstance(question, ChoiceQuestion) or answer is None or answer.tries < SECOND_AT:
        return []
    wrong = [one.id for one in question.options if one.id != question.right]
    left = [name for name in wrong if name not in (answer.first, answer.given)]
    return [name for name in wrong if name not in left or (len(left) > 1 and name == left[0])]


def _choice(question: ChoiceQuestion, answer: Answer) -> str:
    struck = strike(question, answer)
    left = [f"“{one.text}”" for one in question.options if one.id not in struck]
    if len(left) == 1:
        return phrases.say("hints.one_left")
    return phrases.say("hints.left", names=", ".join(left))


def _map(question: MapQuestion, shown: Scenario) -> str:
    """What is told of the condition that fails first, as the mark is."""
    failing = next(one for one in question.conditions if not conditions.check(one, shown).holds)
    if told := foresee_map(question, failing):
        return told
    here, there = shown.points[0], question.example.points[0]
    km = geodesy.distance_km(here.lon, here.lat, there.lon, there.lat)
    way = text.compass(geodesy.initial_bearing_deg(here.lon, here.lat, there.lon, there.lat))
    return phrases.say("hints.way", far=text.distance(km, shown.range_unit), way=way)
