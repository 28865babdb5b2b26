"""What is known: curated tables, each record with its source, and their readers."""

from __future__ import annotations

from geodata.facts.airfields import airbases, all_airbases, reports
from geodata.facts.checker import FOLDER, FactsError
from geodata.facts.cited import ARTICLE, read_sources, sources
from geodata.facts.reading import (
    CATEGORIES,
    VERDICTS,
    check_all,
    claims,
    events,
    paragraphs,
    permissions,
    range_presets,
    weapons,
)
from geodata.facts.records import Claim, RangePreset
from geodata.facts.statements import statement
