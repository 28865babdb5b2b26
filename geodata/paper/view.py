"""Which part of the world a poster's map shows, and where a place on it is on the sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import geodesy
from geodata.analysis import findings
from geodata.projections import Projection, Shapes
from geodata.scenario import Point, Scenario

ROOM = 0.1  # of the rings' size, each side; our choice: what lies beyond shows too
# Shapes are cut this far outside the map, so that the cut edges are not seen.
SPARE_PT = 24.0
FINE_PT = 0.12  # 0.04 mm: a shape's vertices closer than that are one; finer than print
ACROSS_KM = 40.0  # over which the scale at a point is measured


@dataclass(frozen=True, slots=True)
class View:
    """A map on a sheet: a projection, the map's frame in points, the metres at its centre and the
    metres to a point."""

    projection: Projection
    frame: tuple[float, float, float, float]  # left, bottom, right, top
    centre: tuple[float, float]
    metres: float

    @property
    def box(self) -> Polygon:
        """The frame as an area."""
        return box(*self.frame)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place in degrees is on the sheet, in points."""
        east, north = self.projection.to_plane(np.array([lon]), np.array([lat]))
        x, y = self._on_sheet(east, north)
        return float(x[0]), float(y[0])

    def project(self, shapes: Shapes, fine_pt: float = FINE_PT) -> Shapes:
        """A shape in degrees, or an array of them, as it is drawn, in points, cut a little beyond
        the frame and without what is finer than `fine_pt`."""
        on_sheet = self.whole(shapes)
        left, bottom, right, top = self.frame
        cut = shapely.clip_by_rect(
            on_sheet, left - SPARE_PT, bottom - SPARE_PT, right + SPARE_PT, top + SPARE_PT
        )
        fine: Shapes = shapely.simplify(cut, fine_pt, preserve_topology=False)
        return fine

    def whole(self, shapes: Shapes) -> Shapes:
        """A shape in degrees, or an array of them, in points, uncut and with all its vertices."""
        plane = self.projection.project(shapes)
        on_sheet: Shapes = shapely.transform(
            plane, lambda pairs: np.column_stack(self._on_sheet(pairs[:, 0], pairs[:, 1]))
        )
        return on_sheet

    def degrees(self) -> Polygon:
        """The part of the world that is seen, as an area in degrees a little larger than that."""
        edge = shapely.get_coordinates(
            shapely.segmentize(self.box.buffer(SPARE_PT, join_style="mitre"), 20)
        )
        x0, y0 = (self.frame[0] + self.frame[2]) / 2, (self.frame[1] + self.frame[3]) / 2
        east = self.centre[0] + (edge[:, 0] - x0) * self.metres
        north = self.centre[1] + (edge[:, 1] - y0) * self.metres
        lons, lats = self.projection.to_degrees(east, north)
        return box(float(lons.min()), float(lats.min()), float(lons.max()), float(lats.max()))

    def points_per_km(self, lon: float, lat: float) -> float:
        """The scale east and west of a place, in points to the km on the ground."""
        ends = [geodesy.destination(lon, lat, bearing, ACROSS_KM / 2) for bearing in (90, 270)]
        (x1, y1), (x2, y2) = (self.at(*end) for end in ends)
        return math.hypot(x2 - x1, y2 - y1) / ACROSS_KM

    def _on_sheet(self, east: np.ndarray, north: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        left, bottom, right, top = self.frame
        x = (left + right) / 2 + (east - self.centre[0]) / self.metres
        y = (bottom + top) / 2 + (north - self.centre[1]) / self.metres
        return x, y


def around(scenario: Scenario, projection: str, frame: tuple[float, float, float, float]) -> View:
    """The view that holds a scenario's rings; an azimuthal one centres on the first point."""
    middle = centre(scenario)
    plane = (
        Projection(projection, middle.lon, middle.lat)
        if projection == "azimuthal"
        else Projection(projection)
    )
    return holding(findings.union(scenario), plane, frame)


def holding(
    shape: BaseGeometry, plane: Projection, frame: tuple[float, float, float, float]
) -> View:
    """The view that holds a shape in degrees in a frame, with room around it."""
    west, south, east, north = plane.project(shape).bounds
    left, bottom, right, top = frame
    metres = (1 + 2 * ROOM) * max((east - west) / (right - left), (north - south) / (top - bottom))
    return View(plane, frame, ((west + east) / 2, (south + north) / 2), metres)


def centre(scenario: Scenario) -> Point:
    """The place around which an azimuthal map is true: the first launch point, or the middle of
    what is in reach."""
    if scenario.start == "points":
        return scenario.points[0]
    middle = findings.union(scenario).centroid
    return Point(lon=middle.x, lat=middle.y)
