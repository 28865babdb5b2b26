"""The frame of every page: navigation, the style sheet, and the footer with sources and limits."""

from __future__ import annotations

import streamlit as st

from pages.shared import frame, state, widgets

NAME = "Kursk and the 200-mile ring"
OWN_LINES = ("", "lessons")  # pages that say by themselves, beside their map, what of the address cannot be used

frame.style_sheet()
pages = [
    st.Page("map.py", title="Map", default=True),
    st.Page("article.py", title="The article"),
    st.Page("airbases.py", title="Air bases"),
    st.Page("timeline.py", title="Timeline"),
    st.Page("projection.py", title="Projection"),
    st.Page("lessons.py", title="Lessons"),
    st.Page("teachers.py", title="For teachers"),
    st.Page("export.py", title="Take it to class"),
    st.Page("class_sheet.py", title="Class sheet"),
    st.Page("words.py", title="Words"),
    st.Page("sources.py", title="Sources"),
    st.Page("privacy.py", title="Privacy"),
]
page = st.navigation(pages, position="top")
st.set_page_config(page_title=f"{page.title} – {NAME}", page_icon="🗺️", layout="wide")
widgets.remember()
state.follow_history(whole=page.url_path == "")
state.put_beside({})  # a page that has more to say in the address says it itself
if page.url_path not in OWN_LINES:
    for line in state.current().ignored:
        st.text(line)
page.run()
frame.footer()
frame.come_back()
