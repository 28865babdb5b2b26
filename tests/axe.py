"""axe-core, which the accessibility tests run in a page to find barriers."""

from __future__ import annotations

from tests import javascript

SCRIPT = javascript.PACKAGES / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"axe.run(document, {{ runOnly: {RULES!r}, resultTypes: ['violations'] }})"
