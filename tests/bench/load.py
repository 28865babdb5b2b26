"""`python -m tests.bench.load`: our map beside a bare page, with 1 to 140 students at once."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles

from geodata import geodesy
from tests.bench.classes import BARE, EVERY_S, OURS, Page, Taken, work
from tests.bench.stopwatch import median_ms
from tests.bench.students import Student, fetched
from tests.server import running

EXPORTING = 1 / 7  # of the students: 5 of 35
SIZES = (1, 35, 70, 140)
PICTURES = 35  # students of whom some take pictures
AIM_S, LIMIT_S = 0.5, 1.0  # a step's 95th percentile; our choice
OPENED, AT_ONCE = 500, 10  # sessions opened and closed again
FORGET_S = 5  # for how long a server under test keeps the session of a lost connection
SHORT = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(FORGET_S)}
MB = 1e6
RING = (34.80, 50.91, 321.8688)  # from Sumy, 200 miles
HEAD = "students  page   opening    p95 CPU ms   steps   median    p95 CPU ms      MB MB each"


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
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError):  # a thread that has ended since
            found += map(int, task.read_text(encoding="ascii").split())
    return found


async def come_and_go(address: str, sessions: int, page: Page = OURS) -> None:
    """So many students open a page, move its first slider once and leave."""
    name, low, high, _ = page.sliders[0]
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with gate, Student(address) as student:
            await student.open()
            await student.slide(name, (low + high) / 2)

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


def measure(page: Page, students: int, seconds: float, exporting: int = 0) -> tuple[Taken, str]:
    """What a class of this size took at a page, on a server of its own; and its line."""
    with running(page.script, settings=SHORT) as (address, process):
        asyncio.run(come_and_go(address, 3, page))
        if page is OURS:
            settle(address)
        rest = peak = memory_mb(process.pid)

        async def watched() -> Taken:
            nonlocal peak
            task = asyncio.create_task(
                work(address, process.pid, page, students, seconds, exporting)
            )
            while not task.done():
                peak = max(peak, await asyncio.to_thread(memory_mb, process.pid))
                await asyncio.wait([task], timeout=1)
            return await task

        taken = asyncio.run(watched())
    late = "" if high(taken.steps) <= AIM_S else "  over the aim"
    late = late if high(taken.steps) <= LIMIT_S else "  TOO SLOW"
    wrong = f"  {len(taken.problems)} errors: {taken.problems[0]}" if taken.problems else ""
    line = (
        f"{students:>8} {page.name:>5} {median(taken.openings):>9.3f} {high(taken.openings):>6.3f}"
        f" {taken.opening_ms:>6.1f} {len(taken.steps):>7} {median(taken.steps):>8.3f}"
        f" {high(taken.steps):>6.3f} {taken.step_ms:>6.1f} {rest:>7.0f}"
        f" {(peak - rest) / students:>7.1f}{late}{wrong}"
    )
    return taken, line


def compare(students: int, seconds: float) -> None:
    """Prints both pages' lines for a size of class, and how many bare pages ours costs."""
    ours, line = measure(OURS, students, seconds)
    print(line, flush=True)
    bare, line = measure(BARE, students, seconds)
    print(line)
    step, opening = ours.step_ms / bare.step_ms, ours.opening_ms / bare.opening_ms
    print(f"{'':>8} a step costs {step:.1f} bare ones, an opening {opening:.1f}", flush=True)


def pictures_line(seconds: float) -> str:
    """How long pictures take while a class works."""
    taken, line = measure(OURS, PICTURES, seconds, round(PICTURES * EXPORTING))
    return f"{line}  {len(taken.exports)} pictures, p95 {high(taken.exports):.2f} s"


async def _wait_for_rest(pid: int) -> float:
    """The memory once ended sessions are forgotten."""
    await asyncio.sleep(3 * FORGET_S)
    return memory_mb(pid)


def leak_lines() -> list[str]:
    """What closed sessions leave, in kB each: with twice as many, a leak shows twice."""
    lines = []
    with running(settings=SHORT) as (address, process):
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
    """Prints what the machine can do, two lines for each size of class, then a class of whom one in
    seven takes pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument(
        "--leaks", action="store_true", help="what 1,100 sessions that come and go leave behind"
    )
    asked = parser.parse_args()
    ring_ms = median_ms(lambda: geodesy.ring(*RING), 200)
    print(f"{os.cpu_count()} cores; a ring of 361 points takes {ring_ms:.2f} ms here")
    print(start_line(), flush=True)
    print(f"each moves a slider every {EVERY_S:g} s for {asked.seconds:g} s; alone, more often")
    print(HEAD)
    for students in asked.students:
        compare(students, asked.seconds)
    print(pictures_line(asked.seconds), flush=True)
    for line in leak_lines() if asked.leaks else ():
        print(line, flush=True)


if __name__ == "__main__":
    main()
