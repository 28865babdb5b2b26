"""One ring on three maps, side by side: small drawings in SVG for the projection page."""

from __future__ import annotations
