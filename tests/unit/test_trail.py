"""Undo and redo: one step for one gesture, and the browser's Back walks the same trail."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geodata.analysis.trail import LONGEST, Trail
from geodata.scenario import Point, Scenario

A, B, C, D = (Scenario((Point(30.0 + i, 50.0),)) for i in range(4))


def test_a_step_back_and_one_forward_end_where_they_began() -> None:
    trail = Trail().step(A, "", 0.0)
    trail, now = trail.back(B)
    assert now == A
    trail, now = trail.forward(now)
    assert now == B
    assert trail.past == (A,)


def test_quick_changes_of_one_control_are_one_step_and_slow_ones_are_not() -> None:
    quick = Trail().step(A, "lat", 0.0).step(B, "lat", 0.5).step(C, "lat", 1.0)
    assert quick.back(D)[1] == A
    slow = Trail().step(A, "lat", 0.0).step(B, "lat", 5.0)
    assert slow.back(C)[1] == B
    other = Trail().step(A, "lat", 0.0).step(B, "lon", 0.1)
    assert other.back(C)[1] == B
    buttons = Trail().step(A, "", 0.0).step(B, "", 0.1)
    assert buttons.back(C)[1] == B


def test_a_change_after_undo_begins_a_new_way() -> None:
    trail, now = Trail().step(A, "", 0.0).step(B, "", 5.0).back(C)
    assert now == B
    trail = trail.step(now, "", 9.0)
    assert trail.future == ()
    assert trail.back(D)[1] == B


def test_a_gesture_after_undo_is_a_step_of_its_own_however_quick() -> None:
    trail, now = Trail().step(A, "lat", 0.0).back(B)
    assert trail.step(now, "lat", 0.1).back(C)[1] == A


def test_at_the_ends_nothing_changes() -> None:
    assert Trail().back(A) == (Trail(), A)
    assert Trail().forward(A) == (Trail(), A)


def test_the_browsers_back_and_forward_are_steps_of_the_trail_and_any_other_link_a_new_step() -> (
    None
):
    trail = Trail().step(A, "", 0.0)
    back = trail.to(A, now=B)
    assert back == Trail((), (B,))
    assert back.to(B, now=A).past == (A,)
    assert trail.to(D, now=B).past == (A, B)
    far = Trail().step(A, "", 0.0).step(B, "", 5.0).step(C, "", 9.0)
    assert far.to(A, now=D) == Trail((), (D, C, B))
    assert far.to(A, now=D).to(C, now=A) == Trail((A, B), (D,))


@given(st.integers(0, 3 * LONGEST))
def test_the_trail_never_grows_beyond_its_length(steps: int) -> None:
    trail = Trail()
    for second in range(steps):
        trail = trail.step(A, "", float(second))
    assert len(trail.past) == min(steps, LONGEST)
