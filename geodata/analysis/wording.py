"""Findings in plain words: the sentence above the map and the lines beneath it."""

from __future__ import annotations

from shapely.geometry import Point as Place

from geodata import borders, facts, phrases, text
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
    away, way = text.short_distance(stands.town_km, unit), text.compass(stands.bearing_deg)
    return phrases.say("near_town", away=away, way=way, town=stands.town)


def sentence(scenario: Scenario) -> str:
    """A few sentences that say what the map shows, on another day than the article's what of it was
    possible then."""
    russian = findings.counts(findings.of(scenario), "Russia")
    reached = phrases.say(
        "sentence", start=_start_name(scenario), rest=_rest(russian), **_reach(scenario, russian)
    )
    return " ".join((*_opening(scenario), reached, _occupied(scenario)))


def headline(scenario: Scenario) -> str:
    """The finding in short, as the title of a poster: `200 miles from Sumy reaches 4 of 49
    airfields in Russia`; of a map without airfields only what it is of."""
    if "airbases" not in scenario.show:
        return title(scenario)
    russian = findings.counts(findings.of(scenario), "Russia")
    named = day_words.start_name(scenario) if scenario.start != "points" else _names(scenario)
    return phrases.say("headline", start=named, **_reach(scenario, russian))


def beneath(scenario: Scenario) -> str:
    """What the sentence says and the headline does not."""
    if "airbases" not in scenario.show:
        return sentence(scenario)
    russian = findings.counts(findings.of(scenario), "Russia")
    close = (f"{_rest(russian)}.",) if russian.edge else ()
    return " ".join((*_opening(scenario), *close, _occupied(scenario)))


def title(scenario: Scenario) -> str:
    """What a map is of: `200 miles around Sumy`, `300 km from held land`."""
    reach = text.length(scenario.range_value, scenario.range_unit)
    if scenario.start != "points":
        return phrases.say("from", what=reach, start=day_words.start_name(scenario))
    return phrases.say("around", what=reach, names=_names(scenario))


def reached_head(scenario: Scenario) -> str:
    """What stands over a list of the airfields that are not beyond the rings."""
    several = scenario.start == "points" and len(scenario.points) > 1
    is_absent = day_words.is_absent(scenario)
    head = phrases.say("reached_head.absent" if is_absent else "reached_head.now")
    return phrases.say("nearest_start", head=head) if several else head


def hand_hint(unit: str) -> str:
    """How a hand moves a launch point on the live map."""
    one, ten, fifty = moves.STEPS
    return phrases.say("hand_hint", one=one, ten=ten, fifty=fifty, unit=text.UNIT_NAMES[unit])


def place_name(point: Point) -> str:
    """A short name for a launch point: its town's, else its position."""
    stands = findings.standing(point)
    return stands.town if stands.at_town else text.position(point.lon, point.lat)


def label(scenario: Scenario, index: int) -> str:
    """A launch point's name on the map and in lists, numbered where there are several."""
    name = place_name(scenario.points[index])
    is_one = len(scenario.points) == 1
    return name if is_one else phrases.say("numbered", number=index + 1, name=name)


# Above the table of several launch points.
TABLE_HEAD = "Each launch point by itself, and the airfields in Russia:"
TABLE_COLUMNS = ("Launch point", "Position", "In range", "Too close to call", "Out")


def table(scenario: Scenario) -> tuple[tuple[str, str, int, int, int], ...]:
    """A row for each of several launch points, by itself: its name, its position, and how many
    airfields in Russia it has in range, at the edge and out of range."""
    if scenario.start != "points" or len(scenario.points) < 2:
        return ()
    rows = []
    for index, point in enumerate(scenario.points):
        alone = findings.counts(findings.reaches((point,), scenario.range_km), "Russia")
        cells = (label(scenario, index), text.position(point.lon, point.lat))
        rows.append((*cells, alone.inside, alone.edge, alone.outside))
    return tuple(rows)


def area_notes(scenario: Scenario) -> tuple[str, ...]:
    """How much the rings take in: in all, more than once, in Russia and Kursk Oblast; of a line."""
    areas = findings.areas(scenario)
    several = scenario.start == "points" and len(scenario.points) > 1
    share = 100 * areas.russia_km2 / findings.area_of_russia_km2()
    parts = (
        phrases.say(
            f"area_notes.{'several' if several else 'one'}", reached=_km2(areas.reached_km2)
        ),
        phrases.say("area_notes.twice", overlap=_km2(areas.overlap_km2)) if several else "",
        phrases.say(
            "area_notes.shares",
            russia=_km2(areas.russia_km2),
            percent=phrases.say("area_notes.little") if 0 < share < 0.05 else text.number(share, 1),
            cut=phrases.say("area_notes.cut") if areas.beyond_map else "",
            kursk=text.number(100 * areas.kursk_share),
        ),
    )
    sizes = "".join(parts)
    return (sizes, *start_notes(scenario.start))


def start_notes(start: str) -> tuple[str, ...]:
    """A line for a start that is a line or an area: what it is not, or how good it is."""
    if start == "points":
        return ()
    good_to = f"{map_areas.areas()['occupied'].good_to_km:g}"
    return (phrases.say(f"start_notes.{start}", day=map_areas.day(), good_to=good_to),)


def day_notes(scenario: Scenario) -> tuple[str, ...]:
    """For another day than the article's a line: which day the map shows, and what of it is chosen
    and not drawn, since the data have nothing for that day."""
    if scenario.day == ARTICLE_DAY:
        return ()
    day = phrases.say("day_note", day=text.date(scenario.day))
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
        return phrases.say("stands.sea", name=name)
    held_on = timeline.variant("held", day)
    is_held = where.region == "Kursk" and held_on is not None
    if held_on and is_held and borders.held_kursk(held_on).covers(Place(point.lon, point.lat)):
        return phrases.say("stands.held", name=name, day=text.date(held_on))
    if where.occupied and not timeline.has_line(day):
        is_crimean = where.region in borders.CRIMEA
        statement = facts.statement("crimea")
        return phrases.say("stands.crimea", name=name, statement=statement) if is_crimean else ""
    if where.occupied:
        return phrases.say("stands.occupied", name=name, day=map_areas.day())
    if where.country == "Ukraine":
        return ""
    place = where.country
    if where.region:
        title = borders.regions()[where.region].title
        place = phrases.say("region_of", country=place, region=title)
    return phrases.say("stands.abroad", name=name, place=place)


def _km2(area_km2: float) -> str:
    """An area to three digits, since the borders are no better."""
    digits = max(len(str(round(area_km2))) - 3, 0)
    return phrases.say("square_km", area=text.number(round(area_km2, -digits)))


def _start_name(scenario: Scenario) -> str:
    if scenario.start != "points":
        return phrases.say("anywhere_on", start=day_words.start_name(scenario))
    names = [point_name(point, scenario.range_unit) for point in scenario.points]
    if len(names) > NAMED_IN_SENTENCE:
        return phrases.say("launch_points", count=len(names))
    are_towns = all(name[0].isupper() for name in names)
    return phrases.say("joints.and" if are_towns else "joints.and_from").join(names)


def _names(scenario: Scenario) -> str:
    """The launch points by their names, or how many there are."""
    names = [point_name(point, scenario.range_unit) for point in scenario.points]
    if len(names) > NAMED_IN_TITLE:
        return phrases.say("launch_points", count=len(names))
    return phrases.say("joints.and").join(", ".join(names).rsplit(", ", 1))


def _opening(scenario: Scenario) -> tuple[str, ...]:
    """What another day than the article's begins with."""
    possible = timeline.find_possible(scenario)
    return (day_words.opening(possible),) if possible else ()


def _reach(scenario: Scenario, counts: Counts) -> dict[str, object]:
    """The words of how many airfields a range reaches, or would have."""
    absent = day_words.is_absent(scenario)
    return {
        "reach": text.length(scenario.range_value, scenario.range_unit),
        "reaches": phrases.say("reaches.absent" if absent else "reaches.now"),
        "inside": counts.inside,
        "total": counts.total,
    }


def _occupied(scenario: Scenario) -> str:
    """The sentence of the airfields on occupied Ukrainian land."""
    counts = findings.counts(findings.of(scenario), "Ukraine")
    close = phrases.say("close_in_brackets", count=counts.edge) if counts.edge else ""
    day = "day" if timeline.find_possible(scenario) else "article"
    return phrases.say(
        f"sentence_occupied.{day}", inside=counts.inside, total=counts.total, close=close
    )


def _rest(counts: Counts) -> str:
    beyond = phrases.say_count("beyond", counts.outside)
    if not counts.edge:
        return beyond
    close = phrases.say_count("close", counts.edge)
    return phrases.say("close_and_beyond", close=close, beyond=beyond)
