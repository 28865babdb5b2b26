"""Maps as pictures by their address: the wish checked, drawn once and kept for a while."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from geodata import addresses, drawing_process, free_text, projections, scenario
from geodata.exports import drawings
from geodata.paper.orders import Order
from geodata.paper.sizes import PAPERS
from geodata.scene import looks

GEODATA = Path(__file__).parents[1]
CHOICES = {
    "size": tuple(PAPERS),
    "theme": tuple(looks.LOOKS),
    "projection": tuple(projections.NAMES),
    "clean": ("1",),
}
KEPT_BYTES = 64_000_000  # our choice: some hundred pictures
LONGEST_QUERY = 2_000  # letters; six launch points and every choice take under 300


class BadQueryError(ValueError):
    """What is wrong with a picture's address: a sentence that names the part and its values."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A picture that an address asks for: an order, and a kind of orders.KINDS."""

    order: Order
    kind: str

    @property
    def tag(self) -> str:
        """The same for the same picture, another for any other, and for another release of ours."""
        return hashlib.sha256(f"{_release()} {self.kind} {self.order!r}".encode()).hexdigest()[:20]


def read(query: Mapping[str, Sequence[str]], kind: str, base: str, day: date) -> Asked:
    """Reads the query of a picture; raises BadQueryError where any of it cannot be used as it
    stands.

    What sites add to any address on the way, and how far a student is in a lesson, is no part of a
    picture. The day is UTC's, since nobody tells a plain address what day it is where it is
    read."""
    if (
        sum(len(key) + len(value) for key, values in query.items() for value in values)
        > LONGEST_QUERY
    ):
        raise BadQueryError(
            f"The address is too long: a picture's takes at most {LONGEST_QUERY} letters."
        )
    query = {
        key: values
        for key, values in addresses.clean(query).items()
        if not addresses.is_tracker(key)
    }
    chosen = {}
    for name, allowed in CHOICES.items():
        values = query.get(name, [])
        if len(values) > 1 or (values and values[0] not in allowed):
            raise BadQueryError(
                f"{name}={free_text.quote(','.join(values))} is not known: {name} is "
                f"{_either(allowed)}."
            )
        if values:
            chosen[name] = values[0]
    beside = (*CHOICES, *addresses.BESIDE)
    shown = scenario.from_query({key: values for key, values in query.items() if key not in beside})
    if shown.ignored:
        raise BadQueryError(shown.ignored[0])
    plain = Order(replace(shown, ignored=()), base, day, utc=True)
    paper, theme = chosen.get("size", plain.paper), chosen.get("theme", plain.theme)
    projection = chosen.get("projection", plain.projection)
    order = replace(plain, paper=paper, theme=theme, projection=projection)
    return Asked(replace(order, clean="clean" in chosen), kind)


def _either(allowed: Sequence[str]) -> str:
    *others, last = allowed
    return f"{', '.join(others)} or {last}" if others else f"{last} or left out"


def draw(wanted: Asked) -> bytes:
    """The picture, from what is kept or newly drawn; what carries a student's own words is never
    kept.

    Raises NotDrawnError where it could not be drawn.
    """
    return drawing_process.wait(begin(wanted))


def begin(wanted: Asked, most: int = drawing_process.MOST_WAITING) -> Future[bytes]:
    """The same, kept or on its way; raises NotDrawnError where `most` drawings wait already."""
    if wanted.order.written:
        return drawing_process.begin(drawings.draw_poster, wanted.order, wanted.kind, most=most)
    return _kept.get(wanted, most)


class _Kept:
    """Pictures that were drawn, the least used given up first, and those being drawn."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._going: dict[str, Future[bytes]] = {}
        self._lock = threading.RLock()

    def get(self, wanted: Asked, most: int) -> Future[bytes]:
        """The picture; two who ask for the same at once wait for one drawing."""
        with self._lock:
            if wanted.tag in self._files:
                self._files.move_to_end(wanted.tag)
                there: Future[bytes] = Future()
                there.set_result(self._files[wanted.tag])
                return there
            if wanted.tag in self._going:
                return self._going[wanted.tag]
            drawing = self._going[wanted.tag] = drawing_process.begin(
                drawings.draw_poster, wanted.order, wanted.kind, most=most
            )
        drawing.add_done_callback(partial(self._keep, wanted.tag))
        return drawing

    def _keep(self, tag: str, drawing: Future[bytes]) -> None:
        with self._lock:
            del self._going[tag]
            if drawing.cancelled() or drawing.exception():
                return
            self._files[tag] = drawing.result()
            while sum(map(len, self._files.values())) > KEPT_BYTES and len(self._files) > 1:
                self._files.popitem(last=False)


_kept = _Kept()


@cache
def _release() -> str:
    """A hash of all that pictures are made from: our code, facts and borders."""
    files = sorted(
        path for path in GEODATA.rglob("*") if path.suffix in (".py", ".csv", ".toml", ".geojson")
    )
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
