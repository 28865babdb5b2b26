"""The layers that no choice moves: land, water, borders, areas with their days, names, cities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import shapely
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geodata import borders, facts, geodesy, text
from geodata.analysis import timeline
from geodata.borders import City
from geodata.facts import map_areas, named_places, published_figures
from geodata.facts.records import Permission
from geodata.scene import sides
from geodata.scene.layers import Layer, Shape

GRATICULE_STEP_DEG = 2
FRAME = (12, 38, 53, 60)  # west, south, east, north in degrees: how far the geography reaches
SEA = box(*FRAME)  # beyond it the map is blank
# Kinds of names that no choice hides; the look of those that have one of their own.
PLAIN_NAMES = ("sea", "country", "region", "oblast")
NAME_LOOKS = {"sea": "water_text", "relief": "relief_text"}
KURSK = "Kursk Oblast"  # the region that the article is of
DATED = ("held", "occupied", "allowed")  # layers that come in several, for days of their own


@cache
def layers() -> tuple[Layer, ...]:
    """The ground, lowest layer first."""
    regions_from = ("natural-earth", "openstreetmap")
    return (
        Layer("sea", "Sea", (Shape(SEA, "sea"),), ()),
        Layer("coast", "Coast", (Shape(borders.coast(), "coast", kind="coast"),), ()),
        Layer("regions", "Regions", tuple(_regions()), regions_from),
        Layer("land", "Neighbours", tuple(_land()), ("natural-earth",)),
        _build_relief(),
        Layer("ribbon", "Border", (Shape(borders.border_line(), "ribbon", kind="ribbon"),), ()),
        _kursk(regions_from),
        Layer("water", "Lakes and lagoons", tuple(_lakes()), ("gshhg",)),
        _build_rivers(),
        *_build_allowed(),
        _build_crimea(),
        _build_occupied(),
        *_build_held(),
        _border(),
        Layer("graticule", "Graticule, every 2 degrees", tuple(_graticule()), ()),
        Layer("names", "Names", tuple(_names(*PLAIN_NAMES)), ()),
        _build_places(),
        Layer("cities", "Cities", tuple(_cities()), ("geonames",)),
    )


@lru_cache(maxsize=64)
def of_day(day: str) -> tuple[Layer, ...]:
    """The layers for which the data speak on an ISO day, lowest first; of dated ones that day's."""
    shown = {name: timeline.variant(name, day) for name in DATED}
    return tuple(layer for layer in layers() if shown.get(layer.name, layer.day) == layer.day)


def _build_relief() -> Layer:
    """The names of uplands and mountains; printers lay borders.relief() under them. It has no note,
    for which a sheet with all layers on has no room; the sources page tells how it was made."""
    return Layer("relief", "Relief", tuple(_names("relief")), ("natural-earth",))


def _kursk(credits: tuple[str, ...]) -> Layer:
    words = "Kursk Oblast (Russia)"
    hint = (words, *_tell_kursk())
    shape = Shape(borders.region("Kursk"), "kursk", hint=hint, kind="kursk")
    return Layer("kursk", words, (shape,), credits, legend=(("kursk", words),))


def _tell_kursk() -> tuple[str, ...]:
    """People and area of Kursk Oblast, each with who says so."""
    known = published_figures.figures()
    people, left, area = (known[f"kursk-{name}"] for name in ("people", "leave", "area"))
    ours = text.number(geodesy.area_km2(borders.region("Kursk")))
    return (
        f"{text.number(people.value / 1e6, 2)} million people ({people.who})",
        f"Over {text.number(left.value)} of them lived where people were told to leave "
        f"({left.who}, {text.date(left.date)})",
        f"{text.number(area.value)} {area.unit} as commonly printed; our outline: {ours} km²",
    )


def _build_occupied() -> Layer:
    area = map_areas.areas()["occupied"]
    day = text.date(area.day, short=True)
    words = f"Ukraine under Russian occupation, to the line of contact, {day} (approximate)"
    line = f"Line of contact, {day} (approximate)"
    shapes = (
        _build_taken(borders.occupied(), (words, area.note)),
        Shape(borders.contact_line(), "contact", hint=(line, area.note), kind="contact"),
    )
    legend = (("occupied_to_line", words),)
    return Layer("occupied", words, shapes, (area.source,), area.note, legend)


def _build_crimea() -> Layer:
    """What is known to be occupied on days without a line of contact."""
    area = map_areas.areas()["crimea"]
    words = f"Crimea (Ukraine) under Russian occupation since {text.date(area.day[:4])}"
    taken = shapely.union_all([borders.region(name) for name in borders.CRIMEA])
    shape = _build_taken(taken, (words, area.note))
    legend = (("occupied", words),)
    return Layer("occupied", words, (shape,), (area.source,), area.note, legend, area.day)


def _build_taken(area: BaseGeometry, hint: tuple[str, str]) -> Shape:
    return Shape(area, "occupied", hint=hint, kind="occupied", caption="Occupied by Russia")


def _build_held() -> Iterator[Layer]:
    for day in map_areas.held_days():
        area = map_areas.find_held(day)
        words = f"Held by Ukraine, {text.date(day, short=True)} (approximate)"
        shape = Shape(
            borders.held_kursk(day),
            "held",
            hint=(words, area.note),
            kind="held",
            caption="Held by Ukraine",
        )
        legend = (("held", words),)
        yield Layer("held", words, (shape,), (area.source,), area.note, legend, day)


def _build_allowed() -> Iterator[Layer]:
    """What was allowed from the day of each permission on, with what earlier ones had allowed; of
    each the first source, so that a note has room on paper."""
    for latest in facts.permissions():
        given = timeline.find_permissions(latest.date)
        words = (
            f"Regions named in reports of what was allowed by {text.date(latest.date, short=True)}"
        )
        shapes = tuple(
            Shape(borders.region(name), "allowed", hint=(words, *_date(of_it)), kind="allowed")
            for name, of_it in timeline.find_regions(given).items()
        )
        credits = dict.fromkeys(one.sources[0] for one in given)
        legend = (("allowed", words),)
        yield Layer("allowed", words, shapes, tuple(credits), latest.words, legend, latest.date)


def _date(permissions: tuple[Permission, ...]) -> tuple[str, ...]:
    """What permissions allow, a sentence each that begins with its day."""
    return tuple(f"From {text.date(one.date, short=True)}: {one.words}." for one in permissions)


def _border() -> Layer:
    words, line = "Recognised Ukraine–Russia land border", map_areas.areas()["border"]
    shapes = (Shape(borders.border_line(), "border", kind="border"),)
    return Layer("border", words, shapes, (line.source,), line.note, (("border", words),))


def _land() -> Iterator[Shape]:
    for name, shape in borders.land().items():
        yield Shape(shape, "russia" if name == "Russia" else "land")


def _regions() -> Iterator[Shape]:
    for region in borders.regions().values():
        yield Shape(region.shape, region.country.lower())


def _lakes() -> Iterator[Shape]:
    for shape in borders.lakes().values():
        yield Shape(shape, "lake")


def _build_rivers() -> Layer:
    rivers = map_areas.areas()["rivers"]
    words = f"Rivers, to about {rivers.good_to_km:g} km (dotted: from town to town)"
    return Layer("rivers", words, tuple(_rivers()), (rivers.source, "geonames"), rivers.note)


def _rivers() -> Iterator[Shape]:
    for river in borders.rivers():
        look = "schematic_river" if river.schematic else "river"
        yield Shape(river.line, look, hint=(river.name,), kind="river", caption=river.name)


def _graticule() -> Iterator[Shape]:
    """Meridians, named below the map's upper edge, and parallels, named right of its left one."""
    west, south, east, north = FRAME
    for lon in range(west, east + 1, GRATICULE_STEP_DEG):
        line = LineString([(lon, south), (lon, north)])
        yield Shape(line, "graticule", f"{lon}° E", kind="graticule", side="bottom")
    for lat in range(south, north + 1, GRATICULE_STEP_DEG):
        line = LineString([(west, lat), (east, lat)])
        yield Shape(line, "graticule", f"{lat}° N", kind="graticule", side="right")


def _names(*kinds: str) -> Iterator[Shape]:
    for name in (one for one in map_areas.map_names() if one.kind in kinds):
        look = NAME_LOOKS.get(name.kind, "text")
        hint = (KURSK, *_tell_kursk()) if name.name == KURSK.upper() else ()
        yield Shape(Point(name.lon, name.lat), look, name.name, hint, name.kind, name.rank)


def _build_places() -> Layer:
    """Places besides the cities that are to be found on the map."""
    border = borders.border_line()
    shapes = []
    for place in named_places.named_places().values():
        if place.on_map:
            away = text.number(named_places.distance_to_km(place, border))
            hint = (place.name, place.what, f"{away} km from the border (our calculation)")
            spot, words = Point(place.lon, place.lat), tuple(place.words.split(". "))
            around = sides.order(place.lon, place.lat)
            shapes.append(
                Shape(spot, "text", place.short, (*hint, *words), "place", rank=3, sides=around)
            )
    return Layer("places", "Other places", tuple(shapes), ("geonames",))


def _cities() -> Iterator[Shape]:
    for city in borders.cities():
        yield Shape(
            Point(city.lon, city.lat),
            "capital" if city.capital else "text",
            city.name,
            _tell_city(city),
            kind="city",
            rank=city.rank,
            sides=sides.order(city.lon, city.lat, city.label_side),
        )


def _tell_city(city: City) -> tuple[str, ...]:
    """A city's name, where it lies, and its inhabitants, where they are known."""
    region = borders.regions().get(city.region)
    place = f"{region.title}, {city.country}" if region else city.country
    counted = facts.sources()["geonames"].outlet
    people = (f"{text.number(city.population)} inhabitants ({counted})",) * bool(city.population)
    return (city.name, place, *people)
