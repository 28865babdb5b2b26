"""The bar of the timeline: days in order, the article's year wide, dots that stack."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from geodata import facts
from geodata.analysis import day_bar
from geodata.facts.event_places import event_places
from geodata.scenario import ARTICLE_DAY, FIRST_DAY, LAST_DAY
from geodata.scene import ground

FIRST, LAST = map(date.fromisoformat, (FIRST_DAY, LAST_DAY))
DAYS = [(FIRST + timedelta(n)).isoformat() for n in range((LAST - FIRST).days + 1)]


def test_the_bar_goes_from_the_first_day_to_the_last_and_never_back() -> None:
    places = [day_bar.place(day) for day in DAYS]
    assert places[0] == 0
    assert places[-1] == 1
    assert all(before < after for before, after in pairwise(places))


def test_a_day_of_2024_is_several_times_as_wide_as_one_before_and_all_of_a_part_are_alike() -> None:
    steps = [
        (after, day_bar.place(after) - day_bar.place(before)) for before, after in pairwise(DAYS)
    ]
    narrow = [step for day, step in steps if day <= "2024-01-01"]
    wide = [step for day, step in steps if day > "2024-01-01"]
    assert max(narrow) == pytest.approx(min(narrow))
    assert max(wide) == pytest.approx(min(wide))
    assert min(wide) > 5 * max(narrow)


def test_every_event_is_one_dot_in_one_lane_on_a_day_that_can_be_chosen() -> None:
    dots = day_bar.dots()
    assert Counter(dot.event.id for dot in dots) == Counter(one.id for one in facts.events())
    assert {dot.lane for dot in dots} == set(day_bar.LANES)
    kinds = [kind for kinds in day_bar.LANES.values() for kind in kinds]
    assert len(kinds) == len(set(kinds))
    for dot in dots:
        assert dot.event in day_bar.find_events(dot.day)
        assert FIRST_DAY <= dot.day <= LAST_DAY
        assert dot.begin == day_bar.place(dot.day)
    assert set(day_bar.list_days()) == {dot.day for dot in dots} | {ARTICLE_DAY}
    assert list(day_bar.list_days()) == sorted(day_bar.list_days())


def test_an_event_that_is_known_by_its_month_is_as_wide_as_that() -> None:
    by_month = [dot for dot in day_bar.dots() if len(dot.event.date) == 7]
    assert {dot.event.id for dot in by_month} == {
        "too-few-atacms",
        "atacms-approved",
        "fields-left",
    }
    for dot in by_month:
        assert dot.day == f"{dot.event.date}-01"
        last = max(day for day in DAYS if day.startswith(dot.event.date))
        assert dot.end == day_bar.place(last) > dot.begin
    assert all(dot.end == dot.begin for dot in day_bar.dots() if dot not in by_month)


@pytest.mark.parametrize("size", day_bar.SIZES)
def test_no_dot_lies_on_another_on_a_bar_of_any_size(size: str) -> None:
    number = list(day_bar.SIZES).index(size)
    width_px, dot_px = day_bar.SIZES[size]
    stacked = 0
    for lane in day_bar.LANES:
        dots = [dot for dot in day_bar.dots() if dot.lane == lane]
        for level in range(day_bar.count_levels(lane)[number]):
            row = [dot for dot in dots if dot.levels[number] == level]
            assert row
            stacked += len(row) * (level > 0)
            for one, other in pairwise(sorted(row, key=lambda dot: dot.begin)):
                assert (other.begin - one.end) * width_px >= dot_px
    assert stacked > 10


def test_a_narrower_bar_stacks_more() -> None:
    sums = [sum(levels) for levels in zip(*map(day_bar.count_levels, day_bar.LANES), strict=True)]
    assert sums == sorted(sums)
    assert len(set(sums)) == len(sums)


def test_a_place_of_an_event_is_on_the_map_and_its_words_name_it() -> None:
    west, south, east, north = ground.FRAME
    events = {event.id: event for event in facts.events()}
    for key, places in event_places().items():
        for place in places:
            assert west < place.lon < east
            assert south < place.lat < north
            word = re.split(r"[ -]", place.name)[0]
            assert word in events[key].text, (key, place.name)
