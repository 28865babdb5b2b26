"""What is known: curated tables, each record with its source, and their readers."""

from __future__ import annotations

from geodata.facts.checker import FactsError
from geodata.facts.reading import (
    CATEGORIES,
    FOLDER,
    VERDICTS,
    airbases,
    check_all,
    claims,
    events,
    paragraphs,
    permissions,
    range_presets,
    read_sources,
    reports,
    sources,
    weapons,
)
from geodata.facts.records import Claim, RangePreset
from geodata.facts.statements import statement
