"""Fetches the packages of inputs.toml, checks their hashes, and opens files inside them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
INPUTS = ROOT / "geodata" / "borders" / "inputs.toml"
CACHE = ROOT / ".cache" / "borders"


class InputError(RuntimeError):
    """A package that could not be fetched, or is not the one that inputs.toml names."""


@cache
def package(name: str) -> Path:
    """The package's file, fetched if missing; raises InputError if its hash is not the known."""
    entry = tomllib.loads(INPUTS.read_text(encoding="utf-8"))[name]
    path: Path = CACHE / entry["file"]
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        _download(name, entry)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != entry["sha256"]:
        raise InputError(
            f"{entry['file']} has SHA-256 {found}; inputs.toml allows {entry['sha256']} only."
        )
    return path


def member(name: str, inside: str) -> bytes:
    """The bytes of one file inside a package."""
    path = package(name)
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            return archive.read(inside)
    with tarfile.open(path) as archive:
        found = archive.extractfile(inside)
        if found is None:
            raise InputError(f"{path.name} holds no file {inside}.")
        return found.read()


def _download(name: str, entry: dict[str, str]) -> None:
    wanted = entry["version"]
    if entry["registry"] == "npm":
        command = ["npm", "pack", "--silent", f"{name}@{wanted}"]
    else:
        kind = (
            ["--no-binary", ":all:"]
            if entry["file"].endswith(".tar.gz")
            else ["--only-binary", ":all:"]
        )
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            *kind,
            f"{name}=={wanted}",
        ]
    done = subprocess.run(command, cwd=CACHE, capture_output=True, text=True, check=False)
    if not (CACHE / entry["file"]).exists():
        raise InputError(f"{' '.join(command)} gave no {entry['file']}: {done.stderr[-400:]}")
