"""`python -m geodata.build_borders` writes geodata/borders/; with `--check` it compares."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import geodesy
from geodata.build_borders import places, regions, relief, waters, world
from geodata.build_borders.fetch import ROOT

FOLDER = ROOT / "geodata" / "borders"
SAMPLE = ROOT / "tests" / "unit" / "osm_border_sample.csv"
SAMPLE_KM = 1.0
RELIEF = FOLDER / "relief.webp"
LAND, WATER = ("regions.geojson", "land.geojson"), ("lakes.geojson",)  # what is shaded, and is not
Row = tuple[dict[str, Any], BaseGeometry]


def main() -> int:
    """Builds every file; writes them, or says which differ from what is there (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build_borders", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="rebuild and compare with the files that are there"
    )
    checking = parser.parse_args().check
    collections = _collections()
    built = {FOLDER / name: _geojson(rows) for name, rows in collections.items()} | {
        SAMPLE: _sample()
    }
    differing = [
        path for path, text in built.items() if not path.exists() or path.read_text("utf-8") != text
    ]
    shaded = relief.draw(*(_join(collections, *names) for names in (LAND, WATER)))
    print(f"{RELIEF.relative_to(ROOT)}: {len(shaded) / 1000:.1f} kB")
    if not RELIEF.exists() or not relief.is_same(RELIEF.read_bytes(), shaded):
        differing.append(RELIEF)
        if not checking:
            RELIEF.write_bytes(shaded)
    for path, text in built.items():
        print(
            f"{path.relative_to(ROOT)}: "
            f"{len(gzip.compress(text.encode(), mtime=0)) / 1000:.1f} kB gzipped"
        )
        if not checking:
            path.write_text(text, "utf-8")
    _report_error(json.loads(built[FOLDER / "border.geojson"]))
    for path in differing if checking else ():
        print(
            (
                f"{path.relative_to(ROOT)} is not what the packages give; build it again or find "
                "out why."
            ),
            file=sys.stderr,
        )
    return 1 if checking and differing else 0


def _collections() -> dict[str, list[Row]]:
    units, land = regions.units()
    ukraine = shapely.union_all([unit.shape for unit in units if unit.country == "Ukraine"])
    kursk = next(unit.shape for unit in units if unit.name == "Kursk")
    taken = places.occupied(ukraine)
    return {
        "regions.geojson": [_unit_row(unit) for unit in units],
        "land.geojson": [_unit_row(unit) for unit in land],
        "border.geojson": [({"name": "Ukraine–Russia land border"}, regions.shared_border(units))],
        "rivers.geojson": [
            ({"name": name, "schematic": schematic}, line)
            for name, schematic, line in waters.rivers()
        ],
        "lakes.geojson": [
            ({"name": name}, lake)
            for name, lake in [*waters.lakes(), ("Sivash", waters.sivash(ukraine))]
        ],
        "held_kursk.geojson": places.held_kursk(kursk),
        "occupied.geojson": [({"day": places.CONTACT_DAY}, taken)],
        "contact.geojson": [({"day": places.CONTACT_DAY}, places.contact_line(taken, ukraine))],
        "cities.geojson": places.cities(units),
        "world.geojson": [({"name": "Land"}, world.land())],
    }


def _join(collections: dict[str, list[Row]], *names: str) -> BaseGeometry:
    return shapely.union_all([form for name in names for _, form in collections[name]])


def _unit_row(unit: regions.Unit) -> Row:
    return {"name": unit.name, "title": unit.title, "country": unit.country}, unit.shape


def _geojson(rows: Iterable[Row]) -> str:
    features = [
        {
            "type": "Feature",
            "properties": words,
            "geometry": _round(json.loads(shapely.to_geojson(form))),
        }
        for words, form in rows
    ]
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features
    )
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _round(value: object) -> object:
    """The same geometry with every number at 4 decimals and no two neighbours alike."""
    if isinstance(value, dict):
        return {key: _round(part) for key, part in value.items()}
    if not isinstance(value, list):
        return round(value, 4) if isinstance(value, float) else value
    parts = [_round(part) for part in value]
    return [
        part
        for before, part in zip([None, *parts], parts, strict=False)
        if part != before or not isinstance(part, list)
    ]


def _sample() -> str:
    """Places along OpenStreetMap's line, 1 km apart, for the test that compares ours with it."""
    line = regions.osm_border()
    steps = np.linspace(0, 1, round(geodesy.length_km(line) / SAMPLE_KM))
    points = shapely.line_interpolate_point(line, steps, normalized=True)
    rows = "".join(f"{point.x:.4f},{point.y:.4f}\n" for point in points)
    return f"lon,lat\n{rows}"


def _report_error(border: dict[str, Any]) -> None:
    ours, theirs = (
        shapely.from_geojson(json.dumps(border["features"][0]["geometry"])),
        regions.osm_border(),
    )
    for words, moving, still in (
        ("OpenStreetMap to ours", theirs, ours),
        ("ours to OpenStreetMap", ours, theirs),
    ):
        points = shapely.line_interpolate_point(moving, np.linspace(0, 1, 8000), normalized=True)
        nearest = shapely.get_coordinates(
            shapely.line_interpolate_point(still, shapely.line_locate_point(still, points))
        )
        here = shapely.get_coordinates(points)
        apart_km = np.asarray(geodesy.WGS84.inv(*here.T, *nearest.T)[2]) / 1000
        print(f"border, {words}: median {np.median(apart_km):.3f} km, most {apart_km.max():.3f} km")


if __name__ == "__main__":
    sys.exit(main())
