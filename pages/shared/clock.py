"""The day it is where the student is, as the browser tells, and not where the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import streamlit as st

# Minutes behind UTC of the first and the last zone of the Earth, +14 h and -12 h (tz database).
FIRST_MIN, LAST_MIN = -14 * 60, 12 * 60


def today() -> date:
    """The student's day; UTC's where the browser has not told its clock."""
    return find_day(datetime.now(UTC), st.context.timezone_offset)


def find_day(now: datetime, behind_min: int | None) -> date:
    """The day at a moment of UTC on a clock so many minutes behind it, as browsers count; on UTC's
    own without any, or with more than any clock is."""
    if behind_min is None or not FIRST_MIN <= behind_min <= LAST_MIN:
        return now.date()
    return (now - timedelta(minutes=behind_min)).date()
