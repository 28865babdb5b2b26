"""The sources page: each source, its use, date and licence; borders; limits; how to cite."""

from __future__ import annotations

import streamlit as st

from geodata import facts, links, scene, text
from geodata.facts import glossary
from geodata.facts.statements import statements
from geodata.scene import citing
from pages.shared import clock, controls, explained, plain_table, state


def list_supported(source: str) -> str:
    """What a source stands behind on this site, in a few words."""
    paragraphs = sorted({claim.paragraph for claim in facts.claims() if source in claim.sources})
    parts = [f"claims of paragraph {', '.join(map(str, paragraphs))}"] if paragraphs else []
    parts += [
        weapon.name
        for weapon in facts.weapons()
        if any(reach.source == source for reach in weapon.ranges)
    ]
    parts += [
        "a range offered by name" for preset in facts.range_presets() if preset.source == source
    ]
    parts += ["the map itself"] if source in citing.map_sources() else []
    words = [f"“{term.name}”" for term in glossary.terms().values() if source in term.sources]
    parts += [f"the glossary on {', '.join(words)}"] if words else []
    parts += [one.about for one in statements().values() if one.about and source in one.sources]
    parts += (
        ["events of the timeline"]
        if any(source in event.sources for event in facts.events())
        else []
    )
    parts += (
        ["reports of air bases"]
        if any(source == report.source for report in facts.reports())
        else []
    )
    return "; ".join(parts) or "the lessons and their standards"


st.title("Sources and limits", anchor=False)
sources = facts.sources().values()
plain_table.show_long(
    {
        "Outlet": [source.outlet for source in sources],
        "What": [source.title for source in sources],
        "Date": [text.date(source.date) for source in sources],
        "Supports": [list_supported(source.id) for source in sources],
        "Where": [source.place for source in sources],
        "Licence": [source.licence for source in sources],
    },
    height=420,
)
for name in ("how-borders-were-built", "limits"):
    explained.sections(facts.statement(name))
st.header("How to cite this map", anchor=False)
st.markdown("In APA style; other styles, files and pictures are under “Take it to class”.")
picture = scene.build(state.current())
cited = citing.citations(picture, links.address(st.context.url or ""), clock.today())
st.code(cited["APA 7"], language=None, wrap_lines=True)
controls.take_to_class()
