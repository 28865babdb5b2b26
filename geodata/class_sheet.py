"""A class's maps as one PDF: links are read line by line, the bad ones named, the good ones drawn in order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

from geodata import poster, scenario
from geodata.free_text import written
from geodata.poster import Order
from geodata.poster.canvas import Book
from geodata.scenario import Scenario

MOST = 40  # maps in one PDF: a class and a few more
LONGEST_LINE = 2_000  # letters
# A line is a link, or a name and a link, apart by comma, semicolon, tab or blank, in quotation marks or not.
LINE = re.compile(r"(?P<name>.*?)[\s,;\"]*(?P<link>(?:https?://|www\.|/?\?)\S+?)[\s,;\"]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student's map: the name as it was given, or none, and the scenario of the link."""

    name: str
    scenario: Scenario


def read(text: str) -> tuple[tuple[Pupil, ...], tuple[str, ...]]:
    """The maps of a pasted list or a CSV, in order, and a sentence for each line that has none, with its number."""
    pupils: list[Pupil] = []
    problems: list[str] = []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > 1 and "," in lines[0][1] and not LINE.fullmatch(lines[0][1]):
        lines = lines[1:]  # a CSV's heading
    for number, line in lines[:MOST]:
        found = LINE.fullmatch(line) if len(line) <= LONGEST_LINE else None
        if not found:
            problems.append(f"Line {number}, {scenario.quote(line)}, has no link.")
            continue
        shown = _scenario(found["link"])
        name = written(name=found["name"].strip(' ,;"'))[0].name
        if shown.ignored:
            problems.append(f"Line {number}{f', {scenario.quote(name)}' * bool(name)}: {shown.ignored[0]}")
        else:
            pupils.append(Pupil(name, shown))
    if len(lines) > MOST:
        problems.append(f"{len(lines)} lines were given; the first {MOST} are read.")
    return tuple(pupils), tuple(problems)


def pages(pupils: tuple[Pupil, ...], base: str, day: date, paper: str, stream: io.BytesIO) -> Iterator[int]:
    """Writes one PDF into a stream, a map a page, and yields how many are done after each; it may be left off."""
    about = {"title": f"Maps of a class, {len(pupils)} pages", "subject": "Kursk and the 200-mile ring"}
    with Book(stream, about) as book:
        for done, pupil in enumerate(pupils, start=1):
            words, _ = written(name=pupil.name)
            with poster.DRAWING:
                book.add(poster.Sheet(Order(pupil.scenario, base, day, paper, written=words)).canvas)
            yield done


def _scenario(link: str) -> Scenario:
    """The scenario of a link; where it has no map, `ignored` says so."""
    try:
        query = parse_qs(urlsplit(link).query, max_num_fields=50)
    except ValueError:
        query = {}
    shown = scenario.from_query(query)
    if not {"at", "from"} & set(query):
        return replace(shown, ignored=("The link has no launch point (at=...), so there is no map to draw.",))
    return shown
