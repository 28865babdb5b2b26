"""A class without browsers at a page: who comes in, moves sliders and takes pictures, how fast."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.bench.students import Student, fetched

EVERY_S = 2.0  # a step of a slider
ALONE_S = 0.2  # the same of a student alone, or the server's idling would be counted for steps
EXPORT_EVERY_S = 10.0
COMING_S = 5.0  # in which a class comes in; our choice: the door of a classroom
Sliders = tuple[tuple[str, float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a class works at: its name, its script, and its sliders with limits and decimals."""

    name: str
    script: str
    sliders: Sliders


OURS = Page("ours", "app.py", (("lat", 48, 54, 2), ("lon", 28, 40, 2), ("range_mi", 25, 400, 0)))
# Its slider has no key.
BARE = Page("bare", "tests/bench/apps/bare.py", (("None", 43, 56, 2),))


@dataclass
class Taken:
    """What one class took: seconds of openings, steps and exports, the server's processor time of
    an opening and of a step in ms, and what went wrong."""

    openings: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    exports: list[float] = field(default_factory=list)
    opening_ms: float = 0.0
    step_ms: float = 0.0
    problems: list[str] = field(default_factory=list)


def busy_s(pid: int) -> float:
    """The seconds of processor time that a process has had, to the microsecond: by the name that
    Linux gives its clock (clock_getcpuclockid in glibc)."""
    return time.clock_gettime(~pid << 3 | 2)


async def work(
    address: str, pid: int, page: Page, students: int, seconds: float, exporting: int = 0
) -> Taken:
    """A class that comes in, works, and leaves; some take a picture to class now and then.

    Whatever goes wrong for one student is told, and the others go on."""
    taken = Taken()
    chances = [random.Random(number) for number in range(students)]
    members = [Student(address) for _ in range(students)]

    async def come(student: Student, chance: random.Random) -> None:
        await asyncio.sleep(chance.uniform(0, min(COMING_S, students / 10)))
        await student.__aenter__()
        taken.openings.append(await student.open())

    async def stay(student: Student, chance: random.Random) -> None:
        exports = members.index(student) < exporting
        every_s = EVERY_S if students > 1 else ALONE_S
        await _move(student, page.sliders, seconds, every_s, chance, taken, exports)

    async def leave(student: Student, _: random.Random) -> None:
        await student.__aexit__(None, None, None)

    async def each(act: Callable[[Student, random.Random], Awaitable[None]]) -> float:
        """Lets each student do it; the processor time that the server took, in ms."""
        before = busy_s(pid)
        pairs = zip(members, chances, strict=True)
        results = await asyncio.gather(*(act(*pair) for pair in pairs), return_exceptions=True)
        wrong = (error for error in results if isinstance(error, BaseException))
        taken.problems += [f"{type(error).__name__}: {error}" for error in wrong]
        return 1000 * (busy_s(pid) - before)

    taken.opening_ms = await each(come) / students
    taken.step_ms = await each(stay) / max(len(taken.steps), 1)
    await each(leave)
    taken.problems += [problem for student in members for problem in student.problems]
    return taken


async def _move(
    student: Student,
    sliders: Sliders,
    seconds: float,
    every_s: float,
    chance: random.Random,
    taken: Taken,
    exports: bool,
) -> None:
    """One student moves a slider again and again, and perhaps takes the map to class now and
    then."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(chance.uniform(0, every_s))
    end, export_at = loop.time() + seconds, loop.time() + chance.uniform(0, EXPORT_EVERY_S)
    while loop.time() < end:
        began = loop.time()
        name, low, high, decimals = chance.choice(sliders)
        value = round(chance.uniform(low, high), decimals)
        taken.steps.append(await student.slide(name, value))
        if exports and loop.time() >= export_at:
            taken.exports.append(await _export(student))
            export_at = loop.time() + EXPORT_EVERY_S
        await asyncio.sleep(max(0.0, began + every_s - loop.time()))


async def _export(student: Student) -> float:
    """Opens the export page, which draws the picture, downloads it, goes back to the map; the
    seconds to the file."""
    query = student.query
    seconds = await student.open("export", query)
    status, file = await asyncio.to_thread(fetched, f"{student.address}{student.files[0]}")
    if status != 200 or not file.startswith(b"\x89PNG"):
        student.problems.append(f"the picture did not come: {status}")
    await student.open("", query)
    return seconds
