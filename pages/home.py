"""The script that Streamlit runs for every address: navigation to the page, frame around it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geodata.scene import citing
from pages.hooks import streamlit_hooks
from pages.server import paths
from pages.shared import claim_state, frame, lesson_state, state, story_state, widgets

# Pages that show by themselves which parts of the address cannot be used.
OWN_LINES = ("", "lessons", "timeline")
# Pages that write the address themselves, and not in answer to Back or Forward.
OWN_ADDRESS = (lesson_state.PAGE, claim_state.PAGE)
MARK = str(Path(__file__).parent / "shared" / "mark.svg")  # a ring and its launch point

seen = {name for names in paths.DOORS.values() for name in names}
pages = {
    name: st.Page(
        f"{name or 'map'}.py", title=title, default=not name,
        visibility="visible" if name in seen else "hidden",
    )
    for name, title in paths.PAGES.items()
}  # fmt: skip
doors = {door: [pages[name] for name in names] for door, names in paths.DOORS.items()}
doors[""] += [pages[name] for name in pages.keys() - seen]
page = st.navigation(doors, position="top")
st.set_page_config(page_title=f"{page.title} – {citing.SITE}", page_icon=MARK, layout="wide")
st.logo(MARK, size="small")
widgets.remember()
state.turn_page(page.url_path)
state.put_beside({})  # a page with more parts in the address puts them there itself
lesson_state.take_desk(page.url_path)
claim_state.take_desk(page.url_path)
state.follow_history(whole=page.url_path == "")
story_state.follow_address(on_map=page.url_path == "")
if page.url_path == "":
    state.put_beside(story_state.write_part())
if page.url_path not in OWN_ADDRESS:
    state.write_address()  # first, so that a reload at any moment brings this map back
if page.url_path not in OWN_LINES:
    for line in state.current().ignored:
        st.text(line)
page.run()
frame.footer({paths.PAGES[name]: pages[name] for name in paths.BELOW})
streamlit_hooks.come_back()
