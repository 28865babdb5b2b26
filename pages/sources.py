"""The sources page: each source, where it can be read, its use; borders; limits; how to cite."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from geodata import facts, links, scene, text
from geodata.facts import cited
from geodata.facts.cited import PRIMARY, Source
from geodata.free_text import SEARCHED
from geodata.scene import citing, footnotes
from pages.shared import clock, controls, explained, source_links, spoken, state, supported

PRIMARY_WORDS = (
    "A primary source is the document, the statement or the data itself; every other one tells "
    "of it."
)


def show_count() -> None:
    """How many sources there are, of which kinds, and how many can be opened."""
    every = facts.sources().values()
    kinds = Counter(source.kind for source in every)
    primary = sum(kinds[kind] for kind in PRIMARY)
    opened = sum(bool(source.url) for source in every)
    claims = [cited.find_origins(claim.sources) for claim in facts.claims()]
    firm = sum(
        len(origins) > 1 or any(one.source and one.source.is_primary for one in origins)
        for origins in claims
    )
    st.markdown(
        f"**{len(every)} sources, {primary} of them primary**; {opened} have a link. "
        f"{firm} of {len(claims)} claims of the article rest on a primary source or on two "
        f"independent origins. {PRIMARY_WORDS}"
    )
    explained.caption(", ".join(f"{count} × {kind}" for kind, count in kinds.most_common()))


def find(words: str, kinds: list[str]) -> list[Source]:
    """The sources of some kinds, or of all, that hold all words typed, by outlet and date."""
    asked = words[:SEARCHED].casefold().split()
    found = (
        source
        for source in facts.sources().values()
        if (not kinds or source.kind in kinds)
        and all(word in _everything(source).casefold() for word in asked)
    )
    return sorted(found, key=lambda source: (source.outlet.casefold(), source.date))


def _everything(source: Source) -> str:
    written = (source.outlet, source.title, source.about, source.author, source.kind, source.copy)
    return " ".join((*written, text.date(source.date), source.site, *supported.by(source.id)))


def show(source: Source) -> None:
    """One source: where it can be read, what it is, whose words it passes on, what it supports."""
    title = f"“{source_links.escape(source.title)}”" if source.title else source.about
    lines = [f"{source_links.link(source)}  \n{title}"]
    lines[0] += f", by {source_links.escape(source.author)}" if source.author else ""
    notes = [source.no_url] if source.no_url else []
    notes += ["Its address is known from a citation only."] * (source.read == "citation")
    notes += [f"Passes on {', '.join(map(_name, source.quotes))}."] if source.quotes else []
    notes += [f"In {cited.LANGUAGES[source.language]}."] if source.language != "en" else []
    notes += [f"Licence: {source.licence}."] if source.licence else []
    lines += [" ".join(notes)] if notes else []
    lines.append(f"Supports: {'; '.join(supported.by(source.id))}")
    st.markdown("  \n".join(lines))


def _name(quoted: str) -> str:
    known = facts.sources().get(quoted)
    return source_links.escape(footnotes.source_name(known) if known else quoted)


st.title("Sources and limits", anchor=False)
show_count()
typed = st.text_input("Find a source", key="find-source", max_chars=SEARCHED)
kinds = st.pills("Kind", list(cited.KINDS), selection_mode="multi", key="source-kinds")
listed = find(typed, list(kinds))
if not listed:
    spoken.refuse("No source has that in it. Try fewer letters.")
every = len(listed) <= supported.SHOWN or st.toggle(f"All {len(listed)}", key="every-source")
for entry in listed if every else listed[: supported.SHOWN]:
    show(entry)
for name in ("how-borders-were-built", "limits"):
    explained.sections(facts.statement(name))
    source_links.show_of(name)
st.header("How to cite this map", anchor=False)
st.markdown("In APA style; other styles, files and pictures are under “Download”.")
picture = scene.build(state.current())
cites = citing.citations(picture, links.address(st.context.url or ""), clock.today())
st.code(cites["APA 7"], language=None, wrap_lines=True)
controls.take_to_class()
