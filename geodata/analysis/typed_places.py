"""Places that people type: the name of a town, or coordinates in any usual notation."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from geodata import borders, geodesy
from geodata.analysis import coordinates
from geodata.free_text import quote
from geodata.scenario import DEFAULT, Point, is_on_map, outside

# Letters without and with blanks; our choice: the longest notation and a town.
LONGEST, LOOKED_AT = 160, 600
ALIKE = 0.75  # our choice: one wrong letter in a name of four is still asked about
EXAMPLES = "50.91, 34.80 or 50°54'N 34°48'E"
FAR_KM = DEFAULT.range_km  # our choice: from there the article's 200 miles miss Kursk Oblast
NEAR_KM = 15.0  # our choice: across a large city, and less than the way to the next town
# Words round a town's name: those for a town say nothing more, a country or an area must be right.
TOWN_WORDS = ("city of", "town of", "city", "town", "м", "місто", "г", "гор", "город", "stadt")
COUNTRIES = {
    "Ukraine": "ukraine ua ukr україна украина",
    "Russia": "russia ru rus rf russland росія россия рф",
    "Belarus": "belarus by blr weissrussland білорусь беларусь белоруссия",
    "Moldova": "moldova md mda moldau молдова молдавия",
    "Poland": "poland pl pol polska polen польща польша",
    "Romania": "romania ro rou românia rumänien румунія румыния",
}
RUSSIA_IN_FULL = ("russian federation", "російська федерація", "российская федерация")
AREA_WORDS = (
    "oblast",
    "область",
    "обл",
    "region",
    "province",
    "district",
    "raion",
    "район",
    "край",
    "gebiet",
)
APOSTROPHES = r"['’‘ʼ`´′]"
COUNTRY, AREA = "country", "area"
WORD = r"[^\W\d_]+"


class Named(NamedTuple):
    """What a text names, and the words in it that name nothing known."""

    towns: list[borders.City]
    countries: list[str]
    areas: list[str]  # the region's name, or nothing after another word
    unknown: list[str]


def read_place(text: str) -> tuple[Point | None, str]:
    """The place, or None, and one sentence if it was refused or is far from the subject; never
    raises.

    A town may be in English, Ukrainian or Russian, with its country. Coordinates are latitude then
    longitude unless letters say which is which; they are read whole or refused with the reason, as
    is a place outside the map's area, or one that is not at the town named beside it.
    """
    wanted = " ".join(unicodedata.normalize("NFC", text[: LOOKED_AT + 1]).split())
    if any(sign.isdecimal() for sign in wanted[:LONGEST]):
        return _read_coordinates(wanted, len(text) > LOOKED_AT or len(wanted) > LONGEST)
    named = _find_names(coordinates.drop_wrapping(wanted[:LONGEST]))
    wrong = _contradiction(named)
    if wrong:
        return None, f"{quote(wanted)} {wrong}"
    if not named.towns or named.unknown or len(wanted) > LONGEST:
        line = f"{quote(wanted)} is not a town of this map or a position like {EXAMPLES}."
        return None, line + _suggestion(named)
    town = named.towns[0]
    return _accept(wanted, round(town.lon, 2), round(town.lat, 2))


def _read_coordinates(wanted: str, is_too_long: bool) -> tuple[Point | None, str]:
    try:
        if is_too_long:
            raise coordinates.UnreadableError("it is too long")
        numbers, words = _without_names(coordinates.drop_wrapping(wanted))
        lat, lon, is_ordered = coordinates.read(numbers)
    except coordinates.UnreadableError as why:
        return None, f"{quote(wanted)} is not a position: {why}. Write one like {EXAMPLES}."
    if not is_ordered and not is_on_map(lon, lat) and is_on_map(lat, lon):
        return None, f"{quote(wanted)} is outside this map; latitude comes first: {lon:g}, {lat:g}?"
    named = _find_names(words)
    wrong = _contradiction(named) if named.towns else ""
    if is_on_map(lon, lat):
        wrong = wrong or _misfit(named, lon, lat)
    return (None, f"{quote(wanted)} {wrong}") if wrong else _accept(wanted, lon, lat)


def _without_names(text: str) -> tuple[str, str]:
    """The coordinates in a text, and the words before and after them that name a place."""
    before = after = ""
    head, numbers = re.split(r"\d", text, maxsplit=1)[0], text
    for end in reversed([word.end() for word in re.finditer(WORD, head)]):
        if _is_place(text[:end]):
            # A dash with a blank after it is no minus; the town is near the place or it is refused.
            before = text[:end]
            numbers = re.sub(r"^[\"'”’»]?[\s,:;=.)\]}/|]*(?:[-–—]\s+)?", "", text[end:])
            break
    start = len(numbers) - len(re.split(r"\d", numbers)[-1])
    for at in [start + word.start() for word in re.finditer(WORD, numbers[start:])]:
        if _is_place(numbers[at:]):
            after = numbers[at:]
            numbers = re.sub(r"(?:\s[\"'“„«‘]|[\s,:;=.(\[{/|–—-])+$", "", numbers[:at])
            break
    return numbers, f"{before} {after}"


def _is_place(text: str) -> bool:
    named = _find_names(text)
    return any(named[:3]) and not named.unknown and ("" not in named.areas or bool(named.towns))


def _contradiction(named: Named) -> str:
    """Why what is named is not one town, as the end of a sentence, or nothing."""
    towns = list(dict.fromkeys(named.towns))
    if len(towns) > 1 and not named.unknown:
        return f"names more than one town: {towns[0].name} and {towns[1].name}. Type one of them."
    town = towns[0] if towns else None
    if named.areas and (not town or "" in named.areas or named.unknown):
        town = town or _towns().get(_key(named.areas[0]))
        question = _suggestion(named._replace(towns=[town] if town else []))
        return "is an area, and a launch point is one place: type a town of it." + question
    if not town or named.unknown:
        return ""
    for country in named.countries:
        if country != town.country:
            return f"does not fit: {town.name} is in {town.country}, not in {country}."
    for area in named.areas:
        if _key(area) != _key(town.region):
            return f"does not fit: {town.name} is not in the oblast of {area}."
    return ""


def _misfit(named: Named, lon: float, lat: float) -> str:
    """Why a position is not at the town, or in the country or area, named beside it, or nothing."""
    for town in named.towns:
        km = geodesy.distance_km(town.lon, town.lat, lon, lat)
        if km > NEAR_KM:
            return (
                f"does not fit: {town.name} is {km:.0f} km from these coordinates. Type one of "
                "the two."
            )
    if not named.towns and (named.countries or named.areas):
        where = borders.whereabouts(lon, lat)
        for name in (*named.countries, *named.areas):
            if name not in (where.country, where.region):
                there = " in ".join(filter(None, (where.region, where.country))) or "the sea"
                return f"does not fit: these coordinates are in {there}, not in {name}."
    return ""


def _accept(wanted: str, lon: float, lat: float) -> tuple[Point | None, str]:
    if not is_on_map(lon, lat):
        return None, outside(quote(wanted))
    point = Point(lon, lat)
    far = f"{quote(wanted)} is far from Kursk Oblast: more than {DEFAULT.range_value:g} miles."
    return point, far if _is_far(point) else ""


@lru_cache(maxsize=512)
def _is_far(point: Point) -> bool:
    km = geodesy.distances_to_km(
        borders.region("Kursk"), np.array([point.lon]), np.array([point.lat])
    )
    return float(km[0]) > FAR_KM


@cache
def _towns() -> dict[str, borders.City]:
    """The towns by every name that they have."""
    return {_key(name): city for city in borders.cities() for name in _names(city)}


@cache
def _phrases() -> dict[str, tuple[str, borders.City | str]]:
    """What each run of words means that can be in a town's name; a word for a town: nothing."""
    regions = {_key(city.region): city.region for city in borders.cities() if city.region}
    for city in borders.cities():  # “Сумы” to “сумская”, “Суми” to “сумська”
        if city.name == city.region:
            regions[_key(city.name_ru).removesuffix("ск").rstrip("аыь") + "ская"] = city.region
            regions[_key(city.name_uk).removesuffix("ськ").rstrip("аиь") + "ська"] = city.region
    return {
        **dict.fromkeys(TOWN_WORDS, ("", "")),
        **{word: (COUNTRY, name) for name, words in COUNTRIES.items() for word in words.split()},
        **dict.fromkeys(RUSSIA_IN_FULL, (COUNTRY, "Russia")),
        **dict.fromkeys(AREA_WORDS, (AREA, "")),
        **{f"{key} {word}": (AREA, name) for key, name in regions.items() for word in AREA_WORDS},
        **{name: ("", city) for name, city in _towns().items()},
    }


def _find_names(text: str) -> Named:
    """The towns, countries and areas that a text names, the longest run of words first."""
    named = Named([], [], [], [])
    for words, (kind, what) in _runs(_key(text).split()):
        if isinstance(what, borders.City):
            named.towns.append(what)
        elif kind == COUNTRY:
            named.countries.append(what)
        elif kind == AREA:
            named.areas.append(what)
        elif words not in TOWN_WORDS:
            named.unknown.append(words)
    return named


def _runs(words: list[str]) -> Iterator[tuple[str, tuple[str, borders.City | str]]]:
    at, longest = 0, 3  # words in “Rostov-on-Don”
    while at < len(words):
        ends = range(min(at + longest, len(words)), at + 1, -1)
        end = next((end for end in ends if " ".join(words[at:end]) in _phrases()), at + 1)
        run, at = " ".join(words[at:end]), end
        yield run, _phrases().get(run, ("", ""))


def _names(city: borders.City) -> tuple[str, ...]:
    return (city.name, city.name_uk, city.name_ru, *city.other_names)


def _key(name: str) -> str:
    """A name's words without what people write differently: capitals, signs, dots of ё, stress."""
    plain = (
        unicodedata.normalize("NFKC", re.sub(APOSTROPHES, "", name)).casefold().replace("ё", "е")
    )
    return " ".join(re.findall(r"[^\W_]+", plain.replace("\u0301", "")))


def _suggestion(named: Named) -> str:
    """A question that names the town that may be meant, in the letters typed, or nothing."""
    if named.towns:
        return f" Did you mean {named.towns[0].name}?" if len(named.towns) == 1 else ""
    near = difflib.get_close_matches(" ".join(named.unknown), _towns(), n=1, cutoff=ALIKE)
    if not near:
        return ""
    town = _towns()[near[0]]
    name = next(name for name in _names(town) if _key(name) == near[0])
    return f" Did you mean {name}{f' ({town.name})' * (name != town.name)}?"
