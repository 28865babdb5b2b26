"""Makes the file that needs no server, with what the site's pages hand over to it."""

from __future__ import annotations

from datetime import date

from geodata.exports import living_file
from geodata.scene import Scene
from pages.shared import file_parts


def write_map(picture: Scene, base: str, day: date) -> bytes:
    """The file of one map."""
    return living_file.write_map(picture, base, day, file_parts.read())


def write_site(base: str, day: date) -> bytes:
    """The file with everything."""
    return living_file.write_site(base, day, file_parts.read())
