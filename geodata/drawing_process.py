"""Where pictures are drawn: a process of its own, one drawing at a time, with a bounded queue.

Drawing holds Python's interpreter for up to a second; in the process that answers students all of
them would wait."""

from __future__ import annotations

import itertools
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

LOG = logging.getLogger("atlas.drawing")
T = TypeVar("T")
MOST_WAITING = 60  # our choice: a class and its teacher at once, some twice
LONGEST_S = 30.0  # of the processor for one drawing; our choice: thirty times the usual
PATIENCE_S = 90.0  # for the wait and the drawing; our choice: three of the longest
GENTLE = 5  # niceness: the process that answers students goes first
MOST_OPEN = 4  # PDFs being drawn page by page; the least recently used is dropped first
FULL = "Many pictures are being drawn just now. Please try again in a few seconds."
FAILED = "The picture could not be drawn. Please try again."


class NotDrawnError(RuntimeError):
    """Why there is no picture, in a sentence for students, and in how many seconds to retry."""

    def __init__(self, why: str, retry_after_s: int = 5) -> None:
        super().__init__(why)
        self.retry_after_s = retry_after_s


def begin(work: Callable[..., T], *args: object, most: int = MOST_WAITING) -> Future[T]:
    """Queues a function of ours with arguments that can be pickled, and returns a future of its
    result. Raises NotDrawnError where `most` drawings wait already; the future raises it where the
    drawing failed."""
    return _queue.begin(work, args, most)


def run(work: Callable[..., T], *args: object) -> T:
    """The same, waited for."""
    return wait(begin(work, *args))


def wait(drawing: Future[T]) -> T:
    """What a drawing gives; raises NotDrawnError where it failed or took too long."""
    try:
        return drawing.result(PATIENCE_S)
    except (TookTooLong, CancelledError) as late:
        raise NotDrawnError(FULL) from late


def each(work: Callable[..., Iterator[T]], *args: object) -> Iterator[T]:
    """What a generator of ours yields, one turn for each item, so that others' drawings come
    between; the caller may stop early."""
    name = f"{os.getpid()}-{next(_numbers)}"
    run(_open, name, work, args)
    try:
        while (found := run(_next, name)) is not None:
            yield found[0]
    finally:
        with suppress(NotDrawnError):
            begin(_close, name)


def waiting() -> int:
    """How many drawings wait or are being made."""
    return _queue.waiting


def stop() -> None:
    """Ends the process; the next drawing starts another."""
    _queue.stop()


def forget(idle_s: float) -> None:
    """Ends a process that has been idle for so long after drawing for students. Libraries cache the
    words that they measured; only the end of the process surely removes them."""
    _queue.forget(idle_s)


class _Queue:
    """The process, started when first needed and after it ended, and who waits for it."""

    def __init__(self) -> None:
        self.waiting = 0
        self._lock = threading.Lock()
        self._turns = ThreadPoolExecutor(1, thread_name_prefix="drawing process")
        self._process: subprocess.Popen[bytes] | None = None
        self._drawings = 0  # the first one is drawn when the server starts
        self._last = 0.0

    def begin(self, work: Callable[..., T], args: tuple[object, ...], most: int) -> Future[T]:
        with self._lock:
            if self.waiting >= most:
                raise NotDrawnError(FULL)
            self.waiting += 1
        turn = self._turns.submit(self._draw, work, args)
        turn.add_done_callback(self._leave)
        return turn

    def _leave(self, _: Future[Any]) -> None:
        with self._lock:
            self.waiting -= 1

    def _draw(self, work: Callable[..., T], args: tuple[object, ...]) -> T:
        """Sends an order and takes its answer; gives up a process that is gone, or for whose
        answer nobody waits any more."""
        try:
            process = self._process = self._process or _start()
        except OSError as full:  # out of memory or processes
            raise NotDrawnError(FAILED) from full
        given_up = threading.Timer(PATIENCE_S, process.kill)
        given_up.daemon = True
        given_up.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump((work, args, LONGEST_S), process.stdin)
            process.stdin.flush()
            result, error = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as gone:
            if self._process is process:  # else it was asked to stop
                LOG.error(
                    "the drawing process is gone", extra={"details": {"error": type(gone).__name__}}
                )
                self.stop()
            raise NotDrawnError(FAILED) from gone
        finally:
            given_up.cancel()
        if error:
            LOG.error("a picture was not drawn", extra={"details": {"error": error}})
            raise NotDrawnError(FAILED) from RuntimeError(error)
        self._drawings += 1
        self._last = time.monotonic()
        drawn: T = result
        return drawn

    def forget(self, idle_s: float) -> None:
        def end() -> None:
            if self._drawings > 1 and time.monotonic() - self._last >= idle_s:
                self.stop()
                self._drawings = 1

        if self._process and not self.waiting:
            self._turns.submit(end)

    def stop(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "geodata.drawing_process"]
    return subprocess.Popen(
        command,
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # The server's log is JSON, and an error's text may quote a student.
        stderr=subprocess.DEVNULL,
    )


_books: dict[str, Iterator[Any]] = {}  # in the process that draws


def _open(name: str, work: Callable[..., Iterator[Any]], args: tuple[object, ...]) -> None:
    while len(_books) >= MOST_OPEN:
        _close(next(iter(_books)))
    _books[name] = work(*args)


def _next(name: str) -> tuple[Any] | None:
    """The next that a book yields, in a tuple, or None at its end."""
    book = _books.pop(name)
    for found in book:
        _books[name] = book
        return (found,)
    return None


def _close(name: str) -> None:
    _books.pop(name, None)


def _at_work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Takes orders until whoever gives them is gone, even if that was killed."""
    while True:
        try:
            work, args, longest_s = pickle.load(orders)
        except EOFError:
            return
        _end_after(longest_s)
        try:
            answer = (work(*args), "")
        except Exception as error:  # after any error, the next drawing goes on
            answer = (None, type(error).__name__)
        _end_after(0)
        try:
            pickle.dump(answer, answers)
            answers.flush()
        except BrokenPipeError:
            return
        del work, args, answer  # they may hold a name, and may else stay until the next drawing


def _end_after(processor_s: float) -> None:
    """Ends this process once it has had so much of the processor, where the system can; 0 for
    never. On a busy machine a drawing that goes on well may take long by the clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, processor_s)


_queue = _Queue()
_numbers = itertools.count()

if __name__ == "__main__":
    # The server's log is JSON; what matters here comes back as an answer.
    logging.disable(logging.WARNING)
    # A Ctrl+C in a terminal is for the server, which then ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(GENTLE)
    answers_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # so that a library's prints are not read as answers
    _at_work(sys.stdin.buffer, answers_to)
