"""What several printers say of a scene as HTML: terms with their meanings, sources as links, notes,
and the map in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from geodata.facts import cited, glossary
from geodata.facts.cited import Source
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


def _term(shown: str, meaning: str) -> str:
    return (
        f'<span class="term" tabindex="0" data-meaning="{escape(meaning)}">{escape(shown)}</span>'
    )


def _plain(words: str) -> str:
    return words.replace("<", "&lt;")
