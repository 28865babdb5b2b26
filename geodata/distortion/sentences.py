"""Projections, wrong rings and lengths in plain words, every number computed."""

from __future__ import annotations

from geodata import geodesy, text
from geodata.analysis import day_words, findings, wording
from geodata.analysis.findings import Reach
from geodata.distortion import lengths, tissot, wrong_rings
from geodata.distortion.lengths import Length
from geodata.distortion.wrong_rings import Off, WrongRing
from geodata.geodesy import UNITS_KM
from geodata.projections import GLOBE, Projection
from geodata.scenario import Point, Scenario

NAMES = {
    "mercator": "Web Mercator",
    "azimuthal": "Azimuthal equidistant",
    GLOBE: "Globe (orthographic)",
}
KEEPS = {
    "mercator": (
        "Nearly keeps angles, and the shapes of small things. Bends size: the farther from the "
        "equator, the larger."
    ),
    "azimuthal": (
        "Keeps distance and direction from its middle. Bends shapes and sizes far away from it."
    ),
    GLOBE: (
        "Keeps the look of the Earth from far above. Bends what is near the rim, seen from the "
        "side."
    ),
}
EARTH_KM2 = 510_065_622  # the whole surface of the WGS84 ellipsoid
TRUTH = {"in": "in truth in range", "out": "in truth out of range"}
TINY_PERCENT = 0.01  # below this a ring is called even
LEGEND = (
    "◆ airfield in range · ◭ too close to call · ○ out of range · ▨ Ukraine, occupied by "
    "Russia · dark line: "
    "Ukraine–Russia border · golden area: Kursk Oblast · dashed on the globe: the area of the "
    "first map · "
    "grey: other land"
)
WRONG_RINGS = ("Wrong ring", "How people get there", "Most it is off", "Airfields misjudged")


def title(kind: str, scenario: Scenario) -> str:
    """What a panel is called: `200 miles around Sumy: Web Mercator`."""
    return f"{wording.title(scenario)}: {NAMES[kind]}"


def intro(scenario: Scenario) -> str:
    """What the three panels show."""
    name = wording.place_name(scenario.points[0])
    reach = text.range_text(scenario.range_value, scenario.range_unit)
    return (
        f"Three maps, one ring: the places {reach} from {name}. On the ground it is the same "
        "ring each time."
    )


def notes(scenario: Scenario) -> tuple[str, ...]:
    """Which launch point is shown where a scenario has no single one."""
    name = wording.place_name(scenario.points[0])
    if scenario.start != "points":
        line = day_words.start_name(scenario)
        return (
            f"Your rings start anywhere on {line}, which has no single centre; here your first "
            "launch point is used: "
            f"{name}.",
        )
    if len(scenario.points) > 1:
        return (
            f"Of your {len(scenario.points)} launch points only the first is shown here: {name}.",
        )
    return ()


def panel_sentence(kind: str, scenario: Scenario, close: bool) -> str:
    """What a panel shows of the ring around the first launch point, measured on it."""
    point, length = scenario.points[0], text.length(scenario.range_value, scenario.range_unit)
    name = wording.place_name(point) if findings.standing(point).at_town else "the launch point"
    if kind == "mercator":
        longer = text.number(
            100 * (tissot.north_to_south(point.lon, point.lat, scenario.range_km) - 1), 1
        )
        legs = (
            f"The {length} north of {name} are drawn {longer} per cent longer than the {length} "
            "south of it"
        )
        return f"{legs}, so {name} is not in the middle of its own ring."
    if kind == "azimuthal":
        around = Projection(kind, point.lon, point.lat)
        uneven = tissot.uneven_percent(around, point.lon, point.lat, scenario.range_km)
        percent = f"less than {TINY_PERCENT:g}" if uneven < TINY_PERCENT else text.number(uneven, 2)
        return (
            f"The ring is a circle around {name}: its radius is the same all the way round, to "
            f"{percent} per cent."
        )
    if close:
        return (
            f"The Earth curves away: on the ring, a mile outward is drawn {_shrunk(scenario)} "
            "per cent shorter."
        )
    share = text.number(
        100 * geodesy.area_km2(findings.ring(point, scenario.range_km)) / EARTH_KM2, 3
    )
    return (
        f"From far above the ring looks round, and small: it takes in {share} per cent of the "
        "Earth's surface."
    )


def _shrunk(scenario: Scenario) -> str:
    point = scenario.points[0]
    lon, lat = geodesy.destination(point.lon, point.lat, 0, scenario.range_km)
    scale = tissot.length_scale(Projection(GLOBE, point.lon, point.lat), lon, lat, 0)
    return text.number(100 * (1 - scale), 2)


def off(found: Off, unit: str) -> str:
    """One error of a wrong: `6.2 miles (10 km) too short, to the north`."""
    return (
        f"{small_distance(abs(found.km), unit)} {'too short' if found.km < 0 else 'too far'}, "
        f"{_toward(found)}"
    )


def small_distance(km: float, unit: str) -> str:
    """A distance in both units, the reader's first, to a tenth if short: `0.6 miles (1 km)`."""
    other = "km" if unit != "km" else "mi"
    return f"{text.fine_distance(km, unit)} ({text.fine_distance(km, other)})"


def _toward(found: Off) -> str:
    way = text.compass(found.bearing_deg)
    return (
        f"to the {way}"
        if way in ("north", "south")
        else f"to the {way} and {way.replace('east', 'west')}"
    )


def name_misjudged(wrong: WrongRing) -> str:
    """The airfields that a wrong ring misjudges, by name and true state; or `none`."""
    parts = [
        f"{names(found)} ({words})"
        for state, words in TRUTH.items()
        if (found := tuple(reach for reach in wrong.flips if reach.state == state))
    ]
    close = [f"too close to call: {names(wrong.close)}"] if wrong.close else []
    return "; ".join([*parts, *close]) or "none"


def names(reaches: tuple[Reach, ...]) -> str:
    """The names of airfields, in a line."""
    return ", ".join(reach.base.name for reach in reaches)


def how_large() -> str:
    """How much larger Web Mercator draws a circle in the north of the map than in the south."""
    times = text.number(tissot.north_against_south(), 2)
    return (
        f"The blue circles all have a radius of {text.range_text(tissot.RADIUS_KM, 'km')} on "
        "the ground. "
        f"At {tissot.NORTH_DEG}° N a circle looks {times} times as large on Web Mercator as one at "
        f"{tissot.SOUTH_DEG}° N, though both are equal on the ground."
    )


def length_rows() -> list[tuple[str, str, str, str, str]]:
    """For each length that is taken for another: name, miles, km, how much longer than 200 statute
    miles, and how much larger its circle is, in per cent."""
    return [
        (
            name,
            text.length(one.km / UNITS_KM["mi"], "mi"),
            text.length(one.km, "km"),
            *_against(one),
        )
        for name, one in _lengths()
    ]


def _lengths() -> tuple[tuple[str, Length], ...]:
    return (
        (f"{lengths.STATUTE.value:g} statute miles", lengths.STATUTE),
        (f"{lengths.NAUTICAL.value:g} nautical miles", lengths.NAUTICAL),
        (text.length(lengths.KILOMETRES.value, "km"), lengths.KILOMETRES),
    )


def _against(one: Length) -> tuple[str, str]:
    if one == lengths.STATUTE:
        return "–", "–"
    longer_km, larger = one.longer_km(lengths.STATUTE), one.larger_percent(lengths.STATUTE)
    sign, apart = ("+" if longer_km > 0 else "−"), abs(longer_km)
    in_both = f"{text.length(apart / UNITS_KM['mi'], 'mi')} ({text.length(apart, 'km')})"
    return f"{sign}{in_both}", f"{sign}{text.number(abs(larger), 1)} %"


def two_miles() -> str:
    """What a statute and a nautical mile are."""
    longer = text.number(100 * (geodesy.KM_PER_NAUTICAL_MILE / geodesy.KM_PER_MILE - 1))
    return (
        "Two lengths are called a mile. The statute mile of roads and, as we read it, of "
        f"newspapers is {geodesy.KM_PER_MILE} km. The "
        f"nautical mile of ships and aircraft is {geodesy.KM_PER_NAUTICAL_MILE} km: {longer} "
        "per cent longer."
    )


def name_between(point: Point) -> str:
    """Which airfields lie between 200 statute and 200 nautical miles of a launch point."""
    clear, close = lengths.find_between(point, lengths.STATUTE, lengths.NAUTICAL)
    found = names(clear) if clear else "none on our list"
    lines = " and ".join(name for name, _ in _lengths()[:2])
    words = f"Airfields between {lines} from {wording.place_name(point)}: {found}."
    return f"{words} Too close to one of these lines to call: {names(close)}." if close else words


def name_wrong_rings(ways: tuple[str, ...]) -> str:
    """Which wrong rings a panel shows, in a clause; nothing where it shows none."""
    return f" Wrong rings: {', '.join(wrong_rings.WAYS[way].name for way in ways)}." if ways else ""


def wrong_ring_rows(scenario: Scenario) -> list[tuple[str, str, str, str]]:
    """A row for each wrong way, under WRONG_RINGS: how people get there, how far it is off, and
    which airfields it misjudges."""
    found = [
        wrong_rings.build(way, scenario.points[0], scenario.range_km) for way in wrong_rings.WAYS
    ]
    return [
        (
            ring.way.name,
            ring.way.how,
            "; ".join(off(each, scenario.range_unit) for each in ring.offs),
            name_misjudged(ring),
        )
        for ring in found
    ]
