"""What each source stands behind on this site, in a few words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from geodata import facts
from geodata.facts import before_article, glossary, map_areas, named_places, published_figures
from geodata.facts.records import Claim
from geodata.facts.statements import statements
from geodata.lessons.reading import lessons
from geodata.scene import citing

SHOWN = 25  # sources before the switch for all of them; our choice: what one looks through
Use = tuple[str, Iterable[str]]  # what is sourced, in words, and the ids of its sources


def by(source: str) -> tuple[str, ...]:
    """What a source, by its id, stands behind."""
    return tuple(_by_source()[source])


@cache
def _by_source() -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for words, ids in (*_of_article(), *_of_map(), *_of_pages(), *_of_sources()):
        for source in ids:
            found[source][words] = None
    return found


def _of_article() -> Iterator[Use]:
    for claim in facts.claims():
        yield f"claims of paragraph {claim.paragraph}", _list_cited(claim)
    for weapon in facts.weapons():
        yield weapon.name, (weapon.in_hand_source, *(reach.source for reach in weapon.ranges))
    for term in glossary.terms().values():
        yield f"the word “{term.name}”", term.sources


def _of_map() -> Iterator[Use]:
    yield "the map itself", citing.map_sources()
    yield "a range offered by name", [preset.source for preset in facts.range_presets()]
    for event in facts.events():
        yield "events of the timeline", event.sources
    for permission in facts.permissions():
        yield "what was allowed", permission.sources
    for base in facts.all_airbases():
        yield f"the airfield {base.name}", base.sources
    for report in facts.reports():
        yield "reports of airfields", report.sources
    for area in map_areas.areas().values():
        yield "notes of the map", area.quotes
    for place in named_places.named_places().values():
        yield f"the place {place.name}", place.sources


def _of_pages() -> Iterator[Use]:
    for one in statements().values():
        yield one.about or "what pages say", one.sources
    for part in before_article.history():
        yield (
            "what came before the article",
            [one for each in part.sentences for one in each.sources],
        )
    yield "published figures", [one.source for one in published_figures.figures().values()]
    for lesson in lessons().values():
        yield (
            f"the lesson “{lesson.title}”",
            [one.id for step in lesson.steps for one in step.sources],
        )
        yield "teaching standards", [standard.source for standard in lesson.standards]


def _of_sources() -> Iterator[Use]:
    for other in facts.sources().values():
        yield f"what {other.outlet} passes on", other.quotes


def _list_cited(claim: Claim) -> tuple[str, ...]:
    return (*claim.sources, *(value.source for value in claim.values))
