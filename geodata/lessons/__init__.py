"""The lessons: questions whose answers are computed from facts and geography, marked at once, kept in the address."""

from __future__ import annotations
