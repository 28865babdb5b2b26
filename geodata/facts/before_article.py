"""What came before the article: 2014, February 2022, August 2024, a source for each sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata import borders, geodesy, text
from geodata.facts import map_areas, named_places, published_figures
from geodata.facts.checker import FOLDER, Checker, tables
from geodata.facts.cited import read_sources
from geodata.projections import Projection

PLANT = "kursk-plant"  # of places.csv


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours and the ids of the sources that say it."""

    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A part of what came before the article: its id, heading and sentences."""

    id: str
    heading: str
    sentences: tuple[Sentence, ...]


def read_history(folder: Path = FOLDER) -> tuple[History, ...]:
    """before.toml: its parts in order, each sentence with what it names in braces put in, and with
    sources in sources.toml."""
    check, known = Checker("before.toml"), read_sources(folder)
    values = _values(folder)
    found = []
    for key, row in tables(folder, check):
        check.fields(row, {"heading", "sentences"})
        sentences = []
        for entry in row.get("sentences", []):
            check.fields(entry, {"words", "sources"})
            check.source(entry, known, "sources")
            words = check.fill(str(entry.get("words")), values)
            sentences.append(Sentence(words, tuple(map(str, entry.get("sources", ())))))
        found.append(History(key, str(row.get("heading")), tuple(sentences)))
    check.finish()
    return tuple(found)


history = cache(read_history)


def _values(folder: Path) -> dict[str, str]:
    """What a sentence may name, as text."""
    figures = published_figures.read_figures(folder)
    plant = named_places.read_named_places(folder)[PLANT]
    outline = borders.region("Kursk")
    ours, printed = geodesy.area_km2(outline), figures["kursk-area"].value
    flat = Projection("mercator").project(outline).area / 1e6
    taken = geodesy.area_km2(borders.occupied()) / geodesy.area_km2(borders.country("Ukraine"))
    held_day = map_areas.held_days()[0]
    plant_km, held_km = (
        named_places.distance_to_km(plant, shape)
        for shape in (borders.border_line(), borders.held_kursk(held_day))
    )
    return {
        "kursk_people": f"{text.number(figures['kursk-people'].value / 1e6, 2)} million",
        "kursk_leave": text.number(figures["kursk-leave"].value),
        "kursk_area": f"{text.number(printed)} km²",
        "our_area": f"{text.number(ours)} km²",
        "less": f"{text.number(100 * (1 - ours / printed), 1)} per cent",
        "mercator_area": f"about {text.number(round(flat, -3))} km²",
        "occupied_share": f"{text.number(100 * taken, 1)} per cent",
        "plant_km": f"{text.number(plant_km)} km",
        "plant_held_km": f"{text.number(held_km)} km",
        "held_day": text.date(held_day),
    }
