"""The text of a teacher's file, whatever its encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

NO_TEXT = "This is no text file: save the table as CSV first."
WORKBOOK = f"{NO_TEXT} It looks like a workbook of Excel, Numbers or LibreOffice."
BINARY = {  # how binary files begin, some of which have no NUL
    b"PK\x03\x04": WORKBOOK,
    b"\xd0\xcf\x11\xe0": WORKBOOK,
    b"%PDF": NO_TEXT,
    b"\x89PNG": NO_TEXT,
    b"\xff\xd8\xff": NO_TEXT,
    b"{\\rtf": NO_TEXT,
}
# What spreadsheets write where they do not write Unicode; a longer list makes the guess worse
# (tried on short lists), and so does asking for all four at once: names in Cyrillic have no plain
# letters in them, Latin ones more than others.
GUESSED = {
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1250": "Windows-1250 (Central European)",
    "cp1252": "Windows-1252 (Western European)",
    "koi8_u": "KOI8-U (Cyrillic)",
}
# Letters that show a wrong guess: as Central European, Søren and Muñoz become Sřren and Muńoz.
WESTERN = re.compile(r"[ĺŕ]|ń[aeiouáéíóú]|ćr|[^\Waeiouyáéíýě]ř[^\Waeiouyáéíýě]", re.IGNORECASE)
LINK_IN_IT = re.compile(r"https?://|\?at=|lesson=", re.IGNORECASE)


def read(file: bytes) -> tuple[str, str]:
    """The text of a file, and a sentence if its encoding was guessed; or no text, and the
    reason."""
    for begin, why in BINARY.items():
        if file.startswith(begin):
            return "", why
    if file.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _without_nul(file.decode("utf-16", errors="replace"))
    if b"\0" in file:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = file.decode(encoding, errors="replace")
            if LINK_IN_IT.search(text):
                return _without_nul(text)
        return "", NO_TEXT
    try:
        return file.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return _guess(file)


def _without_nul(text: str) -> tuple[str, str]:
    return ("", NO_TEXT) if "\0" in text else (text, "")


def _guess(file: bytes) -> tuple[str, str]:
    text = file.decode("utf-8-sig", errors="replace")
    wrong = text.count("\ufffd")
    if 4 * wrong < sum(not letter.isascii() for letter in text):  # our choice: most are right
        return text, f"Some letters of the file are spoilt and cannot be read: {wrong}."
    words = b" ".join(word for word in re.split(rb"[\s,;|\"]+", file) if not word.isascii())
    latin = sum(chr(byte).isalpha() for byte in words if byte < 128) * 2 > sum(
        byte > 127 for byte in words
    )
    likely = ["cp1250", "cp1252"] if latin else ["cp1251", "koi8_u"]
    found = from_bytes(words, cp_isolation=likely).best()
    encoding = found.encoding if found and found.encoding in likely else likely[latin]
    if encoding == "cp1250" and WESTERN.search(words.decode("cp1250", errors="replace")):
        encoding = "cp1252"
    return file.decode(encoding, errors="replace"), (
        "The file does not say in which letters it is written; it was read as "
        f"{GUESSED[encoding]}. "
        "If names look wrong, save it as CSV UTF-8."
    )
