"""The kinds of facts that the map knows, as frozen records; reading.py reads and checks them."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.geodesy import UNITS_KM


@dataclass(frozen=True, slots=True)
class Airbase:
    """An airfield that Russia's military uses; degrees are rounded to 0.01 on purpose, up to
    `precision_km` off.

    `what` it is, `since` when (ISO date or part of one) the military is reported there, or empty,
    in `words`, by `sources` (ids); `ident` is OurAirports', whose position it is. One that stands
    `apart` lies farther away than the rule of the list allows, and is not counted."""

    name: str
    region: str
    country: str
    icao: str
    lon: float
    lat: float
    ident: str
    what: str
    since: str
    words: str
    sources: tuple[str, ...]
    apart: bool
    precision_km: float

    @property
    def source(self) -> str:
        """Whose position it is, in words."""
        return f"OurAirports (public domain), ident {self.ident}"


@dataclass(frozen=True, slots=True)
class PublishedRange:
    """A published range: low and high end in km, as printed, by whom, and the source's id."""

    km_low: float
    km_high: float
    printed: str
    who: str
    source: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """A system that the article names, with all published ranges; `no_ring`: why it has none.

    `in_hand` is the first ISO date on which a report shows it in Ukraine, by `in_hand_source`;
    `promised` the date, or a part of one, from which on it may have been there unseen."""

    id: str
    name: str
    note: str
    no_ring: str
    ranges: tuple[PublishedRange, ...]
    in_hand: str = ""
    in_hand_source: str = ""
    promised: str = ""


@dataclass(frozen=True, slots=True)
class RangePreset:
    """A range that the slider offers by name: value, `unit` (mi or km), meaning, source's id, and
    the id of the weapon that has it."""

    id: str
    label: str
    value: float
    unit: str
    note: str
    source: str
    weapon: str

    @property
    def km(self) -> float:
        """The range in km."""
        return self.value * UNITS_KM[self.unit]


@dataclass(frozen=True, slots=True)
class Value:
    """One of several values that clash: as printed, who said it, and the source's id."""

    value: str
    who: str
    source: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the article in our words, with a verdict from other reports and why.

    `date` is an ISO date or part of one, or empty; `map` the query of a map that shows it, or
    empty; `check` the name of a computation in claims.py, or empty; `sources` are ids; `places` and
    `systems` are what it is about, `bases` the air bases that the check measures; `values` keep
    what clashes."""

    id: str
    paragraph: int
    claim: str
    category: str
    date: str
    verdict: str
    reason: str
    sources: tuple[str, ...]
    map: str
    check: str
    places: tuple[str, ...]
    systems: tuple[str, ...]
    bases: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: id, ISO date or part of one, kind, a sentence, ids of sources."""

    id: str
    date: str
    kind: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Permission:
    """What Washington allowed besides from a day on, as reported: regions of Russia by short name,
    ids of the weapons that it takes in, in words, and ids of sources."""

    date: str
    regions: tuple[str, ...]
    weapons: tuple[str, ...]
    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A press report on an air base: its name, ISO date or part of one, kind, words, sources."""

    base: str
    date: str
    kind: str
    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure: value in `unit`, of what (`counts`), measured from which start, who said
    it, our words, ISO date, and the source's id."""

    id: str
    value: float
    unit: str
    counts: str
    start: str
    who: str
    words: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: its name, the forms under which it stands in texts, what it means in
    one or two sentences, an example from this map or empty, and the ids of its sources; none where
    only a meaning is given."""

    id: str
    name: str
    forms: tuple[str, ...]
    meaning: str
    example: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of the map in English, Ukrainian and Russian; `others` are spellings that older texts
    use, `kind` is city or region, `country` whose recognised land it is on, `people` how many live
    there, 0 where that is not known."""

    english: str
    ukrainian: str
    russian: str
    others: tuple[str, ...]
    kind: str
    country: str
    people: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """An approximate area or line of the map: its id, the ISO date that it shows or nothing, how
    good its edge is, a note in words, whose data it is, and the ids of what the note quotes."""

    id: str
    day: str
    good_to_km: float
    note: str
    source: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapName:
    """A name that stands on the map at a place in degrees: kind, rank (1 first) and the words."""

    kind: str
    rank: int
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What is stated as fact: its id, the words, the ids of their sources, and what the sources
    page says that these support."""

    id: str
    words: str
    sources: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place besides the cities: its id, name and short name, what it is, degrees to 0.01, what is
    to be known of it in words or nothing, whether it stands on the map, and the ids of sources."""

    id: str
    name: str
    short: str
    what: str
    lon: float
    lat: float
    words: str
    on_map: bool
    sources: tuple[str, ...]
