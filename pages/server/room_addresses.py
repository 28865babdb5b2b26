"""The addresses at which others in the room's network reach this machine, and which to take."""

from __future__ import annotations

import re
import socket
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network
from typing import NamedTuple

if sys.platform != "win32":
    import fcntl

# The networks of homes and schools (RFC 1918); a public address would open the site to the world.
PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
# How drivers name what is no room's network: VPNs, containers, virtual machines; our choice.
APART = re.compile(
    r"tun|tap|wg|ppp|utun|ipsec|tailscale|zt|nordlynx|proton|docker|podman|cni|br-|bridge|virbr|"
    r"veth|lxc|vmnet|vboxnet"
)
# "Give me this interface's address": linux/sockios.h, and sys/sockio.h of macOS.
ASK_ADDRESS = 0xC0206921 if sys.platform == "darwin" else 0x8915
NONE = (
    "This machine is in no network in which others could reach it. Join the room's Wi-Fi or plug "
    "in its cable, and start again. For this machine alone there is `make run`."
)
SEVERAL = "This machine has several addresses, and only you know which is the room's:"
TRIES = 3  # our choice: slips of the finger


class RoomError(ValueError):
    """Why no server can be started for the room, as a sentence or two for the teacher."""


class Place(NamedTuple):
    """An IPv4 address of this machine and the interface that has it, where that is known."""

    address: str
    interface: str = ""

    @property
    def doubt(self) -> str:
        """Why it may be no room's, so that only a hand may choose it; empty where nothing is."""
        if APART.match(self.interface):
            return "by its name a VPN or a virtual machine"
        if not any(IPv4Address(self.address) in network for network in PRIVATE):
            return "in no private network"
        return ""

    def __str__(self) -> str:
        notes = ", ".join(filter(None, (self.interface, self.doubt)))
        return f"{self.address} ({notes})" if notes else self.address


def find() -> list[Place]:
    """This machine's IPv4 addresses but its own loop and those that a machine without a network
    gives itself; first those that a room may have."""
    found = dict.fromkeys(_ask_names(), "") | _ask_interfaces()
    usable = [
        Place(address, interface)
        for address, interface in found.items()
        if not (IPv4Address(address).is_loopback or IPv4Address(address).is_link_local)
    ]
    return sorted(usable, key=lambda place: bool(place.doubt))


def _ask_interfaces() -> dict[str, str]:
    """Addresses with the names of their interfaces; Windows has no such question."""
    found: dict[str, str] = {}
    if sys.platform != "win32":
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            for _, name in socket.if_nameindex():
                with suppress(OSError):  # one that has no address
                    request = struct.pack("256s", name.encode()[:15])
                    answer = fcntl.ioctl(asked.fileno(), ASK_ADDRESS, request)
                    found[socket.inet_ntoa(answer[20:24])] = name
    return found


def _ask_names() -> Sequence[str]:
    """Addresses that belong to this machine's own name: on Windows all that it has."""
    with suppress(OSError):
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        return [str(address[0]) for *_, address in known]
    return []


def choose(given: str, found: Sequence[Place], ask: Callable[[str], str] | None) -> str:
    """The one address to bind: the given one, the only one of a room, or whichever a hand chooses.

    `ask` puts a question to the teacher; None where nobody can answer. Raises RoomError."""
    if given:
        return _read(given, found)
    if not found:
        raise RoomError(NONE)
    likely = [place for place in found if not place.doubt]
    if len(likely) == 1:
        return likely[0].address
    rows = "\n".join(f"  {number}. {place}" for number, place in enumerate(found, start=1))
    listed = f"{SEVERAL if len(found) > 1 else 'This machine has one address:'}\n{rows}\n"
    if ask is None:
        raise RoomError(
            f"{listed}Start again with the room's: make class ADDRESS={found[0].address} "
            f"(on Windows: --address {found[0].address})"
        )
    for _ in range(TRIES):
        answer = ask(f"{listed}Which is the room's? Its number: ").strip()
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:9]) <= len(found):
            return found[int(answer) - 1].address
        listed = f"{answer[:60]!r} is no number from 1 to {len(found)}.\n"
    raise RoomError("No address was chosen.")


def _read(given: str, found: Sequence[Place]) -> str:
    with suppress(ValueError):
        address = IPv4Address(given)
        if not address.is_unspecified:
            return str(address)
    raise RoomError(
        f"ADDRESS cannot be {given[:60]!r}: it takes one address of this machine, four numbers "
        f"with dots between. {tell(found)}"
    )


def tell(found: Sequence[Place]) -> str:
    """Which addresses this machine has, as a sentence."""
    return f"It has {'; '.join(map(str, found))}." if found else NONE


def check_free(address: str, port: int, found: Sequence[Place]) -> None:
    """Raises RoomError where a server could not listen there."""
    try:
        socket.create_server((address, port)).close()
    except PermissionError:
        raise RoomError(
            f"The system keeps port {port} for itself. Take one from 1024 to 65535: PORT=8501"
        ) from None
    except OSError:
        if not _is_own(address):
            raise RoomError(f"{address} is no address of this machine. {tell(found)}") from None
        other = port + 1 if port < 65535 else 8501
        raise RoomError(
            f"Port {port} at {address} is taken, perhaps by a class that still runs. End that, or "
            f"take another port: make class PORT={other} (on Windows: --port {other})"
        ) from None


def _is_own(address: str) -> bool:
    """Whether this machine has an address: then any free port of it can be had."""
    try:
        socket.create_server((address, 0)).close()
    except OSError:
        return False
    return True
