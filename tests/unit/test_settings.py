"""What a host may set: checked at the start, and the table for hosts agrees with the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geodata import settings
from geodata.settings import SETTINGS, WrongSettingError

HOSTING = Path(__file__).parents[2] / "docs" / "hosting.md"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ATLAS_ADDRESS", "https://maps.school.example/atlas/"),
        ("ATLAS_FRAME_ANCESTORS", "https://moodle.school.example https://*.canvas.example:8443"),
        ("ATLAS_FRAME_ANCESTORS", "HTTPS://Moodle_2.school.example"),
        ("ATLAS_REPLICA", "one-2"),
        ("ATLAS_PICTURES_WAITING", "60"),
        ("ATLAS_DRAIN_SECONDS", "120"),
        ("ATLAS_LOG_LEVEL", "debug"),
    ],
)
def test_what_is_allowed_is_taken(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.check({name: text, "PATH": "/bin"})
    monkeypatch.setenv(name, text)
    assert settings.value(name) == text
    monkeypatch.delenv(name)
    assert settings.value(name) == SETTINGS[name].usual


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ATLAS_ADDRESS", "maps.school.example"),
        ("ATLAS_ADDRESS", 'https://x"><script>'),
        ("ATLAS_FRAME_ANCESTORS", "*"),
        ("ATLAS_FRAME_ANCESTORS", "https://a.example; script-src *"),
        ("ATLAS_REPLICA", "a; Domain=evil.example"),
        ("ATLAS_PICTURES_WAITING", "0"),
        ("ATLAS_PICTURES_WAITING", "61"),
        ("ATLAS_DRAIN_SECONDS", "-1"),
        ("ATLAS_DRAIN_SECONDS", "121"),
        ("ATLAS_LOG_LEVEL", "loud"),
    ],
)
def test_what_is_not_allowed_is_named_with_what_is(name: str, text: str) -> None:
    with pytest.raises(WrongSettingError) as wrong:
        settings.check({name: text})
    assert name in str(wrong.value)
    assert SETTINGS[name].takes in str(wrong.value)


def test_all_that_is_wrong_is_told_at_once_and_a_name_that_is_none_of_ours_too() -> None:
    with pytest.raises(WrongSettingError) as wrong:
        settings.check(
            {
                "ATLAS_LOG_LEVEL": "loud",
                "ATLAS_DRAIN_SECONDS": "x",
                "ATLAS_ADRESS": "https://a.example",
            }
        )
    assert len(str(wrong.value).splitlines()) == 3
    assert "ATLAS_ADRESS is not known" in str(wrong.value)


def test_the_usual_values_are_allowed_themselves() -> None:
    settings.check({name: setting.usual for name, setting in SETTINGS.items()})


def test_the_readme_lists_every_setting_with_its_usual_value_and_its_meaning() -> None:
    rows = re.findall(
        r"^\| `(ATLAS_[A-Z_]+)` \| (.*?) \| (.*?) \|$",
        HOSTING.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    written = {name: (meaning, usual.strip("`")) for name, meaning, usual in rows}
    assert written == {
        name: (f"{one.meaning}; {one.takes}", one.usual or "–") for name, one in SETTINGS.items()
    }
