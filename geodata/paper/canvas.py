"""A sheet to draw on, in points from its lower left; only here is matplotlib told to draw."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterable
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from shapely.geometry.base import BaseGeometry

from geodata.paper import lettering, svg_fonts
from geodata.scene.looks import Look

POINTS = 72.0  # to the inch
# A path's coordinates; in a text < is written &lt;, so none is found there.
PATH = re.compile(rb'(<path\b[^<>]*? d=)("[^"]*")')
PX = 0.75  # points to a CSS pixel, in which looks.py gives weights and dashes
HALO_PT = 2.2
DRAWING = threading.RLock()  # matplotlib may draw one figure at a time
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "atlas",  # the same picture is the same file
    "pdf.fonttype": 42,  # fonts are embedded as they are, cut to the letters used
    "text.parse_math": False,  # else text between dollar signs is read as a formula
    "text.usetex": False,
    "path.simplify": False,
    "hatch.linewidth": 1.0,
}


class Canvas:
    """A sheet of a width and height in inches; looks are those of looks.py, a `name` becomes a
    group's id in SVG."""

    def __init__(self, width_in: float, height_in: float, background: str) -> None:
        lettering.ready()
        self.width, self.height = width_in * POINTS, height_in * POINTS
        self.figure = Figure(figsize=(width_in, height_in), facecolor=background)
        self.points = Affine2D().scale(1 / POINTS) + self.figure.dpi_scale_trans
        self._clip: PathPatch | None = None

    def clip(self, shape: BaseGeometry | None) -> None:
        """From here on only what lies inside a shape is drawn; None ends it."""
        self._clip = None if shape is None else PathPatch(_path(shape), transform=self.points)

    def shape(
        self,
        geometry: BaseGeometry,
        look: Look,
        name: str = "",
        hatch: str = "",
        above: bool = False,
    ) -> None:
        """An area or a line; what is `above` lies over all that is not, whenever it is drawn."""
        if geometry.is_empty:
            return
        fill = look.fill if geometry.geom_type.endswith(("Polygon", "Collection")) else None
        patch = PathPatch(
            _path(geometry),
            transform=self.points,
            facecolor=(fill, look.opacity) if fill and not hatch else "none",
            edgecolor=look.line or (self._paled(look) if hatch else "none"),
            linewidth=look.weight * PX if look.line else 0.0,
            linestyle=_dashes(look),
            capstyle="butt",
            joinstyle="round",
            hatch=hatch or None,
            zorder=2 if above else 1,
        )
        self._add(patch, name)

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        italic: bool = False,
        align: Literal["left", "center", "right"] = "left",
        halo: str = "",
        opacity: float = 1.0,
        name: str = "",
    ) -> None:
        """One line of text with its baseline at y; a halo is a rim in another colour."""
        look: dict[str, Any] = {
            "fontproperties": lettering.font(size, bold, italic),
            "parse_math": False,
        }
        look |= {"ha": align, "va": "baseline", "transform": self.points}
        if halo:
            # Becomes an outline, not text.
            rim = [Stroke(linewidth=HALO_PT, foreground=halo, joinstyle="round")]
            self._add(Text(x, y, text, color=halo, path_effects=rim, **look))
        self._add(Text(x, y, text, color=colour, alpha=opacity, **look), name)

    def saved(self, kind: str, dpi: float, about: dict[str, str]) -> bytes:
        """The sheet as a png at so many dpi, svg or pdf; `about` are title and subject."""
        stream = io.BytesIO()
        settings: dict[str, Any] = {"dpi": dpi, "facecolor": self.figure.get_facecolor()}
        with DRAWING, mpl.rc_context(SETTINGS):
            if kind == "png":
                details = {
                    "Title": about["title"],
                    "Description": about["subject"],
                    "Software": None,
                }
                quick = {"compress_level": 3}  # a third of the time of 6 for a tenth more bytes
                self.figure.savefig(
                    stream, format="png", metadata=details, pil_kwargs=quick, **settings
                )
            elif kind == "svg":
                details = {
                    "Title": about["title"],
                    "Description": about["subject"],
                    "Date": None,
                    "Creator": None,
                }
                self.figure.savefig(stream, format="svg", metadata=details, **settings)
                return svg_fonts.embedded(_short(stream.getvalue()))
            else:
                with Book(stream, about) as book:
                    book.add(self)
        return stream.getvalue()

    def _paled(self, look: Look) -> tuple[float, ...]:
        """A fill's colour as its opacity leaves it; hatching in a PDF knows no opacity."""
        sheet, fill = (
            np.array(to_rgb(self.figure.get_facecolor())),
            np.array(to_rgb(look.fill or "black")),
        )
        return tuple(fill * look.opacity + sheet * (1 - look.opacity))

    def _add(self, artist: PathPatch | Text, name: str = "") -> None:
        if self._clip is not None:
            artist.set_clip_path(self._clip.get_path(), self.points)
        if name:
            artist.set_gid(name)
        self.figure.add_artist(artist, clip=self._clip is not None)


class Book:
    """A PDF of several sheets, written page by page; fonts are shared, drawings let go."""

    def __init__(self, stream: io.BytesIO, about: dict[str, str]) -> None:
        details = {
            "Title": about["title"],
            "Subject": about["subject"],
            "Creator": None,
            "CreationDate": None,
        }
        with DRAWING, mpl.rc_context(SETTINGS):
            self._pages = PdfPages(stream, metadata=details)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        with DRAWING, mpl.rc_context(SETTINGS):
            self._pages.close()  # type: ignore[no-untyped-call]

    def add(self, canvas: Canvas) -> None:
        """Adds a sheet as the next page."""
        with DRAWING, mpl.rc_context(SETTINGS):
            self._pages.savefig(canvas.figure, facecolor=canvas.figure.get_facecolor())  # type: ignore[no-untyped-call]


def _short(svg: bytes) -> bytes:
    """The drawing to a hundredth of a point: as fine as any print, and a third shorter."""
    return PATH.sub(lambda path: path[1] + re.sub(rb"(\.\d\d)\d+", rb"\1", path[2]), svg)


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
