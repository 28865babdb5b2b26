"""Which part of the world a poster's map shows, and where a place on it is on the sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import geodesy
from geodata.analysis import findings, published_ranges
from geodata.paper.canvas import Area
from geodata.projections import Array, Projection, Shapes
from geodata.scenario import Point, Scenario
from geodata.scene import ground

# Of the rings' size, each side, the first that fits; our choice: what lies beyond shows too.
ROOMS = (0.1, 0.08, 0.06, 0.04, 0.02)
# How far a frame may leave its middle and its shape to stay where the data are, as shares of what
# is possible; our choice: under 1 per cent of a map's width apart.
SHIFTS, RESHAPED = np.linspace(-1, 1, 17), np.linspace(0, 1, 13)
ROUGH_M = 5_000  # how finely is measured what of a view lies where the data are; our choice
AT_ONCE = 300  # views that are tried at a time
ROUNDING = 1e-9  # of a share, at most
INSET_DEG = 0.05  # the data's outermost edge is not shown: outlines are cut there
# Shapes are cut this far outside the map, so that the cut edges are not seen.
SPARE_PT = 24.0
FINE_PT = 0.12  # 0.04 mm: a shape's vertices closer than that are one; finer than print
ACROSS_KM = 40.0  # over which the scale at a point is measured


@dataclass(frozen=True, slots=True)
class View:
    """A map on a sheet: a projection, the map's frame in points, the metres at its centre and the
    metres to a point."""

    projection: Projection
    frame: Area  # left, bottom, right, top
    centre: tuple[float, float]
    metres: float

    @property
    def box(self) -> Polygon:
        """The frame as an area."""
        return box(*self.frame)

    @property
    def passes_data(self) -> bool:
        """Whether it shows more of the world than the data hold."""
        (x, y), (left, bottom, right, top) = self.centre, self.frame
        across, upward = (right - left) * self.metres / 2, (top - bottom) * self.metres / 2
        seen = box(x - across, y - upward, x + across, y + upward)
        return not shapely.covers(data_area(self.projection), seen)

    def move(self, right: float) -> View:
        """The same map so many points farther right on the sheet."""
        left, bottom, end, top = self.frame
        return replace(self, frame=(left + right, bottom, end + right, top))

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
        lons, lats = self.to_degrees(*edge.T)
        return box(float(lons.min()), float(lats.min()), float(lons.max()), float(lats.max()))

    def to_degrees(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Longitudes and latitudes of places on the sheet, in points."""
        left, bottom, right, top = self.frame
        east = self.centre[0] + (x - (left + right) / 2) * self.metres
        north = self.centre[1] + (y - (bottom + top) / 2) * self.metres
        return self.projection.to_degrees(east, north)

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


def around(scenario: Scenario, projection: str, frame: Area) -> View:
    """The view that holds all rings of a scenario's map; an azimuthal one centres on the first
    point."""
    middle = centre(scenario)
    plane = (
        Projection(projection, middle.lon, middle.lat)
        if projection == "azimuthal"
        else Projection(projection)
    )
    return holding(findings.union(published_ranges.widen(scenario)), plane, frame)


def holding(shape: BaseGeometry, plane: Projection, frame: Area) -> View:
    """The view that holds a shape in degrees in a frame, with room around it.

    It stays where the data are: off the middle, closer or in a smaller frame at the upper left of
    the one given. Where no such view holds the whole shape, it passes the data as little as can
    be."""
    left, bottom, right, top = frame
    own = plane.project(shape).bounds
    seen = _try_out(own, (right - left) / (top - bottom))
    west, south, east, north = seen[_choose(seen, data_area(plane))].tolist()
    metres = max((east - west) / (right - left), (north - south) / (top - bottom))
    smaller = (left, top - (north - south) / metres, left + (east - west) / metres, top)
    return View(plane, smaller, ((west + east) / 2, (south + north) / 2), metres)


@lru_cache(maxsize=64)
def data_area(plane: Projection) -> BaseGeometry:
    """Where the data are, in metres on a plane."""
    west, south, east, north = ground.FRAME
    inner = west + INSET_DEG, south + INSET_DEG, east - INSET_DEG, north - INSET_DEG
    area = plane.project(box(*inner))
    shapely.prepare(area)
    return area


def _try_out(own: tuple[float, float, float, float], frame_shape: float) -> np.ndarray:
    """Views that hold bounds in metres on a plane, the best first: west, south, east and north.

    First those of the frame's own shape, its width by its height; of these first those with most
    room; of these first those with the bounds in the middle."""
    west, south, east, north = own
    wide, high = east - west, north - south
    shifts = sorted(((x, y) for x in SHIFTS for y in SHIFTS), key=lambda shift: math.hypot(*shift))
    shapes = frame_shape + RESHAPED * (wide / high - frame_shape)
    across, room, shift = np.meshgrid(shapes, ROOMS, np.arange(len(shifts)), indexing="ij")
    grown = (1 + 2 * room.ravel()) * np.maximum(high, wide / across.ravel())
    sizes = np.column_stack([grown * across.ravel(), grown])
    least = (1 + 2 * ROOMS[-1]) * np.array([wide, high])
    slack = (sizes - least) / 2 * np.array(shifts)[shift.ravel()]
    centres = np.array([(west + east) / 2, (south + north) / 2]) + slack
    return np.hstack([centres - sizes / 2, centres + sizes / 2])


def _choose(seen: np.ndarray, known: BaseGeometry) -> int:
    """The first view that lies where the data are, or the first of those that do so most."""
    for start in range(0, len(seen), AT_ONCE):
        inside = shapely.covers(known, shapely.box(*seen[start : start + AT_ONCE].T))
        if inside.any():
            return start + int(inside.argmax())
    rough = known.simplify(ROUGH_M)
    low, high, bounds = seen[:, :2], seen[:, 2:], rough.bounds
    within = np.clip(np.minimum(high, bounds[2:]) - np.maximum(low, bounds[:2]), 0, None)
    # No share is larger than that of the data's bounds: most views need not be looked at.
    most = within.prod(axis=1) / (high - low).prod(axis=1)
    best, chosen = -1.0, 0
    for some in np.array_split(np.argsort(-most, kind="stable"), len(seen) // AT_ONCE + 1):
        if most[some[0]] < best - ROUNDING:
            break
        boxes = shapely.box(*seen[some].T)
        shares = shapely.area(shapely.intersection(rough, boxes)) / shapely.area(boxes)
        first = int(some[shares == shares.max()].min())
        if shares.max() > best or (shares.max() == best and first < chosen):
            best, chosen = float(shares.max()), first
    return chosen


def centre(scenario: Scenario) -> Point:
    """The place around which an azimuthal map is true: the first launch point, or the middle of
    what is in reach."""
    if scenario.start == "points":
        return scenario.points[0]
    middle = findings.union(scenario).centroid
    return Point(lon=middle.x, lat=middle.y)
