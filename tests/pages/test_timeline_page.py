"""The timeline page: steps, a day's events in words, what was allowed, the list by lanes."""

from __future__ import annotations

import re
from html import escape

from streamlit.testing.v1 import AppTest

from geodata import facts
from geodata.analysis import day_bar
from tests.pages.opening import open_page


def _read_rows(page: AppTest) -> list[str]:
    """The rows of the list of events."""
    (shown,) = (one.proto.body for one in page.get("html") if 'class="events"' in one.proto.body)
    return str(shown).split("<li ")[1:]


def test_the_timeline_steps_from_event_to_event_and_shows_what_was_allowed() -> None:
    page = open_page("timeline")
    steps = {button.label: button for button in page.button}
    assert page.session_state["session"].scenario.day == "2024-11-18"
    assert "allowed" not in page.session_state["session"].scenario.show  # looking changes nothing
    steps["Later event"].click().run()
    assert page.session_state["session"].scenario.day == "2024-11-19"
    assert any("After the article's information." in text.value for text in page.markdown)
    assert any("near Kharkiv" in text.value for text in page.markdown)
    page = open_page("timeline", day="2024-05-30")
    steps = {button.label: button for button in page.button}
    steps["Earlier event"].click().run()
    assert any("no strikes inside Russia" in text.value for text in page.markdown)
    {button.label: button for button in page.button}["The article's day"].click().run()
    assert page.session_state["session"].scenario.day == "2024-11-18"
    assert not page.exception


def test_the_timeline_says_a_days_events_in_full_and_on_a_day_without_any_the_last_before() -> None:
    page = open_page("timeline", day="2024-08-14")
    assert page.header[0].value == "14 August 2024"
    assert "**Airfields:** Drones attack four airfields" in page.markdown[1].value
    assert "[Reuters, 15 Aug 2024](" in page.markdown[1].value
    said = [one.value for one in open_page("timeline", day="2024-08-15").markdown]
    assert said[1] == "Nothing in our list happened on this day. The last before it:"
    assert "14 August 2024. **Airfields:** Drones attack four" in said[2]
    by_month = open_page("timeline", day="2024-07-01").markdown[1].value
    assert by_month.startswith("July 2024. **Airfields:**")


def test_the_list_of_events_has_all_of_them_with_their_links_or_those_of_some_lanes() -> None:
    page = open_page("timeline")
    rows = _read_rows(page)
    days = [re.findall(r'^data-day="([^"]+)"', row)[0] for row in rows]
    assert days == sorted((day_bar.find_day(event) for event in facts.events()), reverse=True)
    for event in facts.events():
        (row,) = (row for row in rows if f" {escape(event.text)}" in row)
        for source in map(facts.sources().get, event.sources):
            assert source
            assert (f'href="{escape(source.url)}"' if source.url else source.outlet) in row
    page.pills(key="lanes").set_value(["Permission"]).run()
    assert not page.exception
    permissions = [one for one in facts.events() if one.kind == "permission"]
    assert len(_read_rows(page)) == len(permissions)
    assert all("<span>Permission</span>" in row for row in _read_rows(page))


def test_the_timeline_of_a_day_without_a_system_in_hand_does_not_say_what_it_reaches() -> None:
    page = open_page("timeline", day="2022-02-24")
    said = " ".join(text.value for text in page.markdown)
    assert "On 24 February 2022 no ATACMS" in said
    assert "200 miles reaches" not in said
    assert "would have reached 4 of 49" in said
    captions = " ".join(text.value for text in page.caption)
    assert "What could be reached" not in captions
    assert "the one of 17 November 2024 is not drawn" in captions


def test_a_link_to_a_day_opens_that_day() -> None:
    page = open_page("timeline", day="2024-08-07")
    (told,) = (
        one.proto.body
        for one in page.get("html")
        if one.proto.body.startswith('<div class="day-now"')
    )
    assert 'data-day="2024-08-07"' in told
