"""The map on screen: a scene handed to streamlit-folium so that only what changed is drawn again."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from geodata import webmap
from geodata.scene import Scene

HEIGHT = 560  # px before our style sheet stretches the frame to the window
CREDIT = "© OpenStreetMap contributors (border), Natural Earth, GeoNames, GSHHG, OurAirports"
NOTE = "Web Mercator projection; the ring is true on the WGS84 ellipsoid."


def show(picture: Scene) -> None:
    """Draws a scene. The base map is always the same and the key stable, so the browser never builds it anew."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st_folium(
        webmap.base_map(CREDIT, NOTE),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=webmap.Overlay(picture, theme),
    )
