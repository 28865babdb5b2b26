"""The derived shapes by name: GeoJSON that build_borders/ makes, and its reader."""

from __future__ import annotations

from geodata.borders.shapes import (
    CRIMEA,
    FOLDER,
    SHORE_DEG,
    City,
    Region,
    River,
    Whereabouts,
    border_line,
    cities,
    coast,
    contact_line,
    country,
    held_kursk,
    lakes,
    land,
    occupied,
    region,
    regions,
    relief,
    rivers,
    whereabouts,
    world,
)
