"""Settings for all tests: hypothesis has no deadline, since a busy machine is only slow."""

from __future__ import annotations

import gc

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
# Looking for what can be let go after each 20,000 new things and not after 700 spares an eighth of
# the processor, for 40 MB more. Servers that tests start keep Python's own measure.
gc.set_threshold(20_000, 10, 10)
