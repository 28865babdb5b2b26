"""Prints a Scene as the live map: folium's frame, our scripts and styles, and gestures on it."""

from __future__ import annotations

from geodata.webmap.folium_map import (
    CENTRE,
    FIRM,
    HERE,
    SCALE,
    SCRIPTS,
    SERVED,
    ZOOM,
    ZOOM_STEPS,
    AtlasMap,
    Overlay,
    Sight,
    base_map,
    glide_json,
    ground_json,
    looks_script,
    overlay,
    script_safe,
    sheet,
    start_options,
    version,
)
