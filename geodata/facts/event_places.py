"""Where on the map the events of the timeline happened: airfields, towns, or a whole region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata import borders
from geodata.facts.airfields import read_airbases
from geodata.facts.checker import FOLDER, Checker, rows
from geodata.facts.reading import read_events

AIRFIELD, TOWN, REGION = "airfield", "town", "region"


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place that an event's words name: its kind and name, and where it stands, in degrees; of a
    region that is a point inside it."""

    kind: str
    name: str
    lon: float
    lat: float


def read_event_places(folder: Path = FOLDER) -> dict[str, tuple[EventPlace, ...]]:
    """event_places.csv: the places of events, by their ids; an event without one has no row."""
    check = Checker("event_places.csv")
    known = {
        AIRFIELD: {base.name: (base.lon, base.lat) for base in read_airbases(folder)},
        TOWN: {city.name: (city.lon, city.lat) for city in borders.cities()},
        REGION: {name: _find_middle(name) for name in borders.regions()},
    }
    events = {event.id for event in read_events(folder)}
    found: dict[str, tuple[EventPlace, ...]] = {}
    for row in rows(folder, check, {"event", "kind", "place"}):
        check.choice(row, "event", events, "the id of an event")
        check.choice(row, "kind", known)
        places = known.get(row["kind"], {})
        check.choice(row, "place", places, f"a known {row['kind']}")
        at = places.get(row["place"], (0.0, 0.0))
        place = EventPlace(row["kind"], row["place"], *at)
        found[row["event"]] = (*found.get(row["event"], ()), place)
    check.finish()
    return found


def _find_middle(name: str) -> tuple[float, float]:
    middle = borders.region(name).representative_point()
    return middle.x, middle.y


event_places = cache(read_event_places)
