"""The audit of packages: it fails for a vulnerability, never for a missing network, and never calls unknown sound."""

from __future__ import annotations

import importlib.metadata
import re
from typing import Any

import pytest

from tests.audit import ROOT, UNREACHED, verdict

SOUND: dict[str, Any] = {"name": "segno", "version": "1.6.6", "vulns": []}
UNSAFE: dict[str, Any] = {"name": "lxml", "version": "6.1.3", "vulns": [{"id": "PYSEC-1"}, {"id": "CVE-2"}]}
UNKNOWN: dict[str, Any] = {"name": "geopy", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("rows", "said", "code"),
    [
        ([SOUND], "No known vulnerability in 1 packages.", 0),
        ([SOUND, UNSAFE], "VULNERABLE: lxml 6.1.3: PYSEC-1, CVE-2", 1),
        ([UNSAFE, UNKNOWN], "VULNERABLE: lxml", 1),
        ([SOUND, UNKNOWN], "NOT AUDITED, since unknown there: geopy", 0),
        ([UNKNOWN], UNREACHED, 0),
    ],
)
def test_the_verdict_is_of_what_is_known(rows: list[dict[str, Any]], said: str, code: int) -> None:
    words, given = verdict([{"dependencies": rows}])
    assert said in words
    assert given == code


def test_no_answer_is_no_clean_bill() -> None:
    assert verdict([None, None]) == (UNREACHED, 0)
    assert verdict([None, {"dependencies": [UNSAFE]}])[1] == 1


def test_what_runs_here_is_what_the_list_pins() -> None:
    pins = re.findall(r"^([A-Za-z0-9-]+)==([0-9.]+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert len(pins) > 10
    for name, version in pins:
        assert importlib.metadata.version(name) == version
