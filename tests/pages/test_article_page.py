"""The article page without a browser: every claim is there, filters work, and maps open."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geodata import facts
from geodata.scenario import from_query
from tests.pages.opening import open_page


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The article page, opened through the frame that every page has."""
    return open_page("article")


SYSTEMS = len(facts.weapons())


def test_every_system_is_there_with_its_published_ranges(page: AppTest) -> None:
    texts = {block.label: block.children[0].value for block in page.expander[-SYSTEMS:]}
    for weapon in facts.weapons():
        text = next(text for label, text in texts.items() if label.startswith(f"{weapon.name}:"))
        assert all(reach.printed in text and reach.who in text for reach in weapon.ranges)
        assert weapon.no_ring in text


def test_every_claim_is_on_the_page_with_verdict_reason_and_source(page: AppTest) -> None:
    words = [block.children[0].value for block in page.expander[:-SYSTEMS]]
    assert len(words) == 44
    for claim, text in zip(facts.claims(), words, strict=True):
        assert claim.reason in text
        assert all(value.value in text and value.who in text for value in claim.values)
        assert "Sources: " in text
        assert facts.sources()[claim.sources[0]].outlet in text


@pytest.mark.parametrize(
    "claim", [claim for claim in facts.claims() if claim.map], ids=lambda claim: claim.id
)
def test_a_mappable_claim_shows_its_map(page: AppTest, claim: facts.Claim) -> None:
    page.button(key=f"map-{claim.id}").click().run()
    assert not page.exception
    wanted = from_query(dict(part.split("=", 1) for part in claim.map.split("&")))
    assert page.session_state["session"].scenario == wanted


def test_filters_and_search_leave_the_right_claims(page: AppTest) -> None:
    page.pills(key="verdicts").set_value(["unsupported"]).run()
    assert len(page.expander) - SYSTEMS == 2
    page.pills(key="verdicts").set_value([]).run()
    page.pills(key="categories").set_value(["nuclear"]).run()
    assert len(page.expander) - SYSTEMS == 2
    page.pills(key="categories").set_value([]).run()
    page.text_input(key="find").set_value("glide BOMBS").run()
    assert 1 <= len(page.expander) - SYSTEMS <= 4
    page.text_input(key="find").set_value("<script>").run()
    assert len(page.expander) - SYSTEMS == 0
    page.text_input(key="find").set_value("").run()
    assert len(page.expander) - SYSTEMS == 44
