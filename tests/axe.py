"""What the accessibility tests run in a page: axe-core, which looks for what shuts people out."""

from __future__ import annotations

from tests import javascript

SCRIPT = javascript.PACKAGES / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"axe.run(document, {{ runOnly: {RULES!r}, resultTypes: ['violations'] }})"
