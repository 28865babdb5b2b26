"""What a lesson is made of, as frozen records: steps, map states, six kinds of questions."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geodata.facts.cited import Source
from geodata.scenario import Scenario

# What a step may put beside the map, and a teacher may lock.
CONTROLS = ("points", "range", "start", "layers", "day")


@dataclass(frozen=True, slots=True)
class Number:
    """A computed number: value in `unit`, decimals to show (−3: thousands), how it is computed."""

    name: str
    value: float
    unit: str
    digits: int
    made: str


@dataclass(frozen=True, slots=True)
class Trap:
    """A wrong number that a known error gives, in the question's unit, and a hint on it."""

    value: float
    hint: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: id, words, and the hint that is given if it is wrong."""

    id: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put in order: id, words, and its ISO date."""

    id: str
    text: str
    date: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a map: a name of conditions.py, its arguments, and the hint that is given
    if it does not."""

    name: str
    of: tuple[str, ...]
    number: Number | None
    hint: str


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A number within `within` of the answer; `low` and `high` are hints for any other error."""

    id: str
    ask: str
    answer: Number
    within: float
    traps: tuple[Trap, ...]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """One of several options; `right` is its id."""

    id: str
    ask: str
    options: tuple[Option, ...]
    right: str
    because: str


@dataclass(frozen=True, slots=True)
class MapQuestion:
    """The map set so that all conditions hold: a point placed, a range, a start or a day chosen;
    `needs` are controls.

    `example` is a map on which they do hold.
    """

    id: str
    ask: str
    conditions: tuple[Condition, ...]
    needs: tuple[str, ...]
    example: Scenario


@dataclass(frozen=True, slots=True)
class OrderQuestion:
    """Things to order by time: `items` in the right order, `shown` in the order offered."""

    id: str
    ask: str
    items: tuple[Item, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nudge:
    """Words of which an answer should have one, and the hint if it has none."""

    words: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """Free text, compared by the student with a model answer and its points; it has no mark."""

    id: str
    ask: str
    model: str
    points: tuple[str, ...]
    nudges: tuple[Nudge, ...]


Question = NumberQuestion | ChoiceQuestion | MapQuestion | OrderQuestion | TextQuestion
KIND_NAMES: dict[type, str] = {
    NumberQuestion: "a number",
    ChoiceQuestion: "a choice",
    MapQuestion: "on the map",
    OrderQuestion: "an order in time",
    TextQuestion: "in words",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a lesson: title, words, the map that it opens, the controls beside it, a
    question or none.

    `sees` is the area in degrees that the map shows at first, or None for its rings.
    """

    title: str
    text: str
    map: Scenario
    sees: BaseGeometry | None
    controls: tuple[str, ...]
    question: Question | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A teaching standard: its code, its set, what it asks in our words, where that was read."""

    id: str
    code: str
    set: str
    asks: str
    source: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: title, minutes, aim, addition to the article, steps, closing task, standards."""

    id: str
    title: str
    minutes: int
    aim: str
    beyond: str
    steps: tuple[Step, ...]
    closing: str
    standards: tuple[Standard, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in order."""
        return tuple(step.question for step in self.steps if step.question)
