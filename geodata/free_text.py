"""What students write, made short and printable; what was changed is said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields

# Letters; our choice: what has room on a picture.
LONGEST = {"title": 90, "name": 60, "group": 40, "note": 300}
NAMES = {"title": "title", "name": "name", "group": "class", "note": "note"}
SEARCHED = 60  # letters of a search; our choice: longer than any name here
QUOTED = 30  # letters of what is shown back; our choice: enough to know it by
LOOKED_AT = 20  # times the longest: a text is cut there first, so that none takes long
PART_BYTES = 80  # of a file's name; our choice: 40 Cyrillic letters
# On one letter: writing needs no more, and a tower of them would cover the lines above.
MOST_MARKS = 3
# Signs that turn the direction of what follows.
DIRECTIONS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Written:
    """Title, name, class and note, as they go on a picture; kept nowhere else."""

    title: str = ""
    name: str = ""
    group: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return any(getattr(self, field.name) for field in fields(self))


def clean(**texts: str) -> tuple[Written, tuple[str, ...]]:
    """The texts, cleaned, and a line for each that was cut or from which something was left out."""
    cleaned, lines = {}, []
    for field, text in texts.items():
        looked_at = text[: LOOKED_AT * LONGEST[field]]
        plain = _plain(looked_at)
        cleaned[field] = _cut(plain, LONGEST[field])
        if cleaned[field] != plain or looked_at != text:
            lines.append(f"The {NAMES[field]} was cut to {LONGEST[field]} letters.")
        elif plain != " ".join(text.split()):
            lines.append(f"From the {NAMES[field]}, signs that cannot be printed were left out.")
    return Written(**cleaned), tuple(lines)


def letters(text: str) -> str:
    """A text of any lines without controls, lone surrogates, towers of marks, and bidi marks."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        if letter.isspace():
            kept.append("\n" if letter == "\n" else " ")
        elif _is_printable(letter):
            marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
            kept += [letter] if marks <= MOST_MARKS else []
    return "".join(kept)


def quote(text: str) -> str:
    """A stranger's text in quotation marks, made short and printable, for showing back as text."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text[:QUOTED])
    return f"“{letters(plain)}{'…' * (len(text) > QUOTED)}”"


def file_name(title: str) -> str:
    """What a file of a map is called: its title with hyphens for all that is no letter or digit."""
    return _hyphenate(title)[:60].strip("-") or "map"


def join_file_name(*parts: str) -> str:
    """What a file is called by several things, each as in `file_name`, what is empty left out:
    three take less than the 255 bytes that file systems allow, whatever the script."""
    plain = (_hyphenate(unicodedata.normalize("NFC", part)) for part in parts)
    cut = (name.encode()[:PART_BYTES].decode(errors="ignore").strip("-") for name in plain)
    return "_".join(name for name in cut if name)


def _hyphenate(text: str) -> str:
    return re.sub("-+", "-", "".join(one if one.isalnum() else "-" for one in text))


def _plain(text: str) -> str:
    return " ".join(letters(text).split())


def _is_printable(letter: str) -> bool:
    return letter not in DIRECTIONS and unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
