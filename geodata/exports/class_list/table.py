"""Rows and columns of a list: quoted cells, links that a mail broke, what parts the cells."""

from __future__ import annotations

import csv
import quopri
import re
from dataclasses import dataclass, replace

from geodata import addresses, scenario
from geodata.exports.class_list import names
from geodata.exports.class_list.link_forms import (
    APART,
    LESSON,
    LINK,
    LONGEST_LESSON,
    LONGEST_LINE,
    cut,
    is_long,
    join,
    strip_markup,
)

# Of one link, a line each; our choice: mails break at 76 letters, and a long link has 300, a
# lesson's 6,000.
MOST_PIECES, MOST_LESSON_PIECES = 5, 80
CONTINUED = re.compile(r"(?:[&;?][ \t]?)?[\w.,%~+;&=-]+")
BEGUN = "|".join(layer[:end] for layer in scenario.LAYERS for end in range(len(layer), 0, -1))
# What may follow a link in its line: signs, or how the name of a layer begins.
BROKEN = re.compile(rf"(?:,(?:{BEGUN}))?[,& ]*")
ANSWER = re.compile(r"[&~+%]")  # signs in the middle of one
SHORTEST_BROKEN = 60  # letters; our choice: mails break at 72 to 78
BREAK = re.compile(r"\r\n|\r|\n")
# A line of these has nothing, as spreadsheets write it below a table.
BLANK = ' \t\f\v\ufeff\u200b\u2060\u00ad\xa0,;|"'
# The line by which Excel names the sign between cells.
FIRST_LINE = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
# Lines that may hold the headings; our choice: a title and a blank line stand above some.
MOST_ABOVE = 3
SIGNS = "\t;|,"  # between cells, the first of them that is there


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the number of its first line, its text, its cells with names.LINK for each link, and
    the links.

    `apart` are parts of a link that stand too far from it to be read.
    """

    number: int
    text: str
    cells: tuple[str, ...]
    links: tuple[str, ...]
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Lines with their numbers, none empty; the sign between their cells, and the headings if there
    are any. `doubtful` is a line that was taken for the headings without being certain."""

    lines: tuple[tuple[int, str], ...]
    sign: str = ""
    heads: tuple[str, ...] = ()
    doubtful: tuple[int, str] | None = None
    left: int = 0  # how many lines are not read

    def row(self, index: int) -> Row:
        """A row taken apart."""
        number, line = self.lines[index]
        if is_long(line):
            return Row(number, line, (line,), ())
        text = strip_markup(line)
        links: list[str] = []

        def mark(found: re.Match[str]) -> str:
            link = cut(found[0])
            bare = "?" if link[:7].lower() == "lesson=" else ""
            links.append(link if "urldefense" in link else bare + join(link))
            return names.LINK + found[0][len(link) :]

        marked = LINK.sub(mark, text)
        # The quotation mark that closes the cell was taken with the link.
        if marked.count('"') % 2 > text.count('"') % 2:
            marked = marked.replace(names.LINK, names.LINK + '"', 1)
        known = self.sign if self.sign in marked else ""
        sign = known or next((sign for sign in SIGNS if sign in marked), ",")
        # A time stamp is taken out before its comma can split it into cells.
        plain = names.TIME.sub(lambda found: " " + sign * found[0].count(sign), marked)
        return Row(number, line, _cells(plain, sign), tuple(links), tuple(APART.findall(marked)))


def read(text: str, most: int) -> Table:
    """The first lines of a text: quoted cells and broken links joined, hidden signs resolved."""
    lines = [
        (number, line)
        for number, line in enumerate(BREAK.split(text), start=1)
        if line.strip(BLANK)
    ]
    first = FIRST_LINE.fullmatch(lines[0][1].lstrip(BLANK[:-1])) if lines else None
    # Quoted-printable: = is =3D, and a = at the end is none.
    in_mail = bool(re.search(r"=3d", text, re.IGNORECASE))
    whole: list[tuple[int, str]] = []
    index = int(bool(first))
    while index < len(lines) and len(whole) < most + MOST_ABOVE:
        number, line = lines[index]
        end = _closing(lines, index) if line.count('"') % 2 else index
        line = addresses.plain("\n".join(text for _, text in lines[index : end + 1]))
        most_pieces = MOST_LESSON_PIECES if LESSON.search(line) else MOST_PIECES
        last = min(end + most_pieces, len(lines) - 1)
        while end < last and _goes_on(
            line, len(lines[end][1]), addresses.plain(lines[end + 1][1]), in_mail
        ):
            end += 1
            line = (
                line.rstrip().removesuffix("=" if in_mail else "\n")
                + addresses.plain(lines[end][1]).strip()
            )
        line = (_from_mail(line) if in_mail else line).replace(names.LINK, "")
        if whole and _is_bare(line) and _is_name(whole[-1][1]):
            number, name = whole.pop()
            line = f"{name.strip(BLANK)} {line.strip(BLANK)}"
        whole.append((number, line))
        index = end + 1
    table = _split_heading(Table(tuple(whole), first[1] if first else ""))
    return replace(
        table, lines=table.lines[:most], left=len(lines) - index + len(table.lines[most:])
    )


def _split_heading(table: Table) -> Table:
    """The table without its headings, which stand in one of the first lines, above any link."""
    for index, (_, line) in enumerate(table.lines[: min(MOST_ABOVE, len(table.lines) - 1)]):
        if is_long(line) or LINK.search(line):
            break
        sign = table.sign or max(SIGNS, key=line.count)
        cells = _cells(line, sign)
        headed, surely = names.is_heading(cells)
        if headed:
            others = table.lines[:index] + table.lines[index + 1 :]
            return Table(others, sign, cells, None if surely else table.lines[index])
    return table


def _cells(line: str, sign: str) -> tuple[str, ...]:
    try:
        lines = line.splitlines(keepends=True)
        return tuple(next(csv.reader(lines, delimiter=sign, skipinitialspace=True), []))
    except csv.Error:
        return tuple(line.split(sign))


def _closing(lines: list[tuple[int, str]], index: int) -> int:
    """The line that closes this one's quotation mark; this one, if another's link came with it."""
    letters = links = 0
    for end in range(index, len(lines)):
        line = lines[end][1]
        letters += len(line) + 1
        links += 2 if letters > LONGEST_LESSON or is_long(line) else len(LINK.findall(line))
        if links > 1:
            break
        if end > index and line.count('"') % 2:
            return end
    return index


def _goes_on(line: str, letters: int, following: str, in_mail: bool) -> bool:
    """Whether the next line is the rest of a link that a mail broke; `letters` has the last piece
    so far."""
    line, rest = line.strip(), following.strip()
    if is_long(line) or len(rest) > LONGEST_LINE:
        return False
    if in_mail and line.endswith("="):
        return True
    if not CONTINUED.fullmatch(rest):
        return False
    last = None
    for found in LINK.finditer(line):
        last = found
    if not last or not BROKEN.fullmatch(line, last.end()):
        return False
    if rest.startswith("?"):
        return "?" not in last[0]
    inside = "=" in rest or (line[-1] in "&=,-." and rest[0].isdecimal())
    if LESSON.search(last[0]):  # a word of an answer may be broken; a name begins with a capital
        inside = inside or line[-1] in "&=,~+%-" or bool(ANSWER.search(rest))
        inside = inside or (letters >= SHORTEST_BROKEN and not rest[0].isupper())
    return not LINK.match(rest) and inside


def _is_bare(line: str) -> bool:
    """Whether a line is a link and nothing else."""
    return not is_long(line) and LINK.fullmatch(line.strip(f"{BLANK}<>")) is not None


def _is_name(line: str) -> bool:
    """Whether a line is a name written above its link, and no row whose link is missing."""
    no_row = not set("\t;|") & set(line) and not line.rstrip().endswith(",")
    return len(line) <= LONGEST_LINE and no_row and not LINK.search(line) and names.is_alone(line)


def _from_mail(line: str) -> str:
    try:
        return quopri.decodestring(line.encode("utf-8")).decode("utf-8")
    except UnicodeError:
        return re.sub("=3d", "=", line, flags=re.IGNORECASE)
