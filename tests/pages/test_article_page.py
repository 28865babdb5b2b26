"""The article page without a browser: every claim is there, filters work, and maps open."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts
from geodata.facts import cited
from geodata.scenario import from_query
from pages.shared.claim_list import RULES, VERDICTS
from pages.shared.source_links import escape
from tests.pages.opening import open_page


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The article page, opened through the frame that every page has."""
    return open_page("article")


SYSTEMS = len(facts.weapons())
RULE_BOX = 1  # above the claims: what the verdicts mean


def _link(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def test_every_system_is_there_with_its_published_ranges(page: AppTest) -> None:
    texts = {block.label: block.children[0].value for block in page.expander[-SYSTEMS:]}
    for weapon in facts.weapons():
        text = next(text for label, text in texts.items() if label.startswith(weapon.name))
        assert all(reach.printed in text and reach.who in text for reach in weapon.ranges)
        assert weapon.no_ring in text


def test_every_claim_is_on_the_page_with_verdict_reason_and_source(page: AppTest) -> None:
    rules, *words = (block.children[0].value for block in page.expander[:-SYSTEMS])
    assert all(f"**{VERDICTS[key]}.** {RULES[key]}" in rules for key in facts.VERDICTS)
    assert len(words) == 62
    for claim, text in zip(facts.claims(), words, strict=True):
        assert claim.reason in text
        assert all(value.value in text and value.who in text for value in claim.values)
        origins = len(cited.find_origins(claim.sources))
        counted = f"{origins} independent origins" if origins > 1 else "One origin"
        assert f"**{counted}" in text
        for source in map(facts.sources().__getitem__, claim.sources):
            assert escape(source.outlet) in text
            assert f"]({_link(source.url)}" in text if source.url else "no link" in text


@pytest.mark.parametrize(
    "claim", [claim for claim in facts.claims() if claim.map], ids=lambda claim: claim.id
)
def test_a_mappable_claim_shows_its_map(page: AppTest, claim: facts.Claim) -> None:
    page.button(key=f"map-{claim.id}").click().run()
    assert not page.exception
    wanted = from_query(dict(part.split("=", 1) for part in claim.map.split("&")))
    assert page.session_state["session"].scenario == wanted


def test_filters_and_search_leave_the_right_claims(page: AppTest) -> None:
    page.pills(key="verdicts").set_value(["contradicted", "unsupported"]).run()
    assert len(page.expander) - SYSTEMS - RULE_BOX == 3
    page.pills(key="verdicts").set_value([]).run()
    page.pills(key="categories").set_value(["nuclear"]).run()
    assert len(page.expander) - SYSTEMS - RULE_BOX == 2
    page.pills(key="categories").set_value([]).run()
    page.text_input(key="find").set_value("glide BOMBS").run()
    assert 1 <= len(page.expander) - SYSTEMS - RULE_BOX <= 6
    page.text_input(key="find").set_value("<script>").run()
    assert len(page.expander) - SYSTEMS - RULE_BOX == 0
    page.text_input(key="find").set_value("").run()
    assert len(page.expander) - SYSTEMS - RULE_BOX == 62


def test_no_verdict_is_offered_that_no_claim_has(page: AppTest) -> None:
    offered = [option.content for option in page.pills(key="verdicts").proto.options]
    had = {claim.verdict for claim in facts.claims()}
    wanted = [VERDICTS[key] for key in VERDICTS if key in had]
    assert all(words.endswith(content) for words, content in zip(wanted, offered, strict=True))
