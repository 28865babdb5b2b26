"""Before the article: half a page of what had happened, each sentence with its sources."""

from __future__ import annotations

import streamlit as st

from geodata.facts import before_article
from geodata.facts.before_article import Sentence
from pages.shared import explained, source_links

NAME = "Before the article"


def show() -> None:
    """The parts in order: a heading, and sentences each with links to where they were said."""
    for part in before_article.history():
        st.header(part.heading, anchor=False)
        explained.show("\n".join(map(_tell, part.sentences)))


def _tell(sentence: Sentence) -> str:
    return f"- {sentence.words}  \n  :small[{source_links.links(sentence.sources)}]"
