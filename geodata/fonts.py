"""The typefaces as files: where each face lies, cut to letters, and as a rule of a style sheet.

Cut by each server as it starts, in 0.1 s a face, so that no file of ours can differ from what the
packages of requirements.txt give."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
# Our own family for names of areas: the sans with room between its letters, which matplotlib cannot
# give; in ems, our choice.
CAPITALS, SPACING = "Map Capitals", 0.16
OWNERS = (0, 13, 14)  # of a font's names: copyright, licence and its address, as the OFL asks
# What names and sentences of the map are written in: English, the letters of its neighbours'
# names (Latin-1 and Latin Extended-A), Ukrainian and Russian; then signs.
LETTERS = frozenset(
    map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x410, 0x450)])
) | frozenset("ЁёЄєІіЇїҐґ–—‘’“”„…−°²×·•′″№≈≤≥√←→↑↓◆")


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its family, file, and the weights and style for which it stands in a style sheet."""

    family: str
    file: Path
    weights: str = "400"
    style: str = "normal"


def _face(family: str, package: str, name: str, weights: str, style: str = "normal") -> Face:
    return Face(family, Path(package).parent / "files" / name, weights, style)


_SANS, _SERIF = font_source_sans_pro.__file__, font_source_serif_pro.__file__
REGULAR = _face(SANS, _SANS, "SourceSansPro-Regular.ttf", "400")
SEMIBOLD = _face(SANS, _SANS, "SourceSansPro-Semibold.ttf", "600 700")
BOLD = _face(SANS, _SANS, "SourceSansPro-Bold.ttf", "700")
ITALIC = _face(SERIF, _SERIF, "SourceSerifPro-It.ttf", "400", "italic")  # of waters


@lru_cache(maxsize=32)
def cut(face: Face, letters: frozenset[str]) -> bytes:
    """A face with some letters only, as WOFF: 20 kB for `LETTERS`."""
    font = _cut(face, letters)
    font.flavor = "woff"
    return _file(font)


def space(face: Face) -> bytes:
    """A face of `CAPITALS`, as TTF: each letter is followed by `SPACING`, so that a text in it
    stays one text."""
    font = _cut(face, LETTERS)
    room = round(SPACING * font["head"].unitsPerEm)
    widths = font["hmtx"].metrics
    widths |= {name: (width + room, left) for name, (width, left) in widths.items() if width}
    style = "Bold" if face == BOLD else "Regular"
    whole = f"{CAPITALS} {style}"
    for number, text in {1: CAPITALS, 2: style, 4: whole, 6: whole.replace(" ", "")}.items():
        font["name"].setName(text, number, 3, 1, 0x409)  # for Windows, in Unicode, English
    return _file(font)


def _cut(face: Face, letters: frozenset[str]) -> TTFont:
    # Without ligatures, and past the names, whose search for use takes half of the time.
    options = Options(layout_features=["kern"], hinting=False)
    options.drop_tables += ["GSUB", "GDEF"]
    font = TTFont(str(face.file), lazy=True, recalcTimestamp=False)
    names = font["name"]
    del font["name"]
    cutter = Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    names.names = [name for name in names.names if name.nameID in OWNERS]
    font["name"] = names
    return font


def _file(font: TTFont) -> bytes:
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


@cache
def version(face: Face) -> str:
    """A short hash of what a face is cut from and how, known before it is cut."""
    made_of = face.file.read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(made_of).hexdigest()[:12]


def rule(face: Face, source: str, display: str = "auto") -> str:
    """The rule of a style sheet that names a face at an address."""
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weights};font-style:{face.style};"
        f"font-display:{display};src:url({source}) format('woff')}}"
    )


def within(face: Face, letters: frozenset[str]) -> str:
    """A face inside a file, as an address that asks nobody."""
    return f"data:font/woff;base64,{base64.b64encode(cut(face, letters)).decode()}"
