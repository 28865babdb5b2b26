"""What is drawn can be told apart without colour, and stands out in both themes."""

from __future__ import annotations

import pytest

from geodata.scene import looks

THEMES = list(looks.LOOKS)
GROUNDS = ("sea", "beyond", "land", "russia", "ukraine", "paper")
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
FAINT = {"country": 0.75, "graticule-label": 0.75}  # opacities of webmap.css


def _rgb(colour: str | None) -> tuple[float, ...]:
    assert colour
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _luminance(rgb: tuple[float, ...]) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _ratio(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _over(
    colour: tuple[float, ...], ground: tuple[float, ...], opacity: float
) -> tuple[float, ...]:
    return tuple(
        opacity * part + (1 - opacity) * below for part, below in zip(colour, ground, strict=True)
    )


def test_the_measure_agrees_with_black_on_white() -> None:
    assert _ratio(_rgb("#000000"), _rgb("#ffffff")) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("opacity", [1.0, *sorted(set(FAINT.values()))])
@pytest.mark.parametrize("ground", GROUNDS)
def test_names_on_the_map_stand_out_from_every_ground(
    theme: str, opacity: float, ground: str
) -> None:
    below = _rgb(looks.LOOKS[theme][ground].fill)
    words = _rgb(looks.LOOKS[theme]["text"].fill)
    assert _ratio(_over(words, below, opacity), below) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_names_of_uplands_stand_out_from_every_ground(theme: str, ground: str) -> None:
    below = _rgb(looks.LOOKS[theme][ground].fill)
    assert _ratio(_rgb(looks.LOOKS[theme]["relief_text"].fill), below) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["land", "russia", "ukraine"])
def test_the_steepest_slope_of_the_relief_is_fainter_than_any_symbol(theme: str, name: str) -> None:
    below, relief = _rgb(looks.LOOKS[theme][name].fill), looks.LOOKS[theme]["relief"]
    for colour in (relief.fill, relief.line):
        assert _ratio(_over(_rgb(colour), below, relief.opacity), below) < SHAPE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "name", [*looks.RINGS, *looks.PUBLISHED, "border", "in", "edge", "out", "launch"]
)
def test_rings_borders_and_symbols_stand_out_from_land_and_sea(theme: str, name: str) -> None:
    look = looks.LOOKS[theme][name]
    for ground in GROUNDS:
        below = _rgb(looks.LOOKS[theme][ground].fill)
        assert (
            max(_ratio(_rgb(colour), below) for colour in (look.line, look.fill) if colour) >= SHAPE
        ), ground


@pytest.mark.parametrize("theme", THEMES)
def test_rings_differ_by_dash_so_that_a_grey_print_tells_them_apart(theme: str) -> None:
    for of_a_kind in (looks.RINGS, looks.PUBLISHED):
        dashes = [looks.LOOKS[theme][name].dash for name in of_a_kind]
        assert len(set(dashes)) == len(of_a_kind)
