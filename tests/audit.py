"""`make audit`: asks PyPI for known vulnerabilities of what is installed, or says it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

# Of pip-audit, in an environment of its own: it brings thirty packages that nothing else needs.
VERSION = "2.10.1"
FOLDER = Path(__file__).parents[1] / ".cache" / "audit"


def verdict(report: dict[str, Any]) -> tuple[str, int]:
    """What a report of pip-audit says, in lines, and the status to end with: 1 for a vulnerability,
    2 for no answer."""
    packages = report["dependencies"]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    found = [
        (
            f"{package['name']} {package['version']}: {flaw['id']}, mended in "
            f"{', '.join(flaw['fix_versions']) or 'none'}"
        )
        for package in packages
        for flaw in package.get("vulns", [])
    ]
    if len(unknown) == len(packages):
        return (
            "Nothing was checked: from this machine no list of vulnerabilities can be reached.",
            2,
        )
    missed = [f"{len(unknown)} could not be checked: {', '.join(unknown)}"] if unknown else []
    lines = [
        f"{len(packages) - len(unknown)} packages checked, {len(found)} vulnerabilities known",
        *found,
        *missed,
    ]
    return "\n".join(lines), 1 if found else 0


def install() -> Path:
    """pip-audit, fetched once."""
    program = FOLDER / "bin" / "pip-audit"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
        quiet = ["--quiet", "--disable-pip-version-check"]
        subprocess.run(
            [FOLDER / "bin" / "pip", "install", *quiet, f"pip-audit=={VERSION}"], check=True
        )
    return program


def main() -> None:
    """Prints the verdict on this environment."""
    command = [
        install(),
        "--path",
        sysconfig.get_path("purelib"),
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        words, status = verdict(json.loads(done.stdout))
    except (json.JSONDecodeError, KeyError):
        words, status = (
            "Nothing was checked: pip-audit gave no report. It said: " + done.stderr.strip()[-300:],
            2,
        )
    print(words)
    sys.exit(status)


if __name__ == "__main__":
    main()
