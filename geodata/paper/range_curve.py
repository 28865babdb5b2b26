"""A curve of how many airfields in Russia lie within a distance, with ranges named above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from shapely.geometry import LineString

from geodata import facts, text
from geodata.analysis import findings
from geodata.geodesy import UNITS_KM
from geodata.paper import svg
from geodata.paper.canvas import Letters
from geodata.paper.svg_canvas import SvgCanvas
from geodata.scenario import Scenario
from geodata.scene.looks import LOOKS, Look

WIDTH, PLOT_HEIGHT = 640, 260  # CSS px; the names come above the plot
LEFT, RIGHT, BELOW = 44, 10, 40  # of the plot
ROW_PX, LETTER_PX, GAP_PX = 17, 13, 5
FARTHEST_KM = 800  # where the curve ends; our choice: all but a few fields lie nearer
STEP, COUNT_STEP = 100, 10  # of the axes
DASH = "4 3"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a range: left of its line at `x`, on a row above the plot, 0 the lowest, from
    `begin` to `end`, in px; `own` is the student's."""

    words: str
    x: float
    begin: float
    end: float
    row: int
    own: bool


def place_names(scenario: Scenario) -> tuple[Name, ...]:
    """The published ranges and the student's, each on the lowest row where it covers no name and
    no line that goes up to another name."""
    known = [
        (preset.value * UNITS_KM[preset.unit], text.length(preset.value, preset.unit), False)
        for preset in facts.range_presets()
    ]
    known.append((scenario.range_km, "yours", True))
    canvas = SvgCanvas(WIDTH, PLOT_HEIGHT)
    found: list[Name] = []
    for km, words, is_own in sorted(known, key=lambda one: (one[0], one[2])):
        x = _x(km)
        letters = Letters(LETTER_PX, "", bold=is_own)
        long = canvas.measure(words, letters)
        begin = x - GAP_PX - long
        row = 0
        while any(_collide(begin, row, other) for other in found):
            row += 1
        found.append(Name(words, x, begin, x - GAP_PX, row, is_own))
    return tuple(found)


def _collide(begin: float, row: int, other: Name) -> bool:
    """Whether a name that ends farther right covers another one, or a line that goes as high."""
    covers = row == other.row and begin < other.end + GAP_PX
    return covers or (other.row >= row and begin - GAP_PX < other.x)


def _x(km: float) -> float:
    return LEFT + min(km / FARTHEST_KM, 1) * (WIDTH - LEFT - RIGHT)


@lru_cache(maxsize=64)
def address(scenario: Scenario, theme: str) -> str:
    """The curve as a data address; `theme` is one of looks.LOOKS."""
    return svg.data_address(draw(scenario, theme))


def draw(scenario: Scenario, theme: str) -> str:
    """The same as an SVG image."""
    looks = LOOKS[theme]
    ink, quiet = looks["text"].fill or "", looks["out"].line or ""
    names = place_names(scenario)
    rows = 1 + max(name.row for name in names)
    canvas = SvgCanvas(WIDTH, PLOT_HEIGHT + rows * ROW_PX)
    russian = [row.distance_km for row in findings.of(scenario) if row.base.country == "Russia"]
    top = -(-len(russian) // COUNT_STEP) * COUNT_STEP

    def y(count: float) -> float:
        return BELOW + count / top * (PLOT_HEIGHT - BELOW - GAP_PX)

    letters = Letters(LETTER_PX - 1, ink)
    faint = Look(line=quiet, weight=0.5)
    for count in range(0, top + 1, COUNT_STEP):
        canvas.shape(LineString([(LEFT, y(count)), (WIDTH - RIGHT, y(count))]), faint)
        canvas.words(str(count), (LEFT - GAP_PX, y(count) - 4), letters, "right")
    unit_km = UNITS_KM[scenario.range_unit]
    for value in range(0, int(FARTHEST_KM / unit_km) + 1, STEP):
        x = _x(value * unit_km)
        canvas.shape(LineString([(x, y(0)), (x, y(0) - 4)]), Look(line=quiet, weight=1))
        canvas.words(str(value), (x, y(0) - 17), letters, "center")
    unit = text.UNIT_NAMES[scenario.range_unit]
    canvas.words(f"distance, {unit}", ((LEFT + WIDTH) / 2, 4), letters, "center")
    for name in names:
        own = looks["ring"].line if name.own else quiet
        line = Look(line=own, weight=2.6 if name.own else 1, dash="" if name.own else DASH)
        height = PLOT_HEIGHT + name.row * ROW_PX
        canvas.shape(LineString([(name.x, y(0)), (name.x, height + ROW_PX - 3)]), line, "range")
        words = Letters(LETTER_PX, (own or "") if name.own else ink, bold=name.own)
        canvas.words(name.words, (name.end, height + 3), words, "right", "range-name")
    near = sorted(km for km in russian if km <= FARTHEST_KM)
    steps = [(float(LEFT), y(0))]
    for count, km in enumerate(near):
        steps += [(_x(km), y(count)), (_x(km), y(count + 1))]
    steps.append((WIDTH - RIGHT, y(len(near))))
    canvas.shape(LineString(steps), Look(line=looks["held"].line, weight=2), "curve", above=True)
    return canvas.write()
