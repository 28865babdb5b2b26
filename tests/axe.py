"""Fetches axe-core, which checks pages for accessibility, from the npm registry, once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

VERSION = "4.14.1"
FOLDER = Path(__file__).parents[1] / ".cache" / "axe"
SCRIPT = FOLDER / f"axe-{VERSION}.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"axe.run(document, {{ runOnly: {RULES!r}, resultTypes: ['violations'] }})"


def install() -> None:
    """Fetches the package by npm, which Debian has where the machine has none."""
    if not shutil.which("npm") and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "npm"], check=False
        )
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "pack", "--silent", f"axe-core@{VERSION}"], cwd=FOLDER, check=False)
    package = FOLDER / f"axe-core-{VERSION}.tgz"
    if package.exists():
        with tarfile.open(package) as packed:
            script = packed.extractfile("package/axe.min.js")
            assert script
            SCRIPT.write_bytes(script.read())
        package.unlink()


if __name__ == "__main__":
    if not SCRIPT.exists():
        install()
    if not SCRIPT.exists():
        sys.exit(
            f"axe-core {VERSION} was not found and npm could not fetch it; put its axe.min.js "
            f"at {SCRIPT}."
        )
    print(f"axe-core: {VERSION}")
