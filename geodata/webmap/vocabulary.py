"""What the browser makes the map's words of: phrases, and the facts that fill them."""

from __future__ import annotations

from functools import cache
from typing import Any

from geodata import borders, facts, phrases, scenario, text
from geodata.analysis import findings, moves, published_ranges, start_lines, timeline, wording
from geodata.facts import map_areas
from geodata.geodesy import UNITS_KM
from geodata.scene import ground, looks, map_in_words, published_rings

PLACES_KM = 6  # decimals of a distance, a millimetre


@cache
def read() -> dict[str, Any]:
    """All of it, for JSON. Towns and outlines are not in it: they come with the ground, and
    `regions` and `land` name its shapes in their order."""
    regions = borders.regions()
    area = map_areas.areas()["occupied"]
    return {
        "phrases": phrases.every(),
        "units": {unit: [name, UNITS_KM[unit]] for unit, name in text.UNIT_NAMES.items()},
        "months": text.MONTHS,
        "compass": text.COMPASS,
        "area": [[scenario.SOUTH, scenario.WEST], [scenario.NORTH, scenario.EAST]],
        "decimals": scenario.PLACES,
        "steps": moves.STEPS,
        "named_in_title": wording.NAMED_IN_TITLE,
        "named_in_sentence": wording.NAMED_IN_SENTENCE,
        "named_beyond": map_in_words.NEXT,
        "at_town_km": findings.AT_TOWN_KM,
        "shore_deg": borders.SHORE_DEG,
        "published": _list_published(),
        "same_km": published_ranges.SAME_KM,
        "looks": {"rings": looks.RINGS, "absent": looks.ABSENT},
        "regions": [[region.country, region.title] for region in regions.values()],
        "land": list(borders.land()),
        "kursk": regions["Kursk"].title,
        "crimea": [regions[name].title for name in borders.CRIMEA],
        "layers": _tell_layers(),
        "starts_km": {start: _measure(start) for start in start_lines.NAMES},
        "article_day": scenario.ARTICLE_DAY,
        "area_days": timeline.AREA_DAYS,
        "line": {"day": area.day, "good_to": f"{area.good_to_km:g}"},
        "held_days": map_areas.held_days(),
        "kursk_begins": timeline.kursk_begins(),
        "weapons": _list_weapons(),
        "permissions": [
            {"day": one.date, "regions": one.regions, "weapons": one.weapons}
            for one in facts.permissions()
        ],
        "statements": {name: facts.statement(name) for name in ("crimea", "nothing-allowed")},
    }


def _tell_layers() -> dict[str, tuple[str, ...]]:
    told = {layer.id: map_in_words.tell_layer(layer) for layer in ground.layers()}
    return {name: words for name, words in told.items() if words}


def _measure(start: str) -> list[float]:
    return [round(float(km), PLACES_KM) for km in findings.start_distances_km(start)]


def _list_published() -> list[dict[str, Any]]:
    """The figures of the article's missile, the least first, and how their rings are drawn."""
    return [
        {
            "name": figure.label,
            "km": figure.km,
            "length": text.length(figure.value, figure.unit),
            "look": published_rings.look(figure),
            "label": text.short_length(figure.value, figure.unit),
            "side": published_rings.side(figure),
        }
        for figure in published_ranges.figures()
    ]


def _list_weapons() -> list[dict[str, Any]]:
    """The systems that rings are drawn for, the shortest reach first."""
    return [
        {
            "id": weapon.id,
            "name": weapon.name,
            "km": km,
            "in_hand": weapon.in_hand,
            "promised": weapon.promised,
            "outlet": facts.sources()[weapon.in_hand_source].outlet,
        }
        for km, weapon in timeline.reaches()
    ]
