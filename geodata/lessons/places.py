"""Cities, ranges and events that lessons name, by name; how far a place is from a line."""

from __future__ import annotations

import numpy as np

from geodata import borders, facts, geodesy
from geodata.analysis import start_lines
from geodata.geodesy import UNITS_KM


def city(name: str) -> borders.City:
    """A city of the map by its English name; KeyError names what was asked for."""
    found = next((city for city in borders.cities() if city.name == name), None)
    if found is None:
        raise KeyError(f"There is no city {name!r} on this map.")
    return found


def range_km(preset: str) -> float:
    """A range offered by name, in km."""
    found = next((known for known in facts.range_presets() if known.id == preset), None)
    if found is None:
        raise KeyError(f"There is no range {preset!r} in ranges.toml.")
    return found.value * UNITS_KM[found.unit]


def event_date(event: str) -> str:
    """The ISO date of an event by its id."""
    found = next((known for known in facts.events() if known.id == event), None)
    if found is None:
        raise KeyError(f"There is no event {event!r} in events.csv.")
    return found.date


def away_km(lon: float, lat: float, start: str) -> float:
    """How far a place in degrees is from a start of start_lines.py, in km; 0 inside an area."""
    return float(
        geodesy.distances_to_km(start_lines.shape(start), np.array([lon]), np.array([lat]))[0]
    )
