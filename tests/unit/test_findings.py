"""What a scenario implies: who is in range, how surely, and where a launch point stands."""

from __future__ import annotations

import re

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geodata import facts, scenario
from geodata.analysis import findings, wording
from geodata.scenario import DEFAULT, Point, Scenario

POINTS = st.builds(Point, lon=st.floats(22, 46), lat=st.floats(43, 56))


@given(POINTS, st.floats(41, 640))
def test_in_out_and_too_close_follow_geographiclibs_distance(point: Point, range_km: float) -> None:
    rows = findings.reaches((point,), range_km)
    assert len(rows) == len(facts.airbases())
    assert [row.distance_km for row in rows] == sorted(row.distance_km for row in rows)
    for row in rows:
        away = (
            Geodesic.WGS84.Inverse(point.lat, point.lon, row.base.lat, row.base.lon)["s12"] / 1000
        )
        margin = range_km - away
        if abs(abs(margin) - 4) > 1e-6:
            wanted = "edge" if abs(margin) < 4 else "in" if margin > 0 else "out"
            assert row.state == wanted, row.base.name


def test_from_sumy_the_articles_200_miles_reach_four_air_bases_in_russia() -> None:
    rows = findings.of(DEFAULT)
    reached = {row.base.name for row in rows if row.state == "in"}
    assert len(reached) == 4
    assert any(name.startswith("Belgorod") for name in reached)
    counts = findings.counts(rows, "Russia")
    assert (counts.inside, counts.edge, counts.outside, counts.total) == (4, 0, 45, 49)
    assert findings.counts(rows, "Ukraine").total == 12


def test_a_second_launch_point_can_only_bring_air_bases_nearer() -> None:
    both = Scenario((*DEFAULT.points, Point(36.25, 49.98)))
    single = {row.base.name: row.distance_km for row in findings.of(DEFAULT)}
    assert all(row.distance_km <= single[row.base.name] for row in findings.of(both))


def test_a_base_within_3_km_and_its_own_kilometre_of_the_ring_is_too_close_to_call() -> None:
    nearest = findings.of(DEFAULT)[0]
    for extra, state in ((3.9, "edge"), (-3.9, "edge"), (4.1, "in"), (-4.1, "out")):
        rows = findings.reaches(DEFAULT.points, nearest.distance_km + extra)
        assert next(row for row in rows if row.base == nearest.base).state == state


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(36.18, 51.73), "Kursk is in Russia (Kursk Oblast)"),
        (
            Point(34.11, 44.96),
            "Simferopol is in Ukraine, on land that Russia occupied on 17 November 2024",
        ),
        (Point(33.0, 43.4), "is at sea"),
        (
            Point(35.2, 51.2),
            "is in the part of Kursk Oblast (Russia) that Ukraine held on 17 November 2024",
        ),
        (Point(27.57, 53.90), "Minsk is in Belarus: the ring shows distance"),
    ],
)
def test_an_unusual_launch_point_is_allowed_and_says_so_in_one_line(
    point: Point, words: str
) -> None:
    notes = wording.launch_notes(Scenario((point,)))
    assert len(notes) == 1
    assert words in notes[0]


@pytest.mark.parametrize(
    "point",
    [*DEFAULT.points, Point(32.61, 46.64), Point(30.52, 50.45)],
    ids=["Sumy", "Kherson", "Kyiv"],
)
def test_a_launch_point_in_free_ukraine_needs_no_line(point: Point) -> None:
    assert wording.launch_notes(Scenario((point,))) == ()


def test_the_sentence_names_place_range_and_counts() -> None:
    assert wording.sentence(DEFAULT) == (
        "From Sumy, 200 miles reaches 4 of 49 airfields in Russia; 45 are beyond it. "
        "On occupied Ukrainian land it reaches 0 of 12."
    )
    elsewhere = Scenario((Point(35.0, 50.0),), 300, "km")
    assert wording.sentence(elsewhere).startswith("From a point ")
    assert " km " in wording.sentence(elsewhere)


@given(
    st.lists(POINTS, min_size=1, max_size=6),
    st.sampled_from([("mi", 25.0), ("mi", 400.0), ("km", 300.0), ("nmi", 150.0)]),
)
def test_every_scenario_has_a_sentence_whose_numbers_add_up(
    points: list[Point], reach: tuple[str, float]
) -> None:
    chosen = Scenario(tuple(points), reach[1], reach[0])
    counts = findings.counts(findings.of(chosen), "Russia")
    text = wording.sentence(chosen)
    assert f"reaches {counts.inside} of {counts.total} airfields in Russia" in text
    assert counts.inside + counts.edge + counts.outside == counts.total == 49
    assert scenario.from_query(scenario.to_query(chosen)) == chosen


def test_several_launch_points_are_told_apart_also_where_one_has_no_town() -> None:
    towns = scenario.from_query({"at": ["50.91,34.80", "50.45,30.52"]})
    assert wording.sentence(towns).startswith("From Sumy and Kyiv, ")
    mixed = scenario.from_query({"at": ["50.91,34.80", "46.8,33.8"]})
    assert re.match(
        r"From Sumy and from a point \d+ miles \S+ of Kherson, ", wording.sentence(mixed)
    )
    many = scenario.from_query({"at": ["50.91,34.80", "46.8,33.8", "49.98,36.25"]})
    assert wording.sentence(many).startswith("From 3 launch points, ")
