"""A class's maps as one PDF, a page for each student, in the order of the list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from geodata.exports.class_list import Pupil
from geodata.free_text import clean
from geodata.paper import poster
from geodata.paper.orders import Order
from geodata.paper.print_canvas import DRAWING, Book
from geodata.scene import citing


def pages(pupils: tuple[Pupil, ...], base: str, day: date, paper: str) -> Iterator[int | bytes]:
    """Draws one PDF, a map a page: yields how many pages are done after each, and the file at the
    end; the caller may stop early."""
    stream = io.BytesIO()
    about = {
        "title": f"Maps of a class, {len(pupils)} pages",
        "subject": citing.SITE,
    }
    with Book(stream, about) as book:
        for done, pupil in enumerate(pupils, start=1):
            words, _ = clean(name=pupil.name)
            with DRAWING:
                order = Order(pupil.scenario, base, day, paper, written=words)
                book.add(poster.Sheet(order).canvas)
            yield done
    yield stream.getvalue()
