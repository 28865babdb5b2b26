"""An address as others change it is still the same map: as page, as picture, in a lesson."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

import pytest

from geodata import addresses, scene
from geodata.exports import pictures
from geodata.exports.pictures import BadQueryError
from geodata.lessons import progress
from geodata.lessons.reading import lessons
from geodata.scenario import from_query
from geodata.scene import citing

BASE, DAY = "https://atlas.example", date(2026, 11, 25)
PLAIN = "at=50.45,30.52&range=300km&day=2024-08-22"
MAP = from_query(parse_qs(PLAIN))


def _parts(query: str) -> dict[str, list[str]]:
    return parse_qs(query, keep_blank_values=True)  # as Streamlit and Starlette do


@pytest.mark.parametrize(
    "query",
    [
        "at=50.45,30.52&amp;range=300km&amp;day=2024-08-22",
        "at=50.45,30.52&amp;amp;range=300km&AMP;day=2024-08-22",
        "at=50.45,30.52;range=300km;day=2024-08-22",
        "at=50.45,30.52&range=300km;;day=2024-08-22;",
        "at=50.45,30.52;amp;range=300km&day=2024-08-22",
        "at=50.45%2C30.52%26range%3D300km%26day%3D2024-08-22",
        "at%3D50.45%2C30.52%26range%3D300km&day=2024-08-22",
        "at=50.45,30.52%26amp%3Brange%3D300km&day=2024-08-22",
        "at=50.45,30.52&%2338;range=300km&day=2024-08-22",
    ],
)
def test_a_query_that_was_escaped_or_cut_on_the_way_is_the_same_map_everywhere(query: str) -> None:
    read = from_query(_parts(query))
    assert (read, read.ignored) == (MAP, ())
    assert pictures.read(_parts(query), "png", BASE, DAY).order.scenario == MAP


def test_what_only_looks_like_a_query_inside_a_part_stays_one_part_and_is_named() -> None:
    for value in ("?at=50,34&at=51,35", "50.91;34.80", "x=1&range=300km"):
        read = from_query({"at": [value]})
        assert read == from_query({})
        assert len(read.ignored) == 1


@pytest.mark.parametrize("query", ["range=", "ra", "at=&range=300km", "show=", "x&amp;y=1"])
def test_an_empty_or_broken_part_is_named(query: str) -> None:
    assert from_query(_parts(query)).ignored != ()


@pytest.mark.parametrize(
    "added",
    [
        "fbclid=IwAR0", "utm_source=x&utm_medium=mail&utm_campaign=", "gclid=1",
        "mc_cid=1&mc_eid=2", "_gl=1*x*_ga*y",
        "msclkid=1", "igshid=1", "igsh=1", "ref=home", "embed=true&embed_options=dark_theme",
        "yclid=1", "gad_source=1",
        "_hsenc=1&_hsmi=2", "mkt_tok=1", "twclid=1", "srsltid=1", "mibextid=1", "_x_tr_sl=uk",
        "UTM_Source=x",
        "lesson=which-line&step=2&a=x~1~y&lock=points",
    ],
)  # fmt: skip
def test_what_sites_and_lessons_add_to_an_address_stops_no_picture_and_is_named_on_the_page(
    added: str,
) -> None:
    asked = pictures.read(_parts(f"{PLAIN}&size=a4&amp;theme=dark&amp;{added}"), "png", BASE, DAY)
    assert (asked.order.scenario, asked.order.paper, asked.order.theme) == (MAP, "a4", "dark")
    if "lesson" not in added:
        read = from_query(_parts(f"{PLAIN}&{added}"))
        assert read == MAP
        assert added.split("=")[0] in read.ignored[0]


def test_no_part_of_ours_is_taken_for_a_tracker_and_a_picture_refuses_unknown_parts() -> None:
    assert not any(map(addresses.is_tracker, (*addresses.APART, *progress.KEYS, *pictures.CHOICES)))
    with pytest.raises(BadQueryError, match="“name” is not a part"):
        pictures.read({"name": ["Anna"], "fbclid": ["x"]}, "png", BASE, DAY)


def test_the_sites_own_snippet_pasted_as_it_stands_is_a_map_and_a_picture() -> None:
    found = citing.snippet(BASE, scene.build(MAP)).split('"')
    page, picture = found[1], found[3]
    assert "&amp;" in page
    assert from_query(_parts(page.partition("?")[2])) == MAP
    assert pictures.read(_parts(picture.partition("?")[2]), "png", BASE, DAY).order.scenario == MAP


def test_a_lessons_address_is_read_through_escaped_signs_and_no_answer_is_taken_apart() -> None:
    lesson = lessons()["which-line"]
    question = lesson.questions[-1].id
    query = f"lesson={lesson.id}&amp;step=2&amp;lock=points&amp;a={question}~1~b%26lock=range;at=1"
    read = progress.from_query(_parts(query), lessons())
    assert (read.lesson, read.step, read.lock, read.ignored) == (lesson.id, 1, ("points",), ())
    assert read.answers[0].given == "b&lock=range;at=1"
    assert (
        progress.from_query(_parts(f"lesson={lesson.id};step=2;lock=points"), lessons()).step == 1
    )


def test_the_names_of_parts_may_be_in_capitals() -> None:
    assert from_query({"AT": "50,36", "Range": "100mi"}) == from_query(
        {"at": "50,36", "range": "100mi"}
    )
