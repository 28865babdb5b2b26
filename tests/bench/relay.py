"""A relay between browser and server that counts bytes, and can be slow and lose packets."""

from __future__ import annotations

import queue
import random
import socket
import threading
import time
from contextlib import suppress

CHUNK = 65_536
PACKET = 1_460  # bytes, of Ethernet
RESENT_S = 0.2  # Linux's shortest time before a lost packet is sent again


class Relay:
    """Listens on a free port of this machine and passes everything on to a server; `received`
    counts its bytes.

    `delay_s` is the time for one way. Of a lost packet TCP's user sees that all behind it comes
    later, by the time after which it is sent again: a share `lost` of the pieces waits for RESENT_S
    more."""

    def __init__(self, address: str, delay_s: float = 0.0, lost: float = 0.0) -> None:
        self.delay_s, self.lost = delay_s, lost
        self._chance = random.Random(7)
        host, _, port = address.removeprefix("http://").partition(":")
        self.server = (host, int(port))
        self.received = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Takes no new connections; those that are open end with the browser or the server."""
        self.listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                server = socket.create_connection(self.server)
                for one, other, counted in ((browser, server, False), (server, browser, True)):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    threading.Thread(
                        target=self._pass_on, args=(one, other, counted), daemon=True
                    ).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        on_the_way: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        slow = self.delay_s or self.lost
        if slow:
            threading.Thread(target=_arrive, args=(on_the_way, sink), daemon=True).start()
        due = 0.0
        with suppress(OSError):
            while data := source.recv(PACKET if slow else CHUNK):
                self.received += len(data) if counted else 0
                if slow:
                    late = RESENT_S if self._chance.random() < self.lost else 0.0
                    due = max(due, time.monotonic() + self.delay_s + late)
                    on_the_way.put((due, data))
                else:
                    sink.sendall(data)
        if slow:
            on_the_way.put((due, b""))
        else:
            sink.close()


def _arrive(on_the_way: queue.SimpleQueue[tuple[float, bytes]], sink: socket.socket) -> None:
    """Hands on each piece when it is due, until the empty one that ends the connection."""
    wait = threading.Event().wait
    with suppress(OSError):
        while True:
            due, data = on_the_way.get()
            wait(max(0.0, due - time.monotonic()))
            if not data:
                break
            sink.sendall(data)
    sink.close()
