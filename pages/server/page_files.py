"""What a page asks for: our scripts, one style sheet, the first picture's ground, the story's maps;
each under an address with its content's hash, so that a browser may keep it."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from geodata import first_picture, webmap
from geodata.lessons import story
from geodata.scene import looks

HERE = Path(__file__).parent
SHARED = HERE.parent / "shared"
CONNECTION, PICTURE = HERE / "connection.js", SHARED / "first_picture.js"
# One file for the browser, in this order: of two rules the later one wins.
BESIDE = ("page.css", "screen.css", "story.css")
OWN = ("timeline.css", "airbases.css", "article.css", "first_picture.css", "streamlit.css")
STYLE_SHEETS = (
    *(webmap.BESIDE / name for name in BESIDE),
    *(SHARED / name for name in OWN),
)
SHEET = "page.css"  # its name
STORY = "story.json"  # what the map draws at each step
GROUNDS = {theme: f"ground-{theme}.webp" for theme in looks.LOOKS}
NAMES = (CONNECTION.name, PICTURE.name, SHEET, STORY, *GROUNDS.values())
ADDRESSES = tuple(f"/atlas/{name}" for name in NAMES)
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


def send(request: Request) -> Response:
    """One of them, for ADDRESSES."""
    name = request.url.path.rpartition("/")[2]
    return Response(_read()[name], media_type=mimetypes.guess_type(name)[0], headers=KEPT)


def address(name: str) -> str:
    """Relative to a page."""
    return f"atlas/{name}?v={hashlib.sha256(_read()[name]).hexdigest()[:12]}"


@cache
def _read() -> dict[str, bytes]:
    """By their names."""
    sheets = [file.read_text(encoding="utf-8") for file in STYLE_SHEETS]
    files = {SHEET: "\n".join([*sheets, first_picture.colours()]).encode()}
    files |= {script.name: script.read_bytes() for script in (CONNECTION, PICTURE)}
    files[STORY] = story.pictures_json()
    grounds = {name: first_picture.find_file(theme) for theme, name in GROUNDS.items()}
    return files | {name: file.read_bytes() for name, file in grounds.items()}
