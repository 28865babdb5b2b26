"""The map as data: GeoJSON (RFC 7946) and a CSV table of airfields, with sources and link."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import links, scene
from geodata.analysis import findings, wording
from geodata.analysis.findings import Reach
from geodata.facts.records import Airbase
from geodata.geodesy import KM_PER_MILE
from geodata.scene import Scene, citing, footnotes, looks
from geodata.scene.layers import Layer, Shape

PLACES = 5  # decimals of a degree, about 1 m: a ring stays true, and no place is known as well
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")  # with which a spreadsheet takes a cell for a formula
COLUMNS = (
    "Airfield", "Region", "Country (recognised)", "Latitude", "Longitude", "State",
    "Distance from the nearest start of a ring, miles", "The same, km",
    "Inside or beyond the ring", "By how much, miles", "By how much, km", "What it is", "Since",
    "Reported", "By", "Position",
)  # fmt: skip


def about(picture: Scene, base: str) -> dict[str, Any]:
    """What goes with any data of a scene: title, sentence, notes with sources, limits, and the link
    unless it leads nowhere."""
    link = links.for_others(links.link(base, picture.scenario))
    return {
        "title": wording.title(picture.scenario),
        "sentence": picture.sentence,
        "notes": list(footnotes.notes(picture)),
        "assumptions": [note.text for note in footnotes.of(picture)],
        "sources": [
            footnotes.source_text(source, whole=True)
            for source in footnotes.sources(picture.credits)
        ],
        "data": citing.credit_line(picture),
        "limits": footnotes.limits(),
    } | ({"link": link} if link else {})


def geojson(picture: Scene, base: str) -> bytes:
    """Every shape of a scene as a Feature, from the ground up; degrees on WGS84, lon first."""
    reaches = {reach.base.name: reach for reach in findings.of(picture.scenario)}
    features = [
        _feature(layer, shape, f"{layer.id}-{number}".replace(" ", "-"), reaches)
        for layer in picture.layers
        for number, shape in enumerate(layer.shapes)
    ]
    bounds = np.array(
        [shapely.bounds(shape.geometry) for layer in picture.layers for shape in layer.shapes]
    )
    box = [*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0)]
    collection = {"type": "FeatureCollection", "bbox": [round(float(side), PLACES) for side in box]}
    collection |= about(picture, base) | {"features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def table(picture: Scene, base: str, decimal: str = ".") -> bytes:
    """The airfields, nearest first, with assumptions and sources below; UTF-8 with a byte order
    mark for spreadsheets.

    `decimal` is the decimal sign of the reader's spreadsheet; where it is a comma, semicolons stand
    between the cells, as in German and Ukrainian ones. It is of the airfields even where the map
    hides them. No cell begins with a sign that a spreadsheet would take for a formula.
    """
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, delimiter=";" if decimal == "," else ",")
    words = scene.state_words(picture.scenario)
    rows.writerow(COLUMNS)
    rows.writerows(
        [cell(value) for value in _row(reach, decimal, words)]
        for reach in findings.of(picture.scenario)
    )
    rows.writerow([])
    for name, value in about(scene.with_air_bases(picture), base).items():
        for line in value if isinstance(value, list) else [value]:
            rows.writerow([name.capitalize(), cell(line)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def numbers(reach: Reach) -> dict[str, object]:
    """An airfield's state, km to the nearest start of a ring, and margin, positive inside."""
    return {
        "state": reach.state,
        "distance_km": round(reach.distance_km, 1),
        "margin_km": round(reach.margin_km, 1),
        "region": reach.base.region,
        "country": reach.base.country,
        **_reported(reach.base),
        "source": reach.base.source,
    }


def _feature(layer: Layer, shape: Shape, name: str, reaches: dict[str, Reach]) -> dict[str, Any]:
    properties: dict[str, object] = {
        "layer": layer.id,
        "layer_title": layer.title,
        "look": shape.look,
    }
    properties |= {"name": shape.label or layer.title, "lines": list(shape.lines)} | _style(shape)
    if shape.kind == "airbase":
        properties |= numbers(reaches[shape.label])
    geometry = json.loads(shapely.to_geojson(_exact(shape.geometry)))
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _style(shape: Shape) -> dict[str, object]:
    """Colours as the viewers of GeoJSON read them (simplestyle-spec 1.1)."""
    look = looks.LOOKS["light"][shape.look]
    if shape.geometry.geom_type == "Point":
        return {"marker-color": look.fill or look.line, "marker-size": "small"}
    stroke: dict[str, object] = (
        {"stroke": look.line, "stroke-width": look.weight} if look.line else {"stroke-width": 0}
    )
    if look.fill:
        return stroke | {"fill": look.fill, "fill-opacity": look.opacity}
    is_area = shape.geometry.geom_type.endswith("Polygon")
    return stroke | ({"fill-opacity": 0} if is_area else {})  # else a viewer fills it in grey


def _exact(geometry: BaseGeometry) -> BaseGeometry:
    """Rounded, and with outer rings anticlockwise, as the specification wants them."""
    rounded = shapely.set_precision(geometry, 10**-PLACES, mode="pointwise")
    return shapely.orient_polygons(rounded)


def _row(reach: Reach, decimal: str, words: dict[str, str]) -> tuple[object, ...]:
    base, side = reach.base, "inside" if reach.margin_km > 0 else "beyond"
    away, margin = reach.distance_km, abs(reach.margin_km)
    lengths = (
        round(away / KM_PER_MILE),
        round(away),
        side,
        round(margin / KM_PER_MILE),
        round(margin),
    )
    return (
        base.name,
        base.region,
        base.country,
        f"{base.lat:.2f}".replace(".", decimal),
        f"{base.lon:.2f}".replace(".", decimal),
        words[reach.state],
        *lengths,
        *_reported(base).values(),
        base.source,
    )


def _reported(base: Airbase) -> dict[str, str]:
    """What an airfield is, since when, and who reports it where."""
    said = (footnotes.source_text(source, whole=True) for source in footnotes.sources(base.sources))
    return {
        "what": base.what,
        "since": base.since,
        "reported": base.words,
        "reported_by": "; ".join(said),
    }


def cell(value: object) -> object:
    """A cell of a table, marked as text where a spreadsheet would take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
