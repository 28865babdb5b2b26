"""Answers at random to a question of any kind: right, wrong, near a limit, and none at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from geodata import borders, geodesy, links, text
from geodata import scenario as scenarios
from geodata.analysis import start_lines
from geodata.geodesy import UNITS_KM
from geodata.lessons import marking, places
from geodata.lessons.parts import (
    ChoiceQuestion,
    Condition,
    MapQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from geodata.scenario import LAYERS, MAX_POINTS, Point, Scenario
from tests.unit import hostile, lesson_answers

# Blanks of Python's and of JavaScript's, some of only one of them; letters whose capitals are
# longer, or are those of other letters; digits of several scripts, and numbers that are none.
BLANKS = " \t\n\x0b\x1c\x1f\x85\xa0\u1680\u2003\u2028\u202f\u3000\ufeff\u200b"
LETTERS = "ßẞſKÅİıſﬀﬁﬅςΣΣǅŉΰꭰᲀאЖ語"
DIGITS = ("０", "٠", "०", "\U0001d7ce", "\U0001d7e2", "\U0001fbf0", "᱐")
NUMBERS = "²½Ⅷ①〇一𐄇"
SIGNS = "+-−.,' ~≈°%_\x00\ud800\U0001f468é\u0301"
STRANGE = (
    "constructor", "__proto__", "toString", "hasOwnProperty", "12 constructor", "7 __proto__",
    "at=50,34&__proto__=1", "constructor=1", "5 km2", "5 km２", "5 kmkm2", "1,234", "1.234", "12.",
    "1,", ".5", "-.5", "+.5", "1 234 567", "1 23", "12 345,6", "1'234.5", "0" * 15, "1" * 16,
    "1,234,567.8", "1.234.567,8", "1,2.3", "12 x", "12 Miles.", "50%", "50 %.", "5 mi²", "9 nmi",
)  # fmt: skip
ANY = (*hostile.TEXTS, *lesson_answers.ABSURD, *STRANGE)


def draw(chance: random.Random, question: Question) -> str:
    """One answer; about one in five is a hostile text, or has a sign changed."""
    kind = chance.randrange(10)
    if kind == 0:
        return chance.choice(ANY)
    given = KINDS[type(question)](chance, question)
    return spoil(chance, given) if kind == 1 else given


def spoil(chance: random.Random, given: str) -> str:
    """A text with a sign more, less, or another one."""
    at = chance.randrange(len(given) + 1)
    sign: str = chance.choice((*BLANKS, *LETTERS, *NUMBERS, *SIGNS, *DIGITS, ""))
    return given[:at] + sign + given[at + chance.randrange(2) :]


def _number(chance: random.Random, question: NumberQuestion) -> str:
    least, most, _ = marking.POSSIBLE.get(question.answer.unit, marking.COUNT)
    known = [question.answer.value, *(trap.value for trap in question.traps)]
    value = chance.choice([*known, *known, least, most, chance.uniform(0, 2 * known[0])])
    off = chance.choice((0.0, 1.0, 1 - 1e-6, 1 + 1e-6, chance.uniform(0, 3)))
    value += chance.choice((-1, 1)) * off * question.within
    digits = chance.randrange(8)
    written = chance.choice((f"{value:.{digits}f}", f"{value:,.{digits}f}", text.number(value, 1)))
    written = written.replace(",", chance.choice((",", " ", "'", "\u00a0", ".")))
    if chance.random() < 0.3:
        written = written.replace(".", ",")
    if chance.random() < 0.2:
        zero = ord(chance.choice(DIGITS))
        written = written.translate({48 + n: zero + n for n in range(10)})
    before = chance.choice(("", "", "", "≈", "~ ", "about ", "About ", "+", "-", "−", "some "))
    unit = chance.choice(("", "", "parsecs", "constructor", question.answer.unit, *marking.UNITS))
    if chance.random() < 0.4:
        unit = chance.choice(list(marking.KNOWN_UNITS))
    unit = chance.choice((unit, unit.upper(), unit.capitalize()))
    pads = [chance.choice(("", "", " ", chance.choice(BLANKS))) for _ in range(3)]
    return f"{pads[0]}{before}{written}{pads[1]}{unit}{chance.choice(('', '', '.'))}{pads[2]}"


def _choice(chance: random.Random, question: ChoiceQuestion) -> str:
    return chance.choice([question.right, *(option.id for option in question.options)])


def _order(chance: random.Random, question: OrderQuestion) -> str:
    ids = [item.id for item in question.items]
    kind = chance.randrange(6)
    if kind == 0:
        return ".".join(ids)
    if kind == 1:  # two neighbours turned round
        at = chance.randrange(len(ids) - 1)
        ids[at], ids[at + 1] = ids[at + 1], ids[at]
    elif kind == 2:
        ids = chance.choices(ids, k=len(ids))
    elif kind == 3:
        ids = chance.sample(ids, chance.randrange(len(ids)))
    else:
        chance.shuffle(ids)
    return chance.choice((".", ".", "..", ". ")).join(ids) + chance.choice(("", ".", ".nobody"))


def _text(chance: random.Random, question: TextQuestion) -> str:
    words = question.model.split()
    words += [word for nudge in question.nudges for word in nudge.words]
    chance.shuffle(words)
    blank = chance.choice((" ", " ", chance.choice(BLANKS)))
    said = blank.join(words[: chance.choice((2, 4, 6, 9, 20, 90))])
    turn = chance.choice((str, str.upper, str.title, str.swapcase))
    said = turn(said)
    if chance.random() < 0.3:
        said = said.translate(chance.choice(({ord("s"): "ſ"}, {ord("k"): "K"}, {ord("i"): "ı"})))
    return chance.choice((said, said, said * 9, said[:1] * 40, f"{said}{chance.choice(LETTERS)}"))


def _map(chance: random.Random, question: MapQuestion) -> str:
    now = question.example
    if chance.random() < 0.8:
        now = _turn(chance, now, chance.choice(question.conditions))
    elif chance.random() < 0.5:
        now = _turn(chance, now, None)
    query = links.query(now)
    parts = query.split("&")
    chance.shuffle(parts)
    extra = ("", "", "", "&at=x", "&range=5mi", "&day=2024-02-30", "&a=b", "&at=50.1%2C34.2")
    return chance.choice((query, query, "&".join(parts))) + chance.choice(extra)


def _turn(chance: random.Random, now: Scenario, condition: Condition | None) -> Scenario:
    """A map near the edge of a condition, or any."""
    unit = chance.choice(list(UNITS_KM))
    start = chance.choice(("points", "points", "points", "border", "held"))
    near_km = chance.choice((-5, -0.2, -0.01, 0.01, 0.2, 5))
    points, km = now.points, now.range_km
    name = condition.name if condition else ""
    number = condition.number if condition else None
    wanted_km = number.value * UNITS_KM[number.unit] if number else 0.0
    if condition and name == "near":
        points = (_around(chance, condition.of[0], wanted_km + near_km),)
    elif condition and name in ("edge_at", "reaches", "leaves_out"):
        there, at = places.city(condition.of[0]), points[0]
        away_km = geodesy.distance_km(at.lon, at.lat, there.lon, there.lat)
        if start != "points":
            away_km = places.away_km(there.lon, there.lat, start)
        km = away_km + chance.choice((-1, 1)) * wanted_km + near_km
    elif name == "range_is":
        km = wanted_km * (1 + chance.choice((-1, 1)) * chance.choice((0, 0.0019, 0.0021, 0.1)))
    elif condition and name in ("nearer", "farther"):
        along = start_lines.shape("border").interpolate(chance.random(), normalized=True)
        away = geodesy.destination(along.x, along.y, chance.uniform(0, 360), wanted_km + near_km)
        points = (scenarios.clamp(*away)[0],)
    else:
        points = tuple(_anywhere(chance) for _ in range(chance.choice((1, 1, 2, MAX_POINTS))))
        km = chance.uniform(40, 640)
    low, high = scenarios.limits(unit)
    value = min(max(round(km / UNITS_KM[unit], 2), low), high)
    show = tuple(layer for layer in LAYERS if chance.random() < 0.7)
    days = (now.day, scenarios.FIRST_DAY, scenarios.LAST_DAY, "2024-05-30", "2024-05-31")
    return Scenario(points, value, unit, start, show, chance.choice(days))


def _around(chance: random.Random, name: str, km: float) -> Point:
    city = places.city(name)
    return scenarios.clamp(*geodesy.destination(city.lon, city.lat, chance.uniform(0, 360), km))[0]


def _anywhere(chance: random.Random) -> Point:
    """A point on a town, in the east, at the border, or anywhere on the map."""
    kind = chance.randrange(4)
    if kind == 0:
        city = chance.choice(borders.cities())
        return scenarios.clamp(city.lon, city.lat)[0]
    if kind == 1:
        return Point(chance.uniform(36, 46), chance.uniform(43, 51))
    if kind == 2:
        at = start_lines.shape("border").interpolate(chance.random(), normalized=True)
        return scenarios.clamp(at.x + chance.gauss(0, 0.05), at.y + chance.gauss(0, 0.05))[0]
    return Point(chance.uniform(22, 46), chance.uniform(43, 56))


KINDS: dict[type, Callable[[random.Random, Any], str]] = {
    NumberQuestion: _number,
    ChoiceQuestion: _choice,
    MapQuestion: _map,
    OrderQuestion: _order,
    TextQuestion: _text,
}
