"""The projection page without a browser: sentences, switches and tables follow the scenario."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts
from geodata.distortion import lengths, sentences, wrong_rings
from geodata.scenario import Point
from tests.pages.opening import open_page

SUMY, RANGE_KM = Point(34.80, 50.91), 200 * 1.609344
PRESET_300_KM = next(
    preset.id for preset in facts.range_presets() if (preset.value, preset.unit) == (300, "km")
)


def html(page: AppTest, name: str) -> str:
    """The markup of the page that has a class."""
    return next(
        part.proto.body for part in page.get("html") if f'class="{name}"' in part.proto.body
    )


def drawings(page: AppTest) -> list[str]:
    """The three panels as SVG."""
    return [
        unquote(address)
        for address in re.findall(
            r'src="data:image/svg\+xml;charset=utf-8,([^"]+)"', html(page, "panels")
        )
    ]


def test_the_page_shows_the_ring_on_three_maps_with_a_sentence_each() -> None:
    page = open_page("projection")
    assert page.title[0].value == "Why the ring is not a circle"
    assert "the places 200 miles (321.9 km) from Sumy" in page.markdown[0].value
    shown = html(page, "panels")
    assert all(name in shown for name in sentences.NAMES.values())
    assert len(drawings(page)) == 3
    assert all('class="ring"' in drawing for drawing in drawings(page))


def test_each_wrong_ring_is_switched_by_its_pill() -> None:
    page = open_page("projection")
    for way in wrong_rings.WAYS:
        page.pills(key="ways").set_value([way]).run()
        for drawing in drawings(page):
            assert [
                other for other in wrong_rings.WAYS if f'class="wrong-ring {other}"' in drawing
            ] == [way]
    page.pills(key="ways").set_value([]).run()
    assert not any("wrong-ring" in drawing for drawing in drawings(page))


def test_circles_and_the_view_have_their_switches() -> None:
    page = open_page("projection")
    assert all('class="circles"' in drawing for drawing in drawings(page))
    assert any("1.65 times as large" in text.value for text in page.markdown)
    page.toggle(key="circles").set_value(False).run()
    assert not any('class="circles"' in drawing for drawing in drawings(page))
    assert not any("1.65 times as large" in text.value for text in page.markdown)
    assert "No scale bar" in drawings(page)[2]
    page.segmented_control(key="view").set_value("Close to the ring").run()
    assert "No scale bar" not in drawings(page)[2]
    assert not page.exception


def test_the_table_of_wrong_rings_says_what_was_computed() -> None:
    table = html(open_page("projection"), "plain")
    for way in wrong_rings.WAYS:
        wrong = wrong_rings.build(way, SUMY, RANGE_KM)
        assert wrong.way.name in table
        assert all(sentences.off(off, "mi") in table for off in wrong.offs)
        assert f">{sentences.name_misjudged(wrong)}</td>" in table
    assert "76 miles (123 km) too short, to the north" in table
    assert "Stary Oskol, Voronezh Malshevo (Baltimor) (in truth in range)" in table


def test_statute_and_nautical_miles_are_compared_and_the_bases_between_them_named() -> None:
    page = open_page("projection")
    tables = [part.proto.body for part in page.get("html") if 'class="plain"' in part.proto.body]
    assert all(cell in tables[1] for cell in ("230.2 miles", "370.4 km", "+32.4 %", "186.4 miles"))
    words = next(text.value for text in page.markdown if text.value.startswith("Airfields between"))
    clear, close = lengths.find_between(SUMY, lengths.STATUTE, lengths.NAUTICAL)
    assert all(reach.base.name in words for reach in (*clear, *close))


def test_city_range_and_unit_change_the_scenario_and_the_maps() -> None:
    page = open_page("projection")
    page.selectbox(key="city").set_value("Kharkiv").run()
    assert page.session_state["session"].scenario.points == (Point(36.25, 49.98),)
    assert "from Kharkiv" in page.markdown[0].value
    next(part for part in page.pills if part.label == "Published ranges").set_value(
        PRESET_300_KM
    ).run()
    assert page.session_state["session"].scenario.range_km == 300
    assert "the places 300 km (186.4 miles) from Kharkiv" in page.markdown[0].value
    assert re.search(r"\d+ km \(\d+ miles\) too short", html(page, "plain"))
    assert not page.exception


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {"at": ["50.91,34.80", "49.98,36.25"]},
            "Of your 2 launch points only the first is shown here: Sumy.",
        ),
        ({"from": "border"}, "no single centre"),
        ({"from": "held"}, "no single centre"),
    ],
)
def test_without_a_single_launch_point_the_first_is_used_and_a_line_says_so(
    query: dict, said: str
) -> None:  # type: ignore[type-arg]
    page = open_page("projection", **query)
    before = page.session_state["session"].scenario
    assert any(said in line.value for line in page.text)
    assert "from Sumy" in page.markdown[0].value
    page.pills(key="ways").set_value(["metres"]).run()
    assert page.session_state["session"].scenario == before


@pytest.mark.parametrize(
    "query", [{"at": "43,22", "range": "25mi"}, {"at": "56,46", "range": "348nmi"}]
)
def test_the_corners_of_the_map_and_the_ends_of_the_range_are_drawn(query: dict[str, str]) -> None:
    assert len(drawings(open_page("projection", **query))) == 3
