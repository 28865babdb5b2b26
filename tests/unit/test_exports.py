"""The data files, read by other parsers and held against the scene: one map everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from fastkml.validator import validate
from geojson_pydantic import FeatureCollection

from geodata import scene, webmap
from geodata.analysis import findings, wording
from geodata.exports import data_files, kml, living_file
from geodata.paper import poster
from geodata.paper.orders import Order
from geodata.scenario import DEFAULT, LAYERS, Scenario, from_query
from geodata.scene import footnotes
from geodata.webmap.gestures import Hand

pytestmark = pytest.mark.slow

BASE, DAY = "https://atlas.example", date(2026, 11, 25)
SIX = from_query(
    {"at": ["50.91,34.80", "49.98,36.25", "51.5,31.29"], "range": "400mi", "show": ",".join(LAYERS)}
)
SCENARIOS = {
    "usual": DEFAULT,
    "several": SIX,
    "border": Scenario(start="border"),
    "bare": replace(DEFAULT, show=()),
}
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(params=SCENARIOS, ids=str)
def picture(request: pytest.FixtureRequest) -> scene.Scene:
    """The scene of each scenario in turn."""
    return scene.build(SCENARIOS[request.param])


def test_geojson_is_what_the_specification_wants(picture: scene.Scene) -> None:
    written = data_files.geojson(picture, BASE)
    read = FeatureCollection.model_validate_json(written)
    assert len({feature.id for feature in read.features}) == len(read.features)
    assert b'"crs"' not in written
    for feature in json.loads(written)["features"]:
        shape = feature["geometry"]
        polygons = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}.get(
            shape["type"], []
        )
        for outer, *holes in polygons:
            assert outer[0] == outer[-1]
            assert _turn(outer) > 0
            assert all(_turn(hole) < 0 for hole in holes)


def _turn(ring: list[list[float]]) -> float:
    """Twice the area of a ring by the shoelace formula, positive where it turns anticlockwise."""
    x, y = np.array(ring)[:, :2].T - np.array(ring)[:1, :2].T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def test_kml_is_valid_by_the_schema_of_its_makers(picture: scene.Scene, tmp_path: Path) -> None:
    file = tmp_path / "map.kml"
    file.write_bytes(kml.write(picture, BASE))
    assert validate(file_to_validate=file)
    assert b"http://maps." not in file.read_bytes()  # no picture of a pin from another host


def test_the_screen_the_poster_and_the_files_carry_the_same_map(picture: scene.Scene) -> None:
    """Layers, counts, labels and sources of one scenario, wherever it is printed."""
    layers = [layer.id for layer in picture.layers]
    labels = {
        shape.label
        for layer in picture.layers
        for shape in layer.shapes
        if layer.name in ("rings", "launches")
    }
    counts = Counter(
        shape.look for layer in picture.layers if layer.name == "airbases" for shape in layer.shapes
    )
    named = footnotes.sources(picture.credits)
    sources = {footnotes.source_text(source, whole=True) for source in named}

    screen = webmap.overlay(picture, "light", Hand())
    assert screen["show"] == layers
    # A file has no way to name an empty one.
    layers = [layer.id for layer in picture.layers if layer.shapes]
    assert Counter(base[0] for base in screen["bases"]) == counts
    assert {one["label"] for one in screen["rings"]} | {
        one["name"] for one in screen["launches"]
    } == labels

    features = json.loads(data_files.geojson(picture, BASE))
    assert (
        list(dict.fromkeys(feature["properties"]["layer"] for feature in features["features"]))
        == layers
    )
    states = [
        row["properties"]["state"]
        for row in features["features"]
        if row["properties"]["layer"] == "airbases"
    ]
    assert Counter(states) == counts
    assert labels <= {feature["properties"]["name"] for feature in features["features"]}
    assert set(features["sources"]) == sources

    document = ElementTree.fromstring(kml.write(picture, BASE))
    output = [
        (data.get("name"), data.findtext(f"{KML}value")) for data in document.iter(f"{KML}Data")
    ]
    assert list(dict.fromkeys(value for name, value in output if name == "layer")) == layers
    assert (
        Counter(
            value for name, value in output if name == "look" and value in ("in", "edge", "out")
        )
        == counts
    )
    assert labels <= {place.findtext(f"{KML}name") for place in document.iter(f"{KML}Placemark")}

    drawing = ElementTree.fromstring(poster.draw(Order(picture.scenario, BASE, DAY, "a4"), "svg"))
    groups = [node.get("id", "") for node in drawing.iter("{http://www.w3.org/2000/svg}g")]
    assert Counter(name.split("-")[1] for name in groups if name.startswith("airbase-")) == counts
    texts = " ".join(node.text or "" for node in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert all(label in texts for label in labels)
    for words in (wording.headline(picture.scenario), wording.beneath(picture.scenario)):
        assert words in " ".join(texts.split())
    for name in ("rings", "kursk", "border", "launches"):
        drawn = any(group.startswith((f"{name}-", "launch-launch")) for group in groups)
        assert drawn == (name in layers)

    page = living_file.write_map(picture, BASE, DAY).decode()
    for line in (picture.sentence, *sorted(labels)):
        assert line in page


@pytest.mark.parametrize(("decimal", "apart"), [(".", ","), (",", ";")])
def test_the_table_has_every_air_base_and_no_formula(decimal: str, apart: str) -> None:
    written = data_files.table(scene.build(SIX), BASE, decimal)
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=apart))
    bases = findings.of(SIX)
    for row, reach in zip(rows[1:], bases, strict=False):
        assert len(row) == len(data_files.COLUMNS)
        assert row[3:5] == [
            f"{degrees:.2f}".replace(".", decimal) for degrees in (reach.base.lat, reach.base.lon)
        ]
    assert [row[0] for row in rows[1 : len(bases) + 1]] == [reach.base.name for reach in bases]
    assert Counter(row[5] for row in rows[1 : len(bases) + 1]) == Counter(
        scene.STATE_WORDS[reach.state] for reach in bases
    )
    assert not any(cell.startswith(data_files.FORMULA_SIGNS) for row in rows for cell in row)
    about = {row[0] for row in rows[len(bases) + 2 :]}
    assert {"Sentence", "Assumptions", "Sources", "Data", "Link"} <= about


@pytest.mark.parametrize(
    ("write", "most"),
    [
        (lambda: living_file.write_map(scene.build(SIX), BASE, DAY), 1_400_000),
        (lambda: living_file.write_site(BASE, DAY), 2_400_000),
    ],
    ids=["one map", "everything"],
)
def test_a_file_is_small_and_asks_no_host(write: Callable[[], bytes], most: int) -> None:
    page = write()
    assert len(page) < most
    assert page.count(b"<script>") == page.count(b"</script>") == 2
    assert living_file.POLICY in unescape(page[:2000].decode())
    shown = re.sub(rb"<script>.*?</script>", b"", page, flags=re.DOTALL)
    assert re.findall(rb'src="(?!data:)[^"]*"', shown) == []


def test_the_table_has_the_air_bases_note_and_source_even_where_the_map_hides_them() -> None:
    for shown in (LAYERS, ()):
        written = data_files.table(scene.build(replace(DEFAULT, show=shown)), BASE).decode()
        assert "Seshcha" in written
        assert scene.AIRBASE_NOTE in written
        assert "OurAirports (public domain)" in written
        assert f"show={'none' if not shown else ','.join(shown)}" in written


def test_the_take_home_file_tells_of_air_bases_only_where_the_map_shows_them() -> None:
    off = tuple(name for name in LAYERS if name != "airbases")
    for shown, output in ((LAYERS, True), (off, False)):
        page = living_file.write_map(scene.build(replace(DEFAULT, show=shown)), BASE, DAY).decode()
        words = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)
        assert ("Seshcha" in words, "the table and the sources" in words) == (output, output)
