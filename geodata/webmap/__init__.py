"""Prints a Scene as the live map: folium's frame, our scripts and styles, and gestures on it.

A marker that is dropped goes this way: pin_hands.js hears the mouse, hand_state.js decides whose
position counts, gestures.js sends it until it is confirmed; pages/shared/live_map.py receives it,
gestures.py applies it to the scenario by analysis/moves.py, and the new scene comes back.
"""

from __future__ import annotations

from geodata.webmap.files import (
    BESIDE,
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
    BOUNDS_VISCOSITY,
    CENTRE,
    ZOOM,
    ZOOM_STEPS,
    AtlasMap,
    Overlay,
    base_map,
)
from geodata.webmap.messages import (
    SCALE,
    Mark,
    Sight,
    fold,
    overlay,
    payload,
    script_safe,
    start_options,
)
