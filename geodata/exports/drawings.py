"""What the drawing process is asked for; what draws is loaded there, and not where it is asked.

So the server, which never draws, starts without matplotlib: 0.25 s and 25 MB less."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date

from geodata.exports import map_files
from geodata.exports.class_list import Pupil
from geodata.free_text import Written
from geodata.lessons.parts import Lesson
from geodata.lessons.progress import Progress
from geodata.paper.orders import Order

PACKING = 6  # of 9: a file is 0.3 per cent larger and packed in under half the time


def draw_poster(order: Order, kind: str, dpi: float | None = None) -> bytes:
    """A poster as a file of a kind of orders.KINDS."""
    from geodata.paper import poster

    return poster.draw(order, kind, dpi)


def write_file(order: Order, kind: str, decimal: str) -> bytes:
    """A file of a kind of map_files.KINDS, packed by gzip, as it is kept and sent; of two orders
    that differ in what is drawn alone it is the same."""
    return gzip.compress(write_plain(order, kind, decimal), PACKING, mtime=0)


def write_plain(order: Order, kind: str, decimal: str = ".") -> bytes:
    """The same as it is read: the one place where each of these files is made."""
    from geodata import scene
    from geodata.exports import data_files, kml, living_file

    if kind == map_files.SITE:
        return living_file.write_site(order.base, order.day)
    picture = scene.build(order.scenario)
    if kind == "html":
        return living_file.write_map(picture, order.base, order.day)
    if kind == "csv":
        return data_files.table(picture, order.base, decimal)
    return {"geojson": data_files.geojson, "kml": kml.write}[kind](picture, order.base)


def draw_class(
    pupils: tuple[Pupil, ...], base: str, day: date, paper: str
) -> Iterator[int | bytes]:
    """A class's maps as one PDF: how many pages are done after each, then the file."""
    from geodata.exports import class_sheet

    return class_sheet.pages(pupils, base, day, paper)


def draw_worksheet(lesson: Lesson, base: str, day: date, paper: str) -> bytes:
    """A lesson to work through on paper."""
    from geodata.lessons import handouts

    return handouts.worksheet(lesson, base, day, paper)


def draw_key(lesson: Lesson, base: str, day: date, paper: str) -> bytes:
    """A lesson's answers on paper."""
    from geodata.lessons import handouts

    return handouts.key(lesson, base, day, paper)


def draw_summary(lesson: Lesson, now: Progress, written: Written, base: str, day: date) -> bytes:
    """What a student hands in."""
    from geodata.lessons import handouts

    return handouts.summary(lesson, now, written, base, day)
