"""The trail of scenarios that undo and redo walk: one step for one gesture."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.scenario import Scenario

LONGEST = 200  # steps that are kept; our choice: more than a lesson's hour
# Our choice: changes of one control that follow faster, as by a held key, are one gesture.
ONE_GESTURE_S = 1.0


@dataclass(frozen=True, slots=True)
class Trail:
    """What was before, what was undone, and which control changed last, at what second."""

    past: tuple[Scenario, ...] = ()
    future: tuple[Scenario, ...] = ()
    control: str = ""
    at_s: float = 0.0

    def step(self, before: Scenario, control: str, now_s: float) -> Trail:
        """The trail after a change: one step more, unless a control goes on with its gesture."""
        goes_on = (
            control and control == self.control and now_s - self.at_s < ONE_GESTURE_S and self.past
        )
        past = self.past if goes_on else (*self.past, before)[-LONGEST:]
        return Trail(past, (), control, now_s)

    def back(self, now: Scenario) -> tuple[Trail, Scenario]:
        """One step back; where there is none, as it was."""
        if not self.past:
            return self, now
        return Trail(self.past[:-1], (*self.future, now)), self.past[-1]

    def forward(self, now: Scenario) -> tuple[Trail, Scenario]:
        """One step forward again; where there is none, as it was."""
        if not self.future:
            return self, now
        return Trail((*self.past, now), self.future[:-1]), self.future[-1]

    def to(self, there: Scenario, now: Scenario) -> Trail:
        """The trail after the browser's own Back or Forward led there: as many steps back or
        forward, or a new one."""
        for walk in (Trail.back, Trail.forward):
            trail, here = self, now
            for _ in range(LONGEST):
                trail, here = walk(trail, here)
                if here == there:
                    return trail
        return self.step(now, "", 0.0)
