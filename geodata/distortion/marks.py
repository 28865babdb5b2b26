"""What stands on a panel's map: air bases, names that find room, degrees and a scale bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Polygon, box

from geodata import borders, geodesy, text
from geodata.analysis import findings, wording
from geodata.distortion import svg, window
from geodata.distortion.land import paint
from geodata.distortion.window import SIZE, Panel
from geodata.facts import map_areas
from geodata.paper import symbols
from geodata.paper.view import View
from geodata.scene import ground, looks
from geodata.scene.layers import Shape

# In this order, as far as there is room.
CITIES = ("Kyiv", "Moscow", "Kursk", "Kharkiv", "Minsk", "Odesa", "Bucharest", "Warsaw", "Lviv")
LETTER_PX, SMALL_PX = 12.0, 10.0  # heights of letters
WIDE_OF_HIGH = 0.58  # a letter's width by its height, on average
SYMBOL, PIN = 0.62, 0.8  # of the symbols' size on the large map
NICE = (5, 10, 20, 25, 50, 100, 150, 200)  # lengths of the scale bar, in the reader's unit
BAR_SHARE = 0.3  # of a panel's width that a scale bar may take
BAR = box(0, 0, 150, 34)  # where it stands


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place of a panel (pixels, y upward), their height and their look."""

    words: str
    x: float
    y: float
    high: float
    colour: str = ""
    bold: bool = False
    pale: bool = False


def bases(panel: Panel, view: View) -> str:
    """The air bases by state, those in range on top; on the whole globe they would be one spot."""
    if panel.whole_globe or "airbases" not in panel.scenario.show:
        return ""
    far_first = findings.of(panel.scenario)[::-1]
    places = shapely.get_coordinates(
        view.whole(shapely.points([(reach.base.lon, reach.base.lat) for reach in far_first]))
    )
    return "".join(
        symbol(panel, reach.state, x, y, SYMBOL)
        for reach, (x, y) in zip(far_first, places.tolist(), strict=True)
        if 0 < x < SIZE and 0 < y < SIZE
    )


def symbol(panel: Panel, look: str, x: float, y: float, size: float) -> str:
    """A symbol at a place of the panel (y upward), as large as on the live map times `size`."""
    line = looks.LOOKS[panel.theme][look].line
    parts = [
        svg.tag("path", d=d, **{**paint(panel, look), **({"fill": line} if second else {})})
        for second, d in enumerate(_parts(look))
    ]
    place = f"translate({x:.1f} {SIZE - y:.1f}) scale({size:g})"
    return svg.tag("g", *parts, class_=look, transform=place)


@cache
def _parts(look: str) -> tuple[str, ...]:
    return tuple(svg.path(np.array([part.simplify(0.1)]), 0) for part in symbols.outline(look))


def names(panel: Panel, view: View, others: list[Words]) -> str:
    """Names of rings, which always stand; then names and degrees that find room."""
    x, y = view.at(panel.point.lon, panel.point.lat)
    name = wording.place_name(panel.point)
    clear = (
        box(x - 11, y - 11, x + 11, y + 11)
        if panel.whole_globe
        else box(x - 7, y - 2, x + 7, y + 22)
    )
    taken = [clear, BAR, *(_room(words) for words in others)]
    own = Words(
        name, clear.bounds[2] + 3, y + (-4 if panel.whole_globe else 6), LETTER_PX, bold=True
    )
    drawn = [letter(panel, words) for words in others] + [_placed(panel, own, taken)]
    if not panel.whole_globe:
        drawn += [_city(panel, view, city, taken) for city in _cities(name)]
    drawn += [_placed(panel, words, taken) for words in _degrees(panel, view)]
    if not panel.whole_globe:
        drawn += [_placed(panel, words, taken) for words in _countries(view)]
    return "".join(drawn)


def _cities(launched: str) -> list[borders.City]:
    known = {city.name: city for city in borders.cities()}
    return [known[name] for name in CITIES if name in known and name != launched]


def _city(panel: Panel, view: View, city: borders.City, taken: list[Polygon]) -> str:
    """A city's dot and name, to the right of it, or to the left where the right is taken."""
    x, y = view.at(city.lon, city.lat)
    wide = _width(city.name, LETTER_PX)
    for left in (x + 6, x - 6 - wide):
        written = _placed(panel, Words(city.name, left, y - 4, LETTER_PX), taken)
        if written:
            dot = svg.tag(
                "circle", cx=x, cy=SIZE - y, r=2.2, fill=looks.LOOKS[panel.theme]["text"].fill
            )
            return dot + written
    return ""


def _countries(view: View) -> Iterator[Words]:
    for country in map_areas.map_names():
        if country.kind == "country" and country.rank == 1:
            x, y = view.at(country.lon, country.lat)
            middle = x - _width(country.name, LETTER_PX) / 2
            yield Words(country.name, middle, y, LETTER_PX, pale=True)


def _placed(panel: Panel, words: Words, taken: list[Polygon]) -> str:
    """Words, if they are on the panel and nothing else stands there; their area is then taken."""
    room = _room(words)
    if not box(0, 0, SIZE, SIZE).contains(room) or any(map(room.intersects, taken)):
        return ""
    taken.append(room)
    return letter(panel, words)


def _room(words: Words) -> Polygon:
    return box(
        words.x - 1, words.y - 2, words.x + _width(words.words, words.high), words.y + words.high
    )


def letter(panel: Panel, words: Words) -> str:
    """Words on the panel, with a rim of the ground's colour."""
    look = looks.LOOKS[panel.theme]["text"]
    return svg.tag(
        "text",
        svg.text(words.words),
        x=round(words.x, 1),
        y=round(SIZE - words.y, 1),
        font_size=words.high,
        font_weight=700 if words.bold else None,
        fill=words.colour or look.fill,
        fill_opacity=0.62 if words.pale else None,
        letter_spacing=1 if words.pale else None,
        stroke=look.line,
        stroke_opacity=0.5 if words.pale else None,
        stroke_width=2.5,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def _width(words: str, high: float) -> float:
    return len(words) * high * WIDE_OF_HIGH


def _degrees(panel: Panel, view: View) -> Iterator[Words]:
    """The degrees of meridians along the upper edge and of parallels along the left one; on the
    globe, of parallels along its middle."""
    if panel.whole_globe:
        for lat in (60, 30, 0):
            x, y = view.at(panel.point.lon, lat)
            yield Words("Equator" if lat == 0 else f"{lat}° N", x + 3, y + 3, SMALL_PX)
        return
    if "graticule" not in panel.scenario.show:
        return
    upper, side = (
        LineString([(20, SIZE - 6), (SIZE, SIZE - 6)]),
        LineString([(2, 0), (2, SIZE - 20)]),
    )
    lines = next(layer.shapes for layer in ground.layers() if layer.name == "graticule")
    edges = [upper if line.side == "bottom" else side for line in lines]
    for line, met in zip(
        lines, shapely.intersection(view.whole(_geometries(lines)), edges), strict=True
    ):
        if met.geom_type == "Point" and not met.is_empty:
            down = 6 if line.side == "bottom" else -2
            yield Words(line.label, met.x + 2, met.y - down, SMALL_PX)


def _geometries(shapes: tuple[Shape, ...]) -> npt.NDArray[np.object_]:
    return np.array([shape.geometry for shape in shapes], dtype=object)


def scale_bar(panel: Panel, view: View) -> str:
    """A bar that is right at the launch point, and says where else; none on the whole globe."""
    if panel.whole_globe:
        lines = ("No scale bar: the scale", "shrinks toward the rim.")
        return "".join(
            letter(panel, Words(line, 6, 18 - 12 * row, SMALL_PX)) for row, line in enumerate(lines)
        )
    unit = panel.scenario.range_unit
    px_per_unit = view.points_per_km(panel.point.lon, panel.point.lat) * geodesy.UNITS_KM[unit]
    value = max((nice for nice in NICE if nice * px_per_unit <= BAR_SHARE * SIZE), default=NICE[0])
    where = f"at {abs(panel.point.lat):.1f}° N" if panel.kind == "mercator" else "from the pin"
    words = Words(f"{text.length(value, unit)} {where}", 9, 19, SMALL_PX)
    wide = max(_width(words.words, SMALL_PX), value * px_per_unit) + 10
    of_theme = looks.LOOKS[panel.theme]
    back = svg.tag(
        "rect",
        x=4,
        y=SIZE - 32,
        width=wide,
        height=28,
        rx=4,
        fill=of_theme["ukraine"].fill,
        fill_opacity=0.88,
    )
    d = f"M9 {SIZE - 15:.1f}v5h{value * px_per_unit:.1f}v-5"
    return (
        back
        + letter(panel, words)
        + svg.tag("path", d=d, fill="none", stroke=of_theme["text"].fill, stroke_width=1.6)
    )


def flat_area(panel: Panel, view: View) -> str:
    """The area of the flat map on the globe, as a dashed outline."""
    outline = view.whole(np.array([window.area(panel)]))
    look = looks.LOOKS[panel.theme]["text"]
    return svg.tag(
        "path",
        d=svg.path(outline, SIZE),
        fill="none",
        stroke=look.fill,
        stroke_width=1,
        stroke_dasharray="4 3",
    )
