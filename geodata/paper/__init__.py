"""Prints a Scene on paper and slides, as PNG, SVG or PDF: the poster, and parts for handouts."""

from __future__ import annotations

from geodata.paper.canvas import DRAWING
from geodata.paper.poster import KINDS, Order, Sheet, draw
from geodata.paper.sizes import PAPERS
