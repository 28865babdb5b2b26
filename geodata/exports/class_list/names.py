"""Whose map it is: the name in a row, never a mail address, a time stamp, a number or a score."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geodata.free_text import clean

LINK = "\ue000"  # stands in a cell where a link stood
MAIL = re.compile(
    r"(?<![^\s<>(),;:\"|\[\]])<?(?:mailto:)?[^\s<>(),;:\"|\[\]@＠]+"
    r"(?:\s?[@＠]\s?(?=[\w-]+\.\w)|[@＠]|\s?[(\[{]\s?(?:at|@)\s?[)\]}]\s?)[^\s<>(),;:\"|\[\]@＠]+>?|\bmailto:",
    re.IGNORECASE,
)
CLOCK = (
    r"\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?|h\d{2}\b|[.h]?\d{0,2}\s?(?:Uhr|o.clock)\b)\s*(?:Uhr\b|[ap]\.?\s?m\b\.?)?"
    r"\s*(?:(?:GMT|UTC|[CEW]ES?T|MSK|Z\b)?\s*(?:[-+]\d{1,2}(?::?\d{2})?\b)?)"
)
# How the months begin in the languages of ROLES; a word is a month only beside a day and a year
# or a clock.
MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|abr|avr|may|mai|maj|jun|jui|jul|aug|ago|aoû|sep|oct|okt|nov|dec|dez|dic|déc|jän|ene|"
    r"sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|giu|lug|set|ott|gen|mag|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|"
    r"янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]{0,9}\.?"
)
YEAR = r"(?:\d{4}(?:\s?(?:року|года|год|р|г)\b\.?)?)"
DATE = (
    r"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
    r"(?:\b\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}(?!\d)\.?|\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2})(?!\d)\.?|"
    r"\b\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]?|"
    rf"\b\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?[\s-](?:de\s|of\s)?{MONTH}[\s,-]{{1,2}}(?:(?:de|del)\s)?(?:{YEAR}|(?=\d{{1,2}}:\d\d))|"
    rf"\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?[\s,]{{1,2}}(?:\d{{4}}\b|(?=\d{{1,2}}:\d\d)))"
)
TIME = re.compile(
    rf"(?:{DATE}(?:(?:,?\s+(?:(?:at|um|à|о|в|a las)\s+)?|T)(?=\d))?)?{CLOCK}|{DATE}", re.IGNORECASE
)
# Phone numbers: seven digits are not a class.
LONG_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[\s()./-]{0,2}\d){6,}(?!\w)")
EMPTY = re.compile(r"[(\[{<]\W{0,9}[)\]}>](?<!\?\))")
BEFORE = re.compile(r"^(?:(?:by|від)\s+|(?:by|from|name|student|від)\s?:\s*)", re.IGNORECASE)
CLASS = re.compile(r"\d{1,2}\W{0,3}[^\W\d_]?", re.IGNORECASE)
PARTS = re.compile(r"(?<!\S)\S*[\w%]=\S*")  # parts of a link that a blank has cut off
NUMBERED = re.compile(  # “1. ”, “* ”, “#3 ” and the like before a name; _trim takes off the others
    r"(?:[▪‣*]+\s+)?(?:(?:[#№]|no\.?\s?|nr\.?\s?)?\d{1,4}\s*[.):\]–—-]\s*|[#№]?\d{1,4}\s+)?",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"anonymous|n/?a|none|[a-z]{0,3}[-_]?\d{3,}[a-z]?|[\da-f]{8}-[\da-f-]{27}|"
    r"\d+\s*(?:/|of|out of)\s*\d+.*|\d+\s*(?:points?|pts?|p|%)",
    re.IGNORECASE,
)
# Of a name above its link; our choice: two given names and a long family name.
LONGEST_ALONE, MOST_WORDS = 60, 5
PARTICLES = (
    "de",
    "la",
    "da",
    "do",
    "dos",
    "del",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "al",
    "el",
    "di",
    "ten",
    "y",
    "і",
)
EDGES = " \t\n,;:\"<>.|•·–—-'`“”«»=*_&+/\\~#"
PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))

# What a column holds, by its heading, the first that fits; in the languages of our students and of
# their neighbours.
ROLES = {
    "mail": r"e-?mail|\bmail\b|user ?name|login|пошт|почт|correo|courriel",
    "time": (
        r"\btime|time ?stamp|\bdate\b|zeit|datum|\bчас|дата|отметка времени|horodat|marca "
        r"temporal|duration"
    ),
    "number": r"\bid\b|\bip\b|\bnumber\b|^(?:no|nr)\.?$|^[#№]$|score|points|\bgrade\b|"
    r"\bmarks?\b|feedback|номер|бали",
    "link": r"link|\burl\b|web ?site|address|\bmap\b|посилання|ссылка|adresse|\blien\b|enlace",
    "last": r"last ?name|family|surname|nachname|прізвище|фамилия|apell?ido|nom de "
    r"famille|nazwisko|cognome|sobrenome|příjmení|achternaam|soyad",
    "first": r"(?:first|given|fore) ?-?name|vorname|prénom|^ім.?я$|^имя$|voornaam|prenume",
    "other": r"(?:school|file|town|city|place|teacher|course|team|map|class|group) ?name|language|"
    r"name of (?:the |your )?(?:class|school|town|place|map)",
    "name": r"\bname|student|pupil|\bwho\b|\bby\b|author|учень|учениця|ученик|schüler|élève|"
    r"alumn[oa]|піб|п\.і\.б|фио|\bnom\b|nombre|imię|\bnome\b|jméno|\bnume\b|\bnaam\b|ім.я|\bимя|звати|зовут|"
    r"heißt du|heisst du|appelles|llamas|nazywasz",
    "class": r"\bclass|\bklass|\bклас|\bgrupo\b|\bgroup\b|\bgruppe\b|\bgrupa\b|\bгрупа|\bгруппа|"
    r"\bcurso\b|\bform\b|school|schule|школ|escuela|école|szkoł",
}
LABELS = re.compile(
    r"(?:full |first |last |given |family )?name|surname|student|link|url|time ?stamp|start "
    r"time|id|e-?mail(?: address)?",
    re.IGNORECASE,
)


def roles(heads: Sequence[str]) -> list[str]:
    """What each column holds by its heading, or nothing where no word of it is known."""
    return [_role(head, tuple(ROLES)) for head in heads]


def _role(head: str, among: Sequence[str]) -> str:
    return next((role for role in among if re.search(ROLES[role], head, re.IGNORECASE)), "")


def _columns(cells: Sequence[str], heads: Sequence[str]) -> list[str]:
    """What each cell holds: a heading that speaks of a link or a map says so only of a cell that
    has a link.

    Beside a column of one part of the name, one that is called just a name is the other part.
    """
    without = [role for role in ROLES if role != "link"]
    known = [
        role if role != "link" or LINK in cell else _role(head, without) or role
        for role, cell, head in zip(roles(heads), cells, heads, strict=False)
    ]
    for one, other in (("last", "first"), ("first", "last")):
        if one in known and other not in known and "name" in known:
            known[known.index("name")] = other
    return known


def is_heading(cells: Sequence[str]) -> tuple[bool, bool]:
    """Whether cells without a link head a table, and whether that is certain: one cell is a label
    word for word, or three cells name different kinds of column."""
    sure = any(LABELS.fullmatch(cell.strip().rstrip(":")) for cell in cells)
    known = len({*roles(cells), ""}) - 1
    return sure or known > 1, sure or known > 2


def read(cells: Sequence[str], heads: Sequence[str] = ()) -> str:
    """The name in a row: in the columns headed so, else before the link, else after it."""
    known = _columns(cells, heads) if len(cells) <= len(heads) else []
    if any(
        LINK in cell and role in ("first", "last", "name")
        for cell, role in zip(cells, known, strict=False)
    ):
        known = []  # not in the columns of the headings
    columns = dict(zip(known, cells, strict=False)) if known else {}
    if "first" in columns or "last" in columns:
        words = [_clean(columns.get(role, "")) for role in ("first", "last")]
        if any(words):
            return _clean_name([words[1]] if {*words[0].split()} < {*words[1].split()} else words)
    if "name" in known:
        named = (_clean(cell) for role, cell in zip(known, cells, strict=False) if role == "name")
        return _clean_name([next(filter(None, named), "")])
    if known:
        cells = [
            cell if LINK in cell or not role else ""
            for cell, role in zip(cells, known, strict=False)
        ]
    index = next((index for index, cell in enumerate(cells) if LINK in cell), 0)
    before, _, after = cells[index].partition(LINK) if cells else ("", "", "")
    first = [*filter(None, map(_clean, (*cells[:index], before)))]
    found = first or [*filter(None, map(_clean, (after, *cells[index + 1 :])))]
    return _clean_name([cell for cell in found if not CLASS.fullmatch(cell)] or found)


def is_alone(line: str) -> bool:
    """Whether a line is a name and nothing else, as chats write it above what was sent: a few
    words, all with capitals.

    Times may stand beside it.
    """
    text = _clean(line)
    words = re.findall(r"[^\W\d_]+", text)
    return (
        0 < len(text) <= LONGEST_ALONE
        and 0 < len(words) <= MOST_WORDS
        and not re.search(r"[\d.!?:;=|\t]", text)
        and not any(word[0].islower() for word in words if word not in PARTICLES)
        and not any(roles([line]))
    )


def _clean_name(words: Sequence[str]) -> str:
    return clean(name=" ".join(filter(None, words)))[0].name


def _clean(cell: str) -> str:
    """What of a cell can be a name, or nothing."""
    text = cell.replace(LINK, " ")
    for wrong in (TIME, LONG_NUMBER, MAIL, PARTS, EMPTY):
        text = wrong.sub(" ", text)
    text = _trim(" ".join(text.split()))
    text = text if CLASS.fullmatch(text) else _trim(NUMBERED.sub("", text, count=1))
    text = _trim(BEFORE.sub("", text, count=1))
    return text if any(map(str.isalpha, text)) and not NO_NAME.fullmatch(text) else ""


def _trim(text: str) -> str:
    """A text without the signs around it, or brackets that close nothing or hold all of it."""
    for _ in range(3):
        text = text.strip(EDGES)
        for opening, closing in PAIRS:
            text = text.lstrip(closing).rstrip(opening)
            whole = text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1
            text = text[1:-1] if whole else text
            if text.count(closing) > text.count(opening):
                text = text.removesuffix(closing)
            elif text.count(opening) > text.count(closing):
                text = text.removeprefix(opening)
    return text
