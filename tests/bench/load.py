"""`python -m tests.bench.load`: paces, errors and memory with 1 to 70 students at once."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.bench.students import Student, fetched
from tests.server import running

EVERY_S = 2.0  # a step of a slider
EXPORT_EVERY_S = 10.0
EXPORTING = 1 / 7  # of the students: 5 of 35
SIZES = (1, 10, 35, 70)
AIM_S, LIMIT_S = 0.5, 1.0  # a step's 95th percentile; the issue's
AIM_SESSION_MB = 5.0
OPENED, AT_ONCE = 500, 10  # sessions opened and closed again
FORGET_S = 5  # for how long a server under test keeps the session of a lost connection
MB = 1e6


@dataclass
class Taken:
    """What one class took: the seconds of openings, steps and exports, and what went wrong."""

    openings: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    exports: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def memory_mb(pid: int) -> float:
    """The memory of a process and its children alone, and their part of what is shared, in MB."""
    proportional = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    own = (
        sum(int(line.split()[1]) for line in proportional.splitlines() if line.startswith("Pss:"))
        * 1024
        / MB
    )
    return own + sum(map(memory_mb, children(pid)))


def children(pid: int) -> list[int]:
    """The processes that a process has started, by whichever of its threads."""
    found = (
        task.read_text(encoding="ascii").split()
        for task in Path(f"/proc/{pid}/task").glob("*/children")
    )
    return [int(child) for names in found for child in names]


def busy_s(pid: int) -> float:
    """The seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def moves(
    student: Student, seconds: float, chance: random.Random, taken: Taken, exports: bool
) -> None:
    """One student: opens the map, moves a slider every two seconds, and perhaps takes the map to
    class now and then."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(chance.uniform(0, min(seconds / 6, 10)))
    async with student:
        taken.openings.append(await student.open())
        end, export_at = loop.time() + seconds, loop.time() + chance.uniform(0, EXPORT_EVERY_S)
        while loop.time() < end:
            began = loop.time()
            name, low, high = chance.choice(
                (("lat", 4800, 5400), ("lon", 2800, 4000), ("range_mi", 2500, 40000))
            )
            value = chance.randint(low, high) / 100
            taken.steps.append(
                await student.slide(name, round(value) if name == "range_mi" else value)
            )
            if exports and loop.time() >= export_at:
                taken.exports.append(await export(student))
                export_at = loop.time() + EXPORT_EVERY_S
            await asyncio.sleep(max(0.0, began + EVERY_S - loop.time()))
        taken.problems += student.problems


async def export(student: Student) -> float:
    """Opens the export page, which draws the picture, downloads it, goes back to the map; the
    seconds to the file."""
    query = student.query
    seconds = await student.open("export", query)
    status, file = await asyncio.to_thread(fetched, f"{student.address}{student.files[0]}")
    if status != 200 or not file.startswith(b"\x89PNG"):
        student.problems.append(f"the picture did not come: {status}")
    await student.open("", query)
    return seconds


async def lesson_hour(address: str, students: int, seconds: float) -> Taken:
    """A class at work; whatever goes wrong for one student is told, and the others go on."""
    taken = Taken()
    exporting = round(students * EXPORTING)

    async def one(number: int) -> None:
        try:
            await moves(Student(address), seconds, random.Random(number), taken, number < exporting)
        except Exception as error:  # whatever it is, it is what we measure
            taken.problems.append(f"{type(error).__name__}: {error}")

    await asyncio.gather(*(one(number) for number in range(students)))
    return taken


async def come_and_go(address: str, sessions: int) -> None:
    """So many students open the map, move once and leave."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with gate, Student(address) as student:
            await student.open()
            await student.slide("lat", 51.2)

    await asyncio.gather(*(one() for _ in range(sessions)))


def high(values: list[float]) -> float:
    """The 95th percentile."""
    return (
        quantiles(values, n=20, method="inclusive")[18]
        if len(values) > 1
        else max(values, default=0.0)
    )


def start_line() -> str:
    """How long a start takes, and what a server without students takes."""
    begun = time.perf_counter()
    with running() as (address, process):
        took_s = time.perf_counter() - begun
        settle(address)
        drawing = sum(map(memory_mb, children(process.pid)))
        return (
            f"{took_s:.1f} s to start; at rest {memory_mb(process.pid):.0f} MB, {drawing:.0f} "
            "of it for drawing"
        )


def settle(address: str) -> None:
    """Waits until the process that draws is up."""
    while json.loads(fetched(f"{address}/readyz")[1])["pictures_waiting"]:
        time.sleep(0.1)


def class_line(students: int, seconds: float) -> str:
    """What a class of this size took, on a server of its own."""
    with running(settings={"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(FORGET_S)}) as (
        address,
        process,
    ):
        asyncio.run(come_and_go(address, 3))
        settle(address)
        rest, before = memory_mb(process.pid), busy_s(process.pid)
        peak = rest

        async def watched() -> Taken:
            nonlocal peak
            work = asyncio.create_task(lesson_hour(address, students, seconds))
            while not work.done():
                peak = max(peak, await asyncio.to_thread(memory_mb, process.pid))
                await asyncio.wait([work], timeout=1)
            return await work

        taken = asyncio.run(watched())
        each_ms = 1000 * (busy_s(process.pid) - before) / max(len(taken.steps), 1)
    late = (
        ""
        if high(taken.steps) <= AIM_S
        else "  over the aim"
        if high(taken.steps) <= LIMIT_S
        else "  TOO SLOW"
    )
    wrong = f"  {len(taken.problems)} errors: {taken.problems[0]}" if taken.problems else ""
    return (
        f"{students:>8} {high(taken.openings):>9.2f} {len(taken.steps):>6} "
        f"{median(taken.steps):>8.3f}"
        f" {high(taken.steps):>8.3f} {max(taken.steps):>8.3f} {len(taken.exports):>8} "
        f"{high(taken.exports):>9.2f}"
        f" {each_ms:>8.0f} {rest:>7.0f} {(peak - rest) / students:>8.1f}{late}{wrong}"
    )


async def _wait_for_rest(pid: int) -> float:
    """The memory once ended sessions are forgotten."""
    await asyncio.sleep(3 * FORGET_S)
    return memory_mb(pid)


def leak_lines() -> list[str]:
    """What closed sessions leave, in kB each: with twice as many, a leak shows twice."""
    lines = []
    with running(settings={"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(FORGET_S)}) as (
        address,
        process,
    ):
        asyncio.run(come_and_go(address, 100))
        before = asyncio.run(_wait_for_rest(process.pid))
        for _ in range(2):
            asyncio.run(come_and_go(address, OPENED))
            after = asyncio.run(_wait_for_rest(process.pid))
            lines.append(
                f"{OPENED} sessions opened and closed: {before:.0f} MB before, {after:.0f} MB "
                "after, "
                f"{(after - before) * 1000 / OPENED:.0f} kB each"
            )
            before = after
    return lines


def main() -> None:
    """Prints a line for each size of class, then what ended sessions leave behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument(
        "--no-leaks", action="store_true", help="without the 1,100 sessions that come and go"
    )
    asked = parser.parse_args()
    print(start_line(), flush=True)
    print(
        f"a slider every {EVERY_S:g} s for {asked.seconds:g} s, one in seven exporting; "
        "seconds, 95th percentiles"
    )
    print(
        f"{'students':>8} {'opening':>9} {'steps':>6} {'median':>8} {'p95':>8} {'slowest':>8} "
        f"{'exports':>8} {'p95':>9} {'CPU ms':>8} {'MB':>7} {'MB each':>8}"
    )
    for students in asked.students:
        print(class_line(students, asked.seconds), flush=True)
    lines: Callable[[], list[str]] = list if asked.no_leaks else leak_lines
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
