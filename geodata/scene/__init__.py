"""What is drawn: layers and their looks, decided once for every printer, with their sources."""

from __future__ import annotations

from geodata.scene.scene import (
    AIRBASE_NOTE,
    OWN_RANGE_NOTE,
    RING_NOTE,
    STATE_WORDS,
    Scene,
    build,
    name_field,
    state_words,
    with_air_bases,
)
