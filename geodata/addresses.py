"""One address as people pass it on: unwrapped from mail or chat, and split into its parts."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from itertools import islice
from string import ascii_letters, digits
from urllib.parse import parse_qs, unquote, urlsplit

from geodata.phrases import say

MAP = ("at", "range", "from", "show", "day")  # the parts that are the map; scenario.py reads them
# What an address may say beside the map, each for its own page.
BESIDE = ("story", "lesson", "step", "a", "lock", "claim", "judge", "judged")
# Parts of an address whose values never hold & or ;.
APART = (
    *MAP,
    "size",
    "theme",
    "projection",
    "story",
    "lesson",
    "step",
    "lock",
    "claim",
    "judge",
    "judged",
)
LONGEST = 2_000  # letters of one part that is taken apart; our choice: a whole list line's
# One inside the other; our choice: a mail filter, a chat and a search engine are three.
MOST_WRAPPERS = 5
# Of one part of an address, and letters of one: no more is read; our choice.
MOST_VALUES, LONGEST_VALUE = 20, 200
MOST_LINES = 6  # that say what could not be used; our choice
MOST_PARTS = 50  # of one link; our choice: a map has at most 10, trackers add some

# An & that a page's source or a mail wrote as a character reference, perhaps twice over.
ESCAPED = re.compile(r"(?:(?:amp|#0*38|#x0*26);)+", re.IGNORECASE)
BETWEEN = re.compile(rf"(?:&|;(?=[&;\w]*=|$))+(?:{ESCAPED.pattern})?", re.IGNORECASE)
WHOLE = re.compile(r"[^?=#]*")  # a text with one of these is no value of a map
REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
# Invisible signs that say where a word may be broken.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Signs that turn the direction of writing; in names they are kept.
TURNING = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))

# What sites add on the way to know where a visitor came from. Names after the lists of AdGuard
# (TrackParamFilter), ClearURLs and Mozilla (query-stripping). Python's libraries that hold them
# bring 32 MB or are weeks old.
TRACKERS = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|mc|ga|gad|itm|vero|oly|ml|fb|ref|at|af|cm|trk|_x_tr|__cft|_)_.*|"
    r"_(?:ga|gl|ke|openstat|hsenc|hsmi|branch_match_id|branch_referrer)|hsctatracking|__(?:s|hssc|hstc|hsfp)|"
    r"fbclid|gclid|dclid|twclid|ttclid|tgclid|yclid|ysclid|msclkid|irclickid|wickedid|gclsrc|gbraid|wbraid|srsltid|"
    r"igshid|igsh|mibextid|extid|sfnsn|li_fat_id|rdt_cid|s_cid|sc_cid|s_kwcid|mkt_tok|tblci|epik|cvid|oicd|xtor|spm|"
    # Streamlit's
    r"icid|ncid|cid|cmpid|campaign|wprov|ref|referr?er|source|trk|si|usp|authuser|embed|embed_options",
    re.IGNORECASE,
)

# Services whose links show their target only when opened: filters of mail, and makers of short
# links.
HIDING = re.compile(
    r"(?:.*\.)?(?:mimecast(?:protect)?\.com|bit\.ly|bitly\.com|tinyurl\.com|t\.co|goo\.gl|is\.gd|v\.gd|ow\.ly|t\.ly|"
    r"cutt\.ly|rb\.gy|rebrand\.ly|shorturl\.at|lnkd\.in|buff\.ly|s\.id|qrco\.de|forms\.gle|clck\.ru)"
)
PLAIN = re.compile(r"https?://\S+", re.IGNORECASE)
CODED = re.compile(r"https?%(?:25)*3a(?:%(?:25)*2f){2}[^&#\s]*", re.IGNORECASE)
CODED_64 = re.compile(r"[=/](aHR0c[\w+/-]+)")  # “http” in base 64
# Proofpoint's letters for runs of 2, 3, 4 … signs.
RUNS = ascii_letters[26:] + ascii_letters[:26] + digits + "-_"


@dataclass(frozen=True, slots=True)
class Address:
    """An address after unwrapping: host and port, whether they are the site's own, and its parts by
    name. `lost` says in a sentence what of it is missing, and `hides` whether it conceals its
    target."""

    host: str
    own: bool
    query: dict[str, list[str]]
    lost: str = ""

    @property
    def hides(self) -> bool:
        """Whether only opening the link tells where it leads."""
        return HIDING.fullmatch(self.host) is not None


def clean(query: Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    """A query's parts by their own names: without an `amp;` before them, and split where several
    came as one. Such queries come from a page's source, from links with ; for &, and from links
    whose signs were written as codes."""
    found: dict[str, list[str]] = {}
    for key, values in query.items():
        name, sign, rest = _own_name(key).partition("=")
        whole = bool(sign) and name in APART  # the sign between name and value was a code
        for value in [values] if isinstance(values, str) else values:
            text = rest + f"={value}" * bool(value) if whole else value
            for part, own in _apart(name if whole else _own_name(key), text):
                found.setdefault(part, []).append(own)
    return found


def _own_name(key: str) -> str:
    escaped = ESCAPED.match(key)
    name = key[escaped.end() :] if escaped else key
    return name.lower() if name.lower() in APART else name


def _apart(name: str, value: str) -> Iterator[tuple[str, str]]:
    together = name in APART and len(value) <= LONGEST and ("&" in value or ";" in value)
    first, *others = BETWEEN.split(value) if together else [value]
    if others and WHOLE.fullmatch(first):
        yield name, first
        for other in filter(None, others):
            part, _, text = other.partition("=")
            yield part, text
    else:
        yield name, value


def is_tracker(key: str) -> bool:
    """Whether a part is none of ours but one that sites, mails and Streamlit add to any address."""
    return TRACKERS.fullmatch(key) is not None and key not in APART


def values(query: Mapping[str, str | Sequence[str]], key: str, ignored: list[str]) -> list[str]:
    """The usable values of a part of an address, by number and length; the rest named."""
    found = query.get(key, [])
    texts = [found] if isinstance(found, str) else found
    if len(texts) > MOST_VALUES:
        ignored.append(say("address.many", part=key, count=len(texts), most=MOST_VALUES))
    return [text[:LONGEST_VALUE] for text in texts[:MOST_VALUES]]


def single(query: Mapping[str, str | Sequence[str]], key: str, ignored: list[str]) -> list[str]:
    """The value of a part that is given once, or none; others are named."""
    found = values(query, key, [])
    if len(found) > 1:
        ignored.append(say("address.twice", part=key))
    return found[:1]


def shorten(lines: Sequence[str]) -> tuple[str, ...]:
    """The first lines of what could not be used, and one that says how many more there are."""
    more = len(lines) - MOST_LINES
    rest = [say("address.rest", count=more)] if more > 0 else []
    return (*lines[:MOST_LINES], *rest)


def plain(text: str) -> str:
    """A text without character references, however often escaped, and without invisible signs."""
    for _ in range(MOST_WRAPPERS):
        if (
            "&" not in text
            or (shorter := REFERENCE.sub(lambda found: unescape(found[0]), text)) == text
        ):
            break
        text = shorter
    return text.translate(UNSEEN)


def read(link: str, base: str = "") -> Address:
    """The address that a link was meant to be: of several, one inside the other, the innermost that
    holds a map, else the site's own, else the innermost. `base` is the site's address. Raises
    ValueError for what is no address."""
    links = [plain(link).translate(TURNING)]
    while len(links) <= MOST_WRAPPERS and (inner := _inner(links[-1])):
        links.append(inner)
    found = [_split(each, base) for each in reversed(links)]
    with_map = (address for address in found if any(key in MAP for key in address.query))
    own = (address for address in found if address.own)
    return next(with_map, None) or next(own, found[0])


def _inner(link: str) -> str:
    """The address inside a link of a mail filter, chat or search engine, or nothing."""
    if stars := re.search(r"urldefense\.\w+/v3/__(.+?)__;([\w=-]*)!", link):
        return re.sub(r"^(https?:/)(?!/)", r"\1/", _without_stars(stars[1], stars[2]))
    if dashes := re.search(r"urldefense\.[\w.]+/v2/url\?(?:\S*&)?u=([^&#\s]+)", link):
        return unquote(dashes[1].replace("-", "%").replace("_", "/"))
    rest = link[len("http://") :]
    coded, written = CODED.search(rest), PLAIN.search(rest)
    if coded and not (written and written.start() < coded.start()):
        return unquote(coded[0])
    if written:  # where it has no question mark of its own, what follows an & is the wrapper's
        whole, first = written[0], written[0].partition("&")[0]
        return whole if "?" in first else first
    in_64 = CODED_64.search(rest)
    return _bytes_of(in_64[1].replace("+", "-").replace("/", "_")) if in_64 else ""


def _without_stars(text: str, code: str) -> str:
    """What Proofpoint's third way replaced by * (one sign) and **A (a run of signs), restored."""
    signs = iter(_bytes_of(code))
    return re.sub(
        r"\*(?:\*([\w-]))?",
        lambda star: "".join(islice(signs, 2 + RUNS.index(star[1]) if star[1] else 1)),
        text,
        flags=re.ASCII,
    )


def _bytes_of(code: str) -> str:
    code = code.rstrip("=")
    return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode("utf-8", errors="replace")


def _split(link: str, base: str) -> Address:
    address = urlsplit(link if re.match(r"\w+:/|[/?]", link) else f"https://{link}")
    query, path = address.query, address.path
    for _ in range(MOST_WRAPPERS):  # a question mark that was written as a code
        if query or "%" not in path:
            break
        path = unquote(path)
        query = path.partition("?")[2]
    while "%25" in query:
        query = query.replace("%25", "%")
    parts = clean(parse_qs(query.lstrip("?/"), keep_blank_values=True, max_num_fields=MOST_PARTS))
    host = _host(link)
    inside = clean(parse_qs(address.fragment, keep_blank_values=True, max_num_fields=MOST_PARTS))
    ours = {*MAP, *BESIDE}
    is_file = bool(ours & inside.keys()) and not ours & parts.keys()  # one that needs no server
    lost = ""
    if (address.fragment if is_file else query).endswith("&"):
        lost = "The link ends with “&”: what followed it is missing."
    elif "=" in address.fragment and not is_file:
        lost = "What stands behind “#” in the link is not read."
    parts = inside if is_file else parts
    return Address(host, bool(base) and host == _host(base), parts, lost)


def _host(link: str) -> str:
    """Host and port in small letters, those beyond a to z as a browser writes them (xn--), without
    a final dot or a default port; http is as https."""
    address = urlsplit(link if "://" in link else f"https://{link.lstrip('/')}")
    port, host = address.port, (address.hostname or "").rstrip(".")
    if not host.isascii():
        with suppress(UnicodeError):  # what has no such form stays as it was written
            host = host.encode("idna").decode()
    return host + (f":{port}" if port not in (None, 80, 443) else "")
