"""The address of a map: what it says is what is shown, and nothing in it can break the page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.scenario import (
    DEFAULT,
    FIRST_DAY,
    LAST_DAY,
    LAYERS,
    STARTS,
    Point,
    Scenario,
    clamp,
    convert,
    from_query,
    in_limits,
    limits,
    to_query,
)

POINTS = st.builds(Point, lon=st.floats(22, 46), lat=st.floats(43, 56))
RANGES = st.sampled_from(["mi", "km", "nmi"]).flatmap(
    lambda unit: st.tuples(
        st.floats(*limits(unit))
        .map(lambda value: round(value, 2))
        .filter(lambda value: in_limits(value, unit)),
        st.just(unit),
    )
)
SCENARIOS = st.builds(
    lambda points, reach, start, show, day: Scenario(
        tuple(points),
        *reach,
        start,
        tuple(layer for layer in LAYERS if layer in show),
        day.isoformat(),
    ),
    st.lists(POINTS, min_size=1, max_size=6),
    RANGES,
    st.sampled_from(STARTS),
    st.sets(st.sampled_from(LAYERS)),
    st.dates(date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY)),
)


@given(SCENARIOS)
def test_every_scenario_comes_back_from_its_own_address(scenario: Scenario) -> None:
    read = from_query(to_query(scenario))
    assert read == scenario
    assert read.ignored == ()


@given(
    st.dictionaries(
        st.sampled_from(["at", "range", "from", "show", "day", "x"]) | st.text(max_size=9),
        st.lists(st.text(max_size=80), max_size=9),
    )
)
def test_no_address_raises_and_what_is_read_can_be_written_again(
    query: dict[str, list[str]],
) -> None:
    read = from_query(query)
    assert from_query(to_query(read)) == read
    assert all(line.isprintable() and len(line) < 300 for line in read.ignored)


def test_an_empty_address_is_the_ring_of_200_miles_around_sumy() -> None:
    assert from_query({}) == DEFAULT
    assert to_query(DEFAULT) == {"at": ["50.91,34.80"], "range": ["200mi"]}
    assert DEFAULT.range_km == pytest.approx(321.8688)


def test_hostile_parts_give_the_default_map_and_are_each_named() -> None:
    read = from_query({"at": ["banana"], "range": ["-5mi"], "show": ["<script>"], "evil": ["1"]})
    assert read == DEFAULT
    named = " ".join(read.ignored)
    assert len(read.ignored) == 4
    assert all(
        part in named for part in ("at=“banana”", "range=“-5mi”", "show=“<script>”", "“evil”")
    )


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("50.91,34.80", Point(34.80, 50.91)),
        (" 49.98 , 36.25 ", Point(36.25, 49.98)),
        ("\x1c49.98\x85,\u300036.25\x1f", Point(36.25, 49.98)),
        ("56,46", Point(46.0, 56.0)),
        ("43,22", Point(22.0, 43.0)),
    ],
)
def test_a_place_is_latitude_then_longitude_up_to_the_edge_of_the_map(
    text: str, point: Point
) -> None:
    assert from_query({"at": text}).points == (point,)


@pytest.mark.parametrize(
    "text",
    ["", ",", "1", "1,2,3", "nan,34", "inf,inf", "50.91;34.80", "1e999,2", "0x10,2", "5" * 99,
     "50.91,34.80,150", "50,91,34,80", "50.91N,34.80E", "50.91,34.80m", "50.91,34.80 45",
     "50.91,34.80/45", "50 54,34 48", "50.91,34.80°"],
)  # fmt: skip
def test_what_is_not_a_place_is_named_and_left_out(text: str) -> None:
    read = from_query({"at": [text, "49.98,36.25"]})
    assert read.points == (Point(36.25, 49.98),)
    assert len(read.ignored) == 1


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("200mi", 321.8688),
        ("300km", 300.0),
        ("165km", 165.0),
        ("100nmi", 185.2),
        ("25mi", 40.2336),
        ("400mi", 643.7376),
    ],
)
def test_a_range_is_a_number_with_its_unit(text: str, km: float) -> None:
    assert from_query({"range": text}).range_km == pytest.approx(km)


@pytest.mark.parametrize(
    "text",
    ["", "200", "mi", "200 miles", "24mi", "401mi", "645km", "-5mi", "nanmi", "1..2mi", "1e2mi"],
)
def test_a_range_outside_25_to_400_miles_or_without_unit_is_named(text: str) -> None:
    read = from_query({"range": text})
    assert read.range_km == DEFAULT.range_km
    assert len(read.ignored) == 1


def test_layers_keep_their_order_and_unknown_ones_are_named() -> None:
    assert from_query({"show": "rivers,airbases"}).show == ("airbases", "rivers")
    assert from_query({"show": "none"}).show == ()
    read = from_query({"show": "rivers,tanks"})
    assert read.show == ("rivers",)
    assert "tanks" in read.ignored[0]


def test_more_than_six_points_are_cut_with_a_line_that_says_so() -> None:
    read = from_query({"at": [f"50.{i},34.80" for i in range(8)]})
    assert len(read.points) == 6
    assert "first 6" in read.ignored[0]


def test_units_change_the_number_and_not_the_ring() -> None:
    assert convert(200, "mi", "km") == 321.9
    assert convert(321.9, "km", "mi") == 200.0
    assert convert(400, "mi", "km") == 643.7


@pytest.mark.parametrize(
    ("place", "there", "moved"),
    [
        ((34.8, 50.91), (34.8, 50.91), False),
        ((34.8 + 360, 50.91), (34.8, 50.91), False),
        ((0, 90), (22, 56), True),
        ((34.8, -90), (34.8, 43), True),
        # Beyond the antimeridian: 190 degrees east, nearer to the eastern edge.
        ((-170, 50), (46, 50), True),
        ((-140, 50), (22, 50), True),
        ((31, 43.1), (31, 43.1), False),  # at sea, on the map
        ((0, 0), (22, 43), True),
    ],
    ids=str,
)
def test_a_place_is_taken_to_the_nearest_one_on_the_map(
    place: tuple[float, float], there: tuple[float, float], moved: bool
) -> None:
    assert clamp(*place) == (Point(*there), moved)


@pytest.mark.parametrize(
    "text", ["90,0", "-90,34.8", "50,-170", "50,190", "0,0", "1e9,1e9", "50.91,394.8", "56.01,34"]
)
def test_a_place_beyond_the_map_is_left_out_of_a_link_and_named_with_the_area(text: str) -> None:
    read = from_query({"at": [text, "49.98,36.25"]})
    assert read.points == (Point(36.25, 49.98),)
    assert read.ignored == (
        f"at=“{text}” is outside this map (latitude 43 to 56, longitude 22 to 46).",
    )
    assert from_query({"at": text}).points == DEFAULT.points


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-13-01", "2021-12-31", "2024-12-01", "yesterday", "20241118", "2024-W47-1"],
)
def test_a_day_that_is_not_on_the_timeline_is_named(text: str) -> None:
    read = from_query({"day": text})
    assert read == DEFAULT
    assert "2022-02-24 to 2024-11-30" in read.ignored[0]
