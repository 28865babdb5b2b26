"""The lessons of facts/lessons.toml: computed answers, marks at once, progress in the address."""

from __future__ import annotations
