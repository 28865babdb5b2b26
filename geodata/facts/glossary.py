"""The words that a reader may ask about: what each means, and where it stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata.facts.checker import FOLDER, Checker, tables
from geodata.facts.cited import read_sources
from geodata.facts.records import Term
from geodata.free_text import SEARCHED

LONGEST = 300  # letters of a meaning; our choice: what a small box holds on a phone
# What is not read for terms: code, links, tags, addresses, and names of Streamlit's own marks such
# as :gray[.
PASSED_OVER = r"`[^`]*`|\[[^\]]*\]\([^)]*\)|<[^>]*>|https?://\S+|:[a-z-]+\[|:material/\w+:"


@dataclass(frozen=True, slots=True)
class Use:
    """Where a term stands in a text: from `start` up to, not including, `end`."""

    start: int
    end: int
    term: Term


def read_terms(folder: Path = FOLDER) -> dict[str, Term]:
    """glossary.toml: the terms by id; no form belongs to two; sources are in sources.toml."""
    check, known = Checker("glossary.toml"), read_sources(folder)
    found: dict[str, Term] = {}
    owners: dict[str, str] = {}
    for key, row in tables(folder, check):
        check.fields(row, {"name", "meaning"}, {"forms", "example", "sources"})
        check.source(row, known, "sources")
        meaning = str(row.get("meaning"))
        check.expect(
            len(meaning) <= LONGEST, "meaning", meaning, f"a text of at most {LONGEST} letters"
        )
        name, forms = str(row.get("name")), tuple(str(form) for form in row.get("forms", []))
        for form in {form.casefold() for form in forms}:
            check.expect(
                form not in owners,
                "forms",
                form,
                f"a form that is not in [{owners.get(form)}] as well",
            )
            owners[form] = key
        sources = tuple(str(source) for source in row.get("sources", []))
        found[key] = Term(key, name, forms, meaning, str(row.get("example", "")), sources)
    check.finish()
    return found


terms = cache(read_terms)


def find_uses(text: str, seen: Set[str] = frozenset()) -> tuple[Use, ...]:
    """The first use of each term in a Markdown text, in order, whatever its case; of two that begin
    at one place the longer. Terms in `seen` (by id) are left out, and nothing is found in code,
    links, tags or addresses."""
    done, uses = set(seen), []
    for use in _all_uses(text):
        if use.term.id not in done:
            done.add(use.term.id)
            uses.append(use)
    return tuple(uses)


def find(words: str) -> tuple[Term, ...]:
    """The terms whose name, forms, meaning or example hold all words typed, by alphabet."""
    asked = words[:SEARCHED].casefold().split()
    every = sorted(terms().values(), key=lambda term: term.name.casefold())
    return tuple(term for term in every if all(word in _everything(term) for word in asked))


def _everything(term: Term) -> str:
    return " ".join((term.name, *term.forms, term.meaning, term.example)).casefold()


def _all_uses(text: str) -> Iterator[Use]:
    for match in _pattern().finditer(text):
        if match["form"]:
            yield Use(
                match.start(), match.end(), _by_form()[" ".join(match["form"].casefold().split())]
            )


@cache
def _by_form() -> dict[str, Term]:
    return {form.casefold(): term for term in terms().values() for form in term.forms}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_form(), key=len, reverse=True)
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"{PASSED_OVER}|(?<![\w-])(?P<form>{forms})(?![\w-])", re.IGNORECASE)
