"""A hostile client on the loopback: it sends frames packed small that inflate large."""

from __future__ import annotations

import asyncio
import json
import struct
import sys
import zlib
from collections import Counter
from contextlib import suppress
from urllib.parse import urlparse

HEAD = (
    "GET /_stcore/stream{query} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: "
    "Upgrade\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Protocol: streamlit\r\nSec-WebSocket-Extensions: "
    "permessage-deflate\r\n{more}\r\n"
)
BINARY, PING = 2, 9
PATIENCE_S = 20


def packed(content: bytes) -> bytes:
    """One whole message as it goes over the wire, deflated."""
    squeeze = zlib.compressobj(9, wbits=-15)
    body = (squeeze.compress(content) + squeeze.flush(zlib.Z_SYNC_FLUSH))[:-4]
    return frame(body, rsv1=True)


def frame(body: bytes, kind: int = BINARY, last: bool = True, rsv1: bool = False) -> bytes:
    """One frame of a client, masked with zeros, which change nothing."""
    first = kind | (0x80 if last else 0) | (0x40 if rsv1 else 0)
    if len(body) < 126:
        length = struct.pack("!B", 0x80 | len(body))
    elif len(body) < 65_536:
        length = struct.pack("!BH", 0x80 | 126, len(body))
    else:
        length = struct.pack("!BQ", 0x80 | 127, len(body))
    return bytes([first]) + length + bytes(4) + body


async def shake(
    address: str, query: str = "", more: str = ""
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, int]:
    """A connection on which a WebSocket was asked for, and the status of the answer."""
    there = urlparse(address)
    reader, writer = await asyncio.open_connection(there.hostname, there.port)
    writer.write(HEAD.format(host=there.netloc, query=query, more=more).encode())
    async with asyncio.timeout(PATIENCE_S):
        line = await reader.readline()
        if b" 101 " in line:
            await reader.readuntil(b"\r\n\r\n")
    return reader, writer, int(line.split()[1])


async def send(address: str, wire: bytes, until: asyncio.Event, again: bool = True) -> list[int]:
    """Sends the same bytes as often as the server takes them, in a new connection after each that
    was closed.

    Gives the code with which each was closed; 1006 where the server said nothing.
    """
    codes: list[int] = []
    while not until.is_set():
        reader, writer, status = await shake(address)
        if status != 101:
            codes.append(status)
            await asyncio.sleep(0.1)
            continue
        heard = asyncio.create_task(_hear(reader))
        with suppress(OSError):
            while not until.is_set() and not heard.done():
                writer.write(wire)
                with suppress(TimeoutError):
                    await asyncio.wait_for(writer.drain(), 0.2)
        if not until.is_set():
            codes.append(await heard)
        heard.cancel()
        writer.transport.abort()
        if not again:
            break
    return codes


async def _hear(reader: asyncio.StreamReader) -> int:
    """Reads until the server closes; its code."""
    with suppress(OSError, asyncio.IncompleteReadError):
        while True:
            first, length = await reader.readexactly(2)
            size = length & 0x7F
            if size == 126:
                (size,) = struct.unpack("!H", await reader.readexactly(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", await reader.readexactly(8))
            body = await reader.readexactly(size)
            if first & 0x0F == 8:
                return int.from_bytes(body[:2], "big")
    return 1006


def main() -> None:
    """`python -m tests.flood ADDRESS SOCKETS SECONDS`, the bytes on standard input: prints the
    codes of all closes."""
    address, sockets, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    wire = sys.stdin.buffer.read()

    async def flood() -> list[int]:
        end = asyncio.Event()
        asyncio.get_running_loop().call_later(seconds, end.set)
        found = await asyncio.gather(
            *(send(address, wire, end) for _ in range(sockets)), return_exceptions=True
        )
        return [code for codes in found if isinstance(codes, list) for code in codes]

    print(json.dumps(Counter(asyncio.run(flood()))))


if __name__ == "__main__":
    main()
