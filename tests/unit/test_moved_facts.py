"""A fact that moves takes every text that tells it along: facts changed, read anew."""

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
from geodata.lessons import solutions
output = {}
for lesson in lessons().values():
    for step in lesson.steps:
        output[f"{lesson.id}/{step.title}"] = step.text
        if step.question:
            answer = [step.question.ask, *solutions.solution(step.question)]
            output[f"{lesson.id}/{step.question.id}"] = answer
print(json.dumps(output))
"""


SAID = """
import json
from geodata import facts, scene
from geodata.analysis import claims, wording
from geodata.facts.statements import statements
from geodata.scenario import DEFAULT, Point, Scenario
from geodata.scene import citing, footnotes
picture = scene.build(DEFAULT)
print(json.dumps({
    "claims": [claims.check(claim).text for claim in facts.claims() if claim.check],
    "statements": [one.words for one in statements().values()],
    "map": [note.text for note in footnotes.of(picture)]
    + [words for layer in picture.layers for _, words in layer.legend]
    + [shape.label for layer in picture.layers for shape in layer.shapes],
    "notes": [*wording.area_notes(Scenario(start="held")), citing.credit_line()]
    + [*wording.launch_notes(Scenario((Point(34.1, 44.95), Point(35.27, 51.19))))],
}))
"""
SAID_MOVES = (
    # file, what it says now, what it shall say; who tells it, and how
    (
        "areas.toml",
        '[occupied]\nday = "2024-11-17"',
        '[occupied]\nday = "2024-11-16"',
        "map",
        "line of contact, 16 Nov 2024",
    ),
    (
        "areas.toml",
        '[occupied]\nday = "2024-11-17"',
        '[occupied]\nday = "2024-11-16"',
        "notes",
        "for 16 November 2024, good to about 4 km",
    ),
    (
        "areas.toml",
        'good_to_km = 3\nnote = "Crimea',
        'good_to_km = 4\nnote = "Crimea',
        "statements",
        "good to about 4 km",
    ),
    (
        "areas.toml",
        "good_to_km = 0.25",
        "good_to_km = 0.5",
        "map",
        "The border is within 0.5 km",
    ),
    (
        "map_names.csv",
        "KURSK OBLAST",
        "KURSK REGION",
        "map",
        "KURSK REGION",
    ),
    (
        "figures.csv",
        "staff-held,800",
        "staff-held,810",
        "map",
        "General Staff: about 810 km²",
    ),
    (
        "figures.csv",
        "aid-left,4.3",
        "aid-left,4.5",
        "claims",
        "4.5 + 2.8 = 7.3 billion dollars",
    ),
    (
        "figures.csv",
        "russia-area,17100000",
        "russia-area,8550000",
        "claims",
        "5.3 per cent of Russia",
    ),
    (
        "article.toml",
        'bases = ["Olenya"]',
        'bases = ["Mozdok"]',
        "claims",
        "Mozdok is",
    ),
    (
        "ranges.toml",
        'value = 300\nunit = "km"',
        'value = 290\nunit = "km"',
        "claims",
        "Both are within 290 km",
    ),
    (
        "sources.toml",
        'licence = "CC BY 4.0"',
        'licence = "CC BY 5.0"',
        "notes",
        "GeoNames (CC BY 5.0)",
    ),
)


def _read(folder: Path, script: str = PRINT) -> dict[str, list[str] | str]:
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
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
        "sources.toml",
        'outlet = "Ukrainska Pravda"\ndate = "2024-10-11"',
        'outlet = "Ukrainska Pravda"\ndate = "2024-11-12"',
        "who-said-it-first/first",
        "Answer: Newser",
    ),
    (
        "article.toml",
        'verdict = "unsupported"\nreason = "Le Figaro',
        'verdict = "partly"\nreason = "Le Figaro',
        "who-said-it-first/figaro",
        "Answer: Partly",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def before() -> dict[str, list[str] | str]:
    """What the lessons say with the facts as they are."""
    return _read(ROOT)


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
    after = _read(tmp_path)
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
    output = json.dumps(_read(tmp_path))
    assert "200 miles" not in output
    assert "210 miles" in output


@pytest.fixture(scope="module")
def said() -> dict[str, list[str] | str]:
    """What claims, statements, the map and its notes say with the facts as they are."""
    return _read(ROOT, SAID)


@pytest.fixture(scope="module")
def said_then(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str] | str]:
    """What they say with all of SAID_MOVES made, which are of different records."""
    folder = tmp_path_factory.mktemp("moved")
    shutil.copytree(
        ROOT / "geodata", folder / "geodata", ignore=shutil.ignore_patterns("__pycache__")
    )
    for file, now, then in dict.fromkeys((move[:3]) for move in SAID_MOVES):
        path = folder / "geodata" / "facts" / file
        text = path.read_text(encoding="utf-8")
        assert now in text, (file, now)
        path.write_text(text.replace(now, then, 1), encoding="utf-8")
    return _read(folder, SAID)


@pytest.mark.parametrize("move", SAID_MOVES, ids=lambda move: f"{move[0]} {move[2][:25]}")
def test_a_fact_that_moves_takes_claims_notes_and_the_map_with_it(
    said: dict[str, list[str] | str],
    said_then: dict[str, list[str] | str],
    move: tuple[str, str, str, str, str],
) -> None:
    who, words = move[3:]
    assert words in " ".join(said_then[who])
    assert words not in " ".join(said[who])
