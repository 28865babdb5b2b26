"""The least that a live map can do: one slider, one ring, and a base map that stays as it is."""

from typing import ClassVar

import folium
import streamlit as st
from streamlit_folium import st_folium

from geodata import geodesy


class LeastMap(folium.Map):
    """folium's map with Leaflet from this server, since there is no other host to ask."""

    default_js: ClassVar = [("leaflet", "../../leaflet/leaflet.js")]
    default_css: ClassVar = [("leaflet", "../../leaflet/leaflet.css")]


st.set_page_config(layout="wide")
lat = st.slider("Latitude", 43.0, 56.0, 50.91, 0.01)
ring = geodesy.ring(34.80, lat, 321.8688)
group = folium.FeatureGroup("rings")
folium.Polygon([(y, x) for x, y in ring.exterior.coords], class_name="ring").add_to(group)
st_folium(
    LeastMap(location=(50.9, 34.8), zoom_start=6, tiles=None),
    feature_group_to_add=group,
    key="map",
    height=560,
    use_container_width=True,
    returned_objects=[],
)
