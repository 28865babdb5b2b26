"""Finds or installs Poppler's tools, with which tests read PDF files and look at them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

TOOLS = ("pdffonts", "pdftotext", "pdfinfo", "pdftoppm")


def missing() -> list[str]:
    """Those that this machine does not have."""
    return [tool for tool in TOOLS if not shutil.which(tool)]


def run(tool: str, file: Path, *options: str) -> str:
    """What a tool prints of a file; pdftotext prints the text."""
    target = ["-"] if tool == "pdftotext" else []
    done = subprocess.run(
        [tool, *options, str(file), *target], check=True, capture_output=True, text=True
    )
    assert not done.stderr, done.stderr
    return done.stdout


def draw_first(file: Path, dots_per_inch: int) -> Image.Image:
    """The first page of a file as a picture."""
    target = file.with_suffix("")
    options = ["-png", "-singlefile", "-r", str(dots_per_inch)]
    subprocess.run(["pdftoppm", *options, str(file), str(target)], check=True)
    return Image.open(target.with_suffix(".png")).convert("RGB")


def install() -> None:
    """Installs Debian's package where that is allowed."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "poppler-utils"], check=False)


if __name__ == "__main__":
    if missing():
        install()
    if missing():
        sys.exit(
            f"{', '.join(missing())} were not found; install Poppler's tools (poppler-utils) "
            "and run this again."
        )
    print(f"Poppler: {shutil.which(TOOLS[0])}")
