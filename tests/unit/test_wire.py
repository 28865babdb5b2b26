"""The web server's protocols as we hold them: a head that does not come, another server."""

from __future__ import annotations

import asyncio
import signal

import pytest
from starlette.responses import PlainTextResponse
from uvicorn import Config
from uvicorn.server import ServerState

from pages.hooks import uvicorn_hooks


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"])
@pytest.mark.parametrize(
    "before", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"], ids=["first", "second"]
)
def test_a_request_whose_head_does_not_come_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, before: bytes, begun: bytes
) -> None:
    monkeypatch.setattr(uvicorn_hooks, "HEAD_PATIENCE_S", 0.2)

    async def ask() -> bytes:
        config = Config(PlainTextResponse("ok"), lifespan="off")
        loop = asyncio.get_running_loop()
        config.load()
        state = ServerState()
        server = await loop.create_server(
            lambda: uvicorn_hooks.Http(config, state, {}), "127.0.0.1", 0
        )
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(before + begun)
        async with asyncio.timeout(15):
            answer = await reader.read()
        writer.close()
        server.close()
        return answer

    assert asyncio.run(ask()).endswith(b"ok" if before else b"")


def test_a_web_server_that_we_do_not_know_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "getsignal", lambda _: signal.SIG_DFL)
    with pytest.raises(TypeError, match="not the one whose bounds we know"):
        uvicorn_hooks.hold()
