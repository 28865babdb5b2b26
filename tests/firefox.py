"""Opens a page in Debian's Firefox, where there is one, by WebDriver BiDi, which playwright's own
Firefox does not need and Debian's speaks."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
LARGEST = 2**24  # bytes of one answer; our choice: a screenshot has room
PATIENCE_S = 60
READY = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find() -> str | None:
    """The path of a Firefox on this machine, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Window:
    """A tab without a window on the screen: what it is told to do, and what goes wrong in it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self.errors: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._tab = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Opens an address and waits until it is loaded."""
        self._send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def read(self, script: str) -> Any:
        """What an expression or a promise of it is; numbers and texts."""
        target = {"context": self._tab}
        said = self._send("script.evaluate", expression=script, target=target, awaitPromise=True)
        if "result" not in said:
            raise RuntimeError(said["exceptionDetails"]["text"])
        return said["result"].get("value")

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Takes what is at a place of the window, and lets it go at another."""
        moves = [
            {"type": "pointerMove", "x": begin[0], "y": begin[1]},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "x": end[0], "y": end[1], "duration": 200},
            {"type": "pointerUp", "button": 0},
        ]
        hand = {"type": "pointer", "id": "mouse", "actions": moves}
        self._send("input.performActions", context=self._tab, actions=[hand])

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (said := json.loads(self._socket.recv(timeout=PATIENCE_S))).get("id") != number:
            entry = said.get("params", {})
            if entry.get("level") == "error":
                self.errors.append(entry["text"])
        if said["type"] == "error":
            raise RuntimeError(said["message"])
        result: dict[str, Any] = said["result"]
        return result


@contextmanager
def open_window(width: int, height: int) -> Iterator[Window]:
    """A window of so many px, its bars included."""
    path = find()
    assert path
    with tempfile.TemporaryDirectory() as profile:
        words = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        size = [f"--width={width}", f"--height={height}"]
        with subprocess.Popen(
            [path, *words, *size], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        ) as running:
            assert running.stderr
            ready = next(found for line in running.stderr if (found := READY.search(line)))
            try:
                with connect(f"{ready[1]}/session", max_size=LARGEST) as socket:
                    yield Window(socket)
            finally:
                running.kill()
