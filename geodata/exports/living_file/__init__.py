"""The map as one HTML file that works without a server: our scripts, the ground, and what they say.

What a hand does there goes the way that it goes on the site, and is answered by scripts of this
folder, which stand in for the server; tests hold them to what Python says."""

from __future__ import annotations

from geodata.exports.living_file.bundle import HERE, SCRIPTS
from geodata.exports.living_file.page import POLICY, write_map, write_site
