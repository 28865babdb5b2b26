"""What the file's scripts draw rings around lines with, and measure Russia's share by."""

from __future__ import annotations

from typing import Any

import shapely

from geodata import geodesy
from geodata.analysis import findings, start_lines
from geodata.webmap import fold


def read() -> dict[str, Any]:
    """`lines`, for JSON: by start the places around which circles are drawn, as curves, and how
    many corners Python's circles have; and `russia_km2`, the country's area."""
    centres = {
        start: fold(shapely.linestrings(geodesy.buffer_centres(start_lines.shape(start))))
        for start in start_lines.NAMES
    }
    lines = {"centres": centres, "corners": geodesy.BUFFER_CORNERS}
    return {"lines": lines, "russia_km2": findings.area_of_russia_km2()}
