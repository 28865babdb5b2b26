"""The plain pattern to compare with: the whole folium map built anew and sent at each step."""

from typing import ClassVar

import folium
import streamlit as st
from shapely.geometry import mapping
from streamlit_folium import st_folium

from geodata import scene
from geodata.scenario import Point, Scenario


class PlainMap(folium.Map):
    """folium's map with Leaflet from this server, since there is no other host to ask."""

    default_js: ClassVar = [("leaflet", "../../leaflet/leaflet.js")]
    default_css: ClassVar = [("leaflet", "../../leaflet/leaflet.css")]


st.set_page_config(layout="wide")
lat = st.slider("Latitude", 43.0, 56.0, 50.91, 0.01)
picture = scene.build(Scenario((Point(34.80, lat),)))
atlas = PlainMap(location=(50.9, 34.8), zoom_start=6, tiles=None)
for layer in picture.layers:
    for shape in layer.shapes:
        if shape.geometry.geom_type == "Point":
            folium.CircleMarker(
                (shape.geometry.y, shape.geometry.x), radius=4, tooltip=shape.label
            ).add_to(atlas)
        elif layer.name == "rings":
            places = [(y, x) for x, y in shape.geometry.exterior.coords]
            folium.Polygon(places, class_name="ring").add_to(atlas)
        else:
            folium.GeoJson(mapping(shape.geometry)).add_to(atlas)
st.text(picture.sentence)
st_folium(atlas, height=560, use_container_width=True, returned_objects=[])
