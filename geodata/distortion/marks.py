"""What stands on a panel's map: symbols, the names that find room, degrees, a scale bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import shapely
from shapely.geometry import Polygon, box

from geodata import borders, text
from geodata.analysis import findings, wording
from geodata.distortion import wrong_rings
from geodata.distortion.window import SIZE, Panel
from geodata.facts import map_areas
from geodata.paper import furniture, labels, symbols
from geodata.paper.canvas import Area, Letters
from geodata.paper.labels import Label
from geodata.paper.svg_canvas import SvgCanvas
from geodata.paper.view import View
from geodata.scene import ground, looks
from geodata.scene.sides import SIDES

# Cities that are named where there is room, the first first.
CITIES = ("Kyiv", "Moscow", "Kursk", "Kharkiv", "Minsk", "Odesa", "Bucharest", "Warsaw", "Lviv")
ALWAYS = "Kursk"  # named even where it has no room: the map is about it
LARGE_PX, SMALL_PX = 12.0, 10.0  # sizes of letters
RANKS = {"ring": 0, "launch": 1, "city": 2, "degrees": 3, "country": 4}
SYMBOL, PIN = 0.62, 0.8  # of the symbols' size on the large map
DOT_PX, GLOBE_DOT_PX = 2.6, 1.8  # radius of a town's dot, and of the launch point on the globe
BAR_SHARE, BAR_MOST = 0.3, 200  # of the width, and in the reader's unit: what a scale bar may take
NO_SCALE = ("No scale bar: the scale", "shrinks toward the rim.")
GLOBE_CLEAR_PX = 10.5  # what the ring takes around the launch point on the globe
LAUNCH_UP_PX, LAUNCH_CLEAR_PX = 9.0, 3.4  # from the pin's point to its name
GLOBE_LATS = (60.0, 30.0, 0.0)  # whose degrees stand on the globe
WAY_LOOKS = dict(zip(wrong_rings.WAYS, looks.RINGS[1:], strict=False))  # colour and dash
# Where the names of the ring and of wrong rings stand: at which bearing, on which side of the line.
TURNS_DEG = (0, 8, -8, 16, -16, 24, -24)  # how far a name may turn away from there
RING_AT = (40, "right")
WAYS_AT = {
    "pixels": (180, "bottom"),
    "degrees": (140, "right"),
    "metres": (0, "top"),
    "sphere": (290, "right"),
}


def draw_bases(canvas: SvgCanvas, panel: Panel, view: View) -> list[Area]:
    """The airfields by state, those in range on top; on the whole globe they would be one spot. The
    areas that they take."""
    if panel.whole_globe or "airbases" not in panel.scenario.show:
        return []
    far_first = findings.of(panel.scenario)[::-1]
    places = shapely.points([(reach.base.lon, reach.base.lat) for reach in far_first])
    seen = shapely.get_coordinates(view.whole(places)).tolist()
    return [
        _draw_symbol(canvas, panel, reach.state, (x, y), SYMBOL)
        for reach, (x, y) in zip(far_first, seen, strict=True)
        if 0 < x < SIZE and 0 < y < SIZE
    ]


def draw_launch(canvas: SvgCanvas, panel: Panel, view: View) -> Area:
    """The pin, or on the globe, where it would hide the ring, a dot; the area to keep clear."""
    at = view.at(panel.point.lon, panel.point.lat)
    if not panel.whole_globe:
        return _draw_symbol(canvas, panel, "launch", at, PIN)
    (x, y), clear = at, GLOBE_CLEAR_PX
    dot = shapely.Point(at).buffer(GLOBE_DOT_PX)
    canvas.shape(dot, panel.looks["launch"], "launch", above=True)
    return x - clear, y - clear, x + clear, y + clear


def _draw_symbol(
    canvas: SvgCanvas, panel: Panel, name: str, at: tuple[float, float], size: float
) -> Area:
    look = panel.looks[name]
    thin = replace(look, weight=size * look.weight)
    return symbols.draw(canvas, name, at, size, thin, mark=name)


def draw_scale(canvas: SvgCanvas, panel: Panel, view: View, taken: list[Area]) -> Area:
    """A bar that is right at the launch point, with words that say where else it is; none on the
    whole globe. The area that it takes."""
    letters = _letters(panel)
    if panel.whole_globe:
        for row, line in enumerate(NO_SCALE):
            canvas.words(line, (6, 18 - 12 * row), letters)
        return 0, 0, 6 + canvas.measure(NO_SCALE[0], letters), 28
    bar = furniture.choose_bar(view, panel.point, panel.scenario.range_unit, BAR_SHARE, BAR_MOST)
    mercator = panel.kind == "mercator"
    where = f"at {furniture.name_parallel(panel.point.lat)}" if mercator else "from the pin"
    words = f"{bar.words} {where}"
    wide = max(canvas.measure(words, letters), bar.length) + 10
    area = furniture.free_corner(view, wide, 28, 4, taken, leftmost=True)
    furniture.draw_back(canvas, box(*area).buffer(-4).buffer(4), panel.looks)
    left, low, _, _ = area
    bar.draw(canvas, left + 5, low + 6, 5, letters.colour)
    canvas.words(words, (left + 5, low + 15), letters)
    return area


def name(panel: Panel, view: View) -> Iterator[Label]:
    """Names of the rings, which always stand, then of the launch point, cities, degrees and
    countries."""
    x, y = view.at(panel.point.lon, panel.point.lat)
    launched, letters = wording.place_name(panel.point), _letters(panel, LARGE_PX, bold=True)
    if panel.whole_globe:
        clear = GLOBE_CLEAR_PX - 3
        yield Label(launched, ((x, y, "right"),), letters, RANKS["launch"], clear)
        yield from _name_parallels(panel, view)
        return
    spots = tuple((x, y + LAUNCH_UP_PX, side) for side in ("right", "left"))
    yield Label(launched, spots, letters, RANKS["launch"], LAUNCH_CLEAR_PX)
    yield from _name_rings(panel, view)
    yield from _name_cities(panel, view, launched)
    if "graticule" in panel.scenario.show:
        lines = next(layer.shapes for layer in ground.layers() if layer.name == "graticule")
        yield from furniture.degrees(lines, view, _letters(panel), RANKS["degrees"])
    pale = _letters(panel, LARGE_PX, opacity=0.62)
    for country in map_areas.map_names():
        if country.kind == "country" and country.rank == 1:
            spots = ((*view.at(country.lon, country.lat), "middle"),)
            yield Label(country.name, spots, pale, RANKS["country"])


def _name_parallels(panel: Panel, view: View) -> Iterator[Label]:
    """The degrees on the globe, along its middle."""
    for lat in GLOBE_LATS:
        x, y = view.at(panel.point.lon, lat)
        words, spots = f"{lat:g}° N" if lat else "Equator", ((x - 2.5, y + 5.6, "right"),)
        yield Label(words, spots, _letters(panel), RANKS["degrees"])


def _name_cities(panel: Panel, view: View, launched: str) -> Iterator[Label]:
    known = {city.name: city for city in borders.cities()}
    for city in (known[name] for name in CITIES if name in known and name != launched):
        spots = labels.beside(*view.at(city.lon, city.lat), SIDES)
        must, letters = city.name == ALWAYS, _letters(panel, LARGE_PX)
        yield Label(city.name, spots, letters, RANKS["city"], must=must, dot=DOT_PX)


def _name_rings(panel: Panel, view: View) -> Iterator[Label]:
    scenario = panel.scenario
    length = text.length(scenario.range_value, scenario.range_unit)
    ring = findings.ring(panel.point, scenario.range_km)
    wrong = [
        (wrong_rings.WAYS[way].name, outline(panel, way), WAY_LOOKS[way], WAYS_AT[way])
        for way in panel.ways
    ]
    for words, area, look, (turn_deg, side) in [(length, ring, "ring", RING_AT), *wrong]:
        vertices = shapely.get_coordinates(area)
        turns = [round((turn_deg + off) / 360 * (len(vertices) - 1)) for off in TURNS_DEG]
        places = view.whole(shapely.points(vertices[turns]))
        spots = [(x, y, side) for x, y in shapely.get_coordinates(places).tolist()]
        spots += labels.beside(*spots[0])[1:]
        letters = _letters(panel, colour=panel.looks[look].line, bold=True)
        yield Label(words, tuple(spots), letters, RANKS["ring"], must=True)


def outline(panel: Panel, way: str) -> Polygon:
    """A wrong ring of a panel, in degrees."""
    return wrong_rings.build(way, panel.point, panel.scenario.range_km).polygon


def _letters(panel: Panel, size: float = SMALL_PX, **changes: Any) -> Letters:
    """A panel's letters: in the colour of text, with a rim."""
    look = panel.looks["text"]
    return replace(Letters(size, look.fill or "", look.line or ""), **changes)
