"""The article page without a browser: every claim opens with its map, filters and judging work."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts
from geodata.analysis import judging
from geodata.analysis.judging import Judgement
from geodata.analysis.verdicts import RULES, VERDICTS
from geodata.facts import cited
from geodata.facts.map_tells import map_answers
from geodata.scenario import DEFAULT, Scenario, from_query
from pages.shared import claim_panel
from pages.shared.source_links import escape
from tests.pages.opening import HOME, PATIENCE_S, open_page, refusals
from tests.unit.hostile import TEXTS

SYSTEMS = len(facts.weapons())
MAPPED = [claim for claim in facts.claims() if claim.map]
WITHOUT = next(claim for claim in facts.claims() if not claim.map)
OWN = "at=50.45,30.52&range=150km"


def _of(query: str) -> Scenario:
    return from_query(dict(part.split("=", 1) for part in query.split("&")))


def _open(**query: str) -> AppTest:
    """The page as a link opens it."""
    page = AppTest.from_file(str(HOME), default_timeout=PATIENCE_S)
    for key, value in query.items():
        page.query_params[key] = value
    page.switch_page("article.py").run()
    assert not page.exception
    return page


def _mark(page: AppTest, claim: str) -> None:
    """Presses the mark of a claim."""
    key = next(one.key for one in page.button if re.fullmatch(rf"mark-\w+-{claim}", str(one.key)))
    page.button(key=key).click().run()
    assert not page.exception


def _part(page: AppTest, key: str) -> str:
    """What the address says once."""
    found = page.query_params[key]
    return found if isinstance(found, str) else "".join(found)


def _marks(page: AppTest) -> list[str]:
    keys = [str(one.key) for one in page.button if str(one.key).startswith("mark-")]
    return [key.split("-", 2)[2] for key in keys]


def _head(page: AppTest) -> str:
    (finding,) = (one.proto.body for one in page.get("html") if "finding" in one.proto.body)
    return " ".join(re.sub(r"<[^>]+>", "", finding).split())


def _said(page: AppTest) -> str:
    """All words of the page but those that are for paper alone."""
    words = [one.value for one in (*page.header, *page.markdown, *page.caption)]
    papers = [at for at, word in enumerate(words) if re.fullmatch(r"\d+ of \d+ claims", word)]
    return "\n".join(words[: papers[0] if papers else None])


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The article page, opened through the frame that every page has."""
    return open_page("article")


def _link(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def test_the_first_sentence_says_how_many_claims_hold(page: AppTest) -> None:
    every = facts.claims()
    matching = sum(claim.verdict == "matches" for claim in every)
    assert _head(page).startswith(f"Of {len(every)} claims, ✔ {matching} match other reports, ")
    numbers = [int(number) for number in re.findall(r"\d+", _head(page))]
    assert sum(numbers[1:]) == numbers[0]


def test_every_system_is_there_with_its_published_ranges(page: AppTest) -> None:
    texts = {block.label: block.children[0].value for block in page.expander[-SYSTEMS:]}
    for weapon in facts.weapons():
        text = next(text for label, text in texts.items() if label.startswith(weapon.name))
        assert all(reach.printed in text and reach.who in text for reach in weapon.ranges)
        assert weapon.no_ring in text


def test_every_claim_has_a_mark_and_on_paper_verdict_reason_and_sources(page: AppTest) -> None:
    assert _marks(page) == [claim.id for claim in facts.claims()]
    printed = "\n".join(one.value for one in page.markdown)
    assert all(printed.count(f"**{VERDICTS[key]}.** {RULES[key]}") == 2 for key in VERDICTS)
    for claim in facts.claims():
        assert f"**{VERDICTS[claim.verdict]}.** {escape(claim.claim)} {claim.reason}" in printed
    for source in {one for claim in facts.claims() for one in claim.sources}:
        found = facts.sources()[source]
        assert f"]({_link(found.url)}" in printed if found.url else escape(found.outlet) in printed


@pytest.mark.parametrize("claim", facts.claims(), ids=lambda claim: claim.id)
def test_an_opened_claim_says_all_that_is_known_of_it_and_shows_its_map(
    page: AppTest, claim: facts.Claim
) -> None:
    _mark(page, claim.id)
    said = _said(page)
    assert escape(claim.claim) in [one.value for one in page.header]
    assert claim.reason in re.sub("<[^>]+>", "", said)
    assert all(value.value in said and value.who in said for value in claim.values)
    origins = len(cited.find_origins(claim.sources))
    assert f"**{origins} independent origins" in said if origins > 1 else "**One origin" in said
    for source in map(facts.sources().__getitem__, claim.sources):
        assert escape(source.outlet) in said
        assert f"]({_link(source.url)}" in said if source.url else "no link" in said
    assert page.session_state["session"].scenario == (_of(claim.map) if claim.map else DEFAULT)
    assert _part(page, "claim") == claim.id
    citation, address = (one.value for one in page.code)
    assert claim.claim in citation
    assert claim.id in citation
    assert address.endswith(f"/article?claim={claim.id}")


@pytest.mark.parametrize("claim", [MAPPED[0], MAPPED[-1], WITHOUT], ids=lambda claim: claim.id)
def test_a_link_to_a_claim_opens_it_with_its_map(claim: facts.Claim) -> None:
    page = _open(claim=claim.id)
    assert escape(claim.claim) in [one.value for one in page.header]
    assert page.session_state["session"].scenario == (_of(claim.map) if claim.map else DEFAULT)
    assert not page.text


def test_a_link_with_a_map_beside_the_claim_opens_that_map() -> None:
    page = _open(claim=MAPPED[0].id, at="50.45,30.52", range="150km")
    assert page.session_state["session"].scenario == _of(OWN)


def test_an_old_address_opens_its_map_and_no_claim() -> None:
    page = _open(at="50.45,30.52", range="150km")
    assert page.session_state["session"].scenario == _of(OWN)
    assert claim_panel.KEY_CLAIM in {claim.id for claim in facts.claims()}
    assert page.button(key="claim-key")
    assert "claim" not in page.query_params


def test_a_claim_leaves_the_students_own_map_as_it_was_until_it_is_taken_along() -> None:
    page = _open(at="50.45,30.52", range="150km")
    _mark(page, MAPPED[0].id)
    assert page.session_state["session"].scenario == _of(MAPPED[0].map)
    _mark(page, WITHOUT.id)
    assert page.session_state["session"].scenario == _of(OWN)
    _mark(page, MAPPED[0].id)
    page.switch_page("map.py").run()
    assert page.session_state["session"].scenario == _of(OWN)
    page.switch_page("article.py").run()
    assert page.session_state["session"].scenario == _of(MAPPED[0].map)
    page.button(key="take-map").click().run()
    assert not page.exception
    page.switch_page("map.py").run()
    assert page.session_state["session"].scenario == _of(MAPPED[0].map)
    assert page.session_state["session"].desk.story == 0
    page.button(key="undo").click().run()
    assert page.session_state["session"].scenario == _of(OWN)


def test_next_and_previous_follow_the_list_as_it_is_filtered() -> None:
    page = open_page("article")
    page.pills(key="categories").set_value(["nuclear"]).run()
    nuclear = [claim.id for claim in facts.claims() if claim.category == "nuclear"]
    page.button(key="claim-first").click().run()
    assert _part(page, "claim") == nuclear[0]
    assert page.button(key="claim-before").disabled
    for name in nuclear[1:]:
        page.button(key="claim-after").click().run()
        assert _part(page, "claim") == name
    assert page.button(key="claim-after").disabled
    page.button(key="claim-close").click().run()
    assert "claim" not in page.query_params


def test_filters_and_search_leave_the_right_claims() -> None:
    page = open_page("article")
    page.pills(key="verdicts").set_value(["contradicted", "unsupported"]).run()
    assert len(_marks(page)) == 3
    page.pills(key="verdicts").set_value([]).run()
    page.pills(key="categories").set_value(["nuclear"]).run()
    assert len(_marks(page)) == 2
    page.pills(key="categories").set_value([]).run()
    page.text_input(key="find").set_value("glide BOMBS").run()
    assert 1 <= len(_marks(page)) <= 6
    page.text_input(key="find").set_value("<script>").run()
    assert _marks(page) == []
    assert not page.exception
    page.text_input(key="find").set_value("").run()
    assert len(_marks(page)) == len(facts.claims())


def test_no_verdict_is_offered_that_no_claim_has(page: AppTest) -> None:
    offered = [option.content for option in page.pills(key="verdicts").proto.options]
    had = {claim.verdict for claim in facts.claims()}
    wanted = [VERDICTS[key] for key in VERDICTS if key in had]
    assert all(words.endswith(content) for words, content in zip(wanted, offered, strict=True))


def _give(page: AppTest, claim: str, tells: str, expects: str) -> None:
    _mark(page, claim)
    for part, value in (("tells", tells), ("expects", expects)):
        key = next(one.key for one in page.segmented_control if str(one.key).startswith(part))
        page.segmented_control(key=key).set_value(value).run()
        assert not page.exception


def test_who_judges_first_sees_no_verdict_and_no_map_of_a_claim_until_comparing() -> None:
    page = open_page("article")
    page.toggle(key="judge-first").set_value(True).run()
    assert _part(page, "judge") == "1"
    assert "You have judged 0 of" in _head(page)
    claim = MAPPED[-1]
    _give(page, claim.id, "partly", "not")
    shown = [one.value for one in (*page.markdown, *page.caption, *page.header)]
    shown += [one.label for one in (*page.button, *page.expander)] + [_head(page)]
    for one in facts.claims():
        assert not any(one.reason[:40] in text for text in shown)
    signs = "".join(text for text in shown if "□" not in text)
    assert not any(words in signs for words in VERDICTS.values())
    assert not any(str(one.key) == "verdicts" for one in page.pills)
    assert page.session_state["session"].scenario == DEFAULT
    assert "You have judged 1 of" in _head(page)
    letters = _part(page, "judged")
    page.button(key="judge-compare").click().run()
    assert "judge" not in page.query_params
    assert _part(page, "judged") == letters
    assert "Your judgement and ours" in [one.value for one in page.header]
    (table,) = (one.proto.body for one in page.get("html") if "printed</th>" in one.proto.body)
    assert map_answers()[claim.id].because in table
    assert page.session_state["session"].scenario == _of(claim.map)


def test_a_link_brings_back_every_judgement_and_the_table_counts_who_agrees() -> None:
    now = judging.Reading()
    for claim in facts.claims():
        tells = map_answers()[claim.id].tells
        now = now.judge(claim.id, Judgement(tells, judging.OURS.get(claim.verdict, "not")))
    assert len(now.judged) >= 30
    letters = judging.to_query(now)["judged"][0]
    page = _open(judged=letters)
    every = len(facts.claims())
    countable = sum(claim.verdict in judging.OURS for claim in facts.claims())
    said = _said(page)
    assert f"{every} of your {every} answers agree with ours" in said
    assert f"{countable} of {countable} do" in said
    assert page.session_state["session"].reading.judged == now.judged
    assert _part(page, "judged") == letters
    page.button(key="judge-anew").click().run()
    assert "judged" not in page.query_params
    assert not page.exception


def test_a_teachers_link_hides_the_verdicts() -> None:
    page = _open(judge="1")
    assert "You have judged 0 of" in _head(page)
    assert page.toggle(key="judge-first").value is True


@pytest.mark.parametrize("key", judging.KEYS)
def test_whatever_stands_in_the_address_is_one_plain_line_and_the_page_is_whole(key: str) -> None:
    for text in TEXTS[::9]:
        page = _open(**{key: text})
        lines = [one.value for one in page.text]
        assert len(lines) <= 1 + text.count("&")
        assert all(line.isprintable() for line in lines)
        assert len(_marks(page)) == len(facts.claims())
        assert refusals(page) == []


def test_an_unknown_claim_is_named_and_all_claims_are_there() -> None:
    page = _open(claim="p5-range<b>")
    assert [one.value for one in page.text] == ["claim=“p5-range<b>” is not a claim of this page."]
    assert page.button(key="claim-first")
