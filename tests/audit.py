"""Asks for known vulnerabilities of the pinned packages: `make audit`, for machines that reach the internet."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOUND, CLEAN = 1, 0
SERVICES = ("pypi", "osv")  # of pip-audit; the second is asked where the first knows nothing
UNREACHED = "NOT AUDITED: no list of vulnerabilities could be reached from this machine, so nothing is known of any."


def main() -> int:
    """Prints what is known; 1 where a package is vulnerable, 0 where none is or nothing could be learnt."""
    if find_spec("pip_audit") is None:
        sys.exit("pip-audit is not installed: `make audit` installs it.")
    answers = []
    for service in SERVICES:
        answers.append(_asked(service))
        words, code = verdict(answers)
        if UNREACHED not in words:
            break
    sys.stdout.write(f"{words}\n")
    return code


def verdict(answers: list[Any]) -> tuple[str, int]:
    """What the answers of pip-audit (None where it had none) come to, in words and as an exit code.

    A package that a service does not know is no sound package: pip-audit itself ends well where it knows none at all.
    """
    rows = {row["name"]: row for answer in answers for row in (answer or {}).get("dependencies", [])}
    known = {name: row for name, row in rows.items() if "vulns" in row and "skip_reason" not in row}
    unsafe = {name: [one["id"] for one in row["vulns"]] for name, row in known.items() if row["vulns"]}
    if unsafe:
        told = "; ".join(f"{name} {rows[name]['version']}: {', '.join(ids)}" for name, ids in unsafe.items())
        return f"VULNERABLE: {told}", FOUND
    if not known:
        return UNREACHED, CLEAN
    left = sorted(rows.keys() - known.keys())
    rest = f"; NOT AUDITED, since unknown there: {', '.join(left)}" if left else ""
    return f"No known vulnerability in {len(known)} packages{rest}.", CLEAN


def _asked(service: str) -> Any:
    """The answer of one service on the packages that we pin, or None; what those bring is not asked about."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / "requirements.txt"), "--no-deps"]
    command += ["--disable-pip", "--format", "json", "--progress-spinner", "off", "--vulnerability-service", service]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        return None


if __name__ == "__main__":
    raise SystemExit(main())
