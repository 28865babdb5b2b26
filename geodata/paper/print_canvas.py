"""The canvas of posters, in points; the only place that tells matplotlib what to draw."""

from __future__ import annotations

import io
import math
import re
import threading
from collections.abc import Iterable
from typing import Any

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, Transform, TransformedPath
from PIL import Image
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geodata.paper import lettering, svg_fonts
from geodata.paper.canvas import PRINT_PX, ZERO, Align, Area, Letters, Place
from geodata.scene.looks import Look

POINTS = 72.0  # to the inch
# A path's coordinates; in a text < is written &lt;, so none is found there.
PATH = re.compile(rb'(<path\b[^<>]*? d=)("[^"]*")')
FINER = re.compile(rb"(?<=\.\d\d)\d+")  # a number's digits from the third behind its point
HALO_PT = 2.2
# Of an enlarged picture: its bits, and its pixels to a point; our choice: no eye sees more, and a
# print's PNG would grow by 60 per cent with all of it.
FINEST = 2
EVEN = np.array([255, 255, 255, 0xF8], dtype=np.uint8)
HATCHING = "/////"  # matplotlib's name of slanting lines, and how close
DRAWING = threading.RLock()  # matplotlib may draw one figure at a time
# What a file need not say of how and when it was made; a compression three times as fast as usual,
# for a tenth more bytes.
UNSAID: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"Creator": None, "CreationDate": None},
}
QUICK = {"compress_level": 3}
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "atlas",  # the same picture is the same file
    "pdf.fonttype": 42,  # fonts are embedded as they are, cut to the letters used
    "text.parse_math": False,  # else text between dollar signs is read as a formula
    "text.usetex": False,
    "path.simplify": False,
    "hatch.linewidth": 1.0,
}


class PrintCanvas:
    """A sheet of a width and height in inches; looks are those of looks.py, a `name` becomes a
    group's id in SVG."""

    def __init__(self, width_in: float, height_in: float, background: str) -> None:
        lettering.ready()
        self.width, self.height = width_in * POINTS, height_in * POINTS
        self.figure = Figure(figsize=(width_in, height_in), facecolor=background)
        self.points = Affine2D().scale(1 / POINTS) + self.figure.dpi_scale_trans
        self._clip: PathPatch | None = None

    def clip(self, area: BaseGeometry | None) -> None:
        """From here on only what lies inside an area is drawn; None ends it."""
        self._clip = None if area is None else PathPatch(_path(area), transform=self.points)

    def shape(
        self, form: BaseGeometry, look: Look, name: str = "", above: bool = False, at: Place = ZERO
    ) -> None:
        """An area or a line, each of its rings a part of one path, so that holes are holes."""
        if form.is_empty:
            return
        fill = look.fill if form.geom_type.endswith(("Polygon", "Collection")) else None
        patch = PathPatch(
            _path(translate(form, *at) if any(at) else form),
            transform=self.points,
            facecolor=(fill, look.opacity) if fill and not look.hatched else "none",
            edgecolor=look.line or (self._pale(look) if look.hatched else "none"),
            linewidth=look.weight * PRINT_PX if look.line else 0.0,
            linestyle=_dashes(look),
            capstyle="butt",
            joinstyle="round",
            hatch=HATCHING if look.hatched else None,
            zorder=2 if above else 1,
        )
        self._add(patch, name)

    def picture(self, pixels: np.ndarray, area: Area, name: str = "") -> None:
        """A picture as it is in SVG and PDF, and as fine as the print in PNG."""
        self._add(_Picture(pixels, Bbox.from_extents(*area), self.points), name)

    def words(
        self,
        text: str,
        at: Place,
        letters: Letters,
        align: Align = "left",
        name: str = "",
        turn: float = 0.0,
    ) -> None:
        """One line of text whose baseline is at a place; its rim is an outline, not text."""
        look: dict[str, Any] = {
            "fontproperties": lettering.font(letters.size, letters.bold, letters.style),
            "parse_math": False,
            "ha": align,
            "va": "baseline",
            "rotation": turn,
            "rotation_mode": "anchor",
            "transform": self.points,
            "url": letters.link or None,
        }
        if letters.halo:
            rim = [Stroke(linewidth=HALO_PT, foreground=letters.halo, joinstyle="round")]
            self._add(Text(*at, text, color=letters.halo, path_effects=rim, **look))
        self._add(Text(*at, text, color=letters.colour, alpha=letters.opacity, **look), name)

    def measure(self, text: str, letters: Letters) -> float:
        """How wide a line of text is, in points."""
        return lettering.width_pt(text, letters.size, letters.bold, letters.style)

    def save(self, kind: str, dpi: float, about: dict[str, str]) -> bytes:
        """The sheet as a png at so many dpi, svg or pdf; `about` are title and subject."""
        stream = io.BytesIO()
        details = {"Title": about["title"], "Description": about["subject"]} | UNSAID[kind]
        settings: dict[str, Any] = {"dpi": dpi, "facecolor": self.figure.get_facecolor()}
        if kind == "png":
            settings["pil_kwargs"] = QUICK
        with DRAWING, mpl.rc_context(SETTINGS):
            if kind == "pdf":
                with Book(stream, about) as book:
                    book.add(self)
            else:
                self.figure.savefig(stream, format=kind, metadata=details, **settings)
        drawing = stream.getvalue()
        return svg_fonts.embed(_shorten(drawing)) if kind == "svg" else drawing

    def _pale(self, look: Look) -> tuple[float, ...]:
        """A fill's colour as its opacity leaves it; hatching in a PDF knows no opacity."""
        sheet = np.array(to_rgb(self.figure.get_facecolor()))
        fill = np.array(to_rgb(look.fill or "black"))
        return tuple(fill * look.opacity + sheet * (1 - look.opacity))

    def _add(self, artist: PathPatch | Text | _Picture, name: str = "") -> None:
        if self._clip is not None:
            artist.set_clip_path(self._clip.get_path(), self.points)
        if name:
            artist.set_gid(name)
        self.figure.add_artist(artist, clip=self._clip is not None)


class _Picture(Artist):
    """Pixels in a box in points; matplotlib's own images make a PDF's as fine as a print, and so
    ten times as large."""

    zorder = 1

    def __init__(self, pixels: np.ndarray, box: Bbox, points: Transform) -> None:
        super().__init__()
        self.pixels, self.box, self.points = pixels, box, points

    def draw(self, renderer: RendererBase) -> None:
        """Draws it, the lower row first, as matplotlib wants it."""
        area = self.points.transform_bbox(self.box)
        renderer.open_group("picture", self.get_gid())
        gc = renderer.new_gc()
        if isinstance(clip := self.get_clip_path(), TransformedPath):
            gc.set_clip_path(clip)
        if renderer.option_scale_image():
            to_size = Affine2D().scale(area.width, area.height)
            renderer.draw_image(gc, area.x0, area.y0, self.pixels[::-1], to_size)
        else:
            left, bottom, right, top = (round(edge) for edge in area.extents)
            each = max(int(area.width / self.box.width / FINEST), 1)
            size = math.ceil((right - left) / each), math.ceil((top - bottom) / each)
            fine = np.asarray(Image.fromarray(self.pixels).resize(size, Image.Resampling.BICUBIC))
            whole = (fine[::-1] & EVEN).repeat(each, 0).repeat(each, 1)
            renderer.draw_image(gc, left, bottom, whole[: top - bottom, : right - left])
        gc.restore()
        renderer.close_group("picture")


class Book:
    """A PDF of several sheets, written page by page; fonts are shared, drawings let go."""

    def __init__(self, stream: io.BytesIO, about: dict[str, str]) -> None:
        details = {"Title": about["title"], "Subject": about["subject"]} | UNSAID["pdf"]
        with DRAWING, mpl.rc_context(SETTINGS):
            self._pages = PdfPages(stream, metadata=details)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        with DRAWING, mpl.rc_context(SETTINGS):
            self._pages.close()  # type: ignore[no-untyped-call]

    def add(self, canvas: PrintCanvas) -> None:
        """Adds a sheet as the next page."""
        with DRAWING, mpl.rc_context(SETTINGS):
            self._pages.savefig(canvas.figure, facecolor=canvas.figure.get_facecolor())  # type: ignore[no-untyped-call]


def _shorten(svg: bytes) -> bytes:
    """The drawing to a hundredth of a point: as fine as any print, and a third shorter."""
    return PATH.sub(lambda path: path[1] + FINER.sub(b"", path[2]), svg)


def _dashes(look: Look) -> object:
    steps = [float(step) for step in look.dash.split()]
    # matplotlib multiplies a pattern by the line's width; here it is in CSS pixels already
    return (0, [step / look.weight for step in steps]) if steps and look.weight else "solid"


def _path(geometry: BaseGeometry) -> Path:
    """Every ring or line of a geometry in one path, so that holes are holes."""
    return Path.make_compound_path(*(Path(xy, closed=closed) for xy, closed in _lines(geometry)))


def _lines(geometry: BaseGeometry) -> Iterable[tuple[np.ndarray, bool]]:
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type == "Polygon":
            oriented = part.normalize()
            for ring in (oriented.exterior, *oriented.interiors):
                yield shapely.get_coordinates(ring), True
        elif not part.geom_type.endswith("Point"):
            yield shapely.get_coordinates(part), False
