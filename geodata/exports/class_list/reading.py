"""The maps and lessons of a class's list; a sentence for what was not understood of a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata import addresses, scenario
from geodata.exports.class_list import files, names, table
from geodata.exports.class_list.link_forms import LONGEST_LINE, is_long
from geodata.free_text import quote
from geodata.lessons import progress
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.scenario import Scenario

MOST = 40  # maps in one PDF: a class and a few more
LONGEST_LIST = 300_000  # letters: forty lessons with long answers in Cyrillic have two thirds
LARGEST_FILE = 300_000  # bytes
# Of one line that are looked at; our choice: a form has one or two files beside the link.
MOST_LINKS = 5
# Sentences of links; beyond them each link has one, and one that says how many more.
MOST_NOTES = 2 * MOST
NO_LESSON = Progress()
PARTS = {"at": "launch point", "range": "range", "from": "start", "show": "layers", "day": "day"}
NO_MAP = "The link holds no map and no lesson: copy the whole address of the page."
OPENING = "The link holds no map: the one with which the site opens is drawn."
NO_POINT = "The link has no launch point: the one with which the site opens is drawn."
HIDDEN = "The link hides where it leads: open it, and copy the whole address of the page."


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student's map: the name as it was given, or none, and the scenario of the link; of a
    lesson's link how far the student is, and without a map in it the one of the open step."""

    name: str
    scenario: Scenario
    progress: Progress = NO_LESSON


def read_both(
    text: str, file: bytes | None, base: str
) -> tuple[tuple[Pupil, ...], tuple[str, ...]]:
    """The maps of a pasted list and then of a file; what is too much for one PDF is said."""
    pupils, problems = read(text, base)
    others, more = read_file(file, base) if file is not None else ((), ())
    every = (*pupils, *others)
    problems = (*problems, *more)
    if len(every) > MOST:
        problems = (
            *problems,
            f"The list and the file hold {len(every)} maps; the first {MOST} are drawn.",
        )
    return every[:MOST], problems


def read_file(file: bytes, base: str = "") -> tuple[tuple[Pupil, ...], tuple[str, ...]]:
    """The maps of a table, and a sentence for each line that has none, or for the whole file."""
    if len(file) > LARGEST_FILE:
        return (), (f"The file is too large: at most {LARGEST_FILE // 1000} kB are read.",)
    text, note = files.read(file)
    if not text.strip():
        return (), (note or "The file is empty.",)
    pupils, problems = read(text, base, "In the file, line")
    return pupils, (*problems, note) if note else problems


def read(
    text: str, base: str = "", where: str = "Line"
) -> tuple[tuple[Pupil, ...], tuple[str, ...]]:
    """The maps of a pasted list or a table, in order, and a sentence for all that was not
    understood, by its line.

    A line is a link and a name, in any order. `base` is the site's address: alone it opens the map
    that is there at first. `where` is what a line is called."""
    pupils: list[Pupil] = []
    notes: list[list[str]] = []
    given = table.read(text[:LONGEST_LIST], MOST)
    if given.doubtful:
        number, line = given.doubtful
        notes.append(
            [f"{where} {number}, {quote(line)}, has no link; it is taken for the heading."]
        )
    for index in range(len(given.lines)):
        row = given.row(index)
        name = names.read(row.cells, given.heads) if row.links else ""
        called = f"{where} {row.number}{f', {quote(name)}' * bool(name)}"
        shown, now, lines = _best(row.links, base) if row.links else (None, NO_LESSON, [])
        if row.links and row.apart:
            lines = [
                *lines,
                f"{quote(row.apart[0])} stands apart from the link and is not read.",
            ]
        if shown:
            pupils.append(Pupil(name, shown, now))
        if lines:
            notes.append([f"{called}: {line}" for line in lines])
        elif not row.links:
            long = f"is longer than {LONGEST_LINE:,} letters"
            wrong = long if is_long(row.text) else "has no link"
            notes.append([f"{where} {row.number}, {quote(row.text)}, {wrong}."])
    problems = _short(notes)
    if len(text) > LONGEST_LIST:
        problems.insert(0, f"The list is too long: the first {LONGEST_LIST:,} letters are read.")
    if given.left:
        problems.append(f"{MOST + given.left} lines were given; the first {MOST} are read.")
    return tuple(pupils), tuple(problems)


def _best(links: Sequence[str], base: str) -> tuple[Scenario | None, Progress, list[str]]:
    """The map and the lesson of the first link that has one, with remarks; or none, and why the
    first has none."""
    read = [_open(link, base) for link in links[:MOST_LINKS]]
    shown, now, lines = next((one for one in read if one[0]), read[0])
    if len(links) > 1:
        first = shown == read[0][0] and now == read[0][1]
        which = "the first is read" if first else "the first with a map is read"
        lines = [*lines, f"there is more than one link; only {which}."]
    return shown, now, lines


def _open(link: str, base: str) -> tuple[Scenario | None, Progress, list[str]]:
    """The map and the lesson of what is understood of a link, or none, and sentences for the
    rest."""
    try:
        address = addresses.read(link, base)
    except ValueError:
        return None, NO_LESSON, ["The link cannot be read."]
    query = {key: found for key, found in address.query.items() if key not in addresses.BESIDE}
    now = progress.from_query(address.query, lessons())
    shown = scenario.from_query(query)
    lines = [*now.ignored, *shown.ignored, *filter(None, [address.lost])]
    now, shown = replace(now, ignored=()), replace(shown, ignored=())
    given = [key for key in addresses.MAP if key in query]
    unread = [key for key in given if _is_unread(scenario.from_query({key: query[key]}))]
    if now.lesson and given == unread:
        steps = lessons()[now.lesson].steps
        return steps[min(now.step, len(steps) - 1)].map, now, lines
    if given == unread and (given or now.ignored or not address.own):
        return None, now, lines if given else [HIDDEN if address.hides else NO_MAP, *lines]
    if now.lesson:
        return shown, now, lines
    if not given:
        lines.append(OPENING)
    elif "at" not in given and shown.start == "points":
        lines.append(NO_POINT)
    elif unread:
        lines.append(f"Drawn instead: the usual {' and '.join(PARTS[key] for key in unread)}.")
    return shown, now, lines


def _is_unread(part: Scenario) -> bool:
    return bool(part.ignored) and part == scenario.DEFAULT


def _short(notes: list[list[str]]) -> list[str]:
    """The sentences of all lines; if too many, one of each kind that says how many more it has."""
    if sum(map(len, notes)) <= MOST_NOTES:
        return [line for lines in notes for line in lines]
    short: list[str] = []
    for first, *others in notes:
        called = first.partition(": ")[0]
        more = (
            f"{len(others)} more things of the link are not understood."
            if len(others) > 1
            else "".join(others)
        )
        short += [first, *([f"{called}: {more}" if len(others) > 1 else more] if others else [])]
    return short
