"""The frame of every page: navigation, the style sheet, and the footer with sources and limits."""

from __future__ import annotations

import streamlit as st

from pages.shared import frame

st.set_page_config(page_title="Kursk and the 200-mile ring", page_icon="🗺️", layout="wide")
frame.style_sheet()
page = st.navigation([st.Page("map.py", title="Map", default=True)], position="hidden")
page.run()
frame.footer()
