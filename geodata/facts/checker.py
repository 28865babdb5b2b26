"""Collects what is wrong in the facts' files, so that one run names all of it."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class FactsError(ValueError):
    """What is wrong in the facts' files, a line each: file, record, found, allowed."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Checker:
    """Collects what is wrong while a file is read, so that one run names all of it."""

    def __init__(self, file: str) -> None:
        self.file, self.record = file, ""
        self.problems: list[str] = []

    def expect(self, good: bool, field: str, found: object, allowed: str) -> None:
        """Notes a problem unless `good`."""
        if not good:
            self.problems.append(
                f"facts/{self.file}, {self.record}: {field} is {found!r}; {allowed} is allowed."
            )

    def fields(
        self, row: dict[str, Any], needed: set[str], optional: Set[str] = frozenset()
    ) -> None:
        """Notes fields that are missing, empty or unknown."""
        for name in sorted(needed):
            self.expect(
                row.get(name) not in (None, ""), name, row.get(name), "something that is not empty"
            )
        for name in sorted(str(key) for key in row.keys() - needed - optional):
            self.expect(False, "the field", name, ", ".join(sorted(needed | optional)))

    def choice(
        self, row: Mapping[str, Any], field: str, allowed: Collection[str], words: str = ""
    ) -> None:
        """Notes a field whose value is none of the allowed ones, which `words` may sum up."""
        self.expect(row.get(field) in allowed, field, row.get(field), words or ", ".join(allowed))

    def source(
        self,
        row: Mapping[str, Any],
        known: Collection[str],
        field: str = "source",
        allowed: str = "an id in sources.toml",
    ) -> None:
        """Notes a source, or whatever else is named, one or several, that has no record."""
        found = row.get(field)
        for source in [found] if isinstance(found, str) else found or ():
            self.expect(source in known, field, source, allowed)

    def number(self, value: object, field: str, low: float, high: float) -> float:
        """The value as a number, or the lower end with a problem noted."""
        try:
            number = float(str(value))
        except ValueError:
            number = float("nan")
        self.expect(low <= number <= high, field, value, f"a number from {low:g} to {high:g}")
        return number if low <= number <= high else low

    def date(self, row: dict[str, Any]) -> None:
        """Notes a date that is not an ISO date or part of one; a record may have none."""
        date = str(row.get("date", ""))
        good = re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", date) is not None
        self.expect(good, "date", date, "YYYY, YYYY-MM, YYYY-MM-DD or nothing")

    def dated(self, row: dict[str, Any] | None, known: Collection[str]) -> tuple[str, str]:
        """The date and the source of a table of these two, both empty where there is none."""
        if row is None:
            return "", ""
        self.fields(row, {"source"}, {"date"})
        self.date(row)
        self.source(row, known)
        return str(row.get("date", "")), str(row.get("source"))

    def fill(self, words: str, values: Mapping[str, str]) -> str:
        """Words with the values that they name in braces; notes a name that is not among them."""
        names = re.findall(r"\{([^{}]*)\}", words)
        for name in names:
            self.expect(name in values, "a placeholder", name, ", ".join(values))
        return re.sub(r"\{([^{}]*)\}", lambda found: values.get(found[1], found[0]), words)

    def finish(self) -> None:
        """Raises FactsError if anything was noted."""
        if self.problems:
            raise FactsError(self.problems)


@lru_cache(maxsize=64)
def _parse(text: str) -> dict[str, Any]:
    """TOML; kept, since sources are read for each file that names some, and only to look at."""
    return tomllib.loads(text)


def tables(folder: Path, check: Checker) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of a TOML file by name; notes what is not a table."""
    for key, row in _parse((folder / check.file).read_text(encoding="utf-8")).items():
        check.record = f"[{key}]"
        if isinstance(row, dict):
            yield key, row
        else:
            check.expect(False, "the record", row, "a table")


def rows(
    folder: Path, check: Checker, needed: set[str], optional: Set[str] = frozenset()
) -> Iterator[dict[str, str]]:
    """The rows of a CSV file; notes missing, empty or unknown fields and impossible dates."""
    with (folder / check.file).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            check.record = f"line {reader.line_num}"
            check.fields(row, needed, optional)
            if "date" in needed:
                check.date(row)
            yield {name: str(row.get(name) or "") for name in needed | optional}
