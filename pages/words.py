"""The page of words: the glossary, place names in three languages, and what came before."""

from __future__ import annotations

import streamlit as st

from geodata import facts, text
from geodata.facts import glossary, place_names
from geodata.facts.records import Term
from pages.shared import before, explained, plain_table, source_links, spoken

INTRO = (
    "On every page a word with a dotted line has a meaning: point at it, tap it, or go to it "
    "with the Tab key. "
    "Here are all of them. Where people disagree about a word, we say who uses which."
)
NAMES_FROM = ("names-of-cities", "names-of-regions", "names-spelled")
NOTHING = "No {what} has that in it. Try fewer letters."


def glossary_list() -> None:
    """The terms that the search leaves, in two columns."""
    terms = glossary.find(
        st.text_input("Find a word", key="find-word", max_chars=60, placeholder="range, border …")
    )
    if not terms:
        spoken.refuse(NOTHING.format(what="word"))
    half = (len(terms) + 1) // 2
    for column, part in zip(st.columns(2, gap="large"), (terms[:half], terms[half:]), strict=True):
        for term in part:
            column.markdown(_words(term))


def _words(term: Term) -> str:
    """A term: its name, its meaning, an example and its sources."""
    lines = [f"**{term.name}**: {term.meaning}"]
    if term.example:
        lines.append(f"*Example:* {term.example}")
    if term.sources:
        lines.append(f":small[Sources: {source_links.links(term.sources)}]")
    return "  \n".join(lines)


def names_table() -> None:
    """Cities and regions with their names, as far as the search leaves them."""
    typed = st.text_input(
        "Find a place", key="find-place", max_chars=60, placeholder="Kiev, Київ, Kursk …"
    )
    places = place_names.find(typed)
    if not places:
        spoken.refuse(NOTHING.format(what="place"))
        return
    plain_table.show_long(
        {
            "English": [place.english for place in places],
            "Ukrainian": [place.ukrainian for place in places],
            "Russian": [place.russian for place in places],
            "Also written": [", ".join(place.others) for place in places],
            "Country": [place.country for place in places],
            "Inhabitants": [text.number(place.people) if place.people else "" for place in places],
        },
        height=420,
    )


st.title("Words", anchor=False)
explained.show(INTRO)
words_tab, names_tab, before_tab = st.tabs(["Glossary", "Place names", before.NAME])
with words_tab:
    glossary_list()
with names_tab:
    explained.sections(facts.statement("spelling"))
    source_links.show_of("spelling")
    names_table()
    st.caption(" ".join(facts.statement(name) for name in NAMES_FROM))
with before_tab:
    before.show()
