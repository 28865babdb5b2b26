"""Prints a Scene as the live map: folium's frame, our scripts and styles, and gestures on it."""

from __future__ import annotations

from geodata.webmap.files import (
    HERE,
    SCRIPTS,
    SERVED,
    data_script,
    glide_json,
    ground_json,
    sheet,
    version,
)
from geodata.webmap.folium_map import (
    CENTRE,
    FIRM,
    ZOOM,
    ZOOM_STEPS,
    AtlasMap,
    Overlay,
    base_map,
)
from geodata.webmap.messages import SCALE, Sight, overlay, script_safe, start_options
