"""The approximate areas and lines of the map: which day each shows, and how good it is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geodata import text
from geodata.facts import published_figures
from geodata.facts.checker import FOLDER, Checker, rows, tables
from geodata.facts.cited import read_sources
from geodata.facts.records import Area, MapName

NAME_KINDS = ("sea", "country", "region", "oblast", "relief")


def read_areas(folder: Path = FOLDER) -> dict[str, Area]:
    """areas.toml: areas and lines by id, their notes with the figures that they name, each from a
    source in sources.toml."""
    check, known = Checker("areas.toml"), read_sources(folder)
    figures = published_figures.read_figures(folder)
    found = {}
    for key, row in tables(folder, check):
        check.fields(row, {"good_to_km", "note", "source"}, {"day", "quotes"})
        check.source(row, known)
        check.source(row, known, "quotes")
        day = str(row.get("day", ""))
        check.expect(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", day) is not None, "day", day, "YYYY-MM-DD")
        good_to_km = check.number(row.get("good_to_km"), "good_to_km", 0.01, 10)
        values = {name: f"{text.number(one.value)} {one.unit}" for name, one in figures.items()}
        note = check.fill(str(row.get("note")), values | {"good_to_km": f"{good_to_km:g}"})
        quotes = tuple(map(str, row.get("quotes", ())))
        found[key] = Area(key, day, good_to_km, note, str(row.get("source")), quotes)
    check.finish()
    return found


def read_map_names(folder: Path = FOLDER) -> tuple[MapName, ...]:
    """map_names.csv: where the names of seas, countries, regions and uplands stand, by hand; the
    regions that the article does not speak of are `oblast`, first those beside Kursk Oblast."""
    check, found = Checker("map_names.csv"), []
    for row in rows(folder, check, {"kind", "rank", "name", "lon", "lat"}):
        check.choice(row, "kind", NAME_KINDS)
        rank = int(check.number(row["rank"], "rank", 1, 3))
        lon = check.number(row["lon"], "lon", -180, 180)
        lat = check.number(row["lat"], "lat", -90, 90)
        found.append(MapName(row["kind"], rank, row["name"], lon, lat))
    check.finish()
    return tuple(found)


areas = cache(read_areas)
map_names = cache(read_map_names)


@cache
def held_days() -> tuple[str, ...]:
    """The days for which the held part of Kursk Oblast is drawn, in order."""
    return tuple(sorted(area.day for area in areas().values() if area.id.startswith("held-")))


def find_held(day: str) -> Area:
    """The held part of one of those days."""
    return areas()[f"held-{day}"]


def day() -> str:
    """The day for which occupied land and the line of contact are drawn: `17 November 2024`."""
    return text.date(areas()["occupied"].day)
