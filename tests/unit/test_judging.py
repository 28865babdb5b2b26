"""Judge first: the address holds all that was judged, none can break it, and ours is from data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from geodata import addresses, facts, links
from geodata.analysis import judging
from geodata.analysis.judging import EXPECTED, LETTERS, OURS, Judgement, Reading
from geodata.facts.map_tells import ANSWERS, map_answers

IDS = list(map_answers())
JUDGEMENTS = some.builds(
    Judgement, some.sampled_from(["", *ANSWERS]), some.sampled_from(["", *EXPECTED])
).filter(lambda one: one != Judgement())
READINGS = some.builds(
    Reading,
    some.sampled_from(["", *IDS]),
    some.booleans(),
    some.dictionaries(some.sampled_from(IDS), JUDGEMENTS),
)


@given(READINGS)
def test_the_address_holds_all_of_it_also_when_the_link_is_pasted(now: Reading) -> None:
    query = judging.to_query(now)
    assert judging.from_query(query) == now
    assert set(query) <= set(judging.KEYS) <= set(addresses.BESIDE)
    link = links.page_link("https://x.org", "article", query)
    assert judging.from_query(addresses.read(link, "https://x.org").query) == now
    assert len("".join(query.get("judged", []))) <= len(facts.claims())  # a letter a claim


def test_a_letter_means_what_the_document_says() -> None:
    query = {"judged": "-abcdefghijk"}
    answers = [("", ""), ("", "holds"), ("", "not")]
    answers += [(tells, holds) for tells in ANSWERS for holds in ("", "holds", "not")]
    read = judging.from_query(query)
    assert [read.of(claim) for claim in IDS[: len(LETTERS)]] == [Judgement(*one) for one in answers]
    assert read.ignored == ()


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ({"claim": ["p5-range'<b>"]}, "claim=“p5-range'<b>” is not a claim of this page."),
        ({"claim": ["P5-200-MILES"]}, "is not a claim"),
        ({"judge": ["yes"]}, "judge=“yes” is not understood: it takes 1."),
        ({"judged": ["a?z"]}, "judged=“a?z” has 2 letters that stand for no judgement."),
        ({"judged": ["a" * 150]}, f"has {150 - len(IDS)} letters that stand for no"),
        ({"claim": ["p5-200-miles", "p1-reversal"]}, "claim stands more than once"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_rest_stays(
    query: dict[str, list[str]], line: str
) -> None:
    read = judging.from_query({"judged": ["--f"], "judge": ["1"]} | query)
    assert len(read.ignored) == 1
    assert line in read.ignored[0]
    if "judged" not in query:
        assert read.judged == {IDS[2]: Judgement("partly", "")}
    else:
        assert read.judged.keys() <= set(IDS)
        assert read.hides


def test_no_judgement_that_no_control_offers_is_kept_and_an_empty_one_goes() -> None:
    now = Reading().judge(IDS[0], Judgement("yes", "holds"))
    assert now.judge(IDS[0], Judgement("<b>", "holds")) == now
    assert now.judge(IDS[0], Judgement("yes", "maybe")) == now
    assert now.judge("nobody", Judgement("yes", "holds")) == now
    assert now.judge(IDS[0], Judgement()) == Reading()


def test_every_claim_has_an_answer_of_ours_and_at_least_thirty_can_be_judged_whole() -> None:
    assert set(map_answers()) == {claim.id for claim in facts.claims()}
    whole = [claim for claim in facts.claims() if claim.verdict in OURS]
    assert len(whole) >= 30
    assert {answer.tells for answer in map_answers().values()} == set(ANSWERS)


@pytest.mark.parametrize("claim", facts.claims(), ids=lambda claim: claim.id)
def test_what_the_map_can_tell_fits_the_map_and_the_check_that_a_claim_has(
    claim: facts.Claim,
) -> None:
    tells = map_answers()[claim.id].tells
    if tells != "no":
        assert claim.map  # what a map tells can be seen on one
    if claim.map and claim.check:
        assert tells != "no"  # a map without a number may show no more than what it is about


def test_ours_and_the_students_are_compared_in_the_articles_order() -> None:
    verdicts = {claim.id: claim.verdict for claim in facts.claims()}
    matches = next(name for name in IDS if verdicts[name] == "matches")
    partly = next(name for name in IDS if verdicts[name] == "partly")
    opinion = next(name for name in IDS if verdicts[name] == "opinion")
    now = Reading()
    for name, expects in ((opinion, "holds"), (matches, "not"), (partly, "not")):
        now = now.judge(name, Judgement(map_answers()[name].tells, expects))
    now = now.judge("p12-january", Judgement(tells="yes"))
    compared = judging.compare(now)
    order = [claim.id for claim in facts.claims()]
    assert [order.index(one.claim.id) for one in compared] == sorted(map(order.index, now.judged))
    agreed = {one.claim.id: one.agrees_on_verdict for one in compared}
    assert agreed == {matches: False, partly: True, opinion: None, "p12-january": None}
    assert judging.count(one.agrees_on_map for one in compared) == (3, 4)
    assert judging.count(one.agrees_on_verdict for one in compared) == (1, 2)
