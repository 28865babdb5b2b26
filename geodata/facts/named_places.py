"""Places besides the map's cities that texts speak of: what each is, where, and who says so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from shapely.geometry.base import BaseGeometry

from geodata import geodesy
from geodata.facts.checker import FOLDER, Checker, rows
from geodata.facts.cited import read_sources
from geodata.facts.records import NamedPlace

PLACE_DECIMALS = 2  # of a degree: town level, on purpose


def read_named_places(folder: Path = FOLDER) -> dict[str, NamedPlace]:
    """places.csv: places by id, to 0.01° and no finer, each with sources in sources.toml."""
    check, known = Checker("places.csv"), read_sources(folder)
    needed, optional = {"id", "name", "short", "what", "lon", "lat", "sources"}, {"on_map", "words"}
    found: dict[str, NamedPlace] = {}
    for row in rows(folder, check, needed, optional):
        check.expect(row["id"] not in found, "id", row["id"], "each id once")
        check.choice(row, "on_map", ("yes", ""), "yes or nothing")
        named = tuple(row["sources"].split(";"))
        check.source({"sources": named}, known, "sources")
        lon = check.number(row["lon"], "lon", -180, 180)
        lat = check.number(row["lat"], "lat", -90, 90)
        for name, value in (("lon", lon), ("lat", lat)):
            is_coarse = value == round(value, PLACE_DECIMALS)
            check.expect(is_coarse, name, row[name], f"{PLACE_DECIMALS} decimals at most")
        texts = {name: row[name] for name in ("id", "name", "short", "what", "words")}
        on_map = row["on_map"] == "yes"
        found[row["id"]] = NamedPlace(lon=lon, lat=lat, on_map=on_map, sources=named, **texts)
    check.finish()
    return found


named_places = cache(read_named_places)


def distance_to_km(place: NamedPlace, shape: BaseGeometry) -> float:
    """How far a place is from a line or an area, in km; our calculation."""
    return float(geodesy.distances_to_km(shape, np.array([place.lon]), np.array([place.lat]))[0])
