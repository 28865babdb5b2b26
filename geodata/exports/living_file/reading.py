"""What the whole file has to read beside map and lessons: claims, timeline, three panels."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from markupsafe import Markup

from geodata import facts, text
from geodata.analysis import claims, day_bar
from geodata.distortion import panels, sentences, window
from geodata.distortion.window import KINDS, Panel
from geodata.exports.living_file import map_data
from geodata.facts.records import Claim
from geodata.scenario import DEFAULT
from geodata.scene import html_words

WAYS = ("pixels", "degrees")  # the wrong rings that the panels show; the table has all


def read() -> dict[str, Any]:
    """For reading.html; what is HTML already is marked as such."""
    one = window.of_first(DEFAULT)
    return {
        "finding": Markup(html_words.count_verdicts()),
        "paragraphs": [
            {
                "number": number,
                "about": facts.paragraphs()[number],
                "claims": [_tell_claim(claim) for claim in found],
            }
            for number, found in groupby(facts.claims(), key=lambda claim: claim.paragraph)
        ],
        "days": [
            (text.date(day), Markup(map_data.tell_day(day)))
            for day in day_bar.list_days()
            if day_bar.find_events(day)
        ],
        "intro": sentences.intro(one),
        "panels": [_tell_panel(Panel(kind, one, WAYS, True, False, "light")) for kind in KINDS],
        "legend": sentences.LEGEND,
        "heads": sentences.WRONG_RINGS,
        "rows": sentences.wrong_ring_rows(one),
    }


def _tell_claim(claim: Claim) -> dict[str, Any]:
    outcome = claims.check(claim)
    sources = (html_words.anchor(facts.sources()[one]) for one in claim.sources)
    return {
        "claim": claim.claim,
        "verdict": Markup(html_words.verdict_line(claim)),
        "reason": Markup(html_words.with_meanings(claim.reason)),
        "check": outcome.text if outcome else "",
        "map": claim.map,
        "sources": Markup(", ".join(sources)),
    }


def _tell_panel(panel: Panel) -> dict[str, str]:
    return {
        "address": panels.address(panel),
        "alt": " ".join(panels.describe(panel)),
        "name": sentences.NAMES[panel.kind],
        "said": sentences.panel_sentence(panel.kind, panel.scenario, panel.close),
        "keeps": sentences.KEEPS[panel.kind],
    }
