"""What a student writes on a picture: made short, printable and one line, and what was done to it said."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields

LONGEST = {"title": 90, "name": 60, "group": 40, "note": 300}  # letters; ours
NAMES = {"title": "title", "name": "name", "group": "class", "note": "note"}
DIRECTIONS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they would turn what follows


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


def written(**texts: str) -> tuple[Written, tuple[str, ...]]:
    """The texts, cleaned, and a line for each that was cut or from which something was left out."""
    cleaned, told = {}, []
    for field, text in texts.items():
        plain = _plain(text)
        cleaned[field] = _cut(plain, LONGEST[field])
        if cleaned[field] != plain:
            told.append(f"The {NAMES[field]} was cut to {LONGEST[field]} letters.")
        elif plain != " ".join(text.split()):
            told.append(f"From the {NAMES[field]}, signs that cannot be printed were left out.")
    return Written(**cleaned), tuple(told)


def _plain(text: str) -> str:
    """One line of letters: without controls, marks that turn the direction, and halves of letters."""
    kept = (" " if letter.isspace() else letter for letter in text if letter.isspace() or _is_printable(letter))
    return " ".join("".join(kept).split())


def _is_printable(letter: str) -> bool:
    return letter not in DIRECTIONS and unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
