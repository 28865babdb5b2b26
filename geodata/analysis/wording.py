"""Findings in plain words: the sentence above the map and the lines beneath it."""

from __future__ import annotations

from shapely.geometry import Point as Place

from geodata import borders, facts, text
from geodata.analysis import day_words, findings, moves, timeline
from geodata.analysis.findings import Counts
from geodata.facts import map_areas
from geodata.scenario import ARTICLE_DAY, Point, Scenario

NAMED_IN_TITLE = 3  # our choice: more names would not fit a line
NAMED_IN_SENTENCE = 2  # our choice: as many have room where one has, so that no map is pushed down


def point_name(point: Point, unit: str) -> str:
    """A launch point's name: its town, or how far and which way from the nearest town."""
    stands = findings.standing(point)
    if stands.at_town:
        return stands.town
    return (
        f"a point {text.short_distance(stands.town_km, unit)} "
        f"{text.compass(stands.bearing_deg)} of {stands.town}"
    )


def sentence(scenario: Scenario) -> str:
    """A few sentences that say what the map shows, on another day than the article's what of it was
    possible then."""
    rows, possible = findings.of(scenario), timeline.find_possible(scenario)
    begins = f"{day_words.opening(possible)} " if possible else ""
    reaches = "would have reached" if day_words.is_absent(scenario) else "reaches"
    russian, occupied = findings.counts(rows, "Russia"), findings.counts(rows, "Ukraine")
    reach = text.length(scenario.range_value, scenario.range_unit)
    return (
        f"{begins}From {_start_name(scenario)}, {reach} {reaches} {russian.inside} of "
        f"{russian.total} "
        "airfields in Russia; "
        f"{_rest(russian)}. On occupied Ukrainian land{':' if possible else ' it reaches'} "
        f"{occupied.inside} of "
        f"{occupied.total}{_close(occupied)}."
    )


def title(scenario: Scenario) -> str:
    """The title of a map's picture: `200 miles around Sumy`, `300 km from held land`."""
    reach = text.length(scenario.range_value, scenario.range_unit)
    if scenario.start != "points":
        return f"{reach} from {day_words.start_name(scenario)}"
    names = [point_name(point, scenario.range_unit) for point in scenario.points]
    if len(names) > NAMED_IN_TITLE:
        return f"{reach} around {len(names)} launch points"
    return f"{reach} around {' and '.join(', '.join(names).rsplit(', ', 1))}"


def reached_head(scenario: Scenario) -> str:
    """What stands over a list of the airfields that are not beyond the rings."""
    several = scenario.start == "points" and len(scenario.points) > 1
    where = "Inside the ring" if day_words.is_absent(scenario) else "In range"
    return f"{where} or too close to call{', from the nearest launch point' * several}"


def hand_hint(unit: str) -> str:
    """How a hand moves a launch point on the live map."""
    one, ten, fifty = moves.STEPS
    return (
        f"Drag it, or use the arrow keys: {one}, with Shift {ten}, with Ctrl {fifty} "
        f"{text.UNIT_NAMES[unit]}."
    )


def place_name(point: Point) -> str:
    """A short name for a launch point: its town's, else its position."""
    stands = findings.standing(point)
    return stands.town if stands.at_town else text.position(point.lon, point.lat)


def label(scenario: Scenario, index: int) -> str:
    """A launch point's name on the map and in lists, numbered where there are several."""
    name = place_name(scenario.points[index])
    return name if len(scenario.points) == 1 else f"{index + 1}. {name}"


def area_notes(scenario: Scenario) -> tuple[str, ...]:
    """How much the rings take in: in all, more than once, in Russia and Kursk Oblast; of a line."""
    areas = findings.areas(scenario)
    several = scenario.start == "points" and len(scenario.points) > 1
    reached = (
        f"{'Together the rings take' if several else 'The ring takes'} in {_km2(areas.reached_km2)}"
    )
    twice = f"; {_km2(areas.overlap_km2)} of that are in two or more" if several else ""
    share = 100 * areas.russia_km2 / findings.area_of_russia_km2()
    percent = "under 0.1" if 0 < share < 0.05 else text.number(share, 1)
    russia = f"In Russia that is {_km2(areas.russia_km2)}, {percent} per cent of the country"
    cut = " (as far as this map goes)" if areas.beyond_map else ""
    kursk = f"{text.number(100 * areas.kursk_share)} per cent of Kursk Oblast"
    sizes = f"{reached}{twice}. {russia}{cut}, and {kursk} (our calculation)."
    if scenario.start == "border":
        return (
            sizes,
            (
                "No launcher can stand on the border, least of all where Russia holds both sides "
                "of it."
            ),
        )
    if scenario.start == "held":
        good_to_km = map_areas.areas()["occupied"].good_to_km
        return (
            sizes,
            f"Held land is drawn from town to town for {map_areas.day()}, good to about "
            f"{good_to_km:g} km.",
        )
    return (sizes,)


def day_notes(scenario: Scenario) -> tuple[str, ...]:
    """For another day than the article's a line: which day the map shows, and what of it is chosen
    and not drawn, since the data have nothing for that day."""
    if scenario.day == ARTICLE_DAY:
        return ()
    day = f"Day of the map: {text.date(scenario.day)}."
    return (" ".join((day, *day_words.not_drawn(scenario))),)


def launch_notes(scenario: Scenario) -> tuple[str, ...]:
    """A line for each launch point that launchers could not stand at: Russia, occupied, sea."""
    if scenario.start != "points":
        return ()
    lines = (_launch_note(point, scenario.range_unit, scenario.day) for point in scenario.points)
    return tuple(line for line in lines if line)


def _launch_note(point: Point, unit: str, day: str) -> str:
    """The line of a launch point on an ISO day, as far as the data know who held the place then."""
    where = findings.standing(point).where
    name = point_name(point, unit)
    name = name[0].upper() + name[1:]
    if where.country is None:
        return (
            f"{name} is at sea: the ring shows distance, not a place where a launcher could stand."
        )
    held_on = timeline.variant("held", day)
    is_held = where.region == "Kursk" and held_on is not None
    if held_on and is_held and borders.held_kursk(held_on).covers(Place(point.lon, point.lat)):
        return (
            f"{name} is in the part of Kursk Oblast (Russia) that Ukraine held on "
            f"{text.date(held_on)} (approximate)."
        )
    if where.occupied and not timeline.has_line(day):
        is_crimean = where.region in borders.CRIMEA
        return f"{name} is in Crimea. {facts.statement('crimea')}" if is_crimean else ""
    if where.occupied:
        return (
            f"{name} is in Ukraine, on land that Russia occupied on {map_areas.day()} "
            "(approximate)."
        )
    if where.country == "Ukraine":
        return ""
    region = f" ({borders.regions()[where.region].title})" if where.region else ""
    return (
        f"{name} is in {where.country}{region}: the ring shows distance, not a launch that "
        "anyone reported."
    )


def _km2(area_km2: float) -> str:
    """An area to three digits, since the borders are no better."""
    digits = max(len(str(round(area_km2))) - 3, 0)
    return f"{text.number(round(area_km2, -digits))} km²"


def _start_name(scenario: Scenario) -> str:
    if scenario.start != "points":
        return f"anywhere on {day_words.start_name(scenario)}"
    names = [point_name(point, scenario.range_unit) for point in scenario.points]
    if len(names) > NAMED_IN_SENTENCE:
        return f"{len(names)} launch points"
    return (" and " if all(name[0].isupper() for name in names) else " and from ").join(names)


def _rest(counts: Counts) -> str:
    if counts.edge:
        close = f"{counts.edge} {'is' if counts.edge == 1 else 'are'} too close to call"
        return f"{close} and {counts.outside} {'is' if counts.outside == 1 else 'are'} beyond it"
    return f"{counts.outside} {'is' if counts.outside == 1 else 'are'} beyond it"


def _close(counts: Counts) -> str:
    return f" ({counts.edge} too close to call)" if counts.edge else ""
