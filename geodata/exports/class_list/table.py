"""Rows and columns of a list: quoted cells, links that a mail broke, what parts the cells."""

from __future__ import annotations

import csv
import quopri
import re
from dataclasses import dataclass, replace

from geodata import addresses, scenario
from geodata.exports.class_list import names

LONGEST_LINE = 2_000  # letters; a link of six points in two mail filters has 1,200
# Of one link, a line each; our choice: mails break at 76 letters, and a long link has 300.
MOST_PIECES = 5
KEYS = "|".join(addresses.MAP)
LAYERS = "|".join(scenario.LAYERS)
# A link ends at a blank, a quotation mark, a bracket, a comma or a semicolon. It goes on behind a
# comma before a number or a layer's name (where layers stand, before any small letters: a student's
# name has a large one), behind a semicolon before another part of it, behind both in what mail
# filters write. Signs that something put before a part of it, and a tag, belong to no part; / * and
# # have meanings of their own.
STRAY = r"(?:</?[a-z][^<>]{0,20}>|[^\w%?=/*#])"
KEY = rf"\b(?:{KEYS})[ \t]?=(?:[ \t](?=[-+.\d]|(?-i:[a-z])))?"
JOINT = rf"{STRAY}{{1,8}}?(?=\b(?:{KEYS})[ \t]?=|(?<=&)\w{{1,20}}=)"
REST = (
    rf"(?:{JOINT}|{KEY}|(?<=\bat=)[-+]?[\d.]+,[ "
    r"\t]+[-+]?[\d.]+(?![^&;,\s])|(?<=\brange=)[\d.]+[ \t](?:km|n?mi)\b|"
    rf"(?<=\bshow=)\w+(?:,(?-i:[a-z]+)\b|[ \t,]{{1,3}}(?-i:{LAYERS})\b)*|"
    rf"[^\s,;\"<>|`“”«»{names.LINK}]|"
    rf"(?<=[\d.]),(?=[-+]?\.?\d)|,(?=(?:{LAYERS})\b)|;(?=(?:amp;)*\w{{1,20}}=))"
)
FIRST = rf"(?:\?|%3f)(?:amp;)*(?:{KEYS})(?:=|%3d){REST}*"
LINK = re.compile(
    r"https?://urldefense\.\w+/v3/__\S+?__;[\w=-]*![^\s,;\"<>]*|"
    r"https?://[\w.-]*\bsafelinks\.[^\s,;\"<>]*|"
    rf"(?:https?://|(?<!\w)www\.){REST}+|"
    rf"(?<![\w.-])(?:[\w-]+\.[\w.-]+|localhost)(?::\d+)?(?:/[\w./-]*)?{FIRST}|"
    rf"(?<![\w./-])/[\w./-]*{FIRST}|{FIRST}",
    re.IGNORECASE,
)
JOINTS = re.compile(JOINT, re.IGNORECASE)
APART = re.compile(
    rf"(?:(?<!\w)(?:{KEYS})[ \t]?(?:=|%3d)|(?<!\w)&[ \t]?\w{{1,20}}=|"
    rf"%26\w{{1,20}}(?:=|%3d))[^\s,;\"<>|]*",
    re.IGNORECASE,
)
AFTER = ".,;:!?'’*_)]}>"  # punctuation behind a link
CONTINUED = re.compile(r"(?:[&;?][ \t]?)?[\w.,%~+;&=-]+")
ANCHOR = re.compile(
    r"<a\s[^<>]*?\bhref\s*=\s*[\"']?([^\"'<>\s]+)[^<>]*>(.*?)(?:</a\s*>|$)",
    re.IGNORECASE | re.DOTALL,
)
CLOSED = re.compile(r"</[a-z]+>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
MARKDOWN = re.compile(r"\[([^\[\]]*)\]\(\s?<?([^\s()<>]+)>?(?:\s\"[^\"]*\")?\s?\)")
FORMULA = re.compile(
    r"\"?=\s?\w{1,20}\(\s?\"{1,2}([^\"]+)\"{1,2}(?:\s?[,;]\s?\"{1,2}([^\"]*)\"{1,2})?\s?\)\"?",
    re.IGNORECASE,
)
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
        if len(line) > LONGEST_LINE:
            return Row(number, line, (line,), ())
        text = _without_markup(line)
        links: list[str] = []

        def mark(found: re.Match[str]) -> str:
            link = found[0].rstrip(AFTER)
            links.append(link if "urldefense" in link else _join(link))
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
        last = min(end + MOST_PIECES, len(lines) - 1)
        while end < last and _goes_on(line, addresses.plain(lines[end + 1][1]), in_mail):
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
        if len(line) > LONGEST_LINE or LINK.search(line):
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
        links += len(LINK.findall(line)) if letters <= LONGEST_LINE else 2
        if links > 1:
            break
        if end > index and line.count('"') % 2:
            return end
    return index


def _goes_on(line: str, following: str, in_mail: bool) -> bool:
    """Whether the next line is the rest of a link that a mail broke."""
    line, rest = line.strip(), following.strip()
    if len(line) > LONGEST_LINE or len(rest) > LONGEST_LINE:
        return False
    if in_mail and line.endswith("="):
        return True
    if not CONTINUED.fullmatch(rest):
        return False
    last = None
    for found in LINK.finditer(line):
        last = found
    if not last or last.end() < len(line.rstrip(",& ")):
        return False
    if rest.startswith("?"):
        return "?" not in last[0]
    return not LINK.match(rest) and ("=" in rest or (line[-1] in "&=,-." and rest[0].isdecimal()))


def _join(link: str) -> str:
    """A link without the signs and blanks that stand between its parts."""
    return "".join(JOINTS.sub("&", link).split())


def _is_bare(line: str) -> bool:
    """Whether a line is a link and nothing else."""
    return len(line) <= LONGEST_LINE and LINK.fullmatch(line.strip(f"{BLANK}<>")) is not None


def _is_name(line: str) -> bool:
    """Whether a line is a name written above its link, and no row whose link is missing."""
    no_row = not set("\t;|") & set(line) and not line.rstrip().endswith(",")
    return len(line) <= LONGEST_LINE and no_row and not LINK.search(line) and names.is_alone(line)


def _from_mail(line: str) -> str:
    try:
        return quopri.decodestring(line.encode("utf-8")).decode("utf-8")
    except UnicodeError:
        return re.sub("=3d", "=", line, flags=re.IGNORECASE)


def _without_markup(line: str) -> str:
    """A line with each link beside its words, where it was HTML, Markdown or a formula."""
    line = FORMULA.sub(lambda found: f'"{_words(found[2] or "")} {found[1]} "', line)
    line = MARKDOWN.sub(lambda found: f"{_words(found[1])} {found[2]} ", line)
    if ANCHOR.search(line) or CLOSED.search(line):
        line = TAG.sub(" ", ANCHOR.sub(lambda found: f"{_words(found[2])} {found[1]} ", line))
    return line


def _words(text: str) -> str:
    """The words of a link, unless they are the link once more."""
    return LINK.sub(" ", TAG.sub(" ", text))
