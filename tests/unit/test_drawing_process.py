"""The drawing process: turns, a full queue, a process that dies or takes too long, books."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geodata import drawing_process
from geodata.drawing_process import NotDrawnError
from tests.server import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    drawing_process.stop()


def test_work_is_done_in_another_process_one_after_the_other() -> None:
    turns = [drawing_process.begin(pow, 2, number) for number in range(5)]
    assert [drawing_process.wait(turn) for turn in turns] == [1, 2, 4, 8, 16]
    assert drawing_process.run(os.getpid) != os.getpid()
    assert drawing_process.waiting() == 0


def test_a_full_queue_says_so_at_once_and_when_to_ask_again() -> None:
    first = [drawing_process.begin(time.sleep, 0.2) for _ in range(3)]
    with pytest.raises(NotDrawnError, match="try again in a few seconds") as full:
        drawing_process.begin(time.sleep, 0, most=3)
    assert full.value.retry_after_s > 0
    for turn in first:
        drawing_process.wait(turn)
    assert drawing_process.run(pow, 3, 2) == 9


def test_a_drawing_that_fails_is_told_in_one_sentence_and_the_next_is_drawn() -> None:
    with pytest.raises(NotDrawnError) as failed:
        drawing_process.run(int, "a student's own words")
    assert str(failed.value) == drawing_process.FAILED
    assert drawing_process.run(pow, 3, 3) == 27


def test_a_process_that_is_killed_is_started_again() -> None:
    process = drawing_process.run(os.getpid)
    with pytest.raises(NotDrawnError):
        drawing_process.run(os.kill, process, signal.SIGKILL)
    assert drawing_process.run(os.getpid) != process


def test_a_process_that_has_rested_for_long_is_ended_with_all_that_it_knows() -> None:
    process = drawing_process.run(os.getpid)
    drawing_process.run(pow, 2, 2)
    drawing_process.forget(60)
    assert drawing_process.run(os.getpid) == process
    drawing_process.forget(0)
    assert drawing_process.run(os.getpid) != process


@pytest.mark.parametrize(
    ("limit", "work", "argument"),
    [("LONGEST_S", max, itertools.count()), ("PATIENCE_S", time.sleep, 60)],
    ids=["that works for ever", "that waits for ever"],
)
def test_a_drawing_is_given_up(
    monkeypatch: pytest.MonkeyPatch, limit: str, work: Callable[..., object], argument: object
) -> None:
    drawing_process.run(pow, 2, 2)
    monkeypatch.setattr(drawing_process, limit, 0.3)
    begun = time.monotonic()
    with pytest.raises(NotDrawnError):
        drawing_process.begin(work, argument).result(60)
    assert time.monotonic() - begun < 20
    monkeypatch.undo()
    assert drawing_process.run(pow, 2, 2) == 4


def test_a_drawing_that_gets_little_of_a_busy_machine_is_not_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing_process.run(pow, 2, 2)
    monkeypatch.setattr(drawing_process, "LONGEST_S", 0.3)
    drawing_process.run(time.sleep, 1)


def test_a_book_is_drawn_page_by_page_with_others_between() -> None:
    book = drawing_process.each(iter, (1, 2, 3))  # type: ignore[arg-type]
    assert next(book) == 1
    assert drawing_process.run(pow, 5, 2) == 25
    assert list(book) == [2, 3]


def test_a_book_that_is_left_off_leaves_nothing_and_too_many_push_out_the_oldest() -> None:
    books = [
        drawing_process.each(itertools.count, number)
        for number in range(drawing_process.MOST_OPEN + 1)
    ]
    assert [next(book) for book in books] == list(range(drawing_process.MOST_OPEN + 1))
    with pytest.raises(NotDrawnError):
        next(books[0])
    books[1].close()  # type: ignore[attr-defined]
    assert next(books[2]) == 3


KILLED = (
    "import os; from geodata import drawing_process; print(drawing_process.run(os.getpid), "
    "flush=True); input()"
)


def test_the_process_ends_with_the_one_that_it_draws_for_even_if_that_is_killed() -> None:
    """Were it left behind, each crash of a server would cost another hundred megabytes."""
    command = [sys.executable, "-c", KILLED]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        drawing = int(server.stdout.readline())
        assert _runs(drawing)
        server.kill()
    end = time.monotonic() + 10
    while _runs(drawing):
        assert time.monotonic() < end


def _runs(process: int) -> bool:
    """Whether a process is there and has not ended; an ended one may stay in the list."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False


LOADED = (
    "import sys, app; from runpy import run_path; "
    "[run_path(path) for path in sys.argv[1:]]; "
    "print([name for name in sys.modules if name.startswith('matplotlib')])"
)


def test_what_answers_students_never_loads_what_draws() -> None:
    """It would start 0.25 s later and hold 25 MB more, for as long as it runs."""
    pages = [str(page) for page in sorted((ROOT / "pages").glob("*.py")) if page.stem != "home"]
    command = [sys.executable, "-c", LOADED, *pages]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
