"""`python -m pages.server.class_room`: runs the site for one room, at one address of its network.

Prints that address and its QR code, and ends with Ctrl+C; nothing of it is left."""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from geodata import links
from geodata.scene import citing
from pages.server import room_addresses
from pages.server.room_addresses import RoomError

ROOT = Path(__file__).parents[2]
PORT = 8501  # Streamlit's own
END_PATIENCE_S = 10  # for browsers to be told; our choice
LOOK_EVERY_S = 0.2
FIREWALLS = {
    "win32": "Windows may ask whether Python may be reached: allow it in private networks.",
    "darwin": "macOS may ask whether Python may take connections from the network: allow it.",
    "linux": "Where a firewall runs it must let TCP port {port} through. With ufw: sudo ufw allow "
    "{port}/tcp; and after the lesson: sudo ufw delete allow {port}/tcp",
}
BANNER = """
{qr}

    {bold}{address}{plain}

For the projector: {address}/teachers shows it over the whole screen.
{firewall}
A device on which it does not open is in another network, such as one for guests, or the Wi-Fi keeps
its devices apart: ask your school's IT, or take the site there as a file (make site).
{own}Ctrl+C ends it. Nothing is kept of students.
"""
ONLY_HERE = "Nobody but this machine reaches {}: good for a try, not for a class.\n"


def main(asked: list[str] | None = None) -> int:
    """Starts the site for a room and waits until it ends; the exit code."""
    parser = argparse.ArgumentParser(prog="class_room", description=__doc__)
    parser.add_argument("--address", default=os.environ.get("ADDRESS", ""))
    parser.add_argument("--port", default=os.environ.get("PORT", ""))
    wanted = parser.parse_args(asked)
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        found = room_addresses.find()
        address = room_addresses.choose(wanted.address.strip(), found, _asker())
        port = read_port(wanted.port.strip())
        room_addresses.check_free(address, port, found)
        return _serve(address, port)
    except RoomError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print("\nThe room's site has ended.")
        return 0


def read_port(text: str) -> int:
    """The port to listen at. Raises RoomError for what is none."""
    if not text:
        return PORT
    if re.fullmatch(r"[0-9]{1,5}", text) and 1 <= int(text) <= 65535:
        return int(text)
    raise RoomError(f"PORT cannot be {text[:60]!r}: it takes a whole number from 1 to 65535.")


def command(address: str, port: int) -> list[str]:
    """The server as it runs for a room: it listens at this address alone, and a page that comes by
    another name, as one of a stranger's may, gets no connection."""
    options = {"server.address": address, "server.port": port, "server.allowedHosts": address}
    flags = [f"--{name}={choice}" for name, choice in options.items()]
    return [sys.executable, "-m", "streamlit", "run", "app.py", *flags]


def environment(address: str, port: int) -> dict[str, str]:
    """The server's environment: its links name the room's address, and its log is quiet unless the
    teacher asked for more, or it would scroll the QR code away."""
    own = {"ATLAS_ADDRESS": f"http://{address}:{port}"}
    return {"ATLAS_LOG_LEVEL": "warning"} | os.environ | own


def banner(address: str, port: int, is_terminal: bool) -> str:
    """What the teacher reads once the site can be reached."""
    site = f"http://{address}:{port}"
    qr = citing.qr_terminal(site)
    bold, plain = ("\033[1m", "\033[0m") if is_terminal else ("", "")
    # White on black whatever the terminal's own colours: readers want dark modules on light.
    coloured = f"\033[97;40m{qr}\033[0m".replace("\n", "\033[0m\n\033[97;40m")
    return BANNER.format(
        qr=coloured if is_terminal else qr, bold=bold, plain=plain, address=site,
        firewall=FIREWALLS.get(sys.platform, FIREWALLS["linux"]).format(port=port),
        own=ONLY_HERE.format(address) if links.is_local(site) else "",
    )  # fmt: skip


def _asker() -> Callable[[str], str] | None:
    return input if sys.stdin.isatty() else None


def _serve(address: str, port: int) -> int:
    """Runs the server to its end, and tells the address as soon as it answers there."""
    print("Starting …", flush=True)
    run, settings = command(address, port), environment(address, port)
    with subprocess.Popen(run, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL) as server:
        try:
            while server.poll() is None and not _answers(address, port):
                time.sleep(LOOK_EVERY_S)
            if server.poll() is None:
                print(banner(address, port, sys.stdout.isatty()), flush=True)
            if server.wait():
                raise RoomError("The server has ended by itself; its reason stands above.")
            return 0
        finally:
            _end(server)


def _answers(address: str, port: int) -> bool:
    with suppress(OSError), socket.create_connection((address, port), timeout=1):
        return True
    return False


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ends the server as kindly as a system can, and for certain."""
    server.terminate()
    try:
        server.wait(END_PATIENCE_S)
    except subprocess.TimeoutExpired:
        server.kill()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
