"""The forms of a link in a list: where it begins and ends, what stands in it, its markup."""

from __future__ import annotations

import re
from urllib.parse import unquote

from geodata import addresses, scenario
from geodata.exports.class_list import names
from geodata.lessons import progress
from geodata.lessons.parts import NumberQuestion, TextQuestion
from geodata.lessons.reading import lessons

LONGEST_LINE = 2_000  # letters; a link of six points in two mail filters has 1,200
# Of a line with a lesson; a first and a last answer of 700 Cyrillic letters have 4,200 signs there.
LONGEST_LESSON = 8_000
LESSON = re.compile(r"(?:\b|%(?:25)*(?:3f|26|23))lesson(?:=|%(?:25)*3d)", re.IGNORECASE)
KEYS = "|".join((*addresses.MAP, *progress.KEYS))
LAYERS = "|".join(scenario.LAYERS)
# A link ends at a blank, a quotation mark, a bracket, a comma or a semicolon. It goes on behind a
# comma before a number or a layer's name (where layers stand, before any small letters: a student's
# name has a large one), behind a semicolon before another part of it, behind both in what mail
# filters write.
# Signs that something put before a part of it, and a tag, belong to no part; / * and # have
# meanings of their own, and ~ parts a lesson's answer.
SIGN = r"[^\w%?=/*#~]"
STRAY = rf"(?:</?[a-z][^<>]{{0,20}}>|{SIGN})"
KEY = rf"\b(?:{KEYS})[ \t]?=(?:[ \t](?=[-+.\d]|(?-i:[a-z])))?"
JOINT = rf"{STRAY}{{1,8}}?(?=\b(?:{KEYS})[ \t]?=|(?<=&)\w{{1,20}}=)"
REST = (
    rf"(?:{JOINT}|{KEY}|(?<=\bat=)[-+]?[\d.]+,[ "
    r"\t]+[-+]?[\d.]+(?![^&;,\s])|(?<=\brange=)[\d.]+[ \t](?:km|n?mi)\b|"
    rf"(?<=\bshow=)\w+(?:,(?-i:[a-z]+)\b|[ \t,]{{1,3}}(?-i:{LAYERS})\b)*|"
    rf"[^\s,;\"<>|`“”«»{names.LINK}]|"
    rf"(?<=[\d.]),(?=[-+]?\.?\d)|,(?=(?:{LAYERS})\b)|;(?=(?:amp;)*\w{{1,20}}=))"
)
FIRST = rf"(?:\?|%3f)(?:amp;)*(?:{KEYS})(?:=|%3d){REST}*"
# In a lesson's link a comma may stand in an answer: a sign of an address follows somewhere.
MORE = r",(?=(?:(?!https?:)[^\s;\"<>|?]){0,200}?(?:[~&%]|\+(?=[^\W\d])))"
ANSWERS = rf"(?:{REST}|{MORE})"
# A lesson as a printed sheet has it, or behind the # of the file that needs no server.
BARE = rf"(?:(?<!\S)[^\s,;\"<>|#]{{1,300}}#)?(?<![\w?&])lesson=[\w%]{ANSWERS}*"
LINK = re.compile(
    r"https?://urldefense\.\w+/v3/__\S+?__;[\w=-]*![^\s,;\"<>]*|"
    r"https?://[\w.-]*\bsafelinks\.[^\s,;\"<>]*|"
    rf"(?:https?://|(?<!\w)www\.)(?:(?!https?:)[^\s;\"<>|]){{1,600}}?[?&#]lesson={ANSWERS}+|"
    rf"(?:https?://|(?<!\w)www\.){REST}+|"
    rf"(?<![\w.-])(?:[\w-]+\.[\w.-]+|localhost)(?::\d+)?(?:/[\w./-]*)?{FIRST}|"
    rf"(?<![\w./-])/[\w./-]*{FIRST}|{FIRST}|{BARE}",
    re.IGNORECASE,
)
JOINTS = re.compile(JOINT, re.IGNORECASE)
# In a lesson's link a stop, a comma or a dash may be how an answer ends.
LESSON_JOINTS = re.compile(JOINT.replace(SIGN, r"[\s|\"'`^{}<>”»&;]"), re.IGNORECASE)
APART = re.compile(
    rf"(?:(?<!\w)(?:{KEYS})[ \t]?(?:=|%3d)|(?<!\w)&[ \t]?\w{{1,20}}=|"
    rf"%26\w{{1,20}}(?:=|%3d))[^\s,;\"<>|]*",
    re.IGNORECASE,
)
NAMED = re.compile(r"\blesson=([\w-]+)")
STOPS = re.compile(r"[._]+")
AFTER = ".,;:!?'’*_)]}>"  # punctuation behind a link
ANCHOR = re.compile(
    r"<a\s[^<>]*?\bhref\s*=\s*[\"']?([^\"'<>\s]+)[^<>]*>(.*?)(?:</a\s*>|$)",
    re.IGNORECASE | re.DOTALL,
)
CLOSED = re.compile(r"</[a-z]+>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
MARKDOWN = re.compile(r"\[([^\[\]]*)\]\(\s?<?([^\s()<>]+)>?(?:\s\"[^\"]*\")?\s?\)")
FORMULA = re.compile(
    r"\"?=\s?\w{1,20}\(\s?\"{1,2}([^\"]+)\"{1,2}(?:\s?[,;]\s?\"{1,2}([^\"]*)\"{1,2})?\s?\)\"?",
    re.IGNORECASE,
)


def is_long(line: str) -> bool:
    """Whether a line is too long to be read."""
    long = len(line) > LONGEST_LINE
    return long and (len(line) > LONGEST_LESSON or LESSON.search(line) is None)


def cut(text: str) -> str:
    """A link without the punctuation behind it. A full stop belongs to the last answer, if that is
    a number or in words: all other signs of one stand in a link as codes."""
    link = text.rstrip(AFTER)
    stops = STOPS.match(text, len(link))
    is_typed = stops and any(map(_ends_with_typed, (link, unquote(link))))
    return text[: stops.end()] if stops and is_typed else link


def _ends_with_typed(link: str) -> bool:
    before, _, last = link.rpartition("&a=")
    found, name = NAMED.search(before), last.partition("~")[0]
    asked = lessons()[found[1]].questions if found and found[1] in lessons() else ()
    typed = (one.id for one in asked if isinstance(one, TextQuestion | NumberQuestion))
    return "&" not in last and name in typed


def join(link: str) -> str:
    """A link without the signs and blanks that stand between its parts."""
    joints = LESSON_JOINTS if LESSON.search(link) else JOINTS
    return "".join(joints.sub("&", link).split())


def strip_markup(line: str) -> str:
    """A line with each link beside its words, where it was HTML, Markdown or a formula."""
    line = FORMULA.sub(lambda found: f'"{_words(found[2] or "")} {found[1]} "', line)
    line = MARKDOWN.sub(lambda found: f"{_words(found[1])} {found[2]} ", line)
    if ANCHOR.search(line) or CLOSED.search(line):
        line = TAG.sub(" ", ANCHOR.sub(lambda found: f"{_words(found[2])} {found[1]} ", line))
    return line


def _words(text: str) -> str:
    """The words of a link, unless they are the link once more."""
    return LINK.sub(" ", TAG.sub(" ", text))
