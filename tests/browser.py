"""Finds a Chromium for the tests, or installs Debian's (as root) or playwright's; and a Firefox."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium without its own windows: the same pages for an eighth less of the processor's time.
LIGHT = "chromium-headless-shell"
FIREFOX = "firefox-esr"  # of tests/firefox.py
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Chromium's own address bar is two pages in a process of their own, made anew for each window:
    # 0.9 of the 4.8 s of processor time of an opening. The other names are playwright's, whose list
    # this one takes the place of.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,HttpsUpgrades,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning",
    "--process-per-site",  # tests/e2e/conftest.py, home
    # As Chromium itself does; the light one would give letters widths of whole pixels.
    "--font-render-hinting=slight",
    # No other host has an address here; one name stands for a site that others reach.
    "--host-resolver-rules=MAP maps.example 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE 127.0.0.1,"
    "EXCLUDE localhost",
]


def find() -> str | None:
    """The path of a Chromium on this machine, playwright's own included, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if Path(path).exists() else None


def find_light() -> str | None:
    """The path of Debian's Chromium without windows, or else that of any other."""
    return shutil.which(LIGHT) or find()


def install() -> None:
    """Installs a Chromium by the first way that this machine allows, and Debian's light one beside
    it where there is one."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for name in [LIGHT, FIREFOX] if find() else [NAMES[0], LIGHT, FIREFOX]:
            subprocess.run(["apt-get", "install", "-y", "-qq", name], check=False)
    if find() is None:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False
        )


if __name__ == "__main__":
    if find() is None or not all(map(shutil.which, (LIGHT, FIREFOX))):
        install()
    if find() is None:
        sys.exit(
            "No Chromium was found and none could be installed; install one and run this again."
        )
    print(f"Chromium: {find()}; for tests that time nothing: {find_light()}")
