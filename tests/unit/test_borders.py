"""The geography: whole, on the right side of the border, as exact as borders/README.md says."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import Point

from geodata import borders, facts, geodesy
from geodata.borders import shapes
from geodata.facts import place_names

HERE = Path(__file__).parent
FILES = sorted(borders.FOLDER.glob("*.geojson"))
KURSK_KM2 = 29_997  # the official area
SEA_PLACES = {"Black Sea": (33.0, 43.4), "Sea of Azov": (36.8, 46.0)}


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TOWNS = _rows("border_towns.csv")


def test_regions_neither_overlap_nor_leave_gaps() -> None:
    shapes = [region.shape for region in borders.regions().values()]
    assert shapely.coverage_is_valid(shapes)
    assert all(shape.is_valid for shape in shapes)
    assert shapely.union_all(shapes).buffer(1e-6).geom_type in ("Polygon", "MultiPolygon")
    inner_holes = [hole for part in borders.country("Ukraine").geoms for hole in part.interiors]
    assert inner_holes == []


@pytest.mark.parametrize("name", ["Simferopol", "Sevastopol", "Kerch"])
def test_crimea_is_in_ukraine_and_in_no_russian_shape(name: str) -> None:
    city = next(city for city in borders.cities() if city.name == name)
    place = Point(city.lon, city.lat)
    assert city.country == "Ukraine"
    assert borders.country("Ukraine").covers(place)
    assert not borders.country("Russia").covers(place)
    assert not borders.land()["Russia"].covers(place)
    assert borders.whereabouts(city.lon, city.lat).occupied


def test_kursk_oblast_has_its_official_area_within_1_per_cent() -> None:
    assert geodesy.area_km2(borders.region("Kursk")) == pytest.approx(KURSK_KM2, rel=0.01)


def test_the_land_border_is_openstreetmaps_to_a_tenth_of_a_km_and_half_a_km_at_most() -> None:
    sample = [(float(row["lon"]), float(row["lat"])) for row in _rows("osm_border_sample.csv")]
    line = borders.border_line()
    nearest = [line.interpolate(line.project(Point(place))) for place in sample]
    apart = [
        geodesy.distance_km(*place, near.x, near.y)
        for place, near in zip(sample, nearest, strict=True)
    ]
    assert len(sample) > 2000
    assert np.median(apart) < 0.1
    assert max(apart) < 0.5


def test_the_border_is_one_line_shared_by_both_sides() -> None:
    line = borders.border_line()
    assert line.is_simple
    for country in ("Ukraine", "Russia"):
        assert borders.country(country).boundary.buffer(1e-7).covers(line)
    assert geodesy.length_km(line) == pytest.approx(1974, rel=0.03)  # the official length


def test_there_are_at_least_30_border_towns_on_either_side() -> None:
    assert len(TOWNS) >= 30
    assert {town["country"] for town in TOWNS} == {"Ukraine", "Russia"}
    assert len({town["region"] for town in TOWNS}) == 9


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town["name"])
def test_a_border_town_is_on_its_own_side(town: dict[str, str]) -> None:
    where = borders.whereabouts(float(town["lon"]), float(town["lat"]))
    assert (where.country, where.region) == (town["country"], town["region"])


def test_the_held_part_lies_in_kursk_oblast_and_has_the_published_size() -> None:
    november, august = borders.held_kursk(), borders.held_kursk("2024-08-31")
    assert 550 < geodesy.area_km2(november) < 620
    assert 950 < geodesy.area_km2(august) < 1100
    for held in (november, august):
        assert borders.region("Kursk").buffer(1e-4).covers(held)
    assert borders.whereabouts(35.271, 51.191).held_kursk  # Sudzha
    assert not borders.whereabouts(34.66, 51.57).held_kursk  # Rylsk


def test_a_day_or_name_that_is_not_known_is_refused_with_what_is() -> None:
    with pytest.raises(KeyError, match="2024-08-31 and 2024-11-17"):
        borders.held_kursk("2025-01-01")
    with pytest.raises(KeyError, match="Kursk"):
        borders.region("Atlantis")
    with pytest.raises(KeyError, match="Belarus"):
        borders.country("Atlantis")


@pytest.mark.parametrize(
    ("name", "occupied"),
    [
        *((name, True) for name in ("Donetsk", "Luhansk", "Mariupol", "Melitopol")),
        *((name, False) for name in ("Kherson", "Zaporizhzhia", "Kramatorsk", "Kupiansk")),
        *((name, False) for name in ("Sumy", "Mykolaiv")),
    ],
)
def test_towns_stand_on_the_right_side_of_the_line_of_contact(name: str, occupied: bool) -> None:
    city = next(city for city in borders.cities() if city.name == name)
    where = borders.whereabouts(city.lon, city.lat)
    assert (where.country, where.occupied) == ("Ukraine", occupied)


def test_occupied_land_is_ukraines_and_about_as_large_as_reported() -> None:
    assert borders.country("Ukraine").buffer(1e-4).covers(borders.occupied())
    # Method: facts/README.md.
    assert geodesy.area_km2(borders.occupied()) == pytest.approx(600_631 - 489_830, rel=0.01)


@pytest.mark.parametrize("name", SEA_PLACES)
def test_the_sea_belongs_to_nobody_here(name: str) -> None:
    assert borders.whereabouts(*SEA_PLACES[name]) == borders.Whereabouts(None, None, False, False)


def test_neighbours_are_named() -> None:
    assert borders.whereabouts(27.57, 53.90).country == "Belarus"
    assert borders.whereabouts(28.86, 47.01).country == "Moldova"


def test_the_rivers_run_past_their_towns() -> None:
    towns = {
        "Dnipro": (30.55, 50.45), "Seym": (34.68, 51.57), "Desna": (31.33, 51.48),
        "Oskil": (37.62, 49.71), "Siverskyi Donets": (37.25, 49.21), "Don": (40.22, 47.24),
        "Psel": (34.80, 50.91),
    }  # fmt: skip
    for name, (lon, lat) in towns.items():
        lines = [river.line for river in borders.rivers() if river.name == name]
        to_the_river = shapely.shortest_line(Point(lon, lat), shapely.union_all(lines))
        assert geodesy.length_km(to_the_river) < 6, name


@pytest.mark.parametrize(
    ("river", "town", "place"),
    [
        ("Psel", "Velbivka", (34.033, 50.349)),
        ("Dnipro", "Chervonohryhorivka", (34.538, 47.619)),
        ("Dnipro", "Beryslav", (33.427, 46.839)),
    ],
)
def test_a_dotted_river_runs_past_towns_through_which_it_was_not_drawn(
    river: str, town: str, place: tuple[float, float]
) -> None:
    lines = [one.line for one in borders.rivers() if one.name == river and one.schematic]
    to_the_river = shapely.shortest_line(Point(place), shapely.union_all(lines))
    assert geodesy.length_km(to_the_river) < 6, town


def test_the_emptied_kakhovka_reservoir_is_not_drawn_and_the_sivash_is() -> None:
    water = shapely.union_all(list(borders.lakes().values()))
    assert not water.intersects(Point(34.1, 47.5))
    assert geodesy.area_km2(borders.lakes()["Sivash"]) > 1000


def test_the_cities_bear_the_names_of_the_curated_list() -> None:
    with (facts.FOLDER / "settlements.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["name"]: row for row in csv.DictReader(file)}
    drawn = {city.name: city for city in borders.cities()}
    assert list(drawn) == list(listed)
    for name, city in drawn.items():
        row = listed[name]
        assert (city.name_uk, city.name_ru) == (row["name_uk"], row["name_ru"])
        assert ";".join(city.other_names) == row["other_names"]
    assert [place.english for place in place_names.find("Dzhankoy")] == ["Dzhankoi"]


def test_every_city_has_a_country_region_and_three_names() -> None:
    cities = borders.cities()
    assert 55 <= len(cities) <= 75
    assert len({city.name for city in cities}) == len(cities)
    for city in cities:
        assert city.name_uk
        assert city.name_ru
        assert borders.whereabouts(city.lon, city.lat).country == city.country, city.name
        assert bool(city.region) == (city.country in ("Ukraine", "Russia")), city.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_coordinates_have_4_decimals(path: Path) -> None:
    drawn = [shape for _, shape in shapes._features(path.stem)]
    numbers = shapely.get_coordinates(drawn)
    assert np.abs(numbers * 1e4 - np.round(numbers * 1e4)).max() < 1e-6


def test_all_files_together_are_at_most_250_kb_gzipped() -> None:
    assert sum(len(gzip.compress(path.read_bytes())) for path in FILES) <= 250_000


def test_land_of_the_world_holds_kursk_and_quito_and_neither_the_pacific_nor_the_caspian() -> None:
    world = borders.world()
    for place, dry in (
        ((36.19, 51.73), True),
        ((-78.5, -0.2), True),
        ((-150, 0), False),
        ((50.5, 41.5), False),
    ):
        assert world.covers(Point(place)) is dry
    assert world.is_valid
    # 149 million less Antarctica's 14.
    assert geodesy.area_km2(world) == pytest.approx(135_000_000, rel=0.02)
