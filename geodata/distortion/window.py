"""One panel of the projection page: what it is to show, and where on it a place stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from shapely.geometry import Polygon

from geodata.distortion import tissot
from geodata.paper.view import View
from geodata.projections import GLOBE, Projection
from geodata.scenario import Point, Scenario
from geodata.scene.looks import LOOKS, Look

KINDS = ("mercator", "azimuthal", GLOBE)
SIZE = 420.0  # pixels of a panel's side: three stand side by side on a screen of 1366
# Half of what is seen; our choice: a region, or the range with some room around it.
WIDE_KM, WIDE, CLOSE = 700.0, 1.35, 1.22
GLOBE_SHARE = 0.96  # of a panel's side that the globe takes
EARTH_M = 6_378_137.0  # WGS84's longer half axis: the radius of the globe as it is drawn


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows: a projection of KINDS, a scenario of one launch point, wrong ways by
    their ids, whether with circles of one size, whether close to the ring, and a theme of
    looks.LOOKS."""

    kind: str
    scenario: Scenario
    ways: tuple[str, ...] = ()
    circles: bool = False
    close: bool = False
    theme: str = "light"

    @property
    def point(self) -> Point:
        """The launch point, which is the middle of the panel."""
        return self.scenario.points[0]

    @property
    def whole_globe(self) -> bool:
        """Whether the panel shows the near half of the globe."""
        return self.kind == GLOBE and not self.close

    @property
    def looks(self) -> dict[str, Look]:
        """How things look in its theme."""
        return LOOKS[self.theme]

    @property
    def projection(self) -> Projection:
        """The projection, centred on the launch point where it has a centre."""
        return (
            Projection("mercator")
            if self.kind == "mercator"
            else Projection(self.kind, *_at(self.point))
        )


def of_first(scenario: Scenario) -> Scenario:
    """The scenario with its first launch point alone, from which the panels are drawn."""
    return replace(scenario, points=scenario.points[:1], start="points")


def view(panel: Panel) -> View:
    """Where places are on a panel; at the launch point all but the whole globe have one scale."""
    east, north = panel.projection.to_plane(
        np.array([panel.point.lon]), np.array([panel.point.lat])
    )
    return View(
        panel.projection,
        (0, 0, SIZE, SIZE),
        (float(east[0]), float(north[0])),
        _metres_per_pixel(panel),
    )


def half_km(panel: Panel) -> float:
    """How far a flat map reaches from its middle to its sides, in km at the launch point."""
    range_km = panel.scenario.range_km
    return CLOSE * range_km if panel.close else max(WIDE_KM, WIDE * range_km)


def area(panel: Panel) -> Polygon:
    """What the Web Mercator panel shows, in degrees."""
    return view(replace(panel, kind="mercator", close=False)).degrees()


def _metres_per_pixel(panel: Panel) -> float:
    if panel.whole_globe:
        return 2 * EARTH_M / (GLOBE_SHARE * SIZE)
    ground = 2000 * half_km(panel) / SIZE
    return ground * tissot.length_scale(panel.projection, *_at(panel.point), bearing_deg=90)


def _at(point: Point) -> tuple[float, float]:
    return point.lon, point.lat
