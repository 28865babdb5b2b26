"""What deploy/Containerfile puts into the image suffices, where no byte can be written."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

from tests.bench.students import Student, alone, fetched
from tests.server import ROOT, running

CONTAINERFILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")


def test_a_copy_of_what_goes_into_the_image_runs_as_the_image_would(tmp_path: Path) -> None:
    for taken, place in re.findall(r"^COPY (\S+) (\S+)$", CONTAINERFILE, re.MULTILINE):
        source, target = ROOT / taken, tmp_path / place
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    said = re.search(r"^ENV ((?:.*\\\n)*.*)$", CONTAINERFILE, re.MULTILINE)
    assert said
    settings = dict(pair.split("=", 1) for pair in shlex.split(said[1].replace("\\\n", " ")))
    assert settings.pop("STREAMLIT_SERVER_ADDRESS") == "0.0.0.0"
    with running(settings=settings, full_disk=True, folder=tmp_path) as (address, _):
        assert alone(_opens_every_page(address)) == []
        assert fetched(f"{address}/map.png")[0] == 200
    assert not list(tmp_path.rglob("__pycache__"))


async def _opens_every_page(address: str) -> list[str]:
    async with Student(address) as student:
        await student.open()
        for page in student.pages:
            await student.open(page)
        return student.problems


def test_the_image_starts_what_a_host_can_end_gently() -> None:
    start = re.search(r"^CMD (\[.*\])$", CONTAINERFILE, re.MULTILINE)
    assert start
    # No shell between.
    assert start[1] == '["python", "-m", "streamlit", "run", "app.py", "--server.port=8501"]'
    assert "USER atlas" in CONTAINERFILE
