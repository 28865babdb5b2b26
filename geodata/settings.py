"""What a host may set by environment variables: one table, each value checked at the start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

ORIGIN = r"(?i:https?://(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:[0-9]{1,5})?)"


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable: its default, the pattern of its values, that in words, and its purpose."""

    usual: str
    pattern: str
    takes: str
    meaning: str


SETTINGS = {
    "ATLAS_ADDRESS": Setting(
        "",
        r"((?i:https?)://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?)?",
        "an address that begins with https:// or http://",
        "the address that students use, for links and QR codes, where the server sees another",
    ),
    "ATLAS_FRAME_ANCESTORS": Setting(
        "",
        rf"({ORIGIN}( {ORIGIN})*)?",
        "origins (scheme and host, without a path; letters beyond a to z as xn--), with blanks "
        "between",
        "the learning platforms that may show the site inside their own pages",
    ),
    "ATLAS_REPLICA": Setting(
        "",
        r"[A-Za-z0-9-]{0,40}",
        "letters, digits and hyphens, at most 40",
        "this process's name: in the log, and in the cookie that keeps a browser with it",
    ),
    "ATLAS_PICTURES_WAITING": Setting(
        "12",
        r"[1-9]|[1-5][0-9]|60",
        "a whole number from 1 to 60",
        "how many pictures may wait to be drawn before /map.png and its like answer 503",
    ),
    "ATLAS_DRAIN_SECONDS": Setting(
        "0",
        r"[0-9]|[1-9][0-9]|1[01][0-9]|120",
        "a whole number from 0 to 120",
        "for how long /readyz says no before a server that is asked to end does end",
    ),
    "ATLAS_LOG_LEVEL": Setting(
        "info",
        r"debug|info|warning",
        "debug, info or warning",
        "how much is written to the log; debug has every file",
    ),
}


class WrongSettingError(ValueError):
    """What is wrong with the environment, a line for each variable."""


def value(name: str) -> str:
    """A setting as it holds now: of the environment, or the usual one."""
    return os.environ.get(name, "") or SETTINGS[name].usual


def number(name: str) -> int:
    """A setting that is a whole number."""
    return int(value(name))


def check(environment: Mapping[str, str]) -> None:
    """Raises WrongSettingError naming every variable that cannot be used, and any ATLAS_ name that
    is none of ours."""
    wrong = [
        f"{name} cannot be {text[:60]!r}: it takes {SETTINGS[name].takes}."
        for name, text in environment.items()
        if name in SETTINGS and text and not re.fullmatch(SETTINGS[name].pattern, text)
    ]
    known = ", ".join(SETTINGS)
    wrong += [f"{name} is not known. There are {known}." for name in environment if _stray(name)]
    if wrong:
        raise WrongSettingError("\n".join(wrong))


def _stray(name: str) -> bool:
    return name.startswith("ATLAS_") and name not in SETTINGS
