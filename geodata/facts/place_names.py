"""The names of the map's cities and regions in English, Ukrainian and Russian."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geodata import borders
from geodata.facts.checker import FOLDER, Checker, rows
from geodata.facts.records import PlaceName
from geodata.free_text import SEARCHED

# With the apostrophe, the hyphen and the space that such names have.
CYRILLIC = r"[А-Яа-яЁёІіЇїЄєҐґ'’ -]+"


def read_region_names(folder: Path = FOLDER) -> dict[str, tuple[str, str]]:
    """region_names.csv: Ukrainian and Russian name of each region, by its short name."""
    check, known = Checker("region_names.csv"), borders.regions()
    found: dict[str, tuple[str, str]] = {}
    for row in rows(folder, check, {"region", "iso", "name_uk", "name_ru"}):
        region = row["region"]
        check.expect(
            region in known and region not in found, "region", region, "each region of the map once"
        )
        country = {"UA": "Ukraine", "RU": "Russia"}.get(row["iso"][:2])
        check.expect(
            region not in known or known[region].country == country,
            "iso",
            row["iso"],
            "its country's code",
        )
        for field in ("name_uk", "name_ru"):
            check.expect(
                re.fullmatch(CYRILLIC, row[field]) is not None,
                field,
                row[field],
                "a name in Cyrillic letters",
            )
        found[region] = (row["name_uk"], row["name_ru"])
    check.record = "the file"
    for region in sorted(known.keys() - found.keys()):
        check.expect(False, "what it lacks", region, "nothing")
    check.finish()
    return found


@cache
def place_names() -> tuple[PlaceName, ...]:
    """Every city and region of the map, in the order of their English names."""
    cities = (
        PlaceName(
            city.name,
            city.name_uk,
            city.name_ru,
            city.other_names,
            "city",
            city.country,
            city.population,
        )
        for city in borders.cities()
    )
    named = read_region_names()
    regions = (
        PlaceName(region.title, *named[region.name], (), "region", region.country)
        for region in borders.regions().values()
    )
    return tuple(sorted((*cities, *regions), key=lambda place: place.english))


def find(words: str) -> tuple[PlaceName, ...]:
    """The places that have all of the words typed in their names, in any of the languages."""
    asked = words[:SEARCHED].casefold().split()
    return tuple(
        place for place in place_names() if all(word in _all_names(place) for word in asked)
    )


def _all_names(place: PlaceName) -> str:
    return " ".join(
        (place.english, place.ukrainian, place.russian, *place.others, place.country)
    ).casefold()
