"""The phrases that the map says in Python and in the browser, read from one file for both."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".json")


@cache
def every() -> dict[str, str | dict[str, str]]:
    """All phrases by name: the words with {slots}, or several of a kind, each with a name."""
    read: dict[str, str | dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return read


def group(name: str) -> dict[str, str]:
    """Phrases of one kind, by name; TypeError for a phrase that stands alone."""
    found = every()[name]
    if isinstance(found, str):
        raise TypeError(f"The phrase {name!r} is one and no group.")
    return found


def say(phrase: str, /, **words: object) -> str:
    """A phrase with its slots filled; `group.name` is one of a group. KeyError for what is not
    there, a slot without its words among it."""
    name, _, kind = phrase.partition(".")
    found = every()[name]
    return (found if isinstance(found, str) else found[kind]).format_map(words)


def say_count(phrase: str, count: int) -> str:
    """A phrase that has a form for one and a form for any other number, of a number."""
    return say(f"{phrase}.{'one' if count == 1 else 'other'}", count=count)
