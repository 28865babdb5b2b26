"""The lessons: questions with computed answers, marked at once, progress kept in the address."""

from __future__ import annotations
