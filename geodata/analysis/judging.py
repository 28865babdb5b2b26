"""Which claim is open, and how a student judges them: to the URL and back, and beside ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geodata import addresses, facts
from geodata.addresses import shorten, single
from geodata.facts.map_tells import ANSWERS, map_answers
from geodata.facts.records import Claim
from geodata.free_text import quote

KEYS = ("claim", "judge", "judged")
HOLDS, FAILS = "holds", "not"  # what a student expects of a claim as it is printed
EXPECTED = (HOLDS, FAILS)
# Our verdicts as such an answer: a claim that holds only in part does not hold as it is printed.
# What judges or looks ahead, or could not be checked, has none.
OURS = {"matches": HOLDS, "partly": FAILS, "contradicted": FAILS, "unsupported": FAILS}
# In the address a letter for each row of facts/map_tells.csv, for both answers of a claim together;
# docs/addresses.md has the table.
LETTERS = "-abcdefghijk"
NONE = LETTERS[0]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a student says of a claim: whether the map can tell (one of ANSWERS), and whether it is
    expected to hold (one of EXPECTED); each may be missing."""

    tells: str = ""
    expects: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether both are said."""
        return bool(self.tells and self.expects)


@dataclass(frozen=True, slots=True)
class Reading:
    """The claim that is open, by its id, or none; whether verdicts are hidden; what was judged, by
    the claims' ids.

    `ignored` says in plain sentences what a query held that could not be used; it takes no part in
    equality."""

    claim: str = ""
    hides: bool = False
    judged: dict[str, Judgement] = field(default_factory=dict)
    ignored: tuple[str, ...] = field(default=(), compare=False)

    def of(self, claim: str) -> Judgement:
        """The judgement of a claim, empty where there is none."""
        return self.judged.get(claim, Judgement())

    def judge(self, claim: str, judgement: Judgement) -> Reading:
        """The reading with another judgement of a claim; an empty one takes it away. What no
        control offers changes nothing."""
        known = judgement.tells in ("", *ANSWERS) and judgement.expects in ("", *EXPECTED)
        if claim not in map_answers() or not known:
            return self
        others = {name: one for name, one in self.judged.items() if name != claim}
        return replace(self, judged=others | ({claim: judgement} if judgement != NOTHING else {}))


NOTHING = Judgement()


def from_query(query: Mapping[str, str | Sequence[str]]) -> Reading:
    """Reads a URL's query; never raises: what cannot be used is left out and named in `ignored`."""
    query = addresses.clean(query)
    ignored: list[str] = []
    claim = "".join(single(query, "claim", ignored))
    if claim and claim not in {one.id for one in facts.claims()}:
        ignored.append(f"claim={quote(claim)} is not a claim of this page.")
        claim = ""
    judge = "".join(single(query, "judge", ignored))
    if judge not in ("", "1"):
        ignored.append(f"judge={quote(judge)} is not understood: it takes 1.")
    judged = _read("".join(single(query, "judged", ignored)), ignored)
    return Reading(claim, judge == "1", judged, shorten(ignored))


def to_query(reading: Reading) -> dict[str, list[str]]:
    """The query that `from_query` reads back as an equal reading."""
    letters = "".join(_letter(reading.of(claim)) for claim in map_answers()).rstrip(NONE)
    parts = {"claim": reading.claim, "judge": "1" * reading.hides, "judged": letters}
    return {key: [value] for key, value in parts.items() if value}


def _letter(judgement: Judgement) -> str:
    tells, expects = ("", *ANSWERS), ("", *EXPECTED)
    return LETTERS[tells.index(judgement.tells) * 3 + expects.index(judgement.expects)]


def _read(letters: str, ignored: list[str]) -> dict[str, Judgement]:
    claims = list(map_answers())
    known = dict(zip(claims, letters, strict=False))
    unknown = sum(letter not in LETTERS for letter in known.values())
    if unknown or len(letters) > len(claims):
        ignored.append(
            f"judged={quote(letters)} has {unknown + max(len(letters) - len(claims), 0)} letters "
            "that stand for no judgement."
        )
    places = {name: LETTERS.find(letter) for name, letter in known.items()}
    return {
        name: Judgement(("", *ANSWERS)[place // 3], ("", *EXPECTED)[place % 3])
        for name, place in places.items()
        if place > 0
    }


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim that was judged, beside ours: what the map can tell, and whether the claim holds as
    printed, or nothing where no report can say. What was not said agrees with nothing."""

    claim: Claim
    judgement: Judgement
    tells: str
    because: str
    holds: str

    @property
    def agrees_on_map(self) -> bool | None:
        """Whether both say the same of the map; None where it was not said."""
        said = self.judgement.tells
        return said == self.tells if said else None

    @property
    def agrees_on_verdict(self) -> bool | None:
        """Whether both say the same of the claim; None where one of them says nothing."""
        said = self.judgement.expects
        return said == self.holds if said and self.holds else None


def compare(reading: Reading) -> tuple[Compared, ...]:
    """Every claim that was judged, in the article's order, beside ours."""
    return tuple(
        Compared(
            claim,
            reading.judged[claim.id],
            map_answers()[claim.id].tells,
            map_answers()[claim.id].because,
            OURS.get(claim.verdict, ""),
        )
        for claim in facts.claims()
        if claim.id in reading.judged
    )


def count(agreements: Iterable[bool | None]) -> tuple[int, int]:
    """How many agree, and how many could."""
    given = [one for one in agreements if one is not None]
    return sum(given), len(given)
