"""Starts a Streamlit server on a free port and waits for it, for end-to-end tests and benches."""

from __future__ import annotations

import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
PATIENCE_S = 240  # our choice: a start takes 3 s, and on a machine that a crowd shares 60
Process = subprocess.Popen[str]


@contextmanager
def serving(script: Path | str = "app.py", *options: str, port: int = 0) -> Iterator[str]:
    """The address of a running server of this script; stopped on leaving, with its output shown if
    it never came up."""
    with running(script, *options, port=port) as (address, _):
        yield address


@contextmanager
def running(
    script: Path | str = "app.py",
    *options: str,
    port: int = 0,
    settings: Mapping[str, str] | None = None,
    log: Path | None = None,
    full_disk: bool = False,
    folder: Path = ROOT,
    prefix: str = "",
) -> Iterator[tuple[str, Process]]:
    """The address and the process of a server with these environment settings, which may write its
    output to a file.

    On a `full_disk` no byte can be written to any file: every try fails as on a disk with nothing
    left. A `prefix` like /school/maps stands before all of its addresses, and at the end of the one
    that is given."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        *options,
    ]
    command += ["--server.baseUrlPath", prefix] if prefix else []
    with (
        log.open("a+", encoding="utf-8")
        if log
        else tempfile.TemporaryFile("w+", encoding="utf-8") as output,
        subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE if full_disk else output,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **(settings or {})},
            preexec_fn=_fill_disk if full_disk else None,
        ) as process,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}{prefix}/_stcore/health", process, output)
            yield f"http://127.0.0.1:{port}{prefix}", process
        finally:
            _stop(process)


def _fill_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _stop(process: Process) -> None:
    """Ends the server at once; asked kindly, it waits for browsers that are still connected."""
    process.kill()
    process.wait()


def free_port() -> int:
    """A port of this machine that nobody listens on, and that no test beside this one is given.

    It lies below those that a system takes for connections, so that it is still free after a stop.
    """
    first = 20_000 + 2_000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    while True:
        port = random.randrange(first, first + 2_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _wait(address: str, process: Process, output: IO[str]) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.05)
                break
    process.kill()
    process.wait()
    output.seek(0)
    raise RuntimeError(f"The server did not come up:\n{output.read()[:5000]}")
