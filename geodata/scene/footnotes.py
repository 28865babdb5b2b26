"""The facts of a scene as numbered footnotes with sources, and whose data its ground is."""

from __future__ import annotations

from dataclasses import dataclass

from geodata import facts, text
from geodata.analysis import published_ranges, wording
from geodata.facts import cited
from geodata.facts.cited import Source
from geodata.scene.scene import Scene


@dataclass(frozen=True, slots=True)
class Footnote:
    """A layer's note: its number from 1, the layer's id, the words and their sources."""

    number: int
    layer: str
    words: str
    sources: tuple[Source, ...]

    @property
    def text(self) -> str:
        """The words, and the sources in brackets."""
        sources = "; ".join(source_text(source) for source in self.sources)
        return f"{self.words} ({sources})" if sources else self.words


def of(picture: Scene) -> tuple[Footnote, ...]:
    """A footnote for each layer with a note, the topmost layer first: what is most looked at."""
    noted = [layer for layer in reversed(picture.layers) if layer.note]
    return tuple(
        Footnote(number, layer.id, end_sentence(layer.note), sources(layer.credits))
        for number, layer in enumerate(noted, start=1)
    )


def limits() -> str:
    """What a map of ours is not, in two sentences."""
    return f"{facts.statement('history')}. Crimea is Ukraine, shown as occupied."


def notes(picture: Scene) -> tuple[str, ...]:
    """What stands beneath the map in lines: how much the rings take in, what lies between the
    published ranges, where the points stand, which day it is."""
    scenario = picture.scenario
    return (
        *wording.area_notes(scenario),
        *published_ranges.notes(scenario),
        *wording.launch_notes(scenario),
        *wording.day_notes(scenario),
    )


def sources(ids: tuple[str, ...]) -> tuple[Source, ...]:
    """The sources of credits."""
    return tuple(facts.sources()[name] for name in ids)


def source_name(source: Source) -> str:
    """A source in a few words: its outlet and, where it has one, its date."""
    return source.outlet + (f", {text.date(source.date, short=True)}" if source.date else "")


def source_text(source: Source, whole: bool = False) -> str:
    """A source in one line, as far as it is known: outlet, title, date, licence, kind, and the site
    where it can be read; or the `whole` of it with its address. On paper, where room is dear,
    outlet, date and site are enough to find a report."""
    has_title = whole or bool(source.licence) or source.kind == cited.OURS
    title = f": {source.title or source.about}" if has_title else ""
    date = f", {text.date(source.date, short=True)}" if source.date else ""
    licence = f", {source.licence}" if source.licence else ""
    kind = "; ".join(filter(None, (source.kind, source.url if whole else source.site)))
    return f"{source.outlet}{title}{date}{licence} ({kind})"


def end_sentence(words: str) -> str:
    """Words with a full stop, unless they end as a sentence does."""
    return words if words.endswith((".", "?", "!")) else f"{words}."
