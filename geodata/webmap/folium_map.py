"""Prints a Scene as a folium map: a frame that stays, and a small overlay for each change.

All that leans on folium is here, apart from pages/hooks, since nothing in geodata may know the
screen. Both classes give folium a `_template`, as its MacroElement asks of an element of one's own:
streamlit-folium sends what the template's `script` writes. An argument for the template would take
the place of that; tests/unit/test_hooks.py holds what comes of it."""

from __future__ import annotations

from typing import Any, ClassVar

import folium
from jinja2 import Template

from geodata.scene import ground
from geodata.webmap.files import ROOT, address, version
from geodata.webmap.messages import script_safe, start_options

CENTRE = (50.9, 34.8)  # where the map opens, and how near
ZOOM = 6
ZOOM_STEPS = (0, 0.5)  # between levels: none, so that a ring fills its frame; and of one press
BOUNDS_VISCOSITY = 0.8  # Leaflet's maxBoundsViscosity; our choice


class _Start(folium.MacroElement):
    """The one call that hands a new Leaflet map to webmap.js."""

    _template = Template(
        "{% macro script(this, kwargs) %}rangeMap.webmap.start({{ this.map.get_name() }}, {{ "
        "this.options }});{% endmacro %}"
    )

    def __init__(self, atlas: AtlasMap, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.map = atlas
        self.options = script_safe(options)
        self.add_to(atlas)


class AtlasMap(folium.Map):
    """A folium.Map whose only scripts are Leaflet and ours, served by app.py, no other host's."""

    default_js: ClassVar[list[tuple[str, str]]] = []  # type: ignore[misc]
    default_css: ClassVar[list[tuple[str, str]]] = []  # type: ignore[misc]


def base_map(credit: str) -> AtlasMap:
    """The map without a scenario: always the same, so that the browser never rebuilds it."""
    AtlasMap.default_js = [
        ("leaflet", f"{ROOT}leaflet/leaflet.js"),
        ("webmap", address("webmap.js")),
    ]
    AtlasMap.default_css = [
        ("leaflet", f"{ROOT}leaflet/leaflet.css"),
        ("webmap", address("webmap.css")),
    ]
    west, south, east, north = ground.FRAME
    atlas = AtlasMap(
        location=CENTRE, zoom_start=ZOOM, tiles=None, zoom_control="topleft",
        zoom_snap=ZOOM_STEPS[0], zoom_delta=ZOOM_STEPS[1], max_bounds=True,
        min_lat=south, max_lat=north, min_lon=west, max_lon=east,
        max_bounds_viscosity=BOUNDS_VISCOSITY,
    )  # fmt: skip
    options = start_options(credit) | {"ground": address("ground.json")}
    options |= {"relief": address("relief.webp")}
    _Start(atlas, options | {"glide": f"{ROOT}atlas/glide-METRES.json?v={version()}"})
    return atlas


class Overlay(folium.FeatureGroup):
    """All of a Scene that can change, as the one call that draws it; its payload is written in
    messages.py."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = rangeMap.webmap.overlay({{ "
        "this.payload }});{% endmacro %}"
    )

    def __init__(self, payload: str) -> None:
        super().__init__(name="overlay")
        self.payload = payload
