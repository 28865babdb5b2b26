"""Settings for all tests: hypothesis has no deadline, since a busy machine is only slow."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
