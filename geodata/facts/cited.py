"""The sources: who published what, where it can be read, and whose words it passes on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geodata.facts.checker import FOLDER, Checker, tables

# Kinds of sources of which the words or the data themselves are the fact.
PRIMARY = ("official document", "official statement", "data set")
ARTICLE = "article"
OURS = "own calculation"
RELAY = "report quoting another"
KINDS = (*PRIMARY, "news report", RELAY, "reference work", OURS)
READ = ("whole", "excerpt", "citation", "not read")
LANGUAGES = {
    "bg": "Bulgarian",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "uk": "Ukrainian",
}
WEB = r"https?://[\w-]+(\.[\w-]+)+(/\S*)?"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact can be read.

    `url` is the page, which is a copy on `copy`'s site where that is named; `no_url` says why there
    is none. `title` is as printed; where no headline was seen, `about` says what the page is, in
    our words. `date` is an ISO date or part of one. `quotes` are the ids, or the names, of whose
    words it passes on; without any it is an origin itself. `read` says how much of it was read:
    whole, excerpt, citation for an address that only others name, or not read. `credit` is how it
    wants to be credited where not by its outlet."""

    id: str
    outlet: str
    kind: str
    url: str
    copy: str
    no_url: str
    title: str
    about: str
    author: str
    date: str
    language: str
    read: str
    licence: str
    credit: str
    quotes: tuple[str, ...]

    @property
    def is_primary(self) -> bool:
        """Whether its words or data are themselves what is told, and not a report of it."""
        return self.kind in PRIMARY

    @property
    def site(self) -> str:
        """The name of the site where it can be read, or nothing."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def read_sources(folder: Path = FOLDER) -> dict[str, Source]:
    """sources.toml: every source by its id; refuses one that names neither a page nor why not."""
    return _read(folder, (folder / "sources.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=2)  # every other table asks for it
def _read(folder: Path, _: str) -> dict[str, Source]:
    check = Checker("sources.toml")
    needed, lists = {"outlet", "kind", "read"}, {"quotes"}
    texts = {"url", "copy", "no_url", "title", "about", "author", "date", "language"}
    texts |= {"licence", "credit"}
    found = {}
    for key, row in tables(folder, check):
        check.fields(row, needed, texts | lists)
        check.date(row)
        _check(check, row)
        words = {name: str(row.get(name, "")) for name in needed | texts}
        words["language"] = words["language"] or "en"
        found[key] = Source(id=key, quotes=tuple(map(str, row.get("quotes", ()))), **words)
    for key, source in found.items():
        check.record = f"[{key}]"
        is_its_own = key in _list_behind(source.quotes, found)
        check.expect(not is_its_own, "quotes", key, "others than itself, and those that it quotes,")
    check.finish()
    return found


def _check(check: Checker, row: dict[str, Any]) -> None:
    check.choice(row, "kind", KINDS)
    check.choice(row, "read", READ)
    check.choice({"language": row.get("language", "en")}, "language", LANGUAGES)
    url = row.get("url")
    check.expect((url is None) != (row.get("no_url") is None), "url", url, "one of url and no_url")
    has_page = url is not None or row.get("read") != "citation"
    check.expect(has_page, "read", row.get("read"), "citation only of an address")
    is_web = url is None or re.fullmatch(WEB, str(url)) is not None
    check.expect(is_web, "url", url, "an address that begins with http")
    named = (row.get("title"), row.get("about"))
    check.expect((named[0] is None) != (named[1] is None), "title", named[0], "title or about")
    passes_on = row.get("kind") != RELAY or bool(row.get("quotes"))
    check.expect(passes_on, "quotes", row.get("quotes"), "an id or a name of whom it quotes")


sources = cache(read_sources)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from: a source, or the name of one that was not read itself; and
    those that pass it on, each itself with what passes it on in turn."""

    id: str
    passed_on: tuple[Origin, ...]

    @property
    def source(self) -> Source | None:
        """Its record, if it was read or looked for."""
        return sources().get(self.id)


def find_origins(named: Iterable[str]) -> tuple[Origin, ...]:
    """The independent origins of what some sources (by id) say, each once, in order, with the
    sources that pass it on: ten copies of one report are one origin. Neither the article that is
    checked nor a calculation of ours is one."""
    behind = _list_behind((name for name in named if not _is_left_out(name)), sources())
    first = [name for name in behind if name not in sources() or not sources()[name].quotes]
    return tuple(_trace(name, behind) for name in first)


def is_copied_only(named: Iterable[str]) -> bool:
    """Whether none of some sources (by id) was read on its outlet's own page and tells more than
    what another said."""
    known = [sources()[name] for name in named if not _is_left_out(name)]
    return all(source.kind == RELAY or source.copy or source.no_url for source in known)


def _trace(name: str, behind: list[str]) -> Origin:
    known = (other for other in behind if other in sources())
    by = (other for other in known if name in sources()[other].quotes)
    return Origin(name, tuple(_trace(other, behind) for other in by))


def _list_behind(named: Iterable[str], known: dict[str, Source]) -> list[str]:
    """The names and all that they quote, directly or through others, each once."""
    found: dict[str, None] = {}
    todo = list(named)
    while todo:
        name = todo.pop(0)
        if name not in found:
            found[name] = None
            todo[:0] = known[name].quotes if name in known else ()
    return list(found)


def _is_left_out(name: str) -> bool:
    return name == ARTICLE or (name in sources() and sources()[name].kind == OURS)
