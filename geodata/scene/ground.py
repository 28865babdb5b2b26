"""The layers that no choice moves: land, water, borders, areas of November 2024, names, cities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geodata import borders, facts, text
from geodata.scene.layers import Layer, Shape

GRATICULE_STEP_DEG = 2
FRAME = (12, 38, 53, 60)  # west, south, east, north in degrees: how far the geography reaches
SEA = box(*FRAME)  # beyond it the map is blank
# Where names stand, by hand: text, lon, lat.
SEAS = (
    ("Black Sea", 32.6, 43.6),
    ("Sea of Azov", 36.6, 46.05),
    ("Baltic Sea", 19.6, 56.6),
    ("Caspian Sea", 50.6, 43.2),
)
COUNTRIES = (
    ("UKRAINE", 30.9, 49.35),
    ("RUSSIA", 42.3, 53.0),
    ("BELARUS", 28.0, 53.3),
    ("ROMANIA", 25.0, 45.9),
)
NEIGHBOURS = (
    ("POLAND", 20.3, 52.3), ("MOLDOVA", 28.6, 47.55), ("BULGARIA", 25.2, 42.7),
    ("TURKEY", 33.0, 40.0),
    ("GEORGIA", 43.4, 42.1), ("KAZAKHSTAN", 49.3, 49.0), ("LITHUANIA", 23.9, 55.4),
    ("LATVIA", 25.6, 56.9),
    ("HUNGARY", 19.4, 47.0), ("SLOVAKIA", 19.4, 48.75), ("SERBIA", 20.9, 44.2),
)  # fmt: skip
RIVER_NAME_AT = 0.45  # of its course
RIVER_LEGEND = (("river", "River, to about 1 km"), ("schematic_river", "River, from town to town"))
REGIONS = (("KURSK OBLAST", 36.25, 52.05), ("CRIMEA (UKRAINE)", 34.2, 45.3))


@cache
def layers() -> tuple[Layer, ...]:
    """The ground, lowest layer first."""
    regions_from = ("natural-earth", "openstreetmap")
    return (
        Layer("sea", "Sea", (Shape(SEA, "sea"),), ()),
        Layer("regions", "Regions", tuple(_regions()), regions_from),
        Layer(
            "land",
            "Neighbours",
            tuple(_land()),
            ("natural-earth",),
            legend=(("frontier", "Other country border"),),
        ),
        _area("kursk", "Kursk Oblast (Russia)", borders.region("Kursk"), regions_from),
        Layer("water", "Lakes and lagoons", tuple(_lakes()), ("gshhg",)),
        Layer("rivers", "Rivers", tuple(_rivers()), ("gshhg", "geonames"), legend=RIVER_LEGEND),
        *_allowed(),
        _occupied(),
        *_held(),
        _border(),
        Layer("graticule", "Graticule, every 2 degrees", tuple(_graticule()), ()),
        Layer("names", "Names", tuple(_names()), ()),
        Layer("cities", "Cities", tuple(_cities()), ("geonames",)),
    )


def _area(
    name: str, words: str, shape: BaseGeometry, credits: tuple[str, ...], note: str = ""
) -> Layer:
    hint = (words, note) if note else (words,)
    return Layer(
        name,
        words,
        (Shape(shape, name, hint=hint, kind=name),),
        credits,
        note,
        ((name, words),),
    )


def _occupied() -> Layer:
    words = "Ukraine under Russian occupation, 17 Nov 2024 (approximate)"
    note = (
        "Crimea and Sevastopol since 2014. Elsewhere the edge is a middle line from town to "
        "town, good to 3 km."
    )
    line = ("Line of contact, 17 Nov 2024 (approximate)", note)
    shapes = (
        Shape(borders.occupied(), "occupied", hint=(words, note), kind="occupied"),
        Shape(borders.contact_line(), "contact", hint=line, kind="contact"),
    )
    return Layer(
        "occupied", words, shapes, ("held-line",), note, (("occupied", words), ("contact", line[0]))
    )


def _held() -> Iterator[Layer]:
    notes = {
        "2024-08-31": (
            "Near its largest; Ukraine's General Staff said 1,376 km² at most. Edge good to "
            "about 3 km."
        ),
        "2024-11-17": (
            "About 550 to 600 km² on open-source maps; Ukraine's General Staff: 800 km². Edge "
            "good to 3 km."
        ),
    }
    for day, note in notes.items():
        words = f"Held by Ukraine, {text.date(day, short=True)} (approximate)"
        shape = Shape(borders.held_kursk(day), "held", hint=(words, note), kind="held")
        yield Layer("held", words, (shape,), ("held-kursk",), note, (("held", words),), day)


def _allowed() -> Iterator[Layer]:
    for permission in facts.permissions():
        words = (
            "Regions named in reports of what was allowed from "
            f"{text.date(permission.date, short=True)}"
        )
        hint = (words, f"{permission.words}.")
        shapes = tuple(
            Shape(borders.region(name), "allowed", hint=hint, kind="allowed")
            for name in permission.regions
        )
        yield Layer(
            "allowed",
            words,
            shapes,
            (permission.source,),
            permission.words,
            (("allowed", words),),
            permission.date,
        )


def _border() -> Layer:
    words = "Recognised Ukraine–Russia land border"
    shapes = (Shape(borders.border_line(), "border", kind="border"),)
    return Layer(
        "border",
        words,
        shapes,
        ("openstreetmap",),
        "The border is within 0.25 km of OpenStreetMap's.",
        (("border", words),),
    )


def _land() -> Iterator[Shape]:
    for name, shape in borders.land().items():
        yield Shape(shape, "russia" if name == "Russia" else "land")


def _regions() -> Iterator[Shape]:
    for region in borders.regions().values():
        yield Shape(region.shape, region.country.lower())


def _lakes() -> Iterator[Shape]:
    for shape in borders.lakes().values():
        yield Shape(shape, "lake")


def _rivers() -> Iterator[Shape]:
    for river in borders.rivers():
        yield Shape(
            river.line, "schematic_river" if river.schematic else "river", hint=(river.name,)
        )
        middle = river.line.interpolate(RIVER_NAME_AT, normalized=True)
        yield Shape(middle, "water_text", river.name, kind="sea", rank=3)


def _graticule() -> Iterator[Shape]:
    """Meridians, which are named below the map's upper edge, and parallels, right of its left one."""
    west, south, east, north = FRAME
    for lon in range(west, east + 1, GRATICULE_STEP_DEG):
        line = LineString([(lon, south), (lon, north)])
        yield Shape(line, "graticule", f"{lon}° E", kind="graticule", side="bottom")
    for lat in range(south, north + 1, GRATICULE_STEP_DEG):
        line = LineString([(west, lat), (east, lat)])
        yield Shape(line, "graticule", f"{lat}° N", kind="graticule", side="right")


def _names() -> Iterator[Shape]:
    kinds = (
        ("sea", SEAS, 1),
        ("country", COUNTRIES, 1),
        ("country", NEIGHBOURS, 2),
        ("region", REGIONS, 1),
    )
    for kind, names, rank in kinds:
        look = "water_text" if kind == "sea" else "text"
        for words, lon, lat in names:
            yield Shape(Point(lon, lat), look, words, kind=kind, rank=rank)


def _cities() -> Iterator[Shape]:
    for city in borders.cities():
        yield Shape(
            Point(city.lon, city.lat),
            "text",
            city.name,
            kind="city",
            rank=city.rank,
            side=city.label_side,
        )
