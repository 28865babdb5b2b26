"""What is measured in one run: the map with one and six points, a bare page, a plain map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median, quantiles

from geopy.distance import geodesic
from playwright.sync_api import Browser

from geodata import geodesy
from geodata.scenario import LAYERS
from tests.bench import living, posters, stopwatch, turns
from tests.bench.stopwatch import Subject
from tests.server import serving

APPS = "tests/bench/apps"
SIX = "&".join(
    f"at={at}"
    for at in (
        "50.91,34.80",
        "49.98,36.25",
        "51.50,31.29",
        "48.47,35.04",
        "50.45,30.52",
        "47.10,37.50",
    )
)
ALL = f"show={','.join(LAYERS)}"
SUMY = (34.80, 50.91)
RADIUS_KM = 321.8688
FRAME_MS = 1000 / 60  # what a screen of 60 Hz leaves for a frame
LONG_MS = 50.0  # what a browser calls a long task
POSTERS = 3  # of each kind
WIRE_STEPS = 5  # whose bytes are counted: from step to step they hardly differ
STEP_BYTES = 15_000  # our aim
TURN_MS, MOVED_MS = 150.0, 700.0  # our aims: what still feels as one with the hand
FILE_MS, FILE_MB = (2500.0, 4000.0), 150.0  # our aims, for a weak Chromebook
SHIFT = 0.15  # our aim; web.dev calls up to 0.1 good, and over 0.25 poor


@dataclass(frozen=True, slots=True)
class Pace:
    """A line of the table: id in limits.toml, meaning, ours, what it is held against, ratio."""

    id: str
    words: str
    ours: float
    other: float

    @property
    def ratio(self) -> float:
        """Ours by the other."""
        return self.ours / self.other


def measure(browser: Browser, openings: int, steps: int) -> Iterator[Pace]:
    """Every pace and size."""
    yield from measure_paces(browser, openings, steps)
    yield from measure_sizes(browser)


def measure_sizes(browser: Browser) -> Iterator[Pace]:
    """What is the same on a busy machine: bytes of a step, memory of a class in one PDF."""
    with serving("app.py") as ours, serving(f"{APPS}/plain.py") as theirs:
        one, six = _build_ours(ours, stopwatch.ANSWER)  # the ring moves before the server sends
        plain = Subject("plain", theirs, stopwatch.RING)
        sent = {
            subject: median(stopwatch.step_bytes(browser, subject, WIRE_STEPS))
            for subject in (one, six, plain)
        }
    yield Pace(
        "bytes_six", "bytes of a step, six points, all layers; the aim", sent[six], STEP_BYTES
    )
    yield Pace(
        "bytes_growth", "bytes of a step, six points and all layers; one", sent[six], sent[one]
    )
    yield Pace("bytes_plain", "bytes of a step; plain pattern", sent[one], sent[plain])
    grown = posters.forty_mb_apart()
    yield Pace(
        "poster_forty", "memory that forty pages in one PDF add, MB; limit", grown, posters.FORTY_MB
    )


def _build_ours(address: str, read: str = stopwatch.RING) -> tuple[Subject, Subject]:
    """The map with one point, and with six and all layers."""
    return (
        Subject("one", f"{address}/?at=50.91,34.80", read),
        Subject("six", f"{address}/?{SIX}&{ALL}", read),
    )


def measure_paces(browser: Browser, openings: int, steps: int) -> Iterator[Pace]:
    """Every pace, as medians of so many openings and steps; the subjects take turns."""
    with ExitStack() as servers:
        ours = servers.enter_context(serving("app.py"))
        bare = Subject("bare", servers.enter_context(serving(f"{APPS}/bare.py")), stopwatch.TEXT)
        least = Subject("least", servers.enter_context(serving(f"{APPS}/least.py")), stopwatch.RING)
        plain = Subject("plain", servers.enter_context(serving(f"{APPS}/plain.py")), stopwatch.RING)
        one, six = _build_ours(ours)
        answers = [
            Subject(f"answer {subject.name}", subject.address, stopwatch.ANSWER)
            for subject in (one, six)
        ]
        opened = [
            {
                subject: stopwatch.opening_ms(browser, subject)
                for subject in (one, six, bare, least, plain)
            }
            for _ in range(openings)
        ]
        first, painted, shift = (
            {subject: median(row[subject][which] for row in opened) for subject in opened[0]}
            for which in range(3)
        )
        yield Pace(
            "first_picture",
            "opening to the first picture, ms; a bare page's first content",
            painted[one],
            painted[bare],
        )
        yield Pace("first_shift", "layout shift of the opening; aim", shift[one], SHIFT)
        subjects = (one, six, *answers, bare, least, plain)
        with ExitStack() as pages:
            page = {
                subject: pages.enter_context(stopwatch.open_page(browser, subject))
                for subject in subjects
            }
            step = _in_turns(
                lambda subject: stopwatch.step_ms(page[subject], subject), subjects, steps
            )
        yield Pace(
            "step_bare", "slider step to painted ring, ms; bare slider", step[one], step[bare]
        )
        yield Pace(
            "step_plain", "slider step to painted ring, ms; plain pattern", step[one], step[plain]
        )
        yield Pace(
            "step_six", "slider step with six points and all layers, ms; one", step[six], step[one]
        )
        one_answer, six_answer = (step[subject] for subject in answers)
        yield Pace(
            "answer_bare",
            "slider step to the server's answer, ms; bare slider",
            one_answer,
            step[bare],
        )
        yield Pace(
            "answer_least",
            "slider step to the server's answer, ms; least live map",
            one_answer,
            step[least],
        )
        yield Pace(
            "answer_six", "the same with six points and all layers, ms; one", six_answer, one_answer
        )
        yield Pace("first_bare", "opening to first map, ms; bare page", first[one], first[bare])
        yield Pace(
            "first_least", "opening to first map, ms; least live map", first[one], first[least]
        )
        yield Pace(
            "first_plain", "opening to first map, ms; plain pattern", first[one], first[plain]
        )
        yield Pace(
            "first_six", "opening with six points and all layers, ms; one", first[six], first[one]
        )
        yield from _drags(browser, one, six)
        yield from _turns(browser, ours)
        yield from _file(browser)
    yield _rings(steps)
    yield from _posters(browser)


def _posters(browser: Browser) -> Iterator[Pace]:
    theirs = posters.folium_ms(browser)
    yield Pace(
        "poster_png",
        "A4 poster, 300-dpi PNG, ms; folium's _to_png",
        posters.poster_ms("png", POSTERS),
        theirs,
    )
    yield Pace(
        "poster_svg",
        "A4 poster, SVG, ms; folium's _to_png",
        posters.poster_ms("svg", POSTERS),
        theirs,
    )


def _drags(browser: Browser, one: Subject, six: Subject) -> Iterator[Pace]:
    p95 = {}
    for subject in (one, six):
        times, longest, sums = stopwatch.drag_ms(browser, subject)
        p95[subject] = quantiles(times, n=20)[-1]
    yield Pace(
        "frame_six",
        "processor in a frame's scripts, one of six dragged, 95th pct, ms; frame",
        quantiles(stopwatch.drag_work_ms(browser, six), n=20)[-1],
        FRAME_MS,
    )
    yield Pace(
        "frame_sum",
        "script in a frame, six rings moving, 95th pct, ms; a known sum",
        p95[six],
        quantiles(sums, n=20)[-1],
    )
    yield Pace(
        "frame_growth", "script in a frame, six rings moving, 95th pct, ms; one", p95[six], p95[one]
    )
    yield Pace(
        "long_task", "longest task, six rings moving, ms; a long task", max(longest), LONG_MS
    )
    yield Pace(
        "task_sum",
        "longest task, six rings moving, ms; longest known sum",
        max(longest),
        max(sums),
    )


def _file(browser: Browser) -> Iterator[Pace]:
    ring, hand, memory = living.measure_file(browser)
    yield Pace(
        "file_ring", "the file's ring, processor six times slower, ms; aim", ring, FILE_MS[0]
    )
    yield Pace("file_hand", "the same until a hand can take the pin, ms; aim", hand, FILE_MS[1])
    yield Pace("file_memory", "the file's memory, MB; aim", memory, FILE_MB)


def _turns(browser: Browser, address: str) -> Iterator[Pace]:
    first, last = turns.turns_ms(browser, address)
    yield Pace("turn_first", "scroll to a step's first frame, ms; limit", first, TURN_MS)
    yield Pace("turn_last", "scroll to the end of a step's move, ms; limit", last, MOVED_MS)


def _in_turns(
    measure: Callable[[Subject], float], subjects: tuple[Subject, ...], times: int
) -> dict[Subject, float]:
    found: dict[Subject, list[float]] = {subject: [] for subject in subjects}
    for _ in range(times):
        for subject in subjects:
            found[subject].append(measure(subject))
    return {subject: median(values) for subject, values in found.items()}


def _rings(times: int) -> Pace:
    ours = stopwatch.median_ms(lambda: geodesy.ring(*SUMY, RADIUS_KM), times)
    return Pace(
        "ring",
        "ring of 361 points in Python, ms; loop of geopy",
        ours,
        stopwatch.median_ms(_geopy_ring, times),
    )


def _geopy_ring() -> None:
    for bearing in range(361):
        geodesic(kilometers=RADIUS_KM).destination((SUMY[1], SUMY[0]), bearing)
