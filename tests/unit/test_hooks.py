"""What our hooks take for granted of Streamlit, its web server and folium, tried on those."""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
import re
import signal
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit
import streamlit_folium
import uvicorn
from starlette.responses import PlainTextResponse
from streamlit import logger, net_util
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import ScriptRunContext
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server import server_util
from streamlit.web.server.starlette import starlette_routes
from streamlit_folium import generate_leaflet_string, st_folium
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

from geodata import scene, webmap
from geodata.scenario import DEFAULT, LAYERS, Point, Scenario
from geodata.scene import citing
from geodata.webmap.gestures import Hand
from pages.hooks import folium_hooks, streamlit_hooks, uvicorn_hooks
from pages.server import logs, page_files
from pages.shared import live_map

PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def test_streamlit_tells_its_own_runs_whether_they_answer_back_or_forward() -> None:
    fields = {field.name: field.default for field in dataclasses.fields(ScriptRunContext)}
    assert fields["is_history_navigation"] is False
    assert "is_history_navigation" in inspect.signature(ScriptRunContext.reset).parameters
    assert "is_history_navigation" in ClientState.DESCRIPTOR.fields_by_name
    assert streamlit_hooks.came_by_history() is False  # outside a run, too


def test_streamlits_page_has_each_place_that_we_fill_once() -> None:
    page = PAGE.read_bytes()
    assert page.count(streamlit_hooks.HEAD) == page.count(streamlit_hooks.TITLE) == 1
    assert len(streamlit_hooks.NO_SCRIPT.findall(page)) == 1
    ours = b"<first>", b"<title>ours</title>", rb"<none \1>"
    filled = streamlit_hooks.fill_page(page, *ours, b"")
    assert b"<head><first>" in filled
    assert filled.index(b"<first>") < filled.index(b"<script")
    assert filled.count(b"<title>") == filled.count(b"<title>ours</title>") == 1
    assert rb"<none \1>" in filled
    assert b"<noscript>" not in filled
    waited = streamlit_hooks.WAITED.findall(page)
    assert [part.split()[0] for part in waited] == [b"<script", b"<link"]
    assert all(part in filled.partition(b"</head>")[0] for part in waited)
    picture = streamlit_hooks.fill_page(page, *ours, b"<picture>").partition(b"<picture>")
    assert picture[0].endswith(streamlit_hooks.ROOT)
    assert not any(part in picture[0] for part in waited)
    assert all(part in picture[2] for part in waited)


def test_a_strangers_page_makes_streamlit_ask_no_other_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    assert not server_util.is_url_from_allowed_origins("http://evil.example")
    assert asked  # else there is no need of it
    asked.clear()
    streamlit_hooks.ask_nobody()
    assert not server_util.is_url_from_allowed_origins("http://evil.example")
    assert asked == []


def test_the_loggers_that_streamlit_makes_come_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    before = logger.get_logger("made.before.the.hook")
    assert (len(before.handlers), before.propagate) == (1, False)  # else there is no need of it
    monkeypatch.setattr(logger, "setup_formatter", logger.setup_formatter)
    given = []
    streamlit_hooks.hand_on_loggers(given.append)
    after = logger.get_logger("made.after.the.hook")
    assert (given, after.handlers) == ([after], [])


def test_the_addresses_of_streamlit_that_we_know_are_its_own() -> None:
    assert f"/{starlette_routes.BASE_ROUTE_UPLOAD_FILE}/" == streamlit_hooks.UPLOADS
    assert f"/{starlette_routes.BASE_ROUTE_COMPONENT}/" == streamlit_hooks.COMPONENTS
    own = {value for name, value in vars(starlette_routes).items() if name.startswith("BASE_ROUTE")}
    assert [name for name in own - {starlette_routes.BASE_ROUTE_APP_STATIC} if not (
        logs.ROUTES.match(f"/{name}/x") or logs.QUIET.match(f"/{name}/x")
    )] == []  # fmt: skip


def test_scripts_and_style_sheet_name_streamlits_page_in_one_place_each() -> None:
    its = re.compile(r"\.st[A-Z]\w+|data-testid|data-stale|streamlit_folium|\[kind=")
    sheets = {file.name: len(its.findall(file.read_text())) for file in page_files.STYLE_SHEETS}
    assert sheets.pop("streamlit.css") > 30
    assert set(sheets.values()) == {0}
    scripts = (*page_files.SHARED.parent.rglob("*.js"), *webmap.BESIDE.glob("*.js"))
    for script in scripts:
        named = its.findall(script.read_text(encoding="utf-8"))
        # It comes before all else, to say what Streamlit's dialog does not.
        assert named == (["data-testid"] if script.name == "connection.js" else []), script


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Runtime:
    """Streamlit's own runtime, which serves nobody."""
    monkeypatch.setattr(Runtime, "_instance", None)
    return Runtime(
        RuntimeConfig(
            "pages/home.py",
            MemoryMediaFileStorage("/media"),
            MemoryUploadedFileManager("/upload"),
            session_storage=MemorySessionStorage(ttl_seconds=120),
        )
    )


def test_uploaded_files_are_told_by_session_and_file(server: Runtime) -> None:
    for session, file, size in (("one", "a", 3), ("one", "b", 5), ("two", "a", 7)):
        record = UploadedFileRec(file, f"{file}.csv", "text/csv", b"x" * size)
        server.uploaded_file_mgr.add_file(session, record)
    kept = {("one", "a"): 3, ("one", "b"): 5, ("two", "a"): 7}
    assert streamlit_hooks.uploaded_bytes() == kept
    assert not streamlit_hooks.is_connected("one")


def test_a_session_without_a_browser_is_emptied_once_its_time_is_over(
    server: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def come_and_go() -> None:
        await server.start()
        client = SimpleNamespace(write_forward_msg=lambda _: None, client_context=None)
        stored = streamlit_hooks.StoredSessions()
        name = server.connect_session(client, {})
        assert streamlit_hooks.is_connected(name)
        session = server.get_app_session(name)
        session.session_state["scenario"] = "mine"
        session._client_state.query_string = "range=123mi"
        server.disconnect_session(name)
        assert (streamlit_hooks.count_stored(), stored.forget()) == (1, False)
        late = time.monotonic() + 121
        monkeypatch.setattr(streamlit_hooks._store(), "_timer", lambda: late)
        assert (streamlit_hooks.count_stored(), stored.forget()) == (0, True)
        assert not len(session.session_state)
        assert not session._client_state.query_string
        assert not stored.forget()
        server.stop()

    asyncio.run(come_and_go())


def test_another_store_of_sessions_or_files_is_not_taken_for_the_one_we_know(
    server: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server._session_mgr, "_session_storage", object())
    monkeypatch.setattr(server, "_uploaded_file_mgr", object())
    for ask in (streamlit_hooks.StoredSessions, streamlit_hooks.count_stored):
        with pytest.raises(TypeError, match="keeps sessions in another way"):
            ask()
    with pytest.raises(TypeError, match="not kept where we count them"):
        streamlit_hooks.uploaded_bytes()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(uvicorn_hooks.Socket, WebSocketsSansIOProtocol), (uvicorn_hooks.Http, H11Protocol)],
)
def test_what_we_take_over_of_a_protocol_is_there_and_what_we_add_is_not(
    ours: type, theirs: type
) -> None:
    for name, method in vars(ours).items():
        if inspect.isfunction(method) and not name.startswith("_"):
            taken, known = inspect.signature(method), inspect.signature(getattr(theirs, name))
            assert list(taken.parameters) == list(known.parameters), name
        elif not name.startswith("__"):
            assert not hasattr(theirs, name), name


def test_a_connection_has_all_that_we_read_of_it() -> None:
    async def look() -> None:
        config = uvicorn.Config(PlainTextResponse("ok"), ws="websockets-sansio", http="h11")
        config.load()
        assert issubclass(uvicorn_hooks.Socket, config.ws_protocol_class)
        assert issubclass(uvicorn_hooks.Http, config.http_protocol_class)
        assert {"ws_max_size", "h11_max_incomplete_event_size", "port"} <= set(vars(config))
        socket = WebSocketsSansIOProtocol(config, ServerState(), {})
        assert socket.writable.is_set()
        assert (socket.read_paused, socket.frames, socket.transport) == (False, [], None)
        assert socket.handshake_initiated is socket.handshake_complete is socket.close_sent is False
        assert socket.conn.handshake_exc is None
        assert {"code", "reason"} <= set(inspect.signature(socket.conn.fail).parameters)

    asyncio.run(look())


def test_the_handler_of_signals_leads_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    server = uvicorn.Server(uvicorn.Config(PlainTextResponse("ok"), port=8765))
    monkeypatch.setattr(signal, "getsignal", lambda _: server.handle_exit)
    assert uvicorn_hooks.hold() == 8765
    assert server.config.ws_protocol_class is uvicorn_hooks.Socket
    assert "self.handle_exit" in inspect.getsource(uvicorn.Server.capture_signals)


def test_the_map_and_its_overlay_come_to_the_browser_as_one_call_each() -> None:
    atlas = webmap.base_map("credit")
    overlay = webmap.Overlay(webmap.payload(scene.build(DEFAULT), "light", Hand()))
    overlay.add_to(atlas)
    script = generate_leaflet_string(overlay, base_id="feature_group_0").strip()
    assert re.match(r"var feature_group_feature_group_0 = [\w.]+\.overlay\(\{", script)
    script = generate_leaflet_string(webmap.base_map("credit"))
    assert len(re.findall(r"[\w.]+\.start\(map_div, \{", script)) == 1


@pytest.mark.parametrize(
    ("shown", "theme"),
    [
        (DEFAULT, "light"),
        (Scenario(tuple(Point(30 + i, 50.5) for i in range(6)), show=LAYERS), "dark"),
        (Scenario(start="held", range_unit="km", range_value=300), "light"),
    ],
    ids=["first map", "six points", "held land"],
)
def test_our_message_for_the_live_map_is_the_one_that_st_folium_sends(
    monkeypatch: pytest.MonkeyPatch, shown: Scenario, theme: str
) -> None:
    sent: list[dict[str, object]] = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **args: sent.append(args))
    payload = webmap.payload(scene.build(shown), theme, Hand())
    st_folium(
        webmap.base_map(citing.short_credit()),
        key=live_map.KEY,
        height=live_map.HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=webmap.Overlay(payload),
    )
    folium_hooks.show(live_map.read_frame(), payload, lambda _: None)
    its, ours = ({**args, "on_change": None} for args in sent)
    assert list(its.items()) == list(ours.items())
    assert str(ours["feature_group"]).count(payload) == 1


def test_what_comes_back_from_the_live_map_is_heard_under_st_foliums_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: dict[str, object] = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", sent.update)
    heard: list[object] = []
    folium_hooks.show(live_map.read_frame(), "{}", heard.append)
    monkeypatch.setitem(streamlit.session_state, str(sent["key"]), {"gestures": []})
    on_change = sent["on_change"]
    assert callable(on_change)
    on_change()
    assert heard == [{"gestures": []}]


def test_a_map_whose_overlay_has_no_place_for_what_changes_is_refused() -> None:
    overlay = webmap.Overlay("{}")
    with pytest.raises(ValueError, match="not enough values"):
        folium_hooks.read_frame(webmap.base_map("credit"), overlay, "GAP", key="map")
