"""What several printers say of a scene as HTML: terms with their meanings, sources as links, notes,
and the map in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from geodata import facts
from geodata.analysis import verdicts
from geodata.facts import cited, glossary
from geodata.facts.cited import Source
from geodata.facts.records import Claim
from geodata.scene import footnotes, map_in_words
from geodata.scene.scene import Scene


def with_meanings(words: str) -> str:
    """Markdown in which each term at its first use carries its meaning, for terms.js to show; the
    words themselves can bring no tag of their own."""
    parts, end = [], 0
    for use in glossary.find_uses(words):
        parts += [
            _plain(words[end : use.start]),
            _term(words[use.start : use.end], use.term.meaning),
        ]
        end = use.end
    return "".join((*parts, _plain(words[end:])))


def anchor(source: Source) -> str:
    """A source as a link, short: its outlet and date, its kind on hover."""
    words = escape(footnotes.source_name(source) + " (copy)" * bool(source.copy))
    kind = "ours" if source.kind == cited.OURS else source.kind
    if not source.url:
        return f'<span title="{kind}; no link">{words}</span>'
    where = escape(source.url)
    return f'<a href="{where}" title="{kind}" target="_blank" rel="noopener">{words}</a>'


def notes(lines: Sequence[str]) -> str:
    """What stands beneath the map, a paragraph each; live_words.js goes on writing them."""
    words = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="notes">{words}</div>'


def in_words(picture: Scene, more: Sequence[tuple[str, str]] = (), table: str = "") -> str:
    """What the map shows, as a list that opens, with `more` parts, and the way to the same `table`
    where there is one; live_words.js leaves `more` alone."""
    rows = [
        f"<dt{mark}>{escape(head)}</dt><dd{mark}>{escape(words)}</dd>"
        for mark, part in (("", map_in_words.lines(picture)), (' class="more"', more))
        for head, words in part
    ]
    way = f'<p><a href="{escape(table)}" target="_self">All airfields as a table</a></p>'
    return (
        '<details class="in-words"><summary>The map in words</summary><dl '
        f'class="words">{"".join(rows)}</dl>{way * bool(table)}</details>'
    )


def verdict_line(claim: Claim) -> str:
    """A claim's verdict, its sign in its colour."""
    sign, words = verdicts.SIGNS[claim.verdict], escape(verdicts.WORDS[claim.verdict])
    return f'<p class="verdict {claim.verdict}"><b>{sign}</b> {words[0].upper()}{words[1:]}</p>'


def count_verdicts() -> str:
    """How many claims of the article have which verdict, in a sentence."""
    every = facts.claims()
    counts = Counter(claim.verdict for claim in every)
    parts = [
        f'<span class="verdict {verdict}"><b>{sign}</b> '
        f"{counts[verdict]} {verdicts.COUNTED[verdict][counts[verdict] > 1]}</span>"
        for verdict, sign in verdicts.SIGNS.items()
        if counts[verdict]
    ]
    return f"Of {len(every)} claims, {', '.join(parts[:-1])} and {parts[-1]}."


def _term(shown: str, meaning: str) -> str:
    return (
        f'<span class="term" tabindex="0" data-meaning="{escape(meaning)}">{escape(shown)}</span>'
    )


def _plain(words: str) -> str:
    return words.replace("<", "&lt;")
