"""Which address a class reaches: found, chosen, refused in a sentence; what the server is told."""

from __future__ import annotations

import io
import os
import socket
import tomllib
from collections.abc import Callable, Iterator

import numpy as np
import pytest
import zxingcpp

from geodata import links, settings
from geodata.scene import citing
from pages.server import class_room, room_addresses
from pages.server.room_addresses import Place, RoomError
from tests.server import ROOT, free_port
from tests.unit.hostile import TEXTS

WIFI = Place("192.168.1.20", "wlan0")
CABLE = Place("10.20.30.40", "eth0")
UNNAMED = Place("172.20.1.5")
VPN = Place("10.8.0.2", "tun0")
PUBLIC = Place("8.8.4.4", "eth1")


def _never(question: str) -> str:
    raise AssertionError(question)


def _answers(*given: str) -> tuple[Callable[[str], str], list[str]]:
    asked: list[str] = []
    left = iter(given)

    def answer(question: str) -> str:
        asked.append(question)
        return next(left)

    return answer, asked


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program listens already."""
    with socket.create_server(("127.0.0.2", 0)) as other:
        yield other.getsockname()[1]


@pytest.mark.parametrize(
    "found", [[WIFI], [WIFI, VPN], [CABLE, PUBLIC, VPN], [UNNAMED], [UNNAMED, PUBLIC]]
)
def test_the_only_address_of_a_room_is_taken_without_a_question(found: list[Place]) -> None:
    assert room_addresses.choose("", found, _never) == found[0].address


def test_where_there_are_several_a_hand_chooses_among_them_by_number() -> None:
    ask, asked = _answers("3", "x", "2")
    assert room_addresses.choose("", [WIFI, CABLE], ask) == CABLE.address
    assert "1. 192.168.1.20 (wlan0)" in asked[0]
    assert "2. 10.20.30.40 (eth0)" in asked[0]
    assert asked[1].startswith("'3' is no number from 1 to 2.")


@pytest.mark.parametrize("place", [VPN, PUBLIC, Place("100.64.0.7"), Place("10.1.1.1", "docker0")])
def test_a_vpn_or_a_public_address_is_never_taken_by_itself(place: Place) -> None:
    with pytest.raises(RoomError, match=f"ADDRESS={place.address}"):
        room_addresses.choose("", [place], None)
    ask, asked = _answers("1")
    assert room_addresses.choose("", [place], ask) == place.address
    assert place.doubt in asked[0] != ""


def test_where_nobody_can_answer_all_are_listed_with_what_to_type() -> None:
    with pytest.raises(RoomError) as wrong:
        room_addresses.choose("", [WIFI, CABLE, VPN], None)
    for place in (WIFI, CABLE, VPN):
        assert str(place) in str(wrong.value)
    assert "make class ADDRESS=192.168.1.20" in str(wrong.value)


@pytest.mark.parametrize("text", ["", "0", "4", "-1", "²", "1 2", "9" * 5000, *TEXTS])
def test_an_answer_that_is_no_number_of_the_list_chooses_nothing(text: str) -> None:
    ask, asked = _answers(*[text] * 3)
    with pytest.raises(RoomError, match="No address was chosen"):
        room_addresses.choose("", [WIFI, CABLE, VPN], ask)
    assert len(asked) == 3
    assert max(map(len, asked)) < 600


def test_without_a_network_it_says_so_in_a_sentence() -> None:
    with pytest.raises(RoomError, match="in no network in which others could reach it"):
        room_addresses.choose("", [], None)


def test_an_address_that_is_given_is_taken_as_it_is() -> None:
    assert room_addresses.choose("127.0.0.2", [WIFI, CABLE], _never) == "127.0.0.2"


@pytest.mark.parametrize(
    "text", ["0.0.0.0", "::1", "1.2.3", "01.2.3.4", "localhost", *filter(None, TEXTS)]
)
def test_an_address_that_is_none_is_named_with_what_is_allowed(text: str) -> None:
    with pytest.raises(RoomError) as wrong:
        room_addresses.choose(text, [WIFI], None)
    assert repr(text[:60]) in str(wrong.value)
    assert "192.168.1.20 (wlan0)" in str(wrong.value)


def test_an_address_of_another_machine_is_told_with_those_of_this_one() -> None:
    other = "192.0.2.254"  # of no machine: kept for documents (RFC 5737)
    with pytest.raises(RoomError, match=f"{other} is no address of this machine. It has 192.168"):
        room_addresses.check_free(other, 8501, [WIFI])


def test_a_port_that_is_taken_is_told_with_the_way_out(taken: int) -> None:
    with pytest.raises(RoomError, match=f"Port {taken} at 127.0.0.2 is taken.*PORT={taken + 1}"):
        room_addresses.check_free("127.0.0.2", taken, [WIFI])


def test_a_port_that_is_free_is_still_free_after_the_look() -> None:
    port = free_port()
    room_addresses.check_free("127.0.0.2", port, [])
    room_addresses.check_free("127.0.0.2", port, [])


def test_a_port_is_a_number_or_streamlits_own() -> None:
    assert [class_room.read_port(text) for text in ("", "8600", "65535")] == [8501, 8600, 65535]


@pytest.mark.parametrize("text", ["0", "65536", "-1", "８５０１", "8501.0", *filter(None, TEXTS)])
def test_a_port_that_is_none_is_named_with_what_is_allowed(text: str) -> None:
    with pytest.raises(RoomError) as wrong:
        class_room.read_port(text)
    assert repr(text[:60]) in str(wrong.value)
    assert "from 1 to 65535" in str(wrong.value)


def test_what_is_found_leads_others_here_and_rooms_come_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        room_addresses, "_ask_names", lambda: ["127.0.1.1", "169.254.3.4", "8.8.4.4", "10.0.0.9"]
    )
    monkeypatch.setattr(
        room_addresses,
        "_ask_interfaces",
        lambda: {"127.0.0.1": "lo", "10.8.0.2": "tun0", "10.0.0.9": "wlan0"},
    )
    assert room_addresses.find() == [Place("10.0.0.9", "wlan0"), PUBLIC._replace(interface=""), VPN]


def test_this_machines_own_loop_is_asked_for_by_its_interface() -> None:
    assert room_addresses._ask_interfaces()["127.0.0.1"] == "lo"


def test_the_server_of_a_room_listens_at_its_address_alone_and_its_links_name_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ATLAS_ADDRESS", "https://elsewhere.example")
    run = class_room.command("192.168.1.20", 8501)
    assert {"--server.address=192.168.1.20", "--server.allowedHosts=192.168.1.20"} <= {*run}
    told = class_room.environment("192.168.1.20", 8501)
    settings.check(told)
    monkeypatch.setattr(os, "environ", told)
    assert links.address("http://evil.example/teachers") == "http://192.168.1.20:8501"
    assert links.for_others(links.address("")) != ""


def test_what_is_printed_has_the_address_and_says_what_a_firewall_may_do() -> None:
    for is_terminal in (False, True):
        words = class_room.banner("192.168.1.20", 8600, is_terminal)
        assert "http://192.168.1.20:8600" in words
        assert "TCP port 8600" in words
        assert "good for a try" not in words
        assert words.count("█") > 100
    assert "good for a try" in class_room.banner("127.0.0.2", 8600, False)


def test_the_code_in_a_terminal_is_read_as_the_address() -> None:
    halves = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}  # upper and lower, 1 for light
    lines = citing.qr_terminal("http://192.168.1.20:8600").splitlines()
    pairs = np.array([[halves[letter] for letter in line] for line in lines], dtype=np.uint8)
    modules = pairs.transpose(0, 2, 1).reshape(-1, len(lines[0]))
    (code,) = zxingcpp.read_barcodes(np.kron(modules * 255, np.ones((4, 4), dtype=np.uint8)))
    assert code.text == "http://192.168.1.20:8600"


def test_what_a_terminal_cannot_write_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.BytesIO()
    written = io.TextIOWrapper(seen, encoding="ascii")
    monkeypatch.setattr("sys.stdout", written)
    monkeypatch.setattr(room_addresses, "find", list)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert class_room.main(["--port", "x"]) == 2
    print(class_room.banner("192.168.1.20", 8600, False))
    written.flush()
    assert b"http://192.168.1.20:8600" in seen.getvalue()


def test_make_run_stays_on_the_machine_itself() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
