"""What holds for all tests: laws have no deadline, since a busy machine breaks no law."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
