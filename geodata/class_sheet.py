"""A class's maps as one PDF: links are read line by line, the bad ones named, the good ones drawn in order."""

from __future__ import annotations

import codecs
import csv
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
LONGEST_LINE, LONGEST_LIST = 2_000, 100_000  # letters: forty long links are a tenth of that
LARGEST_FILE = 100_000  # bytes
# A link ends at a blank, a quotation mark or a bracket; a comma goes on with it only before a number or a layer's name.
LINK = re.compile(
    rf"(?:https?://|www\.|/?\?)(?:[^\s,;\"<>]|,(?=[-\d]|(?:{'|'.join(scenario.LAYERS)})\b))+", re.IGNORECASE
)
AROUND = ' \t,;:"<>().'  # what may stand between a name and a link


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student's map: the name as it was given, or none, and the scenario of the link."""

    name: str
    scenario: Scenario


def text_of(file: bytes) -> str:
    """The text of a file that a spreadsheet wrote: UTF-8, UTF-16 or, failing these, Windows-1252; never raises."""
    if file.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return file.decode("utf-16", errors="replace")
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError:
        return file.decode("cp1252", errors="replace")


def read_file(file: bytes, base: str = "") -> tuple[tuple[Pupil, ...], tuple[str, ...]]:
    """The maps of a CSV file as it was sent, and a sentence for each line that has none, or for the whole file."""
    if len(file) > LARGEST_FILE:
        return (), (f"The file is too large: at most {LARGEST_FILE // 1000} kB are read.",)
    text = text_of(file)
    if "\0" in text:
        return (), ("This is no text file: save the table as CSV first.",)
    return read(text, base, "In the file, line")


def read(text: str, base: str = "", where: str = "Line") -> tuple[tuple[Pupil, ...], tuple[str, ...]]:
    """The maps of a pasted list or a CSV, in order, and a sentence for each line that has none, with its number.

    A line is a link and a name, in any order. `base` is the site's address: alone it opens the map that is there at
    first. `where` is what a line is called.
    """
    pupils: list[Pupil] = []
    problems: list[str] = []
    if len(text) > LONGEST_LIST:
        problems.append(f"The list is too long: the first {LONGEST_LIST:,} letters are read.")
    rows = enumerate(text[:LONGEST_LIST].splitlines(), start=1)
    lines = [(number, line.strip()) for number, line in rows if line.strip()]
    if len(lines) > 1 and re.search(r"[,;\t]", lines[0][1]) and not LINK.search(lines[0][1]):
        lines = lines[1:]  # a CSV's heading
    for number, line in lines[:MOST]:
        if len(line) > LONGEST_LINE:
            problems.append(f"{where} {number}, {scenario.quote(line)}, is longer than {LONGEST_LINE:,} letters.")
            continue
        links = LINK.findall(line)
        if not links:
            problems.append(f"{where} {number}, {scenario.quote(line)}, has no link.")
            continue
        name = _name(line, links[0])
        called = f"{where} {number}{f', {scenario.quote(name)}' * bool(name)}"
        shown = _scenario(links[0].rstrip(AROUND), base)
        if shown.ignored:
            problems.append(f"{called}: {shown.ignored[0]}")
        else:
            pupils.append(Pupil(name, shown))
        if len(links) > 1:
            problems.append(f"{called}: there is more than one link; only the first is read.")
    if len(lines) > MOST:
        problems.append(f"{len(lines)} lines were given; the first {MOST} are read.")
    return tuple(pupils), tuple(problems)


def _name(line: str, link: str) -> str:
    """The name that stands before a link, or else after it; several cells become one name."""
    before, _, after = line.partition(link)
    found = (before if before.strip(AROUND) else after).strip().rstrip(AROUND).lstrip(",; ")
    between = next((sign for sign in "\t;" if sign in found), ",")
    cells = next(csv.reader([found], delimiter=between), [])
    return written(name=" ".join(filter(None, (cell.strip(AROUND) for cell in cells))))[0].name


def pages(pupils: tuple[Pupil, ...], base: str, day: date, paper: str) -> Iterator[int | bytes]:
    """Draws one PDF, a map a page: yields how many are done after each, and the file at the end; it may be left off."""
    stream = io.BytesIO()
    about = {"title": f"Maps of a class, {len(pupils)} pages", "subject": "Kursk and the 200-mile ring"}
    with Book(stream, about) as book:
        for done, pupil in enumerate(pupils, start=1):
            words, _ = written(name=pupil.name)
            with poster.DRAWING:
                book.add(poster.Sheet(Order(pupil.scenario, base, day, paper, written=words)).canvas)
            yield done
    yield stream.getvalue()


def _scenario(link: str, base: str) -> Scenario:
    """The scenario of a link; where it has no map, `ignored` says so."""
    try:
        address = urlsplit(link)
        query = parse_qs(address.query, max_num_fields=50)
    except ValueError:
        return replace(scenario.DEFAULT, ignored=("The link cannot be read.",))
    shown = scenario.from_query(query)
    ours = bool(base) and f"{address.scheme}://{address.netloc}" == base.rstrip("/")
    if not query and not ours:
        return replace(shown, ignored=("The link holds no map: copy the whole address of the map page.",))
    return shown
