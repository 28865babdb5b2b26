"""The panels as SVG: well formed and said in words, each switch shows, and the ring is round."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.analysis import findings
from geodata.distortion import panels, window, wrong_rings
from geodata.distortion.window import KINDS, SIZE, Panel
from geodata.paper import svg
from geodata.projections import GLOBE
from geodata.scenario import DEFAULT, EAST, NORTH, SOUTH, WEST, Point, Scenario
from geodata.scene import looks

pytestmark = pytest.mark.slow

ALL_WAYS = tuple(wrong_rings.WAYS)
points = st.builds(Point, st.floats(WEST, EAST), st.floats(SOUTH, NORTH))


def _tree(panel: Panel) -> ElementTree.Element:
    return ElementTree.fromstring(panels.draw(panel))


def _with_class(panel: Panel, name: str) -> list[ElementTree.Element]:
    return [node for node in _tree(panel).iter() if name in node.get("class", "").split()]


def _texts(panel: Panel) -> list[str]:
    return [node.text or "" for node in _tree(panel).iter(f"{{{svg.SPACE}}}text")]


def _numbers(drawn: str) -> np.ndarray:
    pairs = drawn.replace("Z", "").replace("M", "L").strip("L").split("L")
    return np.array([[float(number) for number in pair.split()] for pair in pairs])


@pytest.mark.parametrize("kind", KINDS)
def test_a_panel_is_an_image_with_a_title_and_words_made_from_the_data(kind: str) -> None:
    tree = _tree(Panel(kind, DEFAULT, ("pixels",)))
    assert tree.get("role") == "img"
    title, words = (tree.find(f"{{{svg.SPACE}}}{name}") for name in ("title", "desc"))
    assert title is not None
    assert (title.text or "").startswith("200 miles around Sumy: ")
    assert words is not None
    assert "reaches 4 of 49 airfields in Russia" in (words.text or "")
    assert "Wrong rings: Pixel circle." in (words.text or "")


@pytest.mark.parametrize("kind", KINDS)
def test_switches_show_wrong_rings_and_circles_and_nothing_else_does(kind: str) -> None:
    assert not _with_class(Panel(kind, DEFAULT), "wrong-ring")
    assert not _with_class(Panel(kind, DEFAULT), "circles")
    assert len(_with_class(Panel(kind, DEFAULT, circles=True), "circles")) == 1
    drawn = _with_class(Panel(kind, DEFAULT, ALL_WAYS), "wrong-ring")
    assert [node.get("class") for node in drawn] == [f"wrong-ring {way}" for way in ALL_WAYS]
    assert len({node.get("stroke-dasharray") for node in drawn}) == len(ALL_WAYS)
    assert len(_with_class(Panel(kind, DEFAULT, ALL_WAYS), "ring")) == 1


def test_wrong_rings_are_named_on_the_map_and_not_told_by_colour_alone() -> None:
    for close in (False, True):
        texts = _texts(Panel("azimuthal", DEFAULT, ALL_WAYS, close=close))
        assert {way.name for way in wrong_rings.WAYS.values()} <= set(texts)


def test_the_map_names_the_launch_point_its_cities_and_degrees_and_has_a_scale() -> None:
    texts = _texts(Panel("mercator", DEFAULT))
    assert {
        "Sumy",
        "Kyiv",
        "Kursk",
        "Moscow",
        "200 miles",
        "50° N",
        "34° E",  # 36° E would lie on an airfield
        "200 miles at 50.9° N",
    } <= set(texts)
    assert "200 miles from the pin" in _texts(Panel("azimuthal", DEFAULT))
    assert "No scale bar: the scale" in _texts(Panel(GLOBE, DEFAULT))


def test_air_bases_are_shown_by_state_where_the_flat_map_reaches_them() -> None:
    panel = Panel("azimuthal", DEFAULT)
    view, frame = window.view(panel), shapely.box(0, 0, SIZE, SIZE)
    seen = [
        row.state
        for row in findings.of(DEFAULT)
        if frame.contains(shapely.Point(view.at(row.base.lon, row.base.lat)))
    ]
    for state in ("in", "edge", "out"):
        assert len(_with_class(panel, state)) == seen.count(state)
    assert len(_with_class(panel, "in")) == 4
    hidden = replace(DEFAULT, show=("cities",))
    assert not _with_class(Panel("azimuthal", hidden), "in")


def test_the_ring_is_a_circle_to_a_tenth_of_a_pixel_on_its_own_azimuthal_map() -> None:
    ring = _with_class(Panel("azimuthal", DEFAULT), "ring")[0].get("d") or ""
    radii = np.hypot(*(_numbers(ring) - SIZE / 2).T)
    assert np.ptp(radii) < 0.2
    assert radii.mean() == pytest.approx(SIZE / 2 * DEFAULT.range_km / window.WIDE_KM, abs=0.1)


def test_all_panels_have_one_scale_at_the_launch_point_but_for_the_whole_globe() -> None:
    scales = [
        window.view(Panel(kind, DEFAULT, close=True)).points_per_km(34.80, 50.91) for kind in KINDS
    ]
    assert scales == pytest.approx([scales[0]] * 3, rel=1e-3)
    whole = window.view(Panel(GLOBE, DEFAULT))
    assert 2 * window.EARTH_M / whole.metres == pytest.approx(window.GLOBE_SHARE * SIZE)


def test_both_themes_are_drawn_in_their_own_colours() -> None:
    for theme, of_theme in looks.LOOKS.items():
        drawn = panels.draw(Panel("mercator", DEFAULT, theme=theme))
        assert f'stroke="{of_theme["border"].line}"' in drawn
        assert f'fill="{of_theme["ukraine"].fill}"' in drawn


@given(points, st.sampled_from([25.0, 77.0, 200.0, 400.0]), st.sampled_from(KINDS), st.booleans())
def test_any_launch_point_and_range_gives_a_drawing_with_a_ring_inside_the_panel(
    point: Point, miles: float, kind: str, close: bool
) -> None:
    panel = Panel(
        kind, Scenario(points=(point,), range_value=miles), ALL_WAYS, circles=True, close=close
    )
    ring = _numbers(_with_class(panel, "ring")[0].get("d") or "")
    assert np.isfinite(ring).all()
    assert (ring > -0.15 * SIZE).all()
    assert (ring < 1.15 * SIZE).all()


def test_text_from_outside_is_escaped_and_numbers_are_rounded() -> None:
    assert svg.text("<script>&") == "&lt;script&gt;&amp;"
    assert (
        svg.tag("g", class_='a"<b', stroke_width=1.23456)
        == '<g class=\'a"&lt;b\' stroke-width="1.23"/>'
    )
    line = shapely.LineString([(0, 0), (1.26, 2)])
    assert svg.path(line, 10) == "M0 10L1.3 8"


def test_the_address_of_a_panel_holds_the_same_drawing() -> None:
    panel = Panel("mercator", DEFAULT)
    head, _, body = panels.address(panel).partition(",")
    assert head == "data:image/svg+xml;charset=utf-8"
    assert unquote(body) == panels.draw(panel)
    assert not set('"<>#&') & set(body)
