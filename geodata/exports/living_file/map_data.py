"""What the file's scripts must know of the map beside what the live map's scripts know already."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from geodata import addresses, facts, links, scene, text
from geodata.analysis import day_bar, published_ranges, timeline, trail
from geodata.facts.records import Event, RangePreset
from geodata.facts.statements import statements
from geodata.scenario import DEFAULT, FIRST_DAY, LAST_DAY, LAYERS, MIN_RANGE_MI, Scenario
from geodata.scene import Scene, citing, footnotes, ground, html_words, key, published_rings
from geodata.scene.layers import Layer


def read(picture: Scene, base: str, day: date) -> dict[str, Any]:
    """The map that the file opens, as a query; layers, notes, ranges and trail; `day` is when the
    file is made, and `base` the site's address."""
    link = links.for_others(base)
    return {
        "site": citing.SITE,
        "query": links.query(picture.scenario),
        "beside": addresses.BESIDE,
        "map": _read_map(link),
        "notes": _read_notes(),
        "citations": list(citing.patterns(day, bool(link)).items()),
        "events": {day: tell_day(day) for day in day_bar.list_days()},
        "trail": {"longest": trail.LONGEST, "gesture_ms": 1000 * trail.ONE_GESTURE_S},
    }


def _read_map(link: str) -> dict[str, Any]:
    """The ground's layers from each day on, their lines in the key, the ranges offered by name."""
    legends = {layer.id: layer.legend for layer in ground.layers() if layer.name in key.GROUND}
    return {
        "days": [[day, [layer.id for layer in layers]] for day, layers in _list_days()],
        "key": {name: legend for name, legend in legends.items() if legend},
        "key_order": key.GROUND,
        "outlets": {layer.id: citing.outlets(layer) for layer in _every_layer()},
        "presets": [_tell_preset(preset) for preset in facts.range_presets()],
        "link": link,
    }


def _list_days() -> list[tuple[str, tuple[Layer, ...]]]:
    """The days on which the ground changes, each with its layers from then on."""
    first, last = (date.fromisoformat(day).toordinal() for day in (FIRST_DAY, LAST_DAY))
    days = (date.fromordinal(day).isoformat() for day in range(first, last + 1))
    return [(next(same), layers) for layers, same in groupby(days, key=ground.of_day)]


def _tell_preset(preset: RangePreset) -> dict[str, Any]:
    source = footnotes.source_name(facts.sources()[preset.source])
    return {
        "value": preset.value,
        "unit": preset.unit,
        "name": text.short_length(preset.value, preset.unit),
        "words": f"{preset.label}. {preset.note} {source}",
    }


def tell_day(day: str) -> str:
    """What happened on a day as HTML, a paragraph for each event, with its sources."""
    return "".join(_tell_event(event, day) for event in day_bar.find_events(day))


def _tell_event(event: Event, day: str) -> str:
    dated = f"{text.date(event.date)}. " * (event.date != day)
    later = f" <i>{day_bar.LATER}</i>" * timeline.after_article(event)
    sources = ", ".join(html_words.anchor(facts.sources()[one]) for one in event.sources)
    head = f"{dated}<b>{day_bar.find_lane(event)}:</b>"
    return f"<p>{head} {escape(event.text)}{later} <small>{sources}</small></p>"


def _every_layer() -> tuple[Layer, ...]:
    """All that any map of ours draws: the ground of every day, and what a range draws over it."""
    shortest = Scenario(range_value=MIN_RANGE_MI, show=LAYERS)
    drawn = scene.build(shortest).layers
    return (*ground.layers(), *(layer for layer in drawn if layer not in ground.layers()))


def _read_notes() -> dict[str, Any]:
    """The notes of layers with their sources; of rings the parts, since they depend on the day."""
    noted = footnotes.of(Scene("", _every_layer(), DEFAULT))
    presets = facts.range_presets()
    in_hand = {weapon.id: weapon.in_hand_source for _, weapon in timeline.reaches()}
    allowed = {one.date: one.sources[0] for one in facts.permissions()}
    nothing = statements()["nothing-allowed"].sources
    drawn = [figure.source for figure in published_ranges.figures()]
    named = (
        *(one.source for one in presets), *drawn, *in_hand.values(), *allowed.values(), *nothing,
    )  # fmt: skip
    return {
        "layers": {one.layer: one.text for one in noted if one.layer not in ("rings", "published")},
        "published": {"words": published_rings.NOTE, "figures": drawn},
        "ring": scene.RING_NOTE,
        "own": scene.OWN_RANGE_NOTE,
        "presets": [
            {
                "value": one.value,
                "unit": one.unit,
                "words": footnotes.end_sentence(f"{one.label}. {one.note}"),
                "source": one.source,
            }
            for one in presets
        ],
        "sources": {one.id: footnotes.source_text(one) for one in footnotes.sources(named)},
        "credits": {"in_hand": in_hand, "permissions": allowed, "nothing": nothing},
    }
