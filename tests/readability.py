"""How hard our texts are to read, page by page: `python -m tests.readability` prints it.

Flesch-Kincaid grade by textstat. Names of places and airfields count as a word of two syllables and
numbers as a word of one, since a reader takes each in at once; Cyrillic, Markdown, links and
{placeholders} are taken out."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import textstat

from geodata import borders, facts, phrases
from geodata.analysis import claims, wording
from geodata.scenario import Point, Scenario

ROOT = Path(__file__).parents[1]
FACTS = ROOT / "geodata" / "facts"
PAGE_LIMIT, PARAGRAPH_LIMIT = 9.5, 12.0  # grades; our choice: readers of fifteen
SHORTEST = 40  # letters: what is shorter is a label
FEWEST = 20  # words: the grade of a shorter paragraph is chance
NOT_PROSE = (
    "sources.toml",
    "standards.csv",
    "airbases.csv",
    "held_line_2024-11-17.csv",
    "kursk_settlements.csv",
)
NOT_READ = (
    "id",
    "is",
    "of",
    "in",
    "map",
    "check",
    "printed",
    "place",
    "outlet",
    "url",
    "query",
    "public_report",
)
PRINTED = (
    "scene/footnotes.py",
    "scene/ground.py",
    "scene/scene.py",
    "text.py",
    "analysis/start_lines.py",
    "lessons/handout_pages.py",
    "lessons/handouts.py",
    "lessons/solutions.py",
    "distortion/sentences.py",
    "distortion/wrong_rings.py",
    "links.py",
    "lessons/marking.py",
    "lessons/conditions.py",
)
SCENARIOS = (
    Scenario(),
    Scenario(start="border", range_value=300, range_unit="km"),
    Scenario(start="held", range_value=300, range_unit="km", day="2024-08-22"),
    Scenario(points=(Point(34.8, 50.91), Point(36.19, 51.73))),
    Scenario(points=(Point(34.1, 44.95),)),
    Scenario(day="2022-02-24"),
    Scenario(day="2024-03-10"),
    Scenario(day="2024-08-06"),
)


def texts() -> dict[str, list[str]]:
    """The paragraphs of every page, of what pages share, of every facts file, and of what is
    computed; without the lines of credits (©), which are lists in the words of licences."""
    found = {path.stem: list(_of_code(path)) for path in sorted(ROOT.glob("pages/*.py"))}
    found["on several pages"] = [
        text for path in sorted(ROOT.glob("pages/shared/*.py")) for text in _of_code(path)
    ]
    found["notes on the map"] = [
        text for name in PRINTED for text in _of_code(ROOT / "geodata" / name)
    ]
    for path in sorted((*FACTS.glob("*.toml"), *FACTS.glob("*.csv"))):
        if path.name not in NOT_PROSE:
            found[path.name] = list(_of_toml(path) if path.suffix == ".toml" else _of_csv(path))
    found["phrases"] = list(_strings(phrases.every()))
    found["the sentence and its notes"] = [
        line for scenario in SCENARIOS for line in _said(scenario)
    ]
    found["what the map says"] = [
        outcome.text for claim in facts.claims() if (outcome := claims.check(claim))
    ]
    split = {
        name: [part for text in every for part in re.split(r"\n\s*\n| · ", text)]
        for name, every in found.items()
    }
    return {name: paragraphs for name, paragraphs in split.items() if paragraphs}


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text, cleaned."""
    return float(textstat.flesch_kincaid_grade(cleaned(text)))


def page_grade(paragraphs: list[str]) -> float:
    """The grade of all paragraphs together."""
    return grade(
        "\n".join(
            text if text.rstrip().endswith((".", "!", "?")) else f"{text}." for text in paragraphs
        )
    )


def hardest(paragraphs: list[str]) -> tuple[float, str]:
    """The paragraph with the highest grade among those that are long enough to have one."""
    long_enough = [text for text in paragraphs if len(cleaned(text).split()) >= FEWEST]
    return max(((grade(text), text) for text in long_enough), default=(0.0, ""))


def cleaned(text: str) -> str:
    """A text as it is read aloud, with one word for a name and one for a number."""
    for pattern, plain in (
        (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
        (r"`[^`]*`|https?://\S+|<[^>]*>|:[a-z]+(?=\[)", " "),
        (r"\{[^}]*\}", "ten"),
        (r"[Ѐ-ӿ’']*[Ѐ-ӿ]+", " "),
        (r"\d[\d,.]*(?<=\d)", "ten"),
        (r"[*_“”\[\]]", ""),
        (_names(), "London"),
    ):
        text = re.sub(pattern, plain, text)
    return " ".join(text.split())


@cache
def _names() -> str:
    names = {city.name for city in borders.cities()} | {
        region.name for region in borders.regions().values()
    }
    names |= {word for base in facts.airbases() for word in re.findall(r"[A-Z][\w-]+", base.name)}
    return rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})\b"


def _of_code(path: Path) -> Iterator[str]:
    """The texts of a module: every string that is neither a docstring nor a tag nor too short."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    inner |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "ten" for part in node.values
            )
        if _is_prose(text):
            yield text


def _of_toml(path: Path) -> Iterator[str]:
    yield from _strings(tomllib.loads(path.read_text(encoding="utf-8")))


def _strings(value: object, key: str = "") -> Iterator[str]:
    """Every text in nested tables and lists that is prose, save those that nobody reads."""
    if isinstance(value, str):
        if key not in NOT_READ and not key.startswith("source") and _is_prose(value):
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _strings(part, str(name))
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, key)


def _of_csv(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from _strings(dict(row))


def _is_prose(text: str) -> bool:
    return len(text) > SHORTEST and len(text.split()) > 5 and not set("<©") & set(text)


def _said(scenario: Scenario) -> tuple[str, ...]:
    notes = (
        wording.area_notes(scenario),
        wording.launch_notes(scenario),
        wording.day_notes(scenario),
    )
    return (wording.sentence(scenario), *(line for lines in notes for line in lines))


if __name__ == "__main__":
    print(
        f"{'grade':>6} {'hardest':>8} {'words':>6}  where (limits: {PAGE_LIMIT} and "
        f"{PARAGRAPH_LIMIT})"
    )
    for place, paragraphs in texts().items():
        words = sum(len(cleaned(text).split()) for text in paragraphs)
        print(f"{page_grade(paragraphs):6.1f} {hardest(paragraphs)[0]:8.1f} {words:6}  {place}")
