"""The link that opens a map again, its citation in APA 7, MLA 9 and Chicago, an embed snippet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import escape

import segno

from geodata import facts, links, projections, text
from geodata.analysis import wording
from geodata.facts import map_areas
from geodata.facts.cited import Source
from geodata.facts.records import Claim
from geodata.scenario import ARTICLE_DAY, DEFAULT, LAYERS
from geodata.scene import footnotes
from geodata.scene.layers import Layer
from geodata.scene.scene import Scene, build

SITE = "Kursk and the 200-mile ring"
MONTH = text.date(ARTICLE_DAY[:7])  # what the site is of
MLA_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
SNIPPET_PX = 640  # of an embedded picture; our choice: fits a column of text


def qr(link: str) -> list[list[bool]]:
    """A link as a QR code, rows of modules, True for dark; read with 15 per cent spoilt."""
    return [
        [bool(module) for module in row] for row in segno.make(link, error="m", micro=False).matrix
    ]


def qr_svg(link: str) -> str:
    """The same as a drawing, black on white with the quiet zone that readers need."""
    stream = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        stream, kind="svg", scale=4, border=4, light="white", xmldecl=False
    )
    return stream.getvalue().decode()


def qr_terminal(link: str) -> str:
    """The same in letters, two rows of modules in a line, light ones filled: for white on black."""
    stream = io.StringIO()
    segno.make(link, error="m", micro=False).terminal(stream, border=4, compact=True)
    return stream.getvalue().rstrip("\n")


def credit(source: str) -> str:
    """A source as it wants to be named, with its licence: `GeoNames (CC BY 4.0)`."""
    found = facts.sources()[source]
    return f"{found.credit or found.outlet} ({found.licence})"


def credit_line(picture: Scene | None = None) -> str:
    """Whose data a scene is drawn from, in one line, each with its licence; without a scene, whose
    the map is with all its layers on."""
    parts = (credit(source.id) for source in _list_licensed(picture or _every()))
    return f"Map data: {'; '.join(parts)}."


@cache
def short_credit() -> str:
    """The same of the map with all its layers on, for its corner: without licences."""
    names = (source.credit or source.outlet for source in _list_licensed(_every()))
    return f"Map data: {', '.join(names)}"


@cache
def map_sources() -> frozenset[str]:
    """The ids of the sources that the map itself is drawn from; not of reports that it shows."""
    licensed = {source.id for source in _list_licensed(_every())}
    return frozenset(licensed | {area.source for area in map_areas.areas().values()})


@cache
def _every() -> Scene:
    return build(replace(DEFAULT, show=LAYERS))


def _list_licensed(picture: Scene) -> Iterator[Source]:
    return (source for source in footnotes.sources(picture.credits) if source.licence)


def citations(picture: Scene, base: str, day: date) -> dict[str, str]:
    """How to cite a map as seen on a day, by the style's name; no author is known, and an address
    is named only if it leads anywhere."""
    address = links.for_others(links.link(base, picture.scenario))
    shown = picture.scenario.day  # what the map is of
    words = {
        "title": wording.title(picture.scenario),
        "address": address,
        "year": shown[:4],
        "month": text.date(shown[:7]),
        "outlets": ", ".join(dict.fromkeys(source.outlet for source in _list_licensed(picture))),
    }
    found = patterns(day, bool(address))
    return {style: pattern.format_map(words) for style, pattern in found.items()}


def patterns(day: date, has_address: bool) -> dict[str, str]:
    """The same with slots for what differs from map to map: title, year, month, outlets and, where
    there is one, address."""
    retrieved, where, there = (
        (", from {address}", ", {address}", " {address}.") if has_address else (".", "", "")
    )
    drawn = (
        f"{projections.NAMES['mercator']} projection, rings geodesic on WGS84; data: {{outlets}}"
    )
    american = f"{text.MONTHS[day.month - 1]} {day.day}, {day.year}"
    mla = f"{day.day} {MLA_MONTHS[day.month - 1]} {day.year}"
    return {
        "APA 7": (
            f"{{title}} [Interactive map; {drawn}]. ({{year}}). {SITE}. "
            f"Retrieved {american}{retrieved}"
        ),
        "MLA 9": f"“{{title}}.” {SITE}, {{year}}{where}. Accessed {mla}. Map; {drawn}.",
        "Chicago": (
            f"“{{title}}.” Interactive map. {SITE}. {{month}}. {drawn}. Accessed {american}.{there}"
        ),
    }


def outlets(layer: Layer) -> list[str]:
    """Whose data a layer is drawn from, as citations name them."""
    found = (source for source in footnotes.sources(layer.credits) if source.licence)
    return list(dict.fromkeys(source.outlet for source in found))


def cite_claim(claim: Claim, address: str, day: date) -> str:
    """How to quote a claim of the article as seen on a day: that the words are ours, by which id
    they are found, and whose article it is; at an address only if it leads anywhere."""
    article = facts.sources()[facts.ARTICLE]
    of = f"{article.author}, “{article.title}”, {footnotes.source_name(article)}"
    seen = f"{text.date(day.isoformat())}{f', {address}' * bool(address)}"
    return (
        f"“{claim.claim}” Claim {claim.id} in the words of {SITE}, of paragraph {claim.paragraph} "
        f"of {of}. Seen {seen}"
    )


def snippet(base: str, picture: Scene) -> str:
    """HTML for a learning platform: the map's picture as a link to the map; no script or frame."""
    scenario = picture.scenario
    source, target = (
        escape(links.picture_link(base, scenario, "png")),
        escape(links.link(base, scenario)),
    )
    words = escape(picture.sentence)
    return f'<a href="{target}"><img src="{source}" alt="{words}" width="{SNIPPET_PX}"></a>'
