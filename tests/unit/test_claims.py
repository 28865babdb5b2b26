"""The article's claims: one test each, and every computed check worked out another way."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from pyproj import Transformer

from geodata import borders, facts, scene
from geodata.analysis import claims, start_lines
from geodata.facts.published_figures import figures
from geodata.facts.records import Claim
from geodata.scenario import DEFAULT, from_query
from tests.unit import outlines

EQUAL_AREA = Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=51 +lon_0=35 +datum=WGS84", always_xy=True
)
CLAIMS = {claim.id: claim for claim in facts.claims()}


def _numbers(check: str) -> dict[str, float]:
    return _checked(check).numbers


def _checked(check: str) -> claims.Checked:
    outcome = claims.check(next(claim for claim in CLAIMS.values() if claim.check == check))
    assert outcome
    return outcome


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_claim_has_verdict_reason_and_source_and_its_map_opens(claim: Claim) -> None:
    assert claim.id.startswith(f"p{claim.paragraph}-")
    assert claim.paragraph in facts.paragraphs()
    assert claim.sources
    assert len(claim.reason.split()) >= 4
    assert claim.claim.endswith(".")
    if claim.check:
        outcome = claims.check(claim)
        assert outcome
        assert outcome.numbers
    if claim.map:
        shown = from_query(_query(claim))
        assert shown.ignored == ()
        assert scene.build(shown).sentence


def _query(claim: Claim) -> dict[str, str]:
    return dict(part.split("=", 1) for part in claim.map.split("&"))


def test_all_62_claims_are_there_in_the_articles_order_with_every_check_used() -> None:
    paragraphs = [claim.paragraph for claim in CLAIMS.values()]
    assert len(paragraphs) == 62
    assert paragraphs == sorted(paragraphs)
    assert {claim.check for claim in CLAIMS.values()} - {""} == set(claims.CHECKS)


def test_each_paragraph_of_the_article_has_two_claims_at_least() -> None:
    counts = Counter(claim.paragraph for claim in CLAIMS.values())
    assert min(counts[paragraph] for paragraph in facts.paragraphs()) >= 2


MAPPED = [claim for claim in CLAIMS.values() if claim.map]


@pytest.mark.parametrize("claim", MAPPED, ids=lambda claim: claim.id)
def test_a_claims_map_is_its_own_and_not_what_a_bare_address_shows(claim: Claim) -> None:
    shown = from_query(_query(claim))
    assert shown != DEFAULT
    if claim.check not in ("reach_of_russia", "held_part_of_kursk"):
        assert [one.id for one in MAPPED if from_query(_query(one)) == shown] == [claim.id]


def test_25_claims_or_more_have_a_map() -> None:
    assert len(MAPPED) >= 25


def test_a_dated_map_is_of_a_day_of_the_timeline_and_shows_only_what_is_known_of_it() -> None:
    dated = [claim for claim in MAPPED if "day=" in claim.map]
    assert len(dated) >= 8
    for claim in dated:
        shown = from_query(_query(claim))
        names = {layer.name for layer in scene.build(shown).layers}
        asked = set(shown.show) if "show=" in claim.map else {"airbases"}
        assert asked <= names, claim.id


def test_the_reach_into_russia_is_the_published_area() -> None:
    assert _numbers("reach_of_russia") == {
        "border": pytest.approx(485_300, rel=0.03),
        "held": pytest.approx(341_400, rel=0.03),
    }
    assert "2.8 per cent of Russia" in _checked("reach_of_russia").text


def test_the_held_part_has_the_same_area_in_an_equal_area_projection() -> None:
    for day, area in _numbers("held_part_of_kursk").items():
        flat = shapely.transform(borders.held_kursk(day), EQUAL_AREA.transform, interleaved=False)
        assert area == pytest.approx(flat.area / 1e6, rel=0.001)


def _to_outline(name: str, start: str) -> float:
    base = next(base for base in facts.all_airbases() if base.name == name)
    return outlines.away_km(base.lon, base.lat, start_lines.shape(start), 0.05)


@pytest.mark.parametrize(
    ("check", "key", "name", "start"),
    [
        ("dzhankoy", "held", "Dzhankoi", "held"),
        ("olenya", "border", "Olenya", "border"),
        ("vacated", "Morozovsk", "Morozovsk", "held"),
        ("vacated", "Voronezh Malshevo (Baltimor)", "Voronezh Malshevo (Baltimor)", "held"),
        ("fields_in_use", "Borisoglebsk, held", "Borisoglebsk", "held"),
        ("fields_in_use", "Lipetsk-2, border", "Lipetsk-2", "border"),
        ("fields_in_use", "Lipetsk-2, held", "Lipetsk-2", "held"),
        ("fields_in_use", "Marinovka, border", "Marinovka", "border"),
        ("fields_in_use", "Borisoglebsk, border", "Borisoglebsk", "border"),
        ("fields_in_use", "Marinovka, held", "Marinovka", "held"),
    ],
)
def test_a_fields_distance_in_a_check_is_geographiclibs(
    check: str, key: str, name: str, start: str
) -> None:
    assert _numbers(check)[key] == pytest.approx(_to_outline(name, start), abs=0.2)


def test_the_rounding_to_200_miles_is_plain_arithmetic() -> None:
    numbers = _numbers("rounding")
    assert numbers["km"] == pytest.approx(321.8688)
    assert numbers["200 miles"] / numbers["300 km"] == pytest.approx((321.8688 / 300) ** 2)
    assert numbers["300 km"] == pytest.approx(282_743, abs=1)
    assert math.isclose(numbers["200 miles"], 325_470, rel_tol=1e-4)


def test_what_lies_beyond_300_km_is_counted_by_geographiclibs_distances() -> None:
    russian = [base for base in facts.airbases() if base.country == "Russia"]
    known = facts.sources()
    news = [
        base for base in russian if {known[one].kind for one in base.sources} != {"reference work"}
    ]
    numbers = _numbers("ninety")
    for start in ("border", "held"):
        # 3 km and 1 km are too close to call.
        beyond = [base for base in russian if _to_outline(base.name, start) > 304]
        assert numbers[start] == len(beyond)
        share = sum(base in beyond for base in news) / len(news)
        assert numbers[f"{start}, news"] == pytest.approx(share)
    assert len(news) < len(russian)
    assert "not aircraft" in _checked("ninety").text


def test_the_drawdown_parts_add_up_to_the_claimed_sum() -> None:
    assert _numbers("drawdown")["bn"] == pytest.approx(figures()["aid-in-all"].value)


def test_pyongyang_is_as_far_from_kursk_as_a_sphere_says_to_a_third_of_a_per_cent() -> None:
    lon1, lat1, lon2, lat2 = map(math.radians, (125.75, 39.03, 36.19, 51.74))
    angle = math.acos(
        math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon1 - lon2)
    )
    assert _numbers("far_away")["km"] == pytest.approx(6371 * angle, rel=0.0035)
    assert "6,700 km (4,170 miles)" in _checked("far_away").text


@pytest.mark.parametrize(("start", "count"), [("points", 1), ("border", 2), ("held", 3)])
def test_the_fields_between_300_km_and_200_miles_are_named(start: str, count: int) -> None:
    sumy = DEFAULT.points[0]
    between = []
    for base in facts.airbases():
        if start == "points":
            line = Geodesic.WGS84.Inverse(sumy.lat, sumy.lon, base.lat, base.lon)
            away = line["s12"] / 1000
        else:
            away = _to_outline(base.name, start)
        if base.country == "Russia" and 300 < away <= 321.8688:
            between.append(base.name.partition(" (")[0])
    outcome = _checked("rounding")
    named = {name for name in outcome.numbers if name in {base.name for base in facts.airbases()}}
    assert len(between) == count == (len(named) if start == "points" else outcome.numbers[start])
    assert all(name in outcome.text for name in between)
    assert "around Sumy: Voronezh Malshevo (Baltimor), 313 km" in outcome.text


def test_what_each_side_held_has_the_same_area_in_an_equal_area_projection() -> None:
    numbers = _numbers("to_trade")
    flat = shapely.transform(borders.occupied(), EQUAL_AREA.transform, interleaved=False)
    assert numbers["occupied"] == pytest.approx(flat.area / 1e6, rel=0.001)
    assert numbers["occupied"] == _numbers("occupied_share")["occupied"]
    whole = shapely.transform(borders.country("Ukraine"), EQUAL_AREA.transform, interleaved=False)
    share = _numbers("occupied_share")["share"]
    assert share == pytest.approx(flat.area / whole.area, rel=0.001)
    assert share == pytest.approx(figures()["afp-share"].value / 100, abs=0.005)


def test_kursk_oblast_is_all_within_300_km_of_held_land_and_a_small_part_of_what_is() -> None:
    numbers = _numbers("named_part")
    assert numbers["reached"] == _numbers("reach_of_russia")["held"]
    assert numbers["kursk"] / numbers["reached"] == pytest.approx(0.087, abs=0.001)
    corners = shapely.get_coordinates(borders.region("Kursk"))
    away = [
        outlines.away_km(lon, lat, start_lines.shape("held"), 0.05)
        for lon, lat in corners[:: max(len(corners) // 12, 1)]
    ]
    assert max(away) < 300


def test_people_told_to_leave_are_a_seventh_of_the_oblast() -> None:
    numbers = _numbers("people_of_kursk")
    assert numbers["left"] / numbers["people"] == pytest.approx(1 / 7, abs=0.006)
    assert "1.08 million" in _checked("people_of_kursk").text


@pytest.mark.parametrize(
    ("check", "city", "press_km"), [("karachev", "Karachev", 115), ("moscow", "Moscow", 450)]
)
def test_a_citys_distance_from_the_border_is_geographiclibs(
    check: str, city: str, press_km: float
) -> None:
    place = next(one for one in borders.cities() if one.name == city)
    away = outlines.away_km(place.lon, place.lat, start_lines.shape("border"), 0.05)
    assert _numbers(check)["km"] == pytest.approx(away, abs=0.2)
    assert away == pytest.approx(press_km, rel=0.05)
    assert _numbers("karachev")["km"] < 300 < _numbers("moscow")["km"]


def test_airfields_within_a_range_are_counted_by_geographiclibs_distances() -> None:
    russian = [base for base in facts.airbases() if base.country == "Russia"]
    away = {
        start: np.array([_to_outline(base.name, start) for base in russian])
        for start in ("border", "held")
    }
    for start, count in _numbers("fields_in_range").items():
        assert count == (away[start] < 296).sum()  # 3 km and 1 km are too close to call
    assert _numbers("objects")["ours"] == _numbers("fields_in_range")["held"]
    assert _numbers("objects")["share"] == pytest.approx(16 / 245)
    near = [base.name for base, km in zip(russian, away["held"], strict=True) if km <= 70]
    assert _numbers("bombs")["near"] == len(near)
    assert all(name in _checked("bombs").text for name in near)


def test_the_days_between_a_refusal_and_a_yes_are_the_calendars() -> None:
    assert _numbers("refusals") == {"HIMARS": 2, "Patriot": 22, "Abrams": 7, "F-16": 199}
