"""The map as KML for Google Earth: a folder for each layer, the map's colours, the sources."""

from __future__ import annotations

from html import escape

import fastkml
import pygeoif
import shapely
from fastkml import styles
from fastkml.data import Data, ExtendedData
from fastkml.geometry import create_kml_geometry

from geodata.exports import data_files
from geodata.scene import Scene, looks
from geodata.scene.layers import Layer, Shape

PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'
# In the file but switched off, since Google Earth has these itself.
BACKDROP = (
    "sea", "coast", "regions", "land", "ribbon", "relief", "water", "graticule", "names",
)  # fmt: skip
PLACES = 5  # decimals of a degree, about 1 m
ICON_SIZE, LABEL_SIZE = 0.8, 0.8  # of Google Earth's own


def write(picture: Scene, base: str) -> bytes:
    """A scene as a KML document (OGC KML 2.2); places are lon, lat in degrees on WGS84."""
    about = data_files.about(picture, base)
    used = dict.fromkeys(shape.look for layer in picture.layers for shape in layer.shapes)
    document = fastkml.Document(
        name=about.pop("title"),
        description=_html(about),
        styles=[_style(name) for name in used],
        features=[_folder(layer) for layer in picture.layers],
    )
    return (
        PROLOG + fastkml.KML(features=[document]).to_string(prettyprint=False, precision=PLACES)
    ).encode()


def _folder(layer: Layer) -> fastkml.Folder:
    shown = layer.name not in BACKDROP
    places = [_place(layer, shape, shown) for shape in layer.shapes]
    return fastkml.Folder(
        name=layer.title, visibility=shown, description=escape(layer.note) or None, features=places
    )


def _place(layer: Layer, shape: Shape, shown: bool) -> fastkml.Placemark:
    # Lines and areas follow the ground.
    drawn = pygeoif.shape(shapely.orient_polygons(shape.geometry))
    data = [Data(name="layer", value=layer.id), Data(name="look", value=shape.look)]
    return fastkml.Placemark(
        name=shape.label or layer.title,
        visibility=shown,
        description="<br>".join(map(escape, shape.lines)) or None,
        style_url=fastkml.StyleUrl(url=f"#{shape.look}"),
        extended_data=ExtendedData(elements=data),
        kml_geometry=create_kml_geometry(
            drawn, tessellate=None if shape.geometry.geom_type == "Point" else True
        ),
    )


def _style(name: str) -> styles.Style:
    look = looks.LOOKS["light"][name]
    parts: list[styles.IconStyle | styles.LabelStyle | styles.LineStyle | styles.PolyStyle] = [
        styles.IconStyle(color=_colour(look.fill or look.line), scale=ICON_SIZE),
        styles.LabelStyle(scale=LABEL_SIZE),
        styles.LineStyle(color=_colour(look.line), width=look.weight),
        styles.PolyStyle(
            color=_colour(look.fill, look.opacity), fill=bool(look.fill), outline=bool(look.line)
        ),
    ]
    return styles.Style(id=name, styles=parts)


def _colour(colour: str | None, opacity: float = 1.0) -> str:
    """KML has opacity, blue, green, red as hexadecimals."""
    red, green, blue = (
        (colour or "#000000")[1:3],
        (colour or "#000000")[3:5],
        (colour or "#000000")[5:7],
    )
    return f"{round(255 * opacity * bool(colour)):02x}{blue}{green}{red}".lower()


def _html(rows: dict[str, object]) -> str:
    """What goes with the data, as the paragraphs that Google Earth shows."""
    lines = (
        (name, line)
        for name, value in rows.items()
        for line in (value if isinstance(value, list) else [value])
    )
    return "".join(
        f"<p><b>{escape(name.capitalize())}</b>: {escape(str(line))}</p>" for name, line in lines
    )
