"""Each computed answer worked out a second way, and answers that follow when a fact moves."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import shapely
from geographiclib.geodesic import Geodesic
from pyproj import Transformer
from shapely.geometry import Point as Place

from geodata import borders, facts, findings, starts
from geodata.lessons import marking
from geodata.lessons.marking import RIGHT
from geodata.lessons.parts import ChoiceQuestion, NumberQuestion
from geodata.lessons.reading import lessons

ROOT = Path(__file__).parents[2]
MILE = Fraction("1.609344")
EQUAL_AREA = Transformer.from_crs("EPSG:4326", "+proj=laea +lat_0=51 +lon_0=35 +datum=WGS84", always_xy=True)


def _at(name: str) -> tuple[float, float]:
    rows = json.loads((ROOT / "geodata" / "borders" / "cities.geojson").read_text(encoding="utf-8"))["features"]
    lon, lat = next(row["geometry"]["coordinates"] for row in rows if row["properties"]["name"] == name)
    return lon, lat


def _apart_km(one: str, other: str) -> float:
    (lon1, lat1), (lon2, lat2) = _at(one), _at(other)
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def _away_km(name: str, start: str) -> float:
    """On the plane of an azimuthal equidistant map around the city, where distances from it are true."""
    lon, lat = _at(name)
    around = Transformer.from_crs("EPSG:4326", f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True)
    flat = shapely.transform(shapely.segmentize(starts.shape(start), 0.05), around.transform, interleaved=False)
    return Place(0, 0).distance(flat) / 1000


def _flat_km2(shape: shapely.Geometry) -> float:
    return float(shapely.transform(shape, EQUAL_AREA.transform, interleaved=False).area) / 1e6


def _zone_km2(start: str, km: float) -> float:
    return _flat_km2(findings.envelope(start, km).intersection(borders.country("Russia")))


def _day(event: str) -> date:
    lines = (ROOT / "geodata" / "facts" / "events.csv").read_text(encoding="utf-8").splitlines()
    return date.fromisoformat(next(line for line in lines if line.startswith(f"{event},")).split(",")[1])


def _days(one: str, other: str) -> int:
    return _day(other).toordinal() - _day(one).toordinal()


def _fields(start: str) -> float:
    """Air bases in Russia farther than 300 km from a start by GeographicLib, as a share of all of them."""
    walked = shapely.get_coordinates(shapely.segmentize(starts.shape(start), 0.05))
    russian = [base for base in facts.airbases() if base.country == "Russia"]
    far = [base for base in russian if min(_km(base.lon, base.lat, lon, lat) for lon, lat in walked) > 304]
    return 100 * len(far) / len(russian)


def _km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def _drawn(name: str) -> float:
    """How long 0.001 degree of latitude is drawn on Web Mercator at a city, against a degree of longitude."""
    lat = math.radians(_at(name)[1])
    tiny = math.radians(0.001)
    upright = math.asinh(math.tan(lat + tiny / 2)) - math.asinh(math.tan(lat - tiny / 2))
    return upright / tiny


def _verdicts(verdict: str) -> int:
    text = (ROOT / "geodata" / "facts" / "article.toml").read_text(encoding="utf-8")
    return text.count(f'\nverdict = "{verdict}"')


# The second way of each computed number that is an answer.
SECOND: dict[str, Callable[[], float]] = {
    "where-is-kursk/moscow": lambda: _apart_km("Kursk", "Moscow") / float(MILE),
    "where-is-kursk/share": lambda: 100 * _flat_km2(borders.held_kursk()) / _flat_km2(borders.region("Kursk")),
    "how-far/km": lambda: float(200 * MILE),
    "how-far/miles": lambda: float(300 / MILE),
    "how-far/more": lambda: 100 * (float(200 * MILE / 300) ** 2 - 1),
    "which-line/less": lambda: 100 * (1 - _zone_km2("held", 300) / _zone_km2("border", 300)),
    "which-line/rostov": lambda: _away_km("Rostov-on-Don", "held") - _away_km("Rostov-on-Don", "border"),
    "not-a-circle/area": lambda: _drawn("Moscow") ** 2 / _drawn("Odesa") ** 2,
    "not-a-circle/degree": lambda: _km(_at("Kursk")[0], _at("Kursk")[1], _at("Kursk")[0] + 1, _at("Kursk")[1]),
    "not-a-circle/off": lambda: (float(200 * MILE) - _km(34.80, 50.91, 34.80 + 321.8688 / 111.32, 50.91)) / float(MILE),
    "ninety-per-cent/share": lambda: _fields("border"),
    "ninety-per-cent/bases": lambda: float(Fraction(16, 245) * 100),
    "ninety-per-cent/himars": lambda: float(Fraction(245 - 208, 245) * 100),
    "what-changed/days": lambda: _days("kharkiv-permission", "atacms-permission"),
    "what-changed/used": lambda: 100 * _away_km("Karachev", "border") / 300,
    "who-said-it-first/wait": lambda: _days("atacms-permission", "white-house-confirms"),
    "who-said-it-first/share": lambda: 100 * _verdicts("matches") / (sum(map(_verdicts, facts.VERDICTS))),
}
NUMBERS = {
    f"{lesson.id}/{question.id}": question
    for lesson in lessons().values()
    for question in lesson.questions
    if isinstance(question, NumberQuestion)
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_computed_answer_is_the_same_the_second_way(name: str) -> None:
    question = NUMBERS[name]
    assert question.answer.value == pytest.approx(SECOND[name](), rel=0.004), name


def test_every_second_way_belongs_to_an_answer() -> None:
    assert set(SECOND) == set(NUMBERS)


def _choice(lesson: str, question: str) -> str:
    found = next(one for one in lessons()[lesson].questions if one.id == question)
    assert isinstance(found, ChoiceQuestion)
    return found.right


def test_a_computed_choice_is_the_same_the_second_way() -> None:
    capitals = {name: _apart_km("Kursk", name) for name in ("Kyiv", "Moscow", "Minsk", "Warsaw")}
    assert _choice("where-is-kursk", "capital") == min(capitals, key=lambda name: capitals[name]).lower()
    (lon1, lat1), (lon2, lat2) = _at("Sumy"), _at("Kursk")
    east, north = (lon2 - lon1) * math.cos(math.radians(lat1)), lat2 - lat1
    assert 0.41 < north / east < 2.41  # within 22.5 degrees of north-east
    assert _choice("where-is-kursk", "direction") == "ne"
    pixels = {name: math.asinh(math.tan(math.radians(lat + 0.5))) - math.asinh(math.tan(math.radians(lat - 0.5)))
              for name, (_, lat) in (("odesa", _at("Odesa")), ("moscow", _at("Moscow")))}  # fmt: skip
    assert _choice("not-a-circle", "keeps") == "azimuthal"  # true from its middle, by its definition
    assert _choice("how-far", "looks") == max(pixels, key=lambda name: pixels[name])
    inside = [name for name, region in borders.regions().items() if region.shape.covers(Place(*_at("Karachev")))]
    assert inside == ["Bryansk"]
    assert _choice("what-changed", "karachev") == "bryansk"
    assert facts.permissions()[-1].regions == ("Kursk",)
    assert _choice("what-changed", "limit") == "kursk"
    said = next(source for source in facts.sources().values() if source.id == "kyiv-independent-2024-09-05")
    assert said.date == "2024-09-05"
    assert (_choice("which-line", "kirby"), _choice("ninety-per-cent", "counts")) == ("border", "aircraft")
    assert _choice("who-said-it-first", "first") == "newser"


PRINT = """
import json
from geodata.lessons.reading import lessons
from geodata.lessons.parts import NumberQuestion, ChoiceQuestion, OrderQuestion
from geodata import handouts
told = {}
for lesson in lessons().values():
    for step in lesson.steps:
        told[f"{lesson.id}/{step.title}"] = step.text
        if step.question:
            told[f"{lesson.id}/{step.question.id}"] = [step.question.ask, *handouts.solution(step.question)]
print(json.dumps(told))
"""


def _told(folder: Path) -> dict[str, list[str] | str]:
    run = subprocess.run([sys.executable, "-c", PRINT], cwd=folder, capture_output=True, text=True, check=True)
    read: dict[str, list[str] | str] = json.loads(run.stdout)
    return read


MOVES = (
    # file, what it says now, what it shall say; a question whose answer must follow; what its solution then says
    ("ranges.toml", 'value = 200\nunit = "mi"', 'value = 210\nunit = "mi"', "how-far/km", "338 km"),
    ("ranges.toml", 'value = 300\nunit = "km"', 'value = 290\nunit = "km"', "how-far/miles", "180.2 miles"),
    ("events.csv", "confirms,2024-11-25", "confirms,2024-11-26", "who-said-it-first/wait", "9 days"),
    ("events.csv", "kharkiv-permission,2024-05-30", "kharkiv-permission,2024-05-31", "what-changed/days", "170 days"),
    ("figures.csv", "isw-bases,16,", "isw-bases,20,", "ninety-per-cent/bases", "8.2 per cent"),
    ("figures.csv", "isw-beyond-himars,208,", "isw-beyond-himars,196,", "ninety-per-cent/himars", "20 per cent"),
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


@pytest.mark.parametrize(("file", "now", "then", "question", "says"), MOVES, ids=lambda value: str(value)[:25])
def test_a_fact_that_moves_takes_answers_and_texts_with_it(
    before: dict[str, list[str] | str], tmp_path: Path, file: str, now: str, then: str, question: str, says: str
) -> None:
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "geodata" / "facts" / file
    text = path.read_text(encoding="utf-8")
    assert now in text
    path.write_text(text.replace(now, then, 1), encoding="utf-8")
    after = _told(tmp_path)
    assert says in " ".join(after[question])
    assert says not in " ".join(before[question])


def test_a_moved_range_moves_every_text_that_tells_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "geodata" / "facts" / "ranges.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('value = 200\nunit = "mi"', 'value = 210\nunit = "mi"', 1), encoding="utf-8")
    told = json.dumps(_told(tmp_path))
    assert "200 miles" not in told
    assert "210 miles" in told


def test_the_right_answers_are_the_ones_that_the_marking_takes() -> None:
    for name, question in NUMBERS.items():
        assert marking.mark(question, f"{SECOND[name]():.2f}").state == RIGHT, name
