"""A fact that moves takes the lessons' answers and texts with it: facts changed, read anew."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PRINT = """
import json
from geodata.lessons.reading import lessons
from geodata.lessons.parts import NumberQuestion, ChoiceQuestion, OrderQuestion
from geodata.lessons import handouts
told = {}
for lesson in lessons().values():
    for step in lesson.steps:
        told[f"{lesson.id}/{step.title}"] = step.text
        if step.question:
            answer = [step.question.ask, *handouts.solution(step.question)]
            told[f"{lesson.id}/{step.question.id}"] = answer
print(json.dumps(told))
"""


def _told(folder: Path) -> dict[str, list[str] | str]:
    run = subprocess.run(
        [sys.executable, "-c", PRINT], cwd=folder, capture_output=True, text=True, check=True
    )
    read: dict[str, list[str] | str] = json.loads(run.stdout)
    return read


MOVES = (
    # file, what it says now, what it shall say; a question whose answer must follow; what its
    # solution then says
    ("ranges.toml", 'value = 200\nunit = "mi"', 'value = 210\nunit = "mi"', "how-far/km", "338 km"),
    ("ranges.toml", 'value = 300\nunit = "km"', 'value = 290\nunit = "km"', "how-far/miles",
     "180.2 miles"),
    ("events.csv", "confirms,2024-11-25", "confirms,2024-11-26", "who-said-it-first/wait",
     "9 days"),
    ("events.csv", "kharkiv-permission,2024-05-30", "kharkiv-permission,2024-05-31",
     "what-changed/days", "170 days"),
    ("figures.csv", "isw-bases,16,", "isw-bases,20,", "ninety-per-cent/bases", "8.2 per cent"),
    ("figures.csv", "isw-beyond-himars,208,", "isw-beyond-himars,196,",
     "ninety-per-cent/himars", "20 per cent"),
    (
        "article.toml",
        'verdict = "unsupported"\nreason = "It rests',
        'verdict = "partly"\nreason = "It rests',
        "who-said-it-first/figaro",
        "Answer: Partly",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def before() -> dict[str, list[str] | str]:
    """What the lessons say with the facts as they are."""
    return _told(ROOT)


@pytest.mark.parametrize(
    ("file", "now", "then", "question", "says"), MOVES, ids=lambda value: str(value)[:25]
)
def test_a_fact_that_moves_takes_answers_and_texts_with_it(
    before: dict[str, list[str] | str],
    tmp_path: Path,
    file: str,
    now: str,
    then: str,
    question: str,
    says: str,
) -> None:
    shutil.copytree(
        ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("__pycache__")
    )
    path = tmp_path / "geodata" / "facts" / file
    text = path.read_text(encoding="utf-8")
    assert now in text
    path.write_text(text.replace(now, then, 1), encoding="utf-8")
    after = _told(tmp_path)
    assert says in " ".join(after[question])
    assert says not in " ".join(before[question])


def test_a_moved_range_moves_every_text_that_tells_it(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("__pycache__")
    )
    path = tmp_path / "geodata" / "facts" / "ranges.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('value = 200\nunit = "mi"', 'value = 210\nunit = "mi"', 1), encoding="utf-8"
    )
    told = json.dumps(_told(tmp_path))
    assert "200 miles" not in told
    assert "210 miles" in told
