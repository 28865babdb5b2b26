"""The claim of the article that is open, and what was judged, kept in session and URL."""

from __future__ import annotations

from dataclasses import replace

from geodata import facts, scenario
from geodata.analysis import judging
from geodata.analysis.judging import Judgement, Reading
from geodata.facts.records import Claim
from geodata.scenario import Scenario
from pages.hooks import streamlit_hooks
from pages.shared import session, state

PAGE = "article"  # its name in the address


def take_desk(page: str) -> None:
    """On the article's page puts the open claim's map before the student, or, where it has none,
    the student's own. On the first run, and after Back or Forward, the URL says which it is."""
    if page != PAGE:
        return
    if session.current().reading is None or streamlit_hooks.came_by_history():
        _read()
    _put_beside()


def write_address() -> None:
    """Puts claim, judgements and map into the URL; after Back or Forward a new entry would cut off
    the way forward."""
    if not streamlit_hooks.came_by_history():
        state.write_address()


def current() -> Reading:
    """The session's reading of the article."""
    return session.current().reading or Reading()


def opened() -> Claim | None:
    """The claim that is open, or None."""
    return next((claim for claim in facts.claims() if claim.id == current().claim), None)


def claim_map() -> Scenario | None:
    """The map of the open claim; None where it has none, and where the student judges first: the
    map would tell whether it can."""
    claim = opened()
    return read_map(claim) if claim and claim.map and not current().hides else None


def read_map(claim: Claim) -> Scenario:
    """The map that shows a claim."""
    return scenario.from_query(dict(part.split("=", 1) for part in claim.map.split("&")))


def open_claim(name: str) -> None:
    """Opens a claim by its id, with its map; with none, back to the whole article."""
    _become(replace(current(), claim=name, ignored=()))


def hide(hides: bool) -> None:
    """Hides the verdicts, so that the student judges first, or shows them again."""
    _become(replace(current(), hides=hides, ignored=()))


def judge(claim: str, judgement: Judgement) -> None:
    """Keeps what the student says of a claim."""
    _keep(replace(current().judge(claim, judgement), ignored=()))


def forget_judgements() -> None:
    """Empties all that was judged."""
    _keep(replace(current(), judged={}, ignored=()))


def lay_map() -> None:
    """Lays the open claim's map as it was when it was opened."""
    if shown := claim_map():
        state.choose(shown)


def take_map_along() -> None:
    """Makes the open claim's map the student's own, outside the story, as one step of its trail:
    undo brings back the one before."""
    shown = state.current()
    state.take_desk(session.OWN)
    desk = session.current().desk
    desk.story = desk.story_seen = 0
    state.choose(replace(shown, ignored=()))


def _read() -> None:
    """Takes the reading from the URL; where the URL has no map, the claim's own. What was judged in
    this session stays: it may have come later than the page in the browser's history."""
    kept = session.current()
    read = judging.from_query(state.beside_in_address())
    if kept.reading:
        read = replace(read, hides=kept.reading.hides, judged=kept.reading.judged)
    kept.reading = read
    if (shown := claim_map()) and not state.map_in_address():
        state.take_desk(session.CLAIMS)
        state.lay(shown)


def _become(now: Reading) -> None:
    session.current().reading = now
    if shown := claim_map():
        state.take_desk(session.CLAIMS)
        state.lay(shown)
    _keep(now)


def _keep(now: Reading) -> None:
    session.current().reading = now
    _put_beside()
    state.write_address()


def _put_beside() -> None:
    state.take_desk(session.CLAIMS if claim_map() else session.OWN)
    state.put_beside(judging.to_query(current()))
