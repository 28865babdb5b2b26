"""What came before the article, and the places that texts speak of: sourced, and measured again."""

from __future__ import annotations

import math
import re

import pytest
import shapely
from pyproj import Transformer

from geodata import borders
from geodata.facts import before_article, named_places
from geodata.facts.before_article import Sentence
from geodata.facts.records import NamedPlace
from tests.unit import outlines


@pytest.mark.parametrize("place", named_places.named_places().values(), ids=lambda one: one.id)
def test_a_named_place_is_where_its_record_says_and_names_who_says_so(place: NamedPlace) -> None:
    assert place.sources
    assert place.short in place.name or place.short.split()[0] == place.name.split()[0]
    assert (borders.whereabouts(place.lon, place.lat).region == "Kursk") == place.on_map
    assert bool(place.words) == place.on_map


HISTORY = before_article.history()


@pytest.mark.parametrize(
    "sentence", [one for part in HISTORY for one in part.sentences], ids=lambda one: one.words[:40]
)
def test_each_sentence_of_what_came_before_has_a_source_and_ends(sentence: Sentence) -> None:
    assert sentence.sources
    assert sentence.words.endswith(".")
    assert "{" not in sentence.words


def test_what_came_before_tells_2014_2022_and_2024_on_half_a_page_and_both_sides() -> None:
    assert [part.id for part in HISTORY] == ["crimea", "invasion", "kursk", "size"]
    words = " ".join(one.words for part in HISTORY for one in part.sentences)
    assert 200 < len(words.split()) < 400
    for part in HISTORY[:3]:
        told = " ".join(one.words for one in part.sentences)
        assert "Russia's president" in told
        assert re.search("Ukraine's president|Kyiv|United Nations", told)


def test_kursk_oblasts_area_is_told_as_an_equal_area_projection_gives_it() -> None:
    flat = Transformer.from_crs(
        "EPSG:4326",
        "+proj=aea +lat_1=50.9 +lat_2=52.4 +lat_0=51.7 +lon_0=36 +datum=WGS84",
        always_xy=True,
    )
    outline = borders.region("Kursk")
    ours = shapely.transform(outline, flat.transform, interleaved=False).area / 1e6
    told = next(part for part in HISTORY if part.id == "size").sentences
    assert f"{ours:,.0f} km²" in told[0].words
    assert ours / 29_997 == pytest.approx(0.993, abs=0.001)
    stretched = float(re.findall(r"about ([\d,]+) km²", told[-1].words)[0].replace(",", ""))
    assert stretched == pytest.approx(ours / math.cos(math.radians(51.7)) ** 2, rel=0.01)


def test_the_plants_distances_are_geographiclibs() -> None:
    plant = named_places.named_places()[before_article.PLANT]
    words = " ".join(one.words for part in HISTORY for one in part.sentences)
    for shape in (borders.border_line(), borders.held_kursk("2024-08-31")):
        away = outlines.away_km(plant.lon, plant.lat, shape, 0.02)
        assert f"{away:.0f} km" in words
