"""Maps as pictures and files by their address: the wish checked, made once and kept for a while."""

from __future__ import annotations

import gzip
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
from geodata.exports import drawings, map_files
from geodata.paper import orders
from geodata.paper.orders import Order
from geodata.paper.sizes import PAPERS
from geodata.scenario import Scenario
from geodata.scene import looks

GEODATA = Path(__file__).parents[1]
KINDS = orders.KINDS | map_files.KINDS
CHOICES = {  # of a picture
    "size": tuple(PAPERS),
    "theme": tuple(looks.LOOKS),
    "projection": tuple(projections.NAMES),
    "clean": ("1",),
}
# Of a table: a sign at its end is lost where a mail makes a link of an address.
DECIMALS = {"comma": ",", ",": ","}
FILE_CHOICES = {"csv": {"decimal": tuple(DECIMALS)}}
NO_MAP = (
    "The whole site as one file takes no map: leave out what stands behind the “?” of the address."
)
MADE_OF = (".py", ".js", ".css", ".html", ".json", ".csv", ".toml", ".geojson", ".webp")
KEPT_BYTES = 64_000_000  # our choice: some hundred pictures
LONGEST_QUERY = 2_000  # letters; six launch points and every choice take under 300


class BadQueryError(ValueError):
    """What is wrong with the address of a picture or a file: a sentence that names the part and its
    values."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A picture or file that an address asks for: an order, a kind of KINDS, and the decimal sign
    of a table."""

    order: Order
    kind: str
    decimal: str = "."

    @property
    def tag(self) -> str:
        """The same for the same picture, another for any other, and for another release of ours."""
        return hashlib.sha256(f"{_release()} {self!r}".encode()).hexdigest()[:20]


def read(query: Mapping[str, Sequence[str]], kind: str, base: str, day: date) -> Asked:
    """Reads the query of a picture or a file; raises BadQueryError where any of it cannot be used
    as it stands, or would change nothing.

    What sites add to any address on the way, and how far a student is in a lesson, is no part of a
    picture. The day is UTC's, since nobody tells a plain address what day it is where it is
    read."""
    if (
        sum(len(key) + len(value) for key, values in query.items() for value in values)
        > LONGEST_QUERY
    ):
        raise BadQueryError(
            f"The address is too long: a map's takes at most {LONGEST_QUERY} letters."
        )
    query = {
        key: values
        for key, values in addresses.clean(query).items()
        if not addresses.is_tracker(key)
    }
    chosen = {}
    choices = FILE_CHOICES.get(kind, {}) if kind in map_files.KINDS else CHOICES
    for name, allowed in choices.items():
        values = query.get(name, [])
        if len(values) > 1 or (values and values[0] not in allowed):
            raise BadQueryError(
                f"{name}={free_text.quote(','.join(values))} is not known: {name} is "
                f"{_either(allowed)}."
            )
        if values:
            chosen[name] = values[0]
    beside = (*choices, *addresses.BESIDE)
    if kind == map_files.SITE and any(key not in beside for key in query):
        raise BadQueryError(NO_MAP)
    shown = scenario.from_query({key: values for key, values in query.items() if key not in beside})
    if shown.ignored:
        raise BadQueryError(shown.ignored[0])
    if kind in map_files.KINDS:
        return order_file(shown, base, day, kind, DECIMALS.get(chosen.get("decimal", ""), "."))
    plain = Order(replace(shown, ignored=()), base, day, utc=True)
    paper, theme = chosen.get("size", plain.paper), chosen.get("theme", plain.theme)
    projection = chosen.get("projection", plain.projection)
    order = replace(plain, paper=paper, theme=theme, projection=projection)
    return Asked(replace(order, clean="clean" in chosen), kind)


def order_file(shown: Scenario, base: str, day: date, kind: str, decimal: str = ".") -> Asked:
    """A file of a map: equal for whoever asks for the same, on the page or by its address."""
    shown = scenario.DEFAULT if kind == map_files.SITE else replace(shown, ignored=())
    return Asked(Order(shown, base, day), kind, decimal)


def _either(allowed: Sequence[str]) -> str:
    *others, last = allowed
    return f"{', '.join(others)} or {last}" if others else f"{last} or left out"


def draw(wanted: Asked) -> bytes:
    """The picture, from what is kept or newly drawn; what carries a student's own words is never
    kept.

    Raises NotDrawnError where it could not be drawn.
    """
    return drawing_process.wait(begin(wanted))


def write(wanted: Asked) -> bytes:
    """The file, likewise, and unpacked."""
    return gzip.decompress(draw(wanted))


def begin(wanted: Asked, most: int = drawing_process.MOST_WAITING) -> Future[bytes]:
    """The same, kept or on its way, a file packed by gzip; raises NotDrawnError where `most`
    drawings wait already."""
    return _make(wanted, most) if wanted.order.written else _kept.get(wanted, most)


def _make(wanted: Asked, most: int) -> Future[bytes]:
    if wanted.kind in map_files.KINDS:
        return drawing_process.begin(
            drawings.write_file, wanted.order, wanted.kind, wanted.decimal, most=most
        )
    return drawing_process.begin(drawings.draw_poster, wanted.order, wanted.kind, most=most)


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
            drawing = self._going[wanted.tag] = _make(wanted, most)
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
    """A hash of all that pictures and files are made from: our code, facts and borders."""
    files = sorted(path for path in GEODATA.rglob("*") if path.suffix in MADE_OF)
    found = hashlib.sha256()
    for path in files:
        found.update(path.read_bytes())
    return found.hexdigest()
