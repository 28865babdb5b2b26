"""Puts the letters of an SVG into it as fonts, so that its text stays text on every machine."""

from __future__ import annotations

import base64
import io
import re
from functools import lru_cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from geodata.paper import lettering

USUAL = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) | frozenset("–—‘’“”…−²°○□")
# The faces that a poster has, and how they slant.
FACES = {"Regular": "normal", "Bold": "normal", "It": "italic"}
STYLE = b'<style type="text/css">'


def embed(svg: bytes) -> bytes:
    """The same drawing with its fonts, each cut to the usual letters and those used."""
    used = frozenset("".join(re.findall(r">([^<]+)</text>", svg.decode())))
    rules = "".join(_rule(face, used | USUAL) for face in FACES)
    return svg.replace(STYLE, STYLE + rules.encode(), 1)


@lru_cache(maxsize=32)
def _rule(face: str, letters: frozenset[str]) -> str:
    """A style sheet's rule with one face; about 20 kB, 0.1 s, once for each set of letters."""
    options = Options(flavor="woff", layout_features=["kern"], hinting=False)
    font = TTFont(str(lettering.file(face)), lazy=True)
    cutter = Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    stream = io.BytesIO()
    font.flavor = options.flavor
    font.save(stream)
    data = base64.b64encode(stream.getvalue()).decode()
    weight = "bold" if face == "Bold" else "normal"
    return (
        f"@font-face{{font-family:'{lettering.FAMILY[0]}';font-weight:{weight};font-style:{FACES[face]};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )
