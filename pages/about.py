"""The page about the site: what it is and is not, for whom, and where to begin."""

from __future__ import annotations

import streamlit as st

from geodata import facts
from geodata.scene import citing
from pages.shared import explained, source_links

WHAT = """
This site is for reading one news article against the map. The article says that
Ukraine may now fire long-range missiles into Russia, and how far they reach. You choose where a
ring starts and how far it goes. The map says what lies inside.
"""
FOR_WHOM = """
It is made for classes in geography and reading, for students of fifteen and older and for their
teachers. It works on a school's laptop and on a phone, from the keyboard and with a screen reader.
"""
NOT = """
It is not a planning tool. It has no live data, no positions of units, no flight paths, and no
search for a best place or target. Airfields are no finer than a hundredth of a degree.
"""
SIDES = """
Where the two sides, or two reports, do not agree, both are given with who said so. The words are
meant to take no side. Each statement has a link to the page where it was said, or says why it has
none.
"""

st.title(f"About {citing.SITE}", anchor=False)
for words in (WHAT, FOR_WHOM):
    explained.show(words)
st.header("What it is not", anchor=False)
explained.show(NOT)
explained.show(f"{facts.statement('history')}.")
st.header("How it treats what is disputed", anchor=False)
explained.show(SIDES)
explained.show(facts.statement("crimea"))
source_links.show_of("crimea")
