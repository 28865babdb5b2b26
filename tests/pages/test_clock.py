"""The day on what a student takes away is the one where the student is, not the server's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import streamlit as st

from geodata import text
from pages.shared import clock
from tests.pages.opening import open_page

KIRITIMATI_MIN, PAGO_PAGO_MIN = -14 * 60, 11 * 60  # behind UTC, as browsers count


@pytest.mark.parametrize(
    ("behind_min", "late", "early"),
    [
        (KIRITIMATI_MIN, date(2026, 11, 27), date(2026, 11, 26)),
        (PAGO_PAGO_MIN, date(2026, 11, 26), date(2026, 11, 25)),
        (0, date(2026, 11, 26), date(2026, 11, 26)),
        (None, date(2026, 11, 26), date(2026, 11, 26)),
        (-841, date(2026, 11, 26), date(2026, 11, 26)),
        (2**31 - 1, date(2026, 11, 26), date(2026, 11, 26)),
    ],
)
def test_the_day_is_that_of_the_students_clock(
    behind_min: int | None, late: date, early: date
) -> None:
    assert clock.find_day(datetime(2026, 11, 26, 23, 30, tzinfo=UTC), behind_min) == late
    assert clock.find_day(datetime(2026, 11, 26, 0, 30, tzinfo=UTC), behind_min) == early


@pytest.mark.parametrize("behind_min", [KIRITIMATI_MIN, PAGO_PAGO_MIN])
@pytest.mark.parametrize("page", ["sources", "export"])
def test_a_citation_on_a_page_has_the_students_day(
    monkeypatch: pytest.MonkeyPatch, page: str, behind_min: int
) -> None:
    monkeypatch.setattr(type(st.context), "timezone_offset", behind_min)
    day = clock.find_day(datetime.now(UTC), behind_min)
    american = f"{text.MONTHS[day.month - 1]} {day.day}, {day.year}"
    cited = [block.value for block in open_page(page).code if "Retrieved" in block.value]
    assert [f"Retrieved {american}" in words for words in cited] == [True]
