"""Every record of the facts, one test each, and what happens to records that are wrong."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from geodata import borders, facts
from geodata.facts import before_article, map_areas, map_tells, named_places, statements
from geodata.facts.records import Airbase, MapName, RangePreset, Statement, Weapon

MORE = (
    map_areas.read_areas,
    map_areas.read_map_names,
    statements.read_statements,
    named_places.read_named_places,
    before_article.read_history,
    map_tells.read_map_answers,
)
OFF_THE_MAP = ("Olenya",)
FARTHER_REGIONS = (
    "Ivanovo Oblast",
    "Kaliningrad Oblast",
    "Murmansk Oblast",
    "Nizhny Novgorod Oblast",
    "Novgorod Oblast",
    "North Ossetia",
    "Pskov Oblast",
    "Samara Oblast",
)


def test_the_folder_as_it_stands_is_without_fault() -> None:
    facts.check_all(more=MORE)
    assert len(facts.airbases()) == 61
    assert len(facts.all_airbases()) == 62
    assert len(facts.weapons()) == 10
    assert len(facts.range_presets()) == 5
    assert len(facts.reports()) == 29


@pytest.mark.parametrize("base", facts.all_airbases(), ids=lambda base: base.name)
def test_an_air_base_stands_in_the_region_that_its_record_names(base: Airbase) -> None:
    where = borders.whereabouts(base.lon, base.lat)
    assert where.country == (None if base.name in OFF_THE_MAP else base.country)
    if where.region:
        assert where.region.split()[0] in base.region
    else:
        assert base.region in FARTHER_REGIONS
    assert where.occupied == (base.country == "Ukraine")
    assert not base.icao.startswith("URF")  # Crimea's fields keep their Ukrainian codes


@pytest.mark.parametrize("weapon", facts.weapons(), ids=lambda weapon: weapon.id)
def test_a_weapon_has_published_ranges_each_with_its_source(weapon: Weapon) -> None:
    assert weapon.ranges or weapon.no_ring
    for reach in weapon.ranges:
        assert 0 < reach.km_low <= reach.km_high
        assert reach.source in facts.sources()
        _agree_with_print(reach.km_low, reach.km_high, reach.printed)


def _agree_with_print(low: float, high: float, printed: str) -> None:
    """The km of a record are the printed figures, miles turned into km and rounded."""
    words = printed.replace(",", "").replace("(", " ").split()
    numbers = [float(word) for word in words if word.replace(".", "").isdigit()]
    in_km = [
        number * 1.609344 if "mile" in printed and number <= 200 else number for number in numbers
    ]
    assert any(abs(low - km) <= 1 for km in in_km), (low, printed)
    assert any(abs(high - km) <= 1 for km in in_km), (high, printed)


@pytest.mark.parametrize("preset", facts.range_presets(), ids=lambda preset: preset.id)
def test_a_range_preset_says_its_own_number_and_is_within_the_sliders_limits(
    preset: RangePreset,
) -> None:
    assert preset.label.startswith(f"{preset.value:g} {'miles' if preset.unit == 'mi' else 'km'}")
    assert preset.source in facts.sources()
    assert 25 <= preset.value * (1 if preset.unit == "mi" else 1 / 1.609344) <= 400


@pytest.mark.parametrize("statement", statements.statements().values(), ids=lambda one: one.id)
def test_a_statement_is_whole_and_its_sources_are_known(statement: Statement) -> None:
    assert not re.search(r"[{}]", statement.words)
    assert set(statement.sources) <= set(facts.sources())


@pytest.mark.parametrize("name", map_areas.map_names(), ids=lambda name: name.name)
def test_a_name_on_the_map_stands_on_what_it_names(name: MapName) -> None:
    where = borders.whereabouts(name.lon, name.lat)
    of = {"KURSK OBLAST": "Russia", "CRIMEA (UKRAINE)": "Ukraine"}
    if name.kind == "sea":
        assert where.country is None
    elif name.kind == "oblast":
        assert where.region
        assert name.name in borders.regions()[where.region].title.upper()
    elif name.rank == 1:
        assert where.country == of.get(name.name, name.name.capitalize())


def test_every_region_but_cities_is_named_on_the_map_those_beside_kursk_oblast_first() -> None:
    names = {name.name: name for name in map_areas.map_names() if name.kind == "oblast"}
    kursk = borders.region("Kursk")
    for region in borders.regions().values():
        found = [one for one in names if one in region.title.upper()]
        is_oblast = region.name not in ("Kursk", "Kyiv", "Moscow", *borders.CRIMEA)
        assert len(found) == is_oblast, region.title
        if found:
            is_beside = region.shape.distance(kursk) < 0.01
            assert names[found[0]].rank == (1 if is_beside else 2), region.title


def _kursk_rows() -> list[dict[str, str]]:
    with (facts.FOLDER / "kursk_settlements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _kursk_rows(), ids=lambda row: row["name"])
def test_a_village_of_the_held_part_is_where_it_says(row: dict[str, str]) -> None:
    where = borders.whereabouts(float(row["lon"]), float(row["lat"]))
    anchor = "anchor" in row["role"]
    assert (where.country, where.region) == (("Ukraine", "Sumy") if anchor else ("Russia", "Kursk"))
    assert anchor or row["held_2024_11_17"] in ("yes", "contested", "no")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the facts that may be spoilt."""
    return Path(shutil.copytree(facts.FOLDER, tmp_path / "facts"))


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("airbases.csv", "48.96,40.30", "48.961,40.30", "line 2 (Millerovo): lat is '48.961'"),
        ("airbases.csv", "48.96,40.30", "98.96,40.30", "a number from -90 to 90"),
        (
            "airbases.csv",
            "Rostov Oblast,Russia",
            "Crimea,Russia",
            "Ukraine, for Crimea and Sevastopol,",
        ),
        ("airbases.csv", "UUOB", "uuob", "four capital letters"),
        ("airbases.csv", "Belgorod,Belgorod", "Millerovo,Belgorod", "each name once"),
        ("weapons.toml", 'source = "afp-2023-10-18"', 'source = "nobody"', "an id in sources.toml"),
        ("weapons.toml", "km = [165, 165]", "km = [165, 16]", "the low end first"),
        ("weapons.toml", 'who = "Newsweek", ', "", "who is None"),
        ("ranges.toml", 'unit = "mi"', 'unit = "nautical"', "mi or km"),
        ("ranges.toml", "value = 200", 'value = "far"', "a number from 25"),
        (
            "article.toml",
            'verdict = "partly"',
            'verdict = "maybe"',
            "matches, partly, contradicted, unsupported, unverified, opinion",
        ),
        ("article.toml", 'category = "policy"', 'category = "fun"', "category is 'fun'"),
        (
            "article.toml",
            'sources = ["cnn-2024-11-17"',
            'sources = ["gossip"',
            "sources is 'gossip'",
        ),
        ("events.csv", "2022-02-24,war", "24.2.2022,war", "YYYY-MM-DD"),
        ("events.csv", "2022-06-01,weapons", "2025-06-01,weapons", "the order of time"),
        ("permissions.csv", "ap-2024-05-30", "nobody", "an id in sources.toml"),
        ("reports.csv", "Morozovsk,", "Nowhere,", "a name in airbases.csv"),
        ("sources.toml", 'outlet = "NPR"', 'outlet = ""', "something that is not empty"),
        ("sources.toml", 'date = "2024-11-18"', 'date = "18.11.2024"', "YYYY-MM-DD"),
        ("sources.toml", 'outlet = "CNN"', 'channel = "CNN"', "the field is 'channel'"),
        ("article.toml", 'bases = ["Olenya"]', 'bases = ["Nowhere"]', "a name in airbases.csv"),
        ("areas.toml", 'source = "held-line"', 'source = "nobody"', "an id in sources.toml"),
        ("areas.toml", 'day = "2024-08-31"', 'day = "2024-08"', "YYYY-MM-DD"),
        ("areas.toml", "good_to_km = 0.25", "good_to_km = 25", "a number from 0.01 to 10"),
        ("areas.toml", "{staff-held}", "{staff-hold}", "a placeholder is 'staff-hold'"),
        ("map_names.csv", "sea,1,Black", "lake,1,Black", "sea, country, region"),
        ("map_names.csv", "32.6,43.6", "32.6,north", "a number from -90 to 90"),
        ("places.csv", "35.69", "35.6865", "2 decimals at most"),
        ("places.csv", "35.69,51.65,yes", "35.69,51.65,no", "yes or nothing"),
        ("places.csv", "pyongyang,", "kursk-plant,", "each id once"),
        ("places.csv", "tass-2024-08-27", "nobody", "an id in sources.toml"),
        ("before.toml", "{plant_km}", "{plant_miles}", "a placeholder is 'plant_miles'"),
        ("before.toml", '"rferl-2014-03-18"', '"nobody"', "an id in sources.toml"),
        ("before.toml", "sources = [", "source = [", "something that is not empty"),
        ("map_tells.csv", "p1-reversal,", "p1-perhaps,", "claim is 'p1-perhaps'; an id in article"),
        ("map_tells.csv", "p1-reversal,", "p1-permission,", "each claim once"),
        ("map_tells.csv", "p1-permission,partly", "p1-permission,maybe", "yes, partly, no"),
        ("statements.toml", '"un-2014-03-27"', '"nobody"', "an id in sources.toml"),
        ("statements.toml", "{in_crimea}", "{in_krim}", "a placeholder is 'in_krim'"),
    ],
)
def test_a_wrong_record_is_refused_with_file_record_and_what_is_allowed(
    folder: Path, file: str, old: str, new: str, named: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(facts.FactsError) as refusal:
        facts.check_all(folder, MORE)
    assert f"facts/{file}" in str(refusal.value)
    assert named in str(refusal.value)


def test_every_fault_of_every_file_is_named_at_once(folder: Path) -> None:
    for file, old, new in (
        ("airbases.csv", "48.96", "948.96"),
        ("ranges.toml", 'unit = "mi"', 'unit = "ell"'),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(facts.FactsError) as refusal:
        facts.check_all(folder)
    assert len(refusal.value.problems) >= 3
    assert {"airbases.csv" in problem for problem in refusal.value.problems} == {True, False}
