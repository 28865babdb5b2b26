"""Numbers become text in one way, and colours can be told apart."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geodata import text, webmap
from geodata.paper import symbols
from geodata.scene import looks


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1294, 0, "1,294"),
        (0.5, 1, "0.5"),
        (2.0, 1, "2"),
        (-3.25, 2, "−3.25"),
        (-0.0, 0, "0"),
        (1e6, 0, "1,000,000"),
    ],
)
def test_a_number_has_commas_a_true_minus_and_no_idle_zeros(
    value: float, decimals: int, written: str
) -> None:
    assert text.number(value, decimals) == written


@pytest.mark.parametrize(
    ("bearing", "name"),
    [
        (0, "north"),
        (22, "north"),
        (23, "north-east"),
        (180, "south"),
        (359, "north"),
        (270, "west"),
    ],
)
def test_a_bearing_is_one_of_eight_directions(bearing: float, name: str) -> None:
    assert text.compass(bearing) == name


def test_a_distance_is_told_in_both_units_the_chosen_one_first() -> None:
    assert text.distance(160.9344, "mi") == "100 miles (161 km)"
    assert text.distance(160.9344, "km") == "161 km (100 miles)"
    assert text.length(1, "mi") == "1 mile"
    assert text.position(34.8, 50.91) == "50.91° N, 34.80° E"


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", looks.LOOKS)
@pytest.mark.parametrize("ground", ["ukraine", "russia", "land", "sea"])
def test_text_and_symbols_stand_out_from_the_ground(theme: str, ground: str) -> None:
    of_theme = looks.LOOKS[theme]
    under = of_theme[ground].fill
    assert under
    assert _contrast(str(of_theme["text"].fill), under) >= 4.5
    for line in ("border", "ring", "kursk", "out"):
        assert _contrast(str(of_theme[line].line), under) >= 3, line
    for fill in ("in", "launch"):
        assert _contrast(str(of_theme[fill].fill), under) >= 3, fill


def test_the_browser_hatches_as_the_images_do_and_draws_the_same_symbols() -> None:
    script = (webmap.HERE / "look.js").read_text(encoding="utf-8")
    assert f"width: {looks.HATCH_STRIPE}, height: {looks.HATCH_STEP}" in script
    for of_theme in looks.LOOKS.values():
        # One pattern is enough: what is hatched has one colour.
        hatched = {look.fill for look in of_theme.values() if look.hatched}
        drawn = {look.fill for name, look in of_theme.items() if f'HATCHED = "{name}"' in script}
        assert hatched == drawn
        assert len(drawn) == 1
    for name in ("in", "edge"):
        corners = symbols.outline(name)[0].exterior.coords[:-1]
        path = "L".join(f"{x:g},{-y:g}" for x, y in corners).replace("-0,", "0,")
        assert f'{name}: "M{path.replace(",-0", ",0")}Z"' in script
    half, neck, radius = symbols.PIN_HALF, symbols.PIN_NECK, symbols.PIN_RADIUS
    assert f"L-{half:g},-{neck:g}A{radius:g},{radius:g} 0 1,1 {half:g},-{neck:g}Z" in script


def test_images_of_a_page_are_drawn_without_matplotlib() -> None:
    asked = "import sys, geodata.distortion.panels; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
