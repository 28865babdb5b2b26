"""How numbers, dates and lengths become text: in one place, so that all printers agree."""

from __future__ import annotations

from geodata.geodesy import KM_PER_MILE, UNITS_KM

UNIT_NAMES = {"mi": "miles", "km": "km", "nmi": "nautical miles"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November",
    "December",
)  # fmt: skip
COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def number(value: float, decimals: int = 0) -> str:
    """A number for reading: thousands apart by commas, no trailing zeros, a true minus sign."""
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−") if text not in ("-0", "0") else "0"


def length(value: float, unit: str) -> str:
    """A length given in its own unit, with the unit's name: `200 miles`, `321.9 km`."""
    return f"{number(value, 1)} {'mile' if unit == 'mi' and value == 1 else UNIT_NAMES[unit]}"


def short_length(value: float, unit: str) -> str:
    """A length given in its own unit, in short: `200 mi`, `300 km`."""
    return f"{number(value, 1)} {unit}"


def distance(km: float, unit: str) -> str:
    """A distance in km as text in whole units, the reader's first: `312 miles (502 km)`."""
    other = "km" if unit != "km" else "mi"
    return f"{_whole(km, unit)} ({_whole(km, other)})"


def short_distance(km: float, unit: str) -> str:
    """A distance in km as text in whole units of one kind: `312 miles`."""
    return _whole(km, unit)


def fine_distance(km: float, unit: str) -> str:
    """A distance in km as text in one unit: whole, or to a tenth below ten; never zero."""
    value = km / UNITS_KM[unit]
    return length(round(value) if value >= 10 else max(round(value, 1), 0.1 * (value > 0)), unit)


def range_text(value: float, unit: str) -> str:
    """A range as given, and in the other unit: `200 miles (321.9 km)`, `300 km (186.4 miles)`."""
    km = value * UNITS_KM[unit]
    other = f"{number(km, 1)} km" if unit != "km" else f"{number(km / KM_PER_MILE, 1)} miles"
    return f"{length(value, unit)} ({other})"


def position(lon: float, lat: float) -> str:
    """A position with hemispheres, two decimals: `50.91° N, 34.80° E`."""
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def date(iso: str, short: bool = False) -> str:
    """An ISO date or part of one for reading: 17 November 2024 (short: 17 Nov 2024), 2024."""
    year, *rest = iso.split("-")
    if not rest:
        return year or "undated"
    month = MONTHS[int(rest[0]) - 1]
    named = f"{month[:3] if short else month} {year}"
    return f"{int(rest[1])} {named}" if len(rest) > 1 else named


def day(iso: str) -> str:
    """An ISO date without its year: 17 November."""
    return date(iso).rpartition(" ")[0]


def compass(bearing_deg: float) -> str:
    """The nearest of eight compass directions to a bearing in degrees clockwise from north."""
    return COMPASS[int(bearing_deg / 45 + 0.5) % 8]


def _whole(km: float, unit: str) -> str:
    return length(round(km / UNITS_KM[unit]), unit)
