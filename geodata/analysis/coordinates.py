"""Coordinates that people type, in any usual notation: read whole and in one way, or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from geopy.point import Point as GeopyPoint

SAME_SIGNS = {
    "°": "º˚∘⁰ᵒ○*",
    "'": "’‘‛′ʹ´`ʼʻ",
    '"': "”“„‟″ʺ˝",
    "-": "−–—‐‑‒﹣",
    ".": "٫",
    ",": "،",
    " ": "()[]{}",
}
PLAIN = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width signs to ASCII
    | {ord(other): sign for sign, others in SAME_SIGNS.items() for other in others}
)
# Emoji are dropped from a position, except those that hold a number, a letter or a direction.
PICTURES = re.compile(
    "(?:[⚐⚑⚓★☆⭐\U0001f300-\U0001f51e\U0001f520-\U0001f6ff\U0001f900-\U0001f9ff\U0001fa70-\U0001faff]"
    "|[\U0001f1e6-\U0001f1ff]{2})\ufe0f?"  # two letters of that kind make a flag
)
LABEL = re.compile(
    r"""(?: (?:geo|gps|loc(?:ation)?|pos(?:ition)?|standort|ort|lage|место|місце
    |локаци[яи]|локаці[яї]|местоположени[ея]|местонахождени[ея]|місцеположення|місцезнаходження|розташування|позици[яи]
    |позиці[яї]|(?:coord|koordinat|координат)[^\W\d_]*)
    (?: \.?\s*[:=]\s* | \.?\s+ | -(?=[^\W\d_]) | (?=[\d(]) ) )+""",
    re.VERBOSE | re.IGNORECASE,
)
# What words and letters mean in English, Ukrainian, Russian and German; φ is latitude, λ is
# longitude. A lone L is no longitude: it may be a 1 that was misread. One е of E is Cyrillic.
WORDS = {
    "N": r"n(orth(ern)?|ord(en)?|ördl(ich(e[rn]?)?)?)?|с(ев(ер(н\w+)?)?)?|пн|півн(іч(н\w+)?)?",
    "S": r"s(outh(ern)?|üd(en)?|üdl(ich(e[rn]?)?)?)?|ю(г|ж(н\w+)?)?|пд|півд(ен(ь|н\w+))?",
    "E": r"e(ast(ern)?)?|ost(en)?|ö(stl(ich(e[rn]?)?)?)?|е|в(ост(ок|очн\w+)?)?|сх(ід(н\w+)?)?",
    "W": r"w(est(ern|en|l(ich(e[rn]?)?)?)?)?|з(ап(ад(н\w+)?)?)?|зх|зах(ід(н\w+)?)?",
    "φ": r"lat(itude)?|br(eite)?|ш(ир(от[аиы])?)?|φ",
    "λ": r"lon|lng|long(itude)?|länge|д(ол(гот[аы])?)?|довг(от[аи])?|λ",
    "Nφ": r"сш|пнш|nbr",
    "Sφ": r"юш|пдш|sbr",
    "Eλ": r"вд|схд|öl",
    "Wλ": r"зд|зхд|wl",
    "°": r"d(eg(rees?)?)?|grad|гр|град(ус(а|ы|и|ів|ов)?)?",
    "'": r"min(ute[ns]?)?|мин(ут[аы]?)?|хв(илин[аи]?)?",
    '"': r"sec(onds?)?|sek(unden?)?|сек(унд[аыи]?)?",
    ";": r"and|и|і|й|та",
}
# O is east in German only, so it is read where another word can be German only.
GERMAN = (
    r"\b(n?br|breite|länge|nördl\w*|südl?\w*|ost|östl\w*|ö|minuten|sekunden)\b|\bo(\. ?| )lg?\b"
)
EAST_OR_WEST = "“O” is east in German but west in French, Spanish and Italian: write E or W"
NUMBER = r"\d{1,3}(?:[.,]\d{1,20})?"
# Between degrees, minutes and seconds that have no mark.
GAP = r"(?:[\s:]+|(?P<hyphen>(?<=\d)-(?=\d)))"
ONE = re.compile(
    rf"""(?P<front>[NSEWφλ\s]*) (?P<sign>[-+])? (?P<degrees>{NUMBER}) (?P<mark>°)?
    (?: (?:(?<=°)\s*|{GAP}) (?P<minutes>{NUMBER}) (?P<mark_m>')?
    (?: (?:(?<=')\s*|{GAP.replace("hyphen", "second_hyphen")})
    (?P<seconds>{NUMBER}) (?P<mark_s>")? )? )?
    (?P<back>[NSEWφλ\s]*)""",
    re.VERBOSE,
)
SEPARATED = r"\s*;\s*"
SPACED = r"\s+|(?<=\d),(?=\d)"
TOUCHING = r"(?<=[NSEWφλ°'\"])(?=[^\s])|(?<=[\d°'\"])(?=[NSEWφλ+-])"
# How references of the grids MGRS and UTM begin, and plus codes.
GRID = r"\d{1,2} ?[c-x] ?([a-z]{2} ?\d|\d{5})|[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{0,3}\b"
# A dash that cannot be a minus, since letters on both sides give the directions.
PARTING = r"""(?:(?<=[\d°'"][NSEW])|(?<=[\d°'"]\ [NSEW]))(?:-|\ -\ )(?=\d[^;]*[NSEW])
    |(?<=[\dNSEW°'"])(?:-|\ -\ )(?=[NSEW]\ ?\d)"""
DASHED = r"(?<=[°'\"NSEW])(-| - )(?=\d)"
DASHED_PAIR = rf"[^\d+-]*{NUMBER}(-| - ){NUMBER}\D*"
DASH = "the sign between its numbers can be a minus; put a comma there"
TWO_WAYS = "it can be read in more than one way"
TOO_FAR = "latitude goes to 90 degrees and longitude to 180"


class UnreadableError(ValueError):
    """Why a text is no position, as the end of a sentence."""


def read(text: str) -> tuple[float, float, bool]:
    """Latitude and longitude in degrees, and whether letters or words say which is which.

    Where they do not, latitude is first. Every digit of the text is used. Raises UnreadableError
    where there is no reading as one place, or more than one.
    """
    if re.search(r"://|^www\.", text):
        raise UnreadableError("it is a link, and only the two numbers themselves are read")
    try:
        return _read(_plain(text))
    except UnreadableError:
        if re.match(GRID, text.casefold()):
            raise UnreadableError("grid references and plus codes are not read") from None
        raise


def _read(plain: str) -> tuple[float, float, bool]:
    if not re.match(r"[+-]", plain) and (
        re.search(DASHED, plain) or re.fullmatch(DASHED_PAIR, plain)
    ):
        raise UnreadableError(DASH)
    readings: set[tuple[float, float, bool]] = set()
    wrong: list[str] = []
    for way in (SEPARATED,) if ";" in plain else (SPACED, TOUCHING):
        for one, other in () if readings else _splits(plain, way):
            try:
                readings.add(_both(one, other))
            except UnreadableError as why:
                wrong.append(str(why))
    is_one_number = re.fullmatch(r"\d+,\d+", plain)  # or two: a decimal comma, or one between both
    if len(readings) > 1 or is_one_number:
        raise UnreadableError(TWO_WAYS)
    if not readings:
        raise UnreadableError(_why(plain, wrong))
    return readings.pop()


def _plain(text: str) -> str:
    """The text with one sign for each meaning: NSEW, φ and λ, ° ' ", and ; between coordinates."""
    signs = (_digit(sign) for sign in drop_wrapping(text).translate(PLAIN))
    plain = drop_wrapping("".join(signs)).replace("''", '"')
    plain = re.sub(r"^(['\"])(.*)\1$", r"\2", plain)
    plain = _german(plain)
    plain = re.sub(r"[^\W\d_]+(?:\.(?!\d))?", lambda word: _meaning(word[0]), plain)
    plain = re.sub(r"([\"'])([φλ])\1", r"\2", plain)
    plain = re.sub(r"(?<=[NSEWφλ])\s*[:=]\s*", " ", plain)
    plain = re.sub(r"\s+(?=[°'\"])", "", plain)
    plain = re.sub(PARTING, ";", plain, flags=re.VERBOSE)
    plain = re.sub(r"(?<!\d),|,(?!\d)|[/|]", ";", plain)
    return re.sub(r"\s*;[\s;]*", "; ", plain).strip("; ").removesuffix(".")


def drop_wrapping(text: str) -> str:
    """The text without pictures, invisible signs and such words as `Location:` before it."""
    seen = (sign for sign in PICTURES.sub(" ", text) if unicodedata.category(sign) != "Cf")
    shown = " ".join("".join(seen).split())
    label = LABEL.match(shown)
    return shown[label.end() :] if label else shown


def _german(plain: str) -> str:
    """The text with E for O where that can only be German, and without the L of `ö. L.`."""
    if re.search(GERMAN, plain, re.IGNORECASE):
        plain = re.sub(r"\bo\b", "E", plain, flags=re.IGNORECASE)
    before = r"\b(e|ö|w|ost|östl(?:ich(?:er)?)?|westl(?:ich(?:er)?)?)"
    return re.sub(before + r"(\. ?| )(?:l|lg)\b", r"\1\2λ", plain, flags=re.IGNORECASE)


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _meaning(word: str) -> str:
    plain = word.rstrip(".").casefold()
    found = (sign for sign, words in WORDS.items() if re.fullmatch(words, plain))
    meaning = next(found, None)
    if plain in ("o", "о"):  # the second is Cyrillic
        raise UnreadableError(EAST_OR_WEST)
    if meaning is None:
        raise UnreadableError(f"“{word[:20]}” is no part of one")
    return meaning


def _splits(text: str, way: str) -> Iterator[tuple[str, str]]:
    gaps = list(re.finditer(way, text))
    for gap in gaps if way != SEPARATED or len(gaps) == 1 else ():
        yield text[: gap.start()], text[gap.end() :]


def _both(one: str, other: str) -> tuple[float, float, bool]:
    found = [ONE.fullmatch(part) for part in (one, other)]
    first, second = found
    if first is None or second is None:
        raise UnreadableError("")
    alike = {(part["minutes"] is None, part["seconds"] is None) for part in (first, second)}
    if len(alike) > 1 and not all(_letters(part) or _is_marked(part) for part in (first, second)):
        raise UnreadableError("")
    axis, value = _one(first)
    other_axis, other_value = _one(second)
    if axis and axis == other_axis:
        raise UnreadableError(f"it gives the {'latitude' if axis == 'φ' else 'longitude'} twice")
    lat, lon = (other_value, value) if axis == "λ" or other_axis == "φ" else (value, other_value)
    if abs(lat) > 90 or abs(lon) > 180:
        raise UnreadableError(TOO_FAR)
    return lat, lon, bool(axis or other_axis)


def _one(part: re.Match[str]) -> tuple[str, float]:
    """Which coordinate it is, if letters say so, and its degrees."""
    letters = _letters(part)
    directions = [letter for letter in letters if letter in "NSEW"]
    axes = {"φ" if letter in "NSφ" else "λ" for letter in letters}
    if len(axes) > 1 or len(directions) > 1 or len(letters) > len(directions) + 1:
        raise UnreadableError("its letters contradict each other")
    if part["sign"] == "-" and directions:
        raise UnreadableError("a minus and a letter both give a direction")
    if (part["hyphen"] or part["second_hyphen"]) and not directions:
        raise UnreadableError(TWO_WAYS)
    degrees, minutes, seconds = (
        (part[name] or "0").replace(",", ".") for name in ("degrees", "minutes", "seconds")
    )
    if ("." in degrees and part["minutes"]) or ("." in minutes and part["seconds"]):
        raise UnreadableError("only its smallest unit can have a fraction")
    if max(float(minutes), float(seconds)) >= 60:
        raise UnreadableError("minutes and seconds stay below 60")
    direction = directions[0] if directions else "S" if part["sign"] == "-" else "N"
    return "".join(axes), float(GeopyPoint.parse_degrees(degrees, minutes, seconds, direction))


def _letters(part: re.Match[str]) -> str:
    return re.sub(r"\s", "", part["front"] + part["back"])


def _is_marked(part: re.Match[str]) -> bool:
    pairs = (("degrees", "mark"), ("minutes", "mark_m"), ("seconds", "mark_s"))
    return all(part[number] is None or part[mark] for number, mark in pairs)


def _why(plain: str, wrong: list[str]) -> str:
    """The most helpful reason: a value that cannot be, or else how many numbers there are."""
    reasons = [why for why in wrong if why]
    if reasons:
        return reasons[0]
    if re.search(r"(?<![\d.,])\d{4}", plain):
        return TOO_FAR
    numbers = re.findall(r"\d+(?:\.\d+)?", plain)
    if len(numbers) == 2 or (len(numbers) in (4, 6) and plain.count(".") <= 2):
        return "it is not clear which number is what"
    return f"it holds {len(numbers)} number{'s' * (len(numbers) != 1)} where two are needed"
