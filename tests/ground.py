"""The ground that the live map fetches, read as rules.js reads it."""

from __future__ import annotations

import json
from typing import Any

from geodata import webmap


def read_ground() -> dict[str, Any]:
    """Layers, airfields and globe, each shape with its own geometry as GeoJSON."""
    read: dict[str, Any] = json.loads(webmap.ground_json())
    geometries = read.pop("geometries")
    for shape in (shape for layer in read["layers"] for shape in layer["shapes"]):
        shape["at"] = geometries[shape["at"]]
    return read
