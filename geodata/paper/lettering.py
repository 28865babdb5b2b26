"""The poster's letters: the fonts, how wide a text is in points, and how it breaks into lines."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path

from matplotlib import font_manager, get_cachedir, get_data_path
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from geodata import fonts
from geodata.paper.canvas import Style

FALLBACK = "DejaVu Sans"  # has letters that ours lack
FAMILIES = {"plain": fonts.SANS, "water": fonts.SERIF}
LINE = 1.22  # of the size, from one baseline to the next
MISSING = "□"  # for a letter that neither font has


@cache
def ready() -> None:
    """Makes the fonts known to matplotlib; matplotlib's own DejaVu Sans is there already."""
    for face in (fonts.REGULAR, fonts.BOLD, fonts.ITALIC):
        font_manager.fontManager.addfont(face.file)


@cache
def _capitals() -> str:
    """The family of areas' names: the spaced one, or the plain one where no file can be written."""
    try:
        for face in (fonts.REGULAR, fonts.BOLD):
            font_manager.fontManager.addfont(_spaced(face))
    except OSError:
        return fonts.SANS
    return fonts.CAPITALS


@lru_cache(maxsize=256)
def font(size: float, bold: bool = False, style: Style = "plain") -> FontProperties:
    """A font in points."""
    ready()
    return FontProperties(
        family=[_capitals() if style == "area" else FAMILIES[style], FALLBACK],
        size=size,
        weight="bold" if bold else "normal",
        style="italic" if style == "water" else "normal",
    )


def width_pt(text: str, size: float, bold: bool = False, style: Style = "plain") -> float:
    """How wide a line of text is, in points."""
    return size * _width(text, bold, style)


@lru_cache(maxsize=2048)
def lines(text: str, size: float, room_pt: float, bold: bool = False) -> tuple[str, ...]:
    """A text in lines of at most `room_pt` points, broken at spaces, a long word anywhere."""
    broken: list[str] = [""]
    for word in text.split():
        longer = f"{broken[-1]} {word}".strip()
        if width_pt(longer, size, bold) <= room_pt:
            broken[-1] = longer
            continue
        *full, rest = _pieces(word, size, room_pt, bold)
        broken += [*full, rest] if broken[-1] else []
        broken = broken if broken[-1] else [*full, rest]
    return tuple(broken)


def drawable(text: str) -> tuple[str, int]:
    """A text in which each letter that no font has is a box, and how many those are."""
    known = _letters()
    drawn = "".join(
        letter if letter.isspace() or ord(letter) in known else MISSING for letter in text
    )
    return drawn, sum(one != other for one, other in zip(drawn, text, strict=True))


def _spaced(face: fonts.Face) -> Path:
    """A face with room between its letters, as the file that matplotlib wants; made once, and whole
    before it has its name, since other processes may look for it."""
    file = Path(get_cachedir()) / f"capitals-{fonts.version(face)}.ttf"
    if not file.exists():
        made = file.with_suffix(f".{os.getpid()}")
        made.write_bytes(fonts.space(face))
        made.replace(file)
    return file


@lru_cache(maxsize=8192)
def _width(text: str, bold: bool, style: Style) -> float:
    """How wide a line of text is in letters of one point; the widths of any size are as many times
    as large."""
    width, _, _ = _measure().get_text_width_height_descent(
        text, font(1.0, bold, style), ismath=False
    )
    return float(width)


def _pieces(word: str, size: float, room_pt: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_pt(pieces[-1] + letter, size, bold) > room_pt:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _measure() -> TextToPath:
    return TextToPath()


@cache
def _letters() -> frozenset[int]:
    fallback = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    return frozenset(FT2Font(str(fonts.REGULAR.file)).get_charmap()) | frozenset(
        FT2Font(str(fallback)).get_charmap()
    )
