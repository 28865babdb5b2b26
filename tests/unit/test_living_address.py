"""An address is read and written in the file's scripts as it is in Python, whatever it says."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, quote_plus

import pytest

from geodata import addresses, free_text, links, scenario
from geodata.exports.living_file import scenario_data
from geodata.geodesy import UNITS_KM
from geodata.scenario import LAYERS, STARTS, Point, Scenario
from geodata.webmap import files
from tests import javascript
from tests.unit.hostile import TEXTS

SCRIPTS = ("rules.js", "texts.js", "addresses.js", "scenarios.js")
MANY = 1000
ASCII = "".join(map(chr, range(0x21, 0x7F)))
FIRST = date.fromisoformat(scenario.FIRST_DAY)
NAMES = (
    *addresses.APART, *("at",) * 9, *("range",) * 5, *("from",) * 3, *("day",) * 3, *("show",) * 4,
    "a", "AT", "Range", "amp;at", "amp;amp;range", "#38;day", "AMP;#x26;show", "fbclid",
    "utm_source", "__proto__", "constructor", "toString", "hasOwnProperty", "length", "",
)  # fmt: skip
PLACES = (
    "nan,34", "inf,inf", "-inf,34", "NaN,NaN", "Infinity,34", "1_000,34", "50.9_1,34", "５０.9,34",
    "٥٠.٩,34", "1e999,2", "0x10,2", "5" * 99, "", ",", "1", "1,2,3", "50.91,34.80,150", "50.,.5e2",
    "+50.91,+3.48e1", "0050.91,34", "-0,0", "90,0", "0,0", "56.00004,46.00005", "56.00005,34",
    "56.00004,46.00004", "42.99996,21.99996", "42.99995,22", "42.99994,22", "50.91,394.8",
    "\x1c50.91\x85,\u300034.8\x1f", "\ufeff50.91,34.8",
    "50.91;34.80", "?at=50,34&at=51,35", "50,34&range=300km",
    "50,34;amp;range=300km;;day=2024-08-22", "50,34;é=1;range=99mi", "50,34;\n", "50,34;range=1;x",
    "50.91, 34.80 " + " " * 50, "5" * 2100, "50,34;range=100km" + "\U0001f30d" * 1983,
    "50,34;range=100km" + "\U0001f30d" * 1984,
)  # fmt: skip
RANGES = (
    "", "200", "mi", "200 miles", "24mi", "401mi", "645km", "644km", "40km", "-5mi", "nanmi",
    "1..2mi", "1e2mi", "100.125mi", "100.375km", "0100mi", "200.mi", ".5e3mi", "1234567890123km",
    " 99.995mi ", "400.004mi", "400.005mi", "24.995mi", "24.9949mi", "100MI", "100mi\n", "９９mi",
)  # fmt: skip
DAYS = (
    "", "2024", "2024-13-01", "2023-02-29", "2024-02-29", "2024-02-30", "2024-06-31", "2021-12-31",
    "2024-12-01", "20241118", "2024-W47-1", "２０２４-11-18", " 2024-08-22\n", "+2024-08-22",
    "0000-00-00", "2024-11-1", "2024-11-18T00:00", "2024-08-22\x00",
)  # fmt: skip
SHOWS = (
    "none", "none,none", "none ", "", ",", "tanks", "rivers,tanks", " rivers , airbases ", "RIVERS",
)  # fmt: skip


def _letters(chance: random.Random, most: int) -> str:
    """Letters of all scripts, most of them of few bytes; the versions of Unicode agree on them."""
    found: list[str] = []
    for _ in range(chance.randint(0, most)):
        letter = chr(chance.randrange(chance.choice((0x80, 0x500, 0x3000, 0x1F700))))
        found += [letter] if unicodedata.category(letter) != "Cn" else []
    return "".join(found)


def _value(chance: random.Random, name: str) -> str:
    """A value of a part: as it is meant, nearly so, or anything."""
    kind = chance.random()
    if kind < 0.2:
        return chance.choice(
            (chance.choice(TEXTS), _letters(chance, 80), _letters(chance, 9) * 300)
        )
    if "at" in name.lower():
        lat, lon = chance.uniform(42.9, 56.1), chance.uniform(21.9, 46.1)
        places = (
            f"{lat:.{chance.randint(0, 9)}f},{lon:.{chance.randint(0, 9)}f}",
            f"{lat!r}, {lon!r}",
        )
        half = f"{chance.randint(1376, 1792) / 32},{lon}"  # between two of four decimals
        return chance.choice((*places, half, chance.choice(PLACES)))
    if "range" in name.lower():
        unit = chance.choice(list(UNITS_KM))
        number = chance.choice(
            (chance.randint(20, 700), chance.uniform(20, 700), chance.randint(1, 6000) / 8)
        )
        return chance.choice((f"{number}{unit}", f"{number:.3f}{unit}", chance.choice(RANGES)))
    if "day" in name.lower():
        day = FIRST + timedelta(chance.randint(-40, 1050))
        return chance.choice((day.isoformat(), day.isoformat(), chance.choice(DAYS)))
    if "show" in name.lower():
        layers = chance.sample(LAYERS, chance.randint(1, len(LAYERS)))
        return chance.choice((",".join(layers), chance.choice(SHOWS)))
    return chance.choice((*STARTS, *TEXTS[:20], " border ", "Points"))


def _pairs(chance: random.Random) -> list[tuple[str, str]]:
    names = [chance.choice(NAMES) for _ in range(chance.choice((0, 1, 2, 4, 7, 12)))]
    if chance.random() < 0.1:
        names += [chance.choice(("at", "range", "show"))] * chance.choice((7, 20, 25))
    if chance.random() < 0.1:
        names.append(chance.choice((*TEXTS, _letters(chance, 40))))
    pairs = [(name, _value(chance, name)) for name in names]
    if chance.random() < 0.1:
        pairs += [("at", f"{chance.uniform(43, 56)},34") for _ in range(chance.randint(5, 9))]
    return pairs


def _query(chance: random.Random) -> str:
    """A query as a browser has it, all ASCII: written as it should be, or as others write it."""
    pairs, written = _pairs(chance), []
    for name, value in pairs:
        safe = chance.choice((",", ",;&=", "%+,;&= ", ",~:/é"))
        parts = [quote_plus(text, safe=safe, errors="replace") for text in (name, value)]
        parts = chance.choice((parts, parts, [name, value], [parts[0], value]))
        written.append(chance.choice(("=", "=", "=", "=", "=", "%3D", "", "==")).join(parts))
    written += chance.choice(([], [], [], ["%"], ["+"], ["%ff%fe"], ["at=%C3&%zz=%"], ["=", "&&"]))
    query = chance.choice(("&", "&", "&", "&", "&amp;", ";", "%26", "&;")).join(written)
    return quote(query, safe=ASCII, errors="replace")


def _data() -> dict[str, Any]:
    return {**files.data(), "file": scenario_data.read()}


def _ask(name: str, given: Sequence[Any]) -> list[Any]:
    return javascript.answers(SCRIPTS, [(name, one) for one in given], _data())


def _tell(now: Scenario) -> dict[str, Any]:
    """A scenario as the scripts have it."""
    return {
        "points": [[point.lat, point.lon] for point in now.points],
        "range_value": now.range_value,
        "unit": now.range_unit,
        "start": now.start,
        "show": list(now.show),
        "day": now.day,
        "ignored": list(now.ignored),
    }


def _compare(asked: list[dict[str, list[str]]]) -> list[Scenario]:
    """What Python reads of each, after the scripts were seen to read and write the same."""
    read = [scenario.from_query(parts) for parts in asked]
    said = _ask("scenarios.read", asked)
    for parts, here, there in zip(asked, read, said, strict=True):
        assert there == _tell(here), parts
    written = [scenario.to_query(now) for now in read]
    assert _ask("scenarios.write", said) == written
    assert _ask("scenarios.query", said) == [links.query(now) for now in read]
    return read


def test_a_thousand_addresses_are_the_same_map_with_the_same_lines_in_both_languages() -> None:
    chance = random.Random(23)
    queries = [_query(chance) for _ in range(MANY)]
    asked = [parse_qs(query, keep_blank_values=True) for query in queries]
    for query, here, there in zip(queries, asked, _ask("addresses.parse", queries), strict=True):
        assert there == here, query
    read = _compare(asked)
    said = " ".join(line for now in read for line in now.ignored)
    for words in (
        "is not a part", "times in this address", "stands more than once", "more parts of this",
        "is not a place", "launch points were given", "is not a range", "is not a start",
        "is not a day", "is not a layer", "is outside this map", "“__proto__”", "“constructor”",
    ):  # fmt: skip
        assert words in said
    assert sum(now != scenario.DEFAULT for now in read) > MANY / 3


def test_a_thousand_parts_of_any_letters_half_ones_too_are_read_and_taken_apart_alike() -> None:
    chance = random.Random(24)
    asked: list[dict[str, list[str]]] = []
    for _ in range(MANY):
        parts: dict[str, list[str]] = {}
        for name, value in _pairs(chance):
            parts.setdefault(name, []).append(value)
        asked.append(parts)
    _compare(asked)
    assert _ask("addresses.clean", asked) == [addresses.clean(parts) for parts in asked]


def test_each_place_range_day_and_layer_of_the_lists_is_read_alike_alone() -> None:
    lists = {"at": PLACES, "range": RANGES, "day": DAYS, "show": SHOWS, "from": STARTS}
    asked = [{name: [text]} for name, texts in lists.items() for text in (*texts, *TEXTS)]
    _compare([*asked, *({text: ["1"]} for text in TEXTS)])


def test_a_scenario_comes_back_from_the_address_that_the_scripts_write() -> None:
    chance, made = random.Random(25), []
    for _ in range(MANY):
        points = (Point(chance.uniform(22, 46), chance.uniform(43, 56)) for _ in range(6))
        unit = chance.choice(list(UNITS_KM))
        value = round(chance.uniform(*scenario.limits(unit)), chance.randint(0, 2))
        shown = tuple(layer for layer in LAYERS if chance.random() < 0.7)
        day = (FIRST + timedelta(chance.randint(0, 1000))).isoformat()
        chosen = tuple(points)[: chance.randint(1, 6)]
        made.append(Scenario(chosen, value, unit, chance.choice(STARTS), shown, day))
    queries = _ask("scenarios.query", list(map(_tell, made)))
    assert queries == [links.query(now) for now in made]
    assert _ask("scenarios.read", _ask("addresses.parse", queries)) == list(map(_tell, made))


def test_names_that_are_whole_numbers_are_named_too_though_first() -> None:
    asked = parse_qs("x=1&5=2&0=3")
    (said,) = _ask("scenarios.read", [asked])
    assert sorted(said["ignored"]) == sorted(scenario.from_query(asked).ignored)
    assert len(said["ignored"]) == 3


@pytest.mark.slow
def test_every_letter_is_shown_left_out_or_taken_for_a_blank_alike() -> None:
    private = set(map(chr, range(0xF0000, sys.maxunicode + 1)))
    # Backwards, for halves of a letter in their own order are one.
    every = sorted(set(map(chr, range(sys.maxunicode + 1))) - private, reverse=True)
    known = [letter for letter in every if unicodedata.category(letter) != "Cn"]
    rows = ["".join(known[i : i + 29]) for i in range(0, len(known), 29)]
    assert _ask("addresses.quote", rows) == [free_text.quote(row) for row in rows]
    assert _ask("addresses.letters", rows) == [free_text.letters(row) for row in rows]
    ends = [f"{letter}x{letter}" for letter in known if ord(letter) < 0x10000]
    assert _ask("addresses.strip", ends) == [end.strip() for end in ends]


def test_an_address_of_any_parts_is_written_as_the_sites_links_are() -> None:
    chance = random.Random(26)
    asked = [{"lesson": [_letters(chance, 40)], "a": ["x~1~y*", " +%&="]} for _ in range(300)]
    texts = [text for text in TEXTS if text.isascii()]
    asked += [{"a": [text, _letters(chance, 9)]} for text in texts]
    whole = [
        {name: [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in row]
         for name, row in parts.items()} for parts in asked
    ]  # fmt: skip
    read = [links.page_link("", "", parts).removeprefix("//?") for parts in whole]
    assert _ask("addresses.write", asked) == [link.removeprefix("/?") for link in read]


@pytest.mark.parametrize("unit", list(UNITS_KM))
def test_ranges_change_their_unit_and_are_kept_in_limits_alike(unit: str) -> None:
    chance = random.Random(27)
    asked = []
    for _ in range(MANY):
        value = chance.choice((chance.uniform(20, 700), chance.randint(80, 2800) / 4))
        asked.append((value, unit, chance.choice(list(UNITS_KM))))
    said = javascript.answers(SCRIPTS, [("scenarios.convert", *one) for one in asked], _data())
    assert said == [scenario.convert(*one) for one in asked]
    assert _ask("scenarios.limits", [unit]) == [list(scenario.limits(unit))]
