"""Every line that the server writes, to whichever output, is JSON, and none quotes a student."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.students import fetched
from tests.server import ROOT, free_port, running


def lines(log: Path) -> list[dict[str, Any]]:
    """What was written; fails where a line is no JSON object."""
    found = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert all(isinstance(line, dict) for line in found)
    return found


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_whatever_goes_wrong_is_one_line_of_json_without_its_words(
    tmp_path: Path, end: signal.Signals
) -> None:
    log = tmp_path / "log"
    with running("tests/e2e/apps/noisy.py", log=log) as (address, process):
        assert fetched(f"{address}/noise") == (200, b"done")
        process.send_signal(end)
        process.wait(timeout=20)
    found = lines(log)
    assert "Anna" not in json.dumps([line | {"from": ""} for line in found])
    events = [line["event"] for line in found]
    for event in (
        "ready",
        "an error that nobody could take",
        "a thread failed",
        "a task failed",
        "a warning",
        "filled in with %s",
        "Streamlit says %s",
        "a picture was not drawn",
        "ended",
    ):
        assert event in events
    assert events.count("a task failed") == 3
    assert {line["error"] for line in found if line["event"].startswith("a t")} == {"ValueError"}


def test_a_port_that_is_taken_is_one_line_too() -> None:
    with running() as (address, _):
        port = address.rpartition(":")[2]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", port]
        second = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60
        )
    assert second.returncode != 0
    (line,) = second.stdout.decode().splitlines()
    assert json.loads(line)["event"] == f"Port {port} is not available"


def test_a_drawing_process_whose_server_is_killed_says_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running(log=log, port=free_port()) as (_, process):
        process.kill()  # while it draws its first picture
        process.wait()
    lines(log)
