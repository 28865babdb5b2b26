"""The server of the least live map: its page, and Leaflet's files."""

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

app = st.App("least_page.py", routes=[Mount("/leaflet", StaticFiles(directory=leaflet.BASE_DIR))])
