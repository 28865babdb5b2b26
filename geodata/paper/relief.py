"""The relief of a poster's map: borders.relief() in the map's projection and a theme's colours."""

from __future__ import annotations

import io
from functools import cache
from itertools import product

import numpy as np
from PIL import Image, ImageColor

from geodata import borders
from geodata.paper.canvas import PRINT_PX
from geodata.paper.view import View
from geodata.projections import Projection
from geodata.scene import ground
from geodata.scene.looks import RELIEF_ZOOM, Look

MIDDLE = 128  # grey that is neither lit nor shaded: build_borders/relief.py's
CELLS = 8  # across the map, each of which is warped as if straight: under 0.1 pixel off
PX_PER_POINT = 0.75  # our choice: about as fine as the picture itself on a usual sheet
LEVELS = 18  # of opacity; our choice: no step is seen, and a file is half as large
TILE_PX = 256  # of the whole world, at zoom 0


def draw(view: View, look: Look) -> np.ndarray:
    """The view's frame in pixels: red, green, blue and opacity, the upper row first.

    The look's fill where it is shaded, its line where it is lit; as strong as its opacity, and
    paler where the picture is much enlarged, as on screen."""
    left, bottom, right, top = view.frame
    wide, high = (round(PX_PER_POINT * side) for side in (right - left, top - bottom))
    x, y = np.meshgrid(np.linspace(left, right, CELLS + 1), np.linspace(top, bottom, CELLS + 1))
    places = _find_in_picture(*view.to_degrees(x, y))
    columns, rows = (np.linspace(0, side, CELLS + 1).astype(int) for side in (wide, high))
    mesh = []
    for row, column in product(range(CELLS), repeat=2):
        box = columns[column], rows[row], columns[column + 1], rows[row + 1]
        steps = ((0, 0), (1, 0), (1, 1), (0, 1))  # from the upper left corner down and around
        corners = [places[row + down, column + along] for down, along in steps]
        mesh.append((tuple(map(int, box)), tuple(np.concatenate(corners).tolist())))
    how = Image.Transform.MESH, mesh, Image.Resampling.BICUBIC
    warped = np.asarray(_picture().transform((wide, high), *how))
    middle = places[CELLS // 2]
    enlarged = (right - left) / PRINT_PX / np.hypot(*(middle[-1] - middle[0]))
    strength = look.opacity * min(1.0, (_full_size() / enlarged) ** 0.5)
    colours: np.ndarray = _mix(look, strength)[warped[..., 0]]
    colours[..., 3] = colours[..., 3] * (warped[..., 1] / 255)
    return colours


def _mix(look: Look, strength: float) -> np.ndarray:
    """What each grey becomes."""
    shade, light = (ImageColor.getrgb(colour or "#000000") for colour in (look.fill, look.line))
    away = np.arange(256) - MIDDLE
    share = np.minimum(np.rint(np.abs(away) / (MIDDLE - 1) * LEVELS) / LEVELS, 1)
    rgb = np.where((away < 0)[:, None], shade, light)
    return np.column_stack([rgb, np.rint(255 * strength * share)]).astype(np.uint8)


def _find_in_picture(lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
    """Where places in degrees are in the picture, in its pixels from its upper left corner."""
    west, south, east, north = ground.FRAME
    plane = Projection("mercator")
    (left, right), (lower, upper) = plane.to_plane(np.array([west, east]), np.array([south, north]))
    x, y = plane.to_plane(lons, lats)
    wide, high = _picture().size
    return np.stack([wide * (x - left) / (right - left), high * (upper - y) / (upper - lower)], -1)


@cache
def _picture() -> Image.Image:
    """Its grey and its transparency."""
    with Image.open(io.BytesIO(borders.relief())) as picture:
        return picture.convert("LA")


def _full_size() -> float:
    """How many pixels of a screen a pixel of the picture takes at RELIEF_ZOOM."""
    west, _, east, _ = ground.FRAME
    return TILE_PX * 2**RELIEF_ZOOM / 360 * (east - west) / _picture().width
