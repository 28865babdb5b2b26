"""Places that people type: read right in the notations they use, or refused with the reason."""

from __future__ import annotations

import re
import unicodedata
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import borders
from geodata.analysis import coordinates
from geodata.analysis.typed_places import read_place
from geodata.scenario import Point, is_on_map
from tests.unit.notations import NOTATIONS, ROUNDING

AREA = "outside this map (latitude 43 to 56, longitude 22 to 46)"
PIECES = st.sampled_from(
    [
        *"0123456789,.;:/-+°'\" NSEW\n",
        "50",
        "34",
        ".91",
        ",80",
        "48",
        "75",
        ", ",
        "lat ",
        "с.ш.",
        "m",
        "x",
    ]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from([0, 0, 1]), PIECES | st.just("")), max_size=3
)
WRITTEN = st.builds(
    lambda name, city: NOTATIONS[name][0](city.lat, city.lon),
    st.sampled_from(list(NOTATIONS)),
    st.sampled_from(borders.cities()),
)


def _edit(text: str, edits: list[tuple[int, int, str]]) -> str:
    """A text with a few pieces put in, or in the place of what stood there."""
    for place, dropped, piece in edits:
        text = text[:place] + piece + text[place + dropped :]
    return text


def _read(text: str) -> tuple[float, float, bool] | None:
    try:
        return coordinates.read(text)
    except coordinates.UnreadableError:
        return None


@pytest.mark.parametrize("name", NOTATIONS)
def test_every_town_in_a_notation_is_read_where_it_is_and_one_off_the_map_is_refused(
    name: str,
) -> None:
    write, off_deg = NOTATIONS[name]
    for city in borders.cities():
        text = write(city.lat, city.lon)
        point, line = read_place(text)
        if is_on_map(city.lon, city.lat):
            assert point, (text, line)
            assert (
                max(abs(point.lat - city.lat), abs(point.lon - city.lon)) <= off_deg + ROUNDING
            ), text
        else:
            assert point is None, text
            assert AREA in line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("50.45,30.52 49.99,36.23", "4 numbers"), ("48.71, 44.50, 45", "3 numbers"),
        ("50.91", "1 number "), ("50.91 34.80 400", "3 numbers"), ("50.91, 34.80, 150m", "“m”"),
        ("50 34 40m", "“m”"), ("50°54′N 34°48′E / 50.900°N 34.800°E", "not clear"),
        ("50 54 34", "3 numbers"), ("1 2 3 4 5", "5 numbers"), ("50°75'N 34°80'E", "below 60"),
        ("50°54'60\"N 34°48'0\"E", "below 60"), ("50 91 34 80", "below 60"),
        ("50 60, 34 0", "below 60"), ("50.5°30'N 34°48'E", "fraction"),
        ("50°54.5'30\"N 34°48'E", "fraction"), ("50.45 30.52 49.99 36.23", "fraction"),
        ("50N 34N", "latitude twice"), ("50E 34E", "longitude twice"),
        ("lat 50 lat 34", "latitude twice"), ("-50.91N 34.80E", "a minus and a letter"),
        ("50N, -34E", "a minus"), ("lat 34E lon 50N", "contradict"), ("50 N S 34E", "contradict"),
        ("50.91,N,34.80,E", "not clear"), ("50NE 34", "“NE”"), ("N50S 34E", "contradict"),
        ("48,44,30", "more than one way"), ("50,45", "more than one way"),
        ("50.91 N 34.80", "more than one way"), ("N50 54 34E", "more than one way"),
        ("195, 34", "latitude goes to 90"), ("50, 394.8", "longitude to 180"),
        ("505436N 0344800E", "latitude goes to 90"),
        ("5054.600,N,03448.000,E", "latitude goes to 90"),
        ("36U VB 12345 67890", "grid references"), ("36UVB1234567890", "grid references"),
        ("36U 625000 5640000", "grid references"), ("36N 625000 5640000", "grid references"),
        ("9G2G+5M2 Sumy", "plus codes"), ("https://www.google.com/maps/@50.91,34.80,12z", "a link"),
        ("geo:50.91,34.80,150", "3 numbers"), ("geo:50.91,34.80?z=12", "“z”"),
        ("Berlin 50.91, 34.80", "“Berlin”"), ("oblast 50.91, 34.80", "“oblast”"),
        ("Sumy ② 50.91, 34.80", "not"), ("50.91 N Sumy 34.80 E", "“Sumy”"),
        ("Kyiv 50.45 30.52, Kharkiv 49.99 36.23", "“Kharkiv”"), ("Sumy 5", "1 number "),
        ("Sumy 50.91, -34.80", AREA), ("50.91, 34.80 W Sumy", AREA), ("Sumy −50.91, 34.80", AREA),
        ("Warsaw, Poland", AREA), ("50.91, 34.80, 12 Sumy", "3 numbers"),
        ("50.91.34.80", "not clear"),
        ("50½ 34½", "not"), ("50² 34²", "not"), ("50.91 34.80e1", "not"), ("0x32, 0x22", "“x”"),
        ("50_91 34_80", "not"), ("1e999 5", "3 numbers"), ("90, 0", AREA), ("0, 0", AREA),
        ("50, -170", AREA), ("43.5S 34E", AREA), ("50.91, -34.80", AREA),
        ("50.91 -34.80", AREA), ("+50.91-034.80", AREA),
        ("50.91-34.80", "can be a minus; put a comma"),
        ("50.91–34.80", "can be a minus"), ("50.91 – 34.80", "can be a minus"),
        ("50,91-34,80", "can be a minus"), ("50.91°−34.80°", "can be a minus"),
        ("50°54'-34°48'", "can be a minus"), ("50N-34", "can be a minus"),
        ("N50.91-34.80E", "can be a minus"), ("50.91N -34.80E", "a minus and a letter"),
        ("50.91 N 34.80 O", "“O” is east in German but west in French"),
        ("50°54′36″ N, 34°48′0″ O", "“O” is east"), ("50.91 Nord 34.80 O", "“O” is east"),
        ("N 50.91 O 34.80", "“O” is east"), ("50.91 Norte 34.80 O", "“Norte”"), ("50 3l", "“l”"),
        ("50 n. Br., 34 w. L.", AREA), ("50 Süd, 34 Ost", AREA), ("GPS: -50.91, 34.80", AREA),
        ("coord50: 34, 35", "3 numbers"), ("50 34🔟", "not"), ("50🅆 34", "not"), ("50⬇ 34⬅", "not"),
        ("50.91📍34.80📍12", "3 numbers"), ("5️⃣0 34", "not"),
        ("50N 34W", AREA), ("56.1, 34", AREA), ("Warsaw", AREA), ("Варшава", AREA),
        ("50.91, N 34.80", AREA), ("34.80N 50.91E", AREA),
    ],
)  # fmt: skip
def test_what_is_not_one_place_on_the_map_is_refused_with_the_reason(text: str, why: str) -> None:
    point, line = read_place(text)
    assert point is None
    assert why in line
    assert line.startswith(f"“{text[:20]}")
    assert AREA in line or "50.91, 34.80 or 50°54'N 34°48'E" in line


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("48 42, 44 30", Point(44.5, 48.7)), ("N48 42.828 E44 29.856", Point(44.4976, 48.7138)),
        ("48° 42.8, 44° 29.9", Point(44.4983, 48.7133)),
        ("46 29 9, 30 44 38", Point(30.7439, 46.4858)), ("50,45 30.52", Point(30.52, 50.45)),
        ("49,98, 36,25", Point(36.25, 49.98)), ("50,91,34,80", Point(34.8, 50.91)),
        ("50°N 34°48'E", Point(34.8, 50)), ("50N, 34 48 E", Point(34.8, 50)),
        ("50.91N, 34.80", Point(34.8, 50.91)), ("34.80E 50.91", Point(34.8, 50.91)),
        ("56, 46", Point(46, 56)),
    ],
)  # fmt: skip
def test_numbers_of_any_shape_go_where_they_say(text: str, there: Point) -> None:
    assert read_place(text)[0] == there


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("Moscow", True),
        ("55.75, 37.62", True),
        ("Odesa", True),
        ("Kyiv", False),
        ("Kursk", False),
        ("50.91 34.8", False),
    ],
)
def test_a_place_on_the_map_that_is_far_from_the_subject_is_taken_and_one_line_says_so(
    text: str, far: bool
) -> None:
    point, line = read_place(text)
    assert point
    assert line == (f"“{text}” is far from Kursk Oblast: more than 200 miles." if far else "")


def test_longitude_before_latitude_is_named_and_turned_round_in_words() -> None:
    assert read_place("34.80, 50.91") == (
        None,
        "“34.80, 50.91” is outside this map; latitude comes first: 50.91, 34.8?",
    )


@given(st.text(max_size=200) | st.builds(_edit, WRITTEN, EDITS))
def test_nothing_typed_can_raise(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        point, problem = read_place(text)
    assert point is not None or problem
    assert problem.isprintable()
    assert len(problem) < 200
    assert point is None or is_on_map(point.lon, point.lat)


@given(st.builds(_edit, WRITTEN, EDITS))
@settings(max_examples=500)
def test_no_group_of_digits_can_change_without_changing_the_place(text: str) -> None:
    place = _read(text)
    for group in re.finditer(r"\d+", text) if place else ():
        digit = (unicodedata.decimal(group[0][0]) + 1) % 10
        other = f"{text[: group.start()]}{digit}{text[group.start() + 1 :]}"
        assert _read(other) != place, (text, other)
