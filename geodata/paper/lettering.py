"""The poster's letters: the fonts, how wide a text is in points, and how it breaks into lines."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from matplotlib import font_manager, get_data_path
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from geodata import fonts

FALLBACK = "DejaVu Sans"  # has letters that ours lack
LINE = 1.22  # of the size, from one baseline to the next
MISSING = "□"  # for a letter that neither font has


@cache
def ready() -> None:
    """Makes the fonts known to matplotlib; matplotlib's own DejaVu Sans is there already."""
    for face in (fonts.REGULAR, fonts.BOLD, fonts.ITALIC):
        font_manager.fontManager.addfont(face.file)


@lru_cache(maxsize=256)
def font(size: float, bold: bool = False, serif: bool = False) -> FontProperties:
    """A font in points; the serif one is in italics and for waters."""
    ready()
    weight = "bold" if bold else "normal"
    if serif:
        return FontProperties(family=[fonts.SERIF, FALLBACK], size=size, style="italic")
    return FontProperties(family=[fonts.SANS, FALLBACK], size=size, weight=weight)


@lru_cache(maxsize=8192)
def width_pt(text: str, size: float, bold: bool = False, serif: bool = False) -> float:
    """How wide a line of text is, in points."""
    width, _, _ = _measure().get_text_width_height_descent(
        text, font(size, bold, serif), ismath=False
    )
    return float(width)


def lines(text: str, size: float, room_pt: float, bold: bool = False) -> list[str]:
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
    return broken


def drawable(text: str) -> tuple[str, int]:
    """A text in which each letter that no font has is a box, and how many those are."""
    known = _letters()
    drawn = "".join(
        letter if letter.isspace() or ord(letter) in known else MISSING for letter in text
    )
    return drawn, sum(one != other for one, other in zip(drawn, text, strict=True))


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
