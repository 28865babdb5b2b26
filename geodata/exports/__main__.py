"""Writes the whole site as one HTML file: `python -m geodata.exports`, `--to` for where.

Its links name the site at ATLAS_ADDRESS; without that it has none."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime
from pathlib import Path

from geodata import links, settings
from geodata.exports import drawings, map_files
from geodata.paper.orders import Order
from geodata.scenario import DEFAULT


def main() -> None:
    """Writes the file and says where it is and how large."""
    reading = argparse.ArgumentParser(prog="python -m geodata.exports", description=main.__doc__)
    reading.add_argument("--to", type=Path, default=Path("site.html"), help="usually site.html")
    where: Path = reading.parse_args().to
    try:
        settings.check(os.environ)
        size = where.write_bytes(write(links.address(""), datetime.now(UTC).date()))
    except (settings.WrongSettingError, OSError) as wrong:
        reading.exit(2, f"{wrong}\n")
    print(f"{where}, {size / 1e6:.1f} MB")


def write(base: str, day: date) -> bytes:
    """The whole site as one file, with the links of a site at `base`."""
    return drawings.write_plain(Order(DEFAULT, base, day), map_files.SITE)


if __name__ == "__main__":
    main()
